"""Derived figures: what one computation more makes of the published ones."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from knowledge import KnowledgeBase
from knowledge.calculation import Calculation, CalculationError, compute, inputs
from knowledge.derived import (
    Average,
    Change,
    DerivedFigure,
    Difference,
    EarlierPeriod,
    Formula,
    Ratio,
    Share,
    Sum,
)
from knowledge.figures import Amount, Comparison, Figure, Period
from knowledge.models import Localized

BULLETIN = KnowledgeBase.load().bulletin
KNOWN = {
    "cases-cracked-year-before": "71100",
    "gangs-destroyed-year-before": "7750",
    "suspects-arrested-year-before": "62500",
    "large-cases-year-before": "338",
    "cases-filed-april": "98700",
    "calls-and-texts-intercepted": "1520000000",
    "cards-seized": "4299000",
    "cases-cracked-per-month": "22800",
    "suspects-arrested-per-month": "30800",
    "gangs-destroyed-per-month": "2800",
    "dens-destroyed-per-month": "1300",
    "large-cases-per-month": "176",
    "cases-cracked-per-day": "755",
    "suspects-arrested-per-day": "1020",
    "cases-filed-may-per-day": "2730",
    "arrests-approved-share": "79.8",
    "transferred-share-of-repatriated": "41.7",
    "transferred-share-of-approved": "52.3",
    "roundup-share-of-arrests": "1.6",
    "large-case-share": "0.77",
    "suspects-per-case": "1.35",
    "suspects-per-gang": "11",
    "cases-per-gang": "8.1",
    "suspects-per-roundup": "121",
    "plays-per-video": "920000",
    "phone-cards-per-bank-card": "6.6",
    "texts-per-call-intercepted": "1.49",
    "snakeheads-per-smuggling-gang": "3.0",
    "repatriated-not-approved": "529",
    "approved-not-transferred": "998",
    "cases-cracked-more": "42900",
    "gangs-destroyed-more": "6250",
    "suspects-arrested-more": "91500",
    "large-cases-more": "543",
    "cases-filed-fewer": "14100",
}
EXACT = {
    "calls-and-texts-intercepted",
    "cards-seized",
    "cases-cracked-per-month",
    "suspects-arrested-per-month",
    "repatriated-not-approved",
    "approved-not-transferred",
}


def computed(derived: str) -> Calculation:
    return compute(BULLETIN.derived[derived], BULLETIN.figures)


@pytest.mark.parametrize("derived", KNOWN)
def test_a_derived_figure_has_the_known_value(derived: str) -> None:
    assert f"{computed(derived).value:f}" == KNOWN[derived]


def test_every_derived_figure_is_known_here() -> None:
    assert BULLETIN.derived.keys() == KNOWN.keys()


def test_only_what_was_neither_rounded_nor_more_than_is_exact() -> None:
    assert {derived for derived in KNOWN if computed(derived).exact} == EXACT


@pytest.mark.parametrize(
    ("derived", "expression"),
    [
        ("cases-cracked-year-before", "114,000 ÷ (1 + 60.4%)"),
        ("cases-filed-april", "84,600 ÷ (1 − 14.3%)"),
        ("cases-cracked-more", "114,000 − 114,000 ÷ (1 + 60.4%)"),
        ("cases-filed-fewer", "84,600 ÷ (1 − 14.3%) − 84,600"),
        ("calls-and-texts-intercepted", "610,000,000 + 910,000,000"),
        ("repatriated-not-approved", "2,620 − 2,091"),
        ("arrests-approved-share", "2,091 ÷ 2,620"),
        ("suspects-per-roundup", "2,421 ÷ 20"),
        ("cases-cracked-per-month", "114,000 ÷ 5"),
    ],
)
def test_the_calculation_is_shown_in_figures_a_person_can_check(
    derived: str, expression: str
) -> None:
    assert computed(derived).expression == expression


@pytest.mark.parametrize(
    ("derived", "figures"),
    [
        ("cases-filed-april", ("cases-filed-may",)),
        ("cards-seized", ("phone-cards-seized", "bank-cards-seized")),
        ("approved-not-transferred", ("arrests-approved", "transferred-for-prosecution")),
        ("large-case-share", ("large-cases-cracked", "cases-cracked")),
        ("plays-per-video", ("video-plays", "videos-published")),
    ],
)
def test_the_figures_it_rests_on_are_named(derived: str, figures: tuple[str, ...]) -> None:
    assert computed(derived).figures == figures
    assert inputs(BULLETIN.derived[derived].formula) == figures


def test_what_rests_on_a_more_than_says_so_in_a_caution() -> None:
    for derived in BULLETIN.derived.values():
        if any(BULLETIN.figures[used].amounts[0].more_than for used in inputs(derived.formula)):
            assert derived.caution, derived.id


def test_a_derived_figure_never_has_the_name_of_a_published_one() -> None:
    assert not BULLETIN.derived.keys() & BULLETIN.figures.keys()
    titles = {figure.title.zh for figure in BULLETIN.figures.values()}
    assert not titles & {derived.title.zh for derived in BULLETIN.derived.values()}


@pytest.mark.parametrize(
    "derived", [derived for derived in KNOWN if derived.endswith(("-year-before", "-april"))]
)
def test_an_earlier_period_grows_back_to_the_published_figure(derived: str) -> None:
    [used] = computed(derived).figures
    figure = BULLETIN.figures[used]
    assert figure.comparison
    change = figure.comparison.percent / 100
    grown = computed(derived).value * (
        1 + change if figure.comparison.direction == "rise" else 1 - change
    )
    assert abs(grown / figure.amounts[0].value - 1) < Decimal("0.002")


# Figures made up


def _figure(name: str, amount: str, change: str | None = None, more_than: bool = False) -> Figure:
    direction = "fall" if change and change.startswith("-") else "rise"
    return Figure.model_validate(
        {
            "id": name,
            "area": "1",
            "title": _text(name),
            "amounts": [Amount(value=Decimal(amount), more_than=more_than, written=amount)],
            "unit": _text("cases"),
            "counts": _text(name),
            "period": Period(wording=_text("2021")),
            "comparison": change
            and Comparison(
                percent=Decimal(change.strip("-")),
                direction=direction,
                basis="year-on-year",
                against=_text("2020"),
            ),
            "quotation": amount,
        }
    )


def _text(text: str) -> Localized[str]:
    return Localized[str](zh=text, en=text)


def _compute(
    formula: Formula, decimals: int = 0, figures: Mapping[str, Figure] | None = None
) -> Calculation:
    derived = DerivedFigure(
        id="derived",
        title=_text("derived"),
        formula=formula,
        decimals=decimals,
        unit=_text("cases"),
        counts=_text("derived"),
    )
    return compute(derived, FIGURES if figures is None else figures)


FIGURES = {
    "risen": _figure("risen", "150", "50"),
    "fallen": _figure("fallen", "75", "-25"),
    "plain": _figure("plain", "30"),
    "vague": _figure("vague", "10", more_than=True),
}


@pytest.mark.parametrize(
    ("formula", "calculation"),
    [
        (
            EarlierPeriod(op="earlier-period", figure="risen"),
            Calculation(Decimal(100), True, "150 ÷ (1 + 50%)", ("risen",)),
        ),
        (
            EarlierPeriod(op="earlier-period", figure="fallen"),
            Calculation(Decimal(100), True, "75 ÷ (1 − 25%)", ("fallen",)),
        ),
        (
            Change(op="change", figure="risen"),
            Calculation(Decimal(50), True, "150 − 150 ÷ (1 + 50%)", ("risen",)),
        ),
        (
            Change(op="change", figure="fallen"),
            Calculation(Decimal(25), True, "75 ÷ (1 − 25%) − 75", ("fallen",)),
        ),
        (
            Sum(op="sum", figures=("risen", "fallen", "plain")),
            Calculation(Decimal(255), True, "150 + 75 + 30", ("risen", "fallen", "plain")),
        ),
        (
            Difference(op="difference", minuend="plain", subtrahend="fallen"),
            Calculation(Decimal(-45), True, "30 − 75", ("plain", "fallen")),
        ),
        (
            Share(op="share", part="plain", whole="risen"),
            Calculation(Decimal(20), True, "30 ÷ 150", ("plain", "risen")),
        ),
        (
            Ratio(op="ratio", numerator="plain", denominator="vague"),
            Calculation(Decimal(3), False, "30 ÷ 10", ("plain", "vague")),
        ),
        (
            Average(op="average", figure="plain", steps=4),
            Calculation(Decimal(8), False, "30 ÷ 4", ("plain",)),
        ),
    ],
)
def test_each_formula_computes_what_its_name_says(
    formula: Formula, calculation: Calculation
) -> None:
    assert _compute(formula) == calculation


@pytest.mark.parametrize(
    ("decimals", "shown", "exact"),
    [(2, "7.50", True), (1, "7.5", True), (0, "8", False), (-1, "10", False), (-2, "0", False)],
)
def test_a_result_is_rounded_as_its_figure_asks(decimals: int, shown: str, exact: bool) -> None:
    result = _compute(Average(op="average", figure="plain", steps=4), decimals)
    assert (f"{result.value:f}", result.exact) == (shown, exact)


def test_no_earlier_period_is_made_up_where_none_was_compared_with() -> None:
    with pytest.raises(CalculationError, match="plain has no comparison"):
        _compute(EarlierPeriod(op="earlier-period", figure="plain"))
