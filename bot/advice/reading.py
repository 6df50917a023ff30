"""A question with all that is known about it before anything is decided."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.advice.advice import Clue
from bot.advice.place import Whereabouts
from bot.advice.question import Question
from bot.reading.found import NOTHING, Contacts
from index.evidence import Evidence
from knowledge.exemplars import Form
from knowledge.hotlines import Place
from knowledge.matters import Matter
from knowledge.redflags import OddityId, RedFlag

DESPAIR = "despair"
"""The emergency in which the kind of fraud does not matter."""
_GIVING_A_CONTACT = frozenset(
    {
        OddityId.PRIVATE_CONTACT,
        OddityId.OPENS_A_CHAT,
        OddityId.FROM_ABROAD,
        OddityId.CARD_NUMBER,
        OddityId.SHORT_LINK,
        "leave-the-platform",
    }
)
_CODE = "code-request"
_RATHER, _SOMEWHAT = 0.5, 0.25
_OF_LINKS = frozenset({"unknown-link", "leave-the-platform"})


@dataclass(frozen=True)
class Reading:
    question: Question
    evidence: Evidence
    clues: tuple[Clue, ...]
    there: Whereabouts
    """Whose numbers to give."""
    contacts: Contacts = NOTHING
    matter: Matter | None = None
    """The everyday matter whose words it uses."""
    twisted: bool = False
    """Whether something is told beside it that frauds add to such matters."""
    follows: bool = False
    """Whether it is short enough to lean on a case that was spoken of."""

    @property
    def place(self) -> Place:
        return self.there.place

    @property
    def placed(self) -> bool:
        """Tell whether the place was told, and is not guessed."""
        return self.there.stated

    @property
    def decisive(self) -> int:
        return sum(clue.flag.strength == "decisive" for clue in self.clues)

    @property
    def plainly_of_a_matter(self) -> bool:
        """Tell whether it is about an everyday matter and nothing in it can be pointed at.

        Frauds do not often sound like such a matter.
        """
        strange = self.contacts.found and not self.contacts.all_official
        doubtful = self.clues or strange or self.twisted
        return self.matter is not None and not (self.matter.cautious or doubtful)

    def is_rather_of(self, matter: str | None) -> bool:
        """Tell whether it rather tells of that everyday matter, or of one much like it."""
        likeliest = next(iter(self.evidence.matters), None)
        if likeliest is None or likeliest.probability < _RATHER:
            return False
        return likeliest.id == matter or self.evidence.of(Form.ORDINARY) >= _SOMEWHAT

    def alone(self, *forms: Form) -> float:
        """Return how likely a line tells something of one of these forms, and goes on about
        nothing that was spoken of.
        """
        return (1 - self.evidence.worry) * self.evidence.of(*forms)

    def likelihood(self, emergency: str) -> float:
        """Return the probability that something has happened, and that it is this."""
        return self.evidence.of(Form.EMERGENCY) * self.evidence.has_happened(emergency)

    @property
    def only_of_a_code(self) -> bool:
        """Tell whether the only sign, if any, is a code, of which its owner speaks too."""
        return all(clue.flag.id == _CODE for clue in self.clues)

    @property
    def worded(self) -> bool:
        """Tell whether words give the fraud away, and not only an address."""
        return any(
            isinstance(clue.flag, RedFlag) and clue.flag.id not in _OF_LINKS for clue in self.clues
        )

    @property
    def supported(self) -> bool:
        """Tell whether anything can be pointed at that speaks for a fraud.

        Giving a private number, an account or a way to chat is no sign by itself.
        """
        return any(clue.flag.id not in _GIVING_A_CONTACT for clue in self.clues)


Read = Callable[[Question, str | None], Reading]
"""Gathers what is known of a text; the place is what was told before."""
