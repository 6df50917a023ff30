"""Expects what is asked or told next in a talk: of what a line may mean, what talks like this one
go on with is likelier.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from bot.advice.weighing import ranked
from bot.memory import Recall
from index.evidence import Candidate, Evidence
from index.thresholds import Thresholds
from knowledge.exemplars import Form
from knowledge.talks import EMERGENCY, PAGE, TOPIC, Talk, of_emergency, of_page, of_topic
from knowledge.worries import NO_ANSWER

_UNSEEN = 0.5
"""Times that each turn is taken to have come which never came."""
_KINDS_OF_TURNS = 400
"""Roughly, how many there are."""
_DOUBT = 100
"""Turns in one state that count as much as how often a turn comes in all of them."""
_OF_ITSELF = {
    *(Form.EMERGENCY, Form.SMALLTALK, Form.OUT_OF_SCOPE, Form.MISUSE),
    *(Form.FIGURE, Form.NO_FIGURE),
}
"""Forms of lines that are as likely in a talk as by themselves."""
_SELDOM_MEANT = "more-told"
"""What nobody expects in a talk that is written down, and people often tell."""
_OF_A_KIND = (Form.QUESTION, Form.SITUATION, Form.MESSAGE)


@dataclass(frozen=True)
class _State:
    """What was spoken of before a turn, as far as it is known."""

    last: str | None
    emergency: str | None
    topic: str | None

    @classmethod
    def of(cls, recall: Recall) -> "_State":
        emergency = of_emergency(recall.emergency) if recall.emergency else None
        topic = of_topic(recall.topic) if recall.topic else None
        page = of_page(recall.page) if recall.page else None
        return cls(recall.worry or emergency or page or topic, emergency, topic)

    def after(self, turn: str) -> "_State":
        emergency = turn if turn.startswith(EMERGENCY) else self.emergency
        return _State(turn, emergency, turn if turn.startswith(TOPIC) else self.topic)

    def parts(self) -> dict[str, str]:
        """Return what is known, the last turn but once."""
        known = {"last": self.last, "emergency": self.emergency, "topic": self.topic}
        return {
            name: id_ for name, id_ in known.items() if id_ and (name == "last" or id_ != self.last)
        }


class Expectations:
    def __init__(self, talks: Iterable[Talk], thresholds: Thresholds) -> None:
        self._thresholds = thresholds
        self._after: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._turns: Counter[str] = Counter()
        for state, turn in _turns(talks):
            self._turns[turn] += 1
            for part in state.parts().items():
                self._after[part][turn] += 1
        self._whole = self._turns.total() + _UNSEEN * _KINDS_OF_TURNS
        self._powers = {
            "last": thresholds.expected_after_the_last,
            "emergency": thresholds.expected_after_an_emergency,
            "topic": thresholds.expected_of_a_kind,
        }

    def weighed(self, evidence: Evidence, recall: Recall) -> Evidence:
        """Weigh what a line that follows a case may mean by how talks went on from there.

        Whether anything happened is left to the line to tell.
        """
        likelier = self._likelier(_State.of(recall))
        worries = _weights(evidence.worries, likelier)
        emergencies = _weights(evidence.emergencies, lambda id_: max(1, likelier(EMERGENCY + id_)))
        topics = _weights(evidence.topics, lambda id_: likelier(TOPIC + id_))
        guidance = _weights(evidence.guidance, lambda id_: likelier(PAGE + id_))
        within = {
            Form.GUIDANCE: sum(guidance.values()),
            **dict.fromkeys(_OF_A_KIND, sum(topics.values())),
        }
        forms = {form: share * within.get(form, 1) for form, share in evidence.forms.items()}
        turn = self._thresholds.turn_in_a_case if recall.known else 1  # than a page read
        goes_on = evidence.worry * turn * sum(worries.values())
        alone = (1 - evidence.worry) * sum(
            share * (turn if form in _OF_ITSELF else 1) for form, share in forms.items()
        )
        shares = sum(forms.values())
        return replace(
            evidence,
            worry=goes_on / (goes_on + alone),
            worries=ranked(worries),
            emergencies=ranked(emergencies),
            topics=ranked(topics),
            guidance=ranked(guidance),
            forms={form: share / shares for form, share in forms.items()},
        )

    def _likelier(self, state: _State) -> Callable[[str], float]:
        """Return what tells how much likelier a turn is in a state than it would be by itself.

        That nothing here answers a line is never made likelier, nor a mere detail less likely; of
        what came in no talk at all, nothing is known.
        """
        parts = state.parts().items()
        known = [(self._powers[part[0]], self._after[part]) for part in parts]
        counted = [(power, after, after.total() + _DOUBT) for power, after in known]

        def likelier(turn: str) -> float:
            if not self._turns[turn]:
                return 1
            share, factor = (self._turns[turn] + _UNSEEN) / self._whole, 1.0
            for power, after, whole in counted:
                seen = (after[turn] + _DOUBT * share) / whole
                factor *= float((seen / share) ** power)
            if turn == NO_ANSWER:
                return min(1, factor)
            return max(1, factor) if turn == _SELDOM_MEANT else factor

        return likelier


def _turns(talks: Iterable[Talk]) -> Iterator[tuple[_State, str]]:
    """Yield each turn after the first, with the state before it."""
    for talk in talks:
        first, *later = talk.goes
        state = _State(None, None, of_topic(talk.about) if talk.about else None).after(first)
        for turn in later:
            yield state, turn
            state = state.after(turn)


def _weights(candidates: Iterable[Candidate], likelier: Callable[[str], float]) -> dict[str, float]:
    return {each.id: each.probability * likelier(each.id) for each in candidates}
