"""Which figures stand on which chart; their values are always the figures' own."""

from typing import Literal

from pydantic import Field

from knowledge.models import Id, Localized, Record, Text


class ChartPanel(Record):
    """Figures of one period and one order of size, which may be compared."""

    title: Localized[Text] | None = None
    measure: Literal["value", "change"] = "value"
    """What is shown of each figure: itself, or its rise or fall."""
    figures: tuple[Id, ...] = Field(min_length=1)


class Chart(Record):
    id: Id
    title: Localized[Text]
    panels: tuple[ChartPanel, ...] = Field(min_length=1)
    note: Localized[Text] | None = None
    """What must not be misread."""

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(figure for panel in self.panels for figure in panel.figures))
