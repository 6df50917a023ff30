"""What may be computed from figures, and what must not, checked when a bulletin is read."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

from knowledge.calculation import CalculationError, compute
from knowledge.derived import Combined, DerivedFigure, inputs
from knowledge.figures import Figure
from knowledge.mentions import Incompatible
from knowledge.reading import KnowledgeError


def check_calculations(
    folder: Path,
    computable: Iterable[DerivedFigure],
    figures: Mapping[str, Figure],
    incompatible: tuple[Incompatible, ...],
) -> None:
    """Refuse what cannot be computed, and what `incompatible.yaml` says must not be."""
    for item in computable:
        try:
            compute(item, figures)
        except CalculationError as error:
            raise KnowledgeError(f"{folder}: {item.id}: {error}; remove the record") from error
        if isinstance(item.formula, Combined):
            _check_periods(folder, item, figures)
            _check_rules(folder, item, incompatible)


def _check_periods(folder: Path, item: DerivedFigure, figures: Mapping[str, Figure]) -> None:
    first, *others = (figures[figure].period for figure in inputs(item.formula))
    if any((first.start, first.end) != (other.start, other.end) for other in others):
        raise KnowledgeError(
            f"{folder}: {item.id}: puts figures of different periods together; remove the record"
        )


def _check_rules(folder: Path, item: DerivedFigure, incompatible: tuple[Incompatible, ...]) -> None:
    for rule in incompatible:
        if any(rule.forbids(*pair) for pair in combinations(inputs(item.formula), 2)):
            raise KnowledgeError(
                f"{folder}: {item.id}: incompatible.yaml ({rule.id}) forbids it; keep one of them"
            )
