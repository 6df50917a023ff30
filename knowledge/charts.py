"""Which figures stand on which chart; their values are always the figures' own."""

from typing import Annotated, Literal

from pydantic import Field

from knowledge.models import Id, Lines, Localized, Record, Text

Figures = Annotated[tuple[Id, ...], Field(min_length=1)]


class BarsPanel(Record):
    """Figures of one period that may be compared by their length."""

    form: Literal["bars"]
    title: Localized[Text] | None = None
    measure: Literal["value", "change"] = "value"
    """What is shown of each figure: itself, or its rise or fall."""
    figures: Figures


class NumbersPanel(Record):
    """Figures of one period that must not be compared: other units, other orders of size."""

    form: Literal["numbers"]
    title: Localized[Text] | None = None
    figures: Figures


class Step(Record):
    title: Localized[Text]
    figures: Figures


class StepsPanel(Record):
    """What comes after what, all in one period."""

    form: Literal["steps"]
    title: Localized[Text] | None = None
    steps: tuple[Step, ...] = Field(min_length=2)

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(figure for step in self.steps for figure in step.figures)


class YearsPanel(Record):
    """Later figures of whole years, with gaps where there is none; parts of a year as such."""

    form: Literal["years"]
    title: Localized[Text]
    whole: Figures
    partial: tuple[Id, ...] = ()

    @property
    def figures(self) -> tuple[str, ...]:
        """None of the bulletin's own."""
        return ()


Panel = Annotated[BarsPanel | NumbersPanel | StepsPanel | YearsPanel, Field(discriminator="form")]


class Chart(Record):
    id: Id
    area: Literal["headline", "1", "2", "3", "4", "5", "6", "later"] | None = None
    """The area whose chart it is; that of what was published later is none of the bulletin's."""
    title: Localized[Text]
    named_by: Localized[Lines]
    """RE2 patterns: what people call it who ask for a chart."""
    broad: bool = False
    """Whether it gives way to any other chart that is named, too."""
    panels: tuple[Panel, ...] = Field(min_length=1)
    labels: dict[Id, Localized[Text]] = Field({})
    """What a figure is called here, where its own title says more than is needed."""
    note: Localized[Text] | None = None
    """What must not be misread."""

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(figure for panel in self.panels for figure in panel.figures))
