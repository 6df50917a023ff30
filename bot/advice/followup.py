"""Understands "and how do I avoid it?" from what was spoken of before."""

from rapidfuzz import fuzz, process

from bot.actions import Aspect
from index.normalise import normalise
from knowledge.followups import FollowUps

_ALIKE = 88  # of 100, rapidfuzz's ratio
_LEADS = (
    *("那么", "那", "还有", "请问", "所以"),
    *("and ", "so ", "ok ", "okay ", "but ", "then ", "what about ", "how about "),
)
_SIGNS = "？?！!。.，, ~…"
_LONGEST = 40  # characters
_FRAGMENT = 24  # characters
_ENDS = ("呢", "呀呢", " then")


class FollowUpReader:
    def __init__(self, followups: FollowUps) -> None:
        sides = {
            Aspect.HOW: followups.how,
            Aspect.SIGNS: followups.signs,
            Aspect.BEFORE: followups.before,
            Aspect.AFTER: followups.after,
        }
        self._aspects = {
            _bare(normalise(phrase)): aspect
            for aspect, phrases in sides.items()
            for phrase in (*phrases.zh, *phrases.en)
        }

    def aspect(self, matching: str) -> Aspect | None:
        """Return the side a short text asks for, or None if it asks for something else."""
        if len(matching) > _LONGEST:
            return None
        found = process.extractOne(
            _bare(matching), self._aspects.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE
        )
        return self._aspects[found[0]] if found else None

    def leans(self, matching: str) -> bool:
        """Tell whether a short text only makes sense after another, such as "and in May?"."""
        return len(matching) <= _FRAGMENT and (
            matching.startswith(_LEADS) or matching.strip(_SIGNS).endswith(_ENDS)
        )


def _bare(text: str) -> str:
    text = text.strip(_SIGNS)
    for lead in _LEADS:
        text = text.removeprefix(lead)
    return text.strip(_SIGNS)
