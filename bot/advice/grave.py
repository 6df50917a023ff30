"""Keeps to what matters most where somebody may be in danger, whatever a later line sounds like.

A short line that leans on such a case is seldom understood by itself: "he has a gun licence", "I am
in the bathroom". A wrong guess costs more there than to hear once more what to do first.
"""

from bot.advice.advice import (
    Advice,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    SmalltalkAdvice,
    UnknownAdvice,
    WorryAdvice,
)
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.question import is_fragment
from bot.advice.reading import DESPAIR, Reading
from bot.advice.urgency import ABOUT_TO_PAY, LENT, MISSING, PAID, THREATENED
from bot.advice.wording import WordingReader
from bot.advice.worries import MORE_TOLD, SENT_PICTURES, WorryReader
from bot.memory import Recall
from knowledge.emergencies import Emergency
from knowledge.exemplars import Form
from knowledge.guidance import Guidance

_CARRYING = "carrying-cash"
"""The page for who carries cash, after which it may be told that it was carried before."""
_SURE = 0.9
"""From which probability another page is believed."""


class GraveReader:
    def __init__(
        self, worries: WorryReader, emergencies: EmergencyAdvisor, wording: WordingReader
    ) -> None:
        self._worries = worries
        self._emergencies = emergencies
        self._wording = wording

    def kept(self, advice: Advice, reading: Reading, recall: Recall) -> Advice:
        """Return what is said of the case, in place of advice that is of something else."""
        case = self._worries.case(reading, recall)
        if not self._worries.is_apart(case) or self._may_stand(advice, reading, recall):
            return advice
        extorted = isinstance(advice, EmergencyAdvice) and advice.emergency.id == THREATENED
        pictures = extorted and self._is_written_for(SENT_PICTURES, case)
        said = SENT_PICTURES if pictures else MORE_TOLD
        return self._worries.told(said, reading, recall) or advice

    def _may_stand(self, advice: Advice, reading: Reading, recall: Recall) -> bool:
        text = reading.question.matching
        match advice:
            case WorryAdvice(worry=worry, case=case):
                return self._is_written_for(worry.id, case)
            case EmergencyAdvice(emergency=emergency):
                if recall.emergency == DESPAIR:
                    return emergency.id == DESPAIR
                named = self._emergencies.named(text) if recall.emergency else None
                known = {DESPAIR, recall.emergency, named}
                gone = emergency.id == PAID and self._emergencies.lost(text)
                carried = emergency.id == LENT and recall.page == _CARRYING
                paying = emergency.id == ABOUT_TO_PAY and recall.emergency == MISSING
                return gone or carried or paying or emergency.id in known
            case GuidanceAdvice(entry=entry):
                page = entry if isinstance(entry, Guidance) else None
                numbers = advice.line is not None or (page is not None and page.by_place)
                guarded = self._wording.asks("guarded", text)
                danger = page is not None and page.apart and not is_fragment(text) and not guarded
                return numbers or danger or entry.id == recall.page or self._is_another(reading)
            case FiguresAdvice():
                return self._wording.asks("is_a_question", text)
            case SmalltalkAdvice():
                return True
            case UnknownAdvice(reason=reason):
                return reason is Reason.DANGER
        return False

    def _is_written_for(self, worry: str, case: object) -> bool:
        named = isinstance(case, Emergency | Guidance) and self._worries.is_written_for(
            worry, case.id
        )
        return named or worry == MORE_TOLD

    def _is_another(self, reading: Reading) -> bool:
        """Tell whether it is surely asked on another page."""
        asked = self._wording.asks("is_a_question", reading.question.matching)
        sure = reading.evidence.guidance[0].probability >= _SURE
        return asked and sure and reading.evidence.of(Form.GUIDANCE) >= _SURE
