"""What a line takes back of what was told or understood: a payment, despair, the matter itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.advice.question import Question, length
from bot.advice.reading import DESPAIR
from bot.advice.urgency import ABOUT_TO_PAY, MISSING, PAID, THREATENED
from bot.advice.wording import WordingReader
from bot.advice.worries import LIFE_FOR_MONEY
from bot.memory import UNNAMED, Recall

_LONGEST = 240
"""Length of a line that says so outright; a longer one tells by itself."""
_BEFORE_PAYING = {"before-pressing", ABOUT_TO_PAY}
_OFTEN_MISTAKEN = {
    None,
    *("acquaintance-impersonation", "fake-customer-service", "flight-change-scam"),
    *("game-trading-scam", "phishing", "qr-code-scam", "rental-scam", "shopping-scam"),
}
"""Kinds of fraud that everyday life sounds like; the others are denied by who is taken in."""
_UNPAID = {None, PAID, *_BEFORE_PAYING}
"""What is over, or no more pressing than a warning, once it is told that nothing was paid."""


@dataclass(frozen=True)
class TakenBack:
    rest: Question
    """What a line says beside it, perhaps nothing."""
    recall: Recall
    """What is remembered then."""
    unpaid: bool
    """Whether nothing was paid or given."""
    calm: bool
    """Whether nobody thinks of hurting themselves."""
    own: bool
    """Whether it is about the writer and no relative, or the relative is safe."""
    ordinary: bool
    """Whether it is no fraud, but something of everyday life."""
    corrected: bool
    """Whether the last answer was about something else than is meant."""

    @property
    def more_than_a_correction(self) -> bool:
        return self.unpaid or self.calm or self.own


class TakingBackReader:
    def __init__(self, wording: WordingReader, quarrels: Callable[[Recall], bool]) -> None:
        """``quarrels`` tells whether a quarrel was spoken of, which is no fraud as it is."""
        self._wording = wording
        self._quarrels = quarrels

    def _is_all(self, rest: Question) -> bool:
        """Tell whether nothing is said beside it, but perhaps whether it is a fraud."""
        text = rest.matching
        nothing = not rest.has_words or self._wording.asks("says_nothing", text)
        return nothing or self._wording.asks("asks_verdict", text)

    def read(self, question: Question, recall: Recall) -> TakenBack | None:
        """Return what a line takes back; None of most lines, and of a long or quoted one."""
        text = question.matching
        if length(text) > _LONGEST:
            return None
        unpaid = recall.emergency in _UNPAID and self._wording.asks("denies_payment", text)
        calm = self._wording.asks("denies_despair", text)
        well = recall.emergency == DESPAIR and self._wording.asks("is_well", text)
        own = recall.emergency == ABOUT_TO_PAY and self._wording.asks("about_oneself", text)
        safe = recall.emergency == MISSING and self._wording.asks("denies_missing", text)
        kin = recall.worry == LIFE_FOR_MONEY and self._wording.asks("kin_named", text)
        corrects = self._wording.asks("corrects", text)
        none = self._wording.asks("there_is_none", text)
        corrected = recall.known and corrects and not (kin or none)
        calm, ordinary = calm or well, self._is_ordinary(text, recall)
        if not (unpaid or calm or own or safe or corrected or ordinary):
            return None
        cues = {
            "denies_payment": unpaid,
            "denies_despair": calm,
            "is_well": well,
            "denies_missing": safe,
            "denies_fraud": ordinary,
            "denies_threat": ordinary,
            "corrects": corrected,
        }
        for cue in (cue for cue, told in cues.items() if told):
            text = self._wording.without(cue, text)
        rest = Question.read(text, question.language)
        if not (recall.known or calm or ordinary or self._is_all(rest)):
            return None  # a story, which tells by itself
        denied = {PAID: unpaid, DESPAIR: calm, ABOUT_TO_PAY: own, MISSING: safe}
        over = denied.get(recall.emergency or "", False)
        left = replace(recall, emergency=None) if over else recall
        if ordinary and self._quarrels(recall):
            left = replace(recall, no_fraud=True)
        elif ordinary:
            left = replace(recall.anew(), matter=recall.matter or UNNAMED, no_fraud=True)
        own = own or safe
        return TakenBack(rest, left, unpaid, calm, own, ordinary=ordinary, corrected=corrected)

    def _is_ordinary(self, text: str, recall: Recall) -> bool:
        """Tell whether a fraud is denied that everyday life was taken for, or a threat."""
        if recall.emergency == THREATENED:
            return self._wording.asks("denies_threat", text)
        mistaken = recall.begun and recall.topic in _OFTEN_MISTAKEN
        return mistaken and self._wording.asks("denies_fraud", text)
