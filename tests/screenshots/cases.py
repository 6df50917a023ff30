"""The texts of `cases.yaml`, drawn; layout, theme and damage take turns so that all meet."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from tests.screenshots.damage import DAMAGES
from tests.screenshots.drawing import LAYOUTS, Line

ORDINARY = "ordinary"
_CASES = Path(__file__).parent / "cases.yaml"


@dataclass(frozen=True)
class Case:
    id: str
    layout: str
    topic: str
    title: str
    lines: tuple[Line, ...]
    dark: bool
    damage: str

    @property
    def chinese(self) -> bool:
        return not self.id.startswith("en-")

    @property
    def text(self) -> str:
        return "\n".join(text for _, text in self.lines)

    def drawn(self) -> Image.Image:
        return LAYOUTS[self.layout](self.title, self.lines, self.dark, self.chinese)

    def picture(self) -> bytes:
        return DAMAGES[self.damage](self.drawn())


def read_cases() -> tuple[Case, ...]:
    content = yaml.safe_load(_CASES.read_text("utf-8"))
    return tuple(_case(number, case) for number, case in enumerate(content))


def _case(number: int, content: dict[str, Any]) -> Case:
    damages = tuple(DAMAGES)
    lines = tuple(_line(line) for line in content.pop("lines"))
    return Case(
        **content, lines=lines, dark=number % 5 in {1, 3}, damage=damages[number % len(damages)]
    )


def _line(written: str) -> Line:
    return ("left" if written.startswith("< ") else "right", written[2:])
