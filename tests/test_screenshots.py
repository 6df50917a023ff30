"""Every other drawn screenshot is read, and judged as its words would be; reading takes seconds.
`python -m tests.screenshots` reads all and prints the figures."""

import time

import pytest

from bot.engine import Engine
from bot.reading.picture import Picture, Speaker
from bot.reading.reader import PictureReader
from tests.screenshots.cases import Case, read_cases
from tests.screenshots.damage import DAMAGES
from tests.screenshots.drawing import LAYOUTS
from tests.screenshots.measure import Outcome, outcome

CASES = read_cases()
READ = CASES[::2]
CLEAN, DAMAGED, CUT = 0.95, 0.9, 0.75
"""Shares of the characters that must be read; a crop may cut some off."""
JUDGED_ALIKE = 0.85
_CHATS = {"wechat", "whatsapp", "telegram", "sms"}


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    """What the tests of single screenshots found."""
    return {}


@pytest.mark.parametrize("case", READ, ids=lambda case: f"{case.id}-{case.damage}")
def test_a_screenshot_is_read(
    case: Case, engine: Engine, reader: PictureReader, outcomes: dict[str, Outcome]
) -> None:
    started = time.perf_counter()
    found = reader.submit(case.picture()).result()
    assert isinstance(found, Picture)
    measured = outcome(case, found, time.perf_counter() - started, engine.advisor)
    outcomes[case.id] = measured
    least = {"clean": CLEAN, "cropped": CUT}.get(case.damage, DAMAGED)
    assert measured.recall >= least, measured.read
    sides = {side for side, _ in case.lines}
    if case.layout in _CHATS and len(sides) == 2:
        mine = "".join(passage.text for passage in found.passages if passage.speaker is Speaker.ME)
        theirs = "".join(
            passage.text for passage in found.passages if passage.speaker is Speaker.OTHER
        )
        for side, text in case.lines:
            start = text[:4].strip()
            assert start in (theirs if side == "left" else mine), found.passages


def test_they_are_judged_as_their_words_are(outcomes: dict[str, Outcome]) -> None:
    if len(outcomes) < len(READ):
        pytest.skip("needs all screenshots of this file")
    right = [found for found in outcomes.values() if found.as_text]
    alike = [found for found in right if found.as_picture]
    assert len(right) >= 25
    assert len(alike) >= JUDGED_ALIKE * len(right)
    clean = [found.recall for found in outcomes.values() if found.case.damage == "clean"]
    assert sum(clean) / len(clean) >= CLEAN


def test_all_layouts_themes_languages_and_damages_occur() -> None:
    assert len(CASES) >= 60
    assert {case.layout for case in READ} == set(LAYOUTS)
    assert {case.damage for case in READ} == set(DAMAGES)
    assert {case.dark for case in READ} == {True, False}
    assert {case.id.partition("-")[0] for case in READ} == {"zh", "en", "mix"}
    assert {case.dark for case in READ if case.layout == "wechat"} == {True, False}
