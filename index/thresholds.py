"""The numbers by which it is decided, chosen on held-out cases of our own.

They suit the probabilities of one model and its training, so that every index keeps those it was
built with; `python -m tests.accuracy --sweep` shows what others would give.
"""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

CHOSEN = Path(__file__).parent / "thresholds.yaml"


class Thresholds(BaseModel):
    """Calibrated probabilities, except where a unit is named."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    emergency: float
    """From here a story is treated as an emergency, even if it might be a mere story."""
    kind_of_emergency: float
    """Of a fraud type, from which an emergency names it."""
    despair: float
    """Of an emergency that is despair, from which it gets the steps for that, whatever else is
    told: a text that only sounds like it is rare, and who writes it is not harmed by them."""
    despair_of_another: float
    """The same where somebody tells that a relative lost money, and of no despair outright."""
    emergency_in_a_case: float
    """Of a short line in a case just spoken of, from which more is believed to have happened."""
    kind_beside_a_case: float
    """Of an emergency other than the case, from which a line that names none is believed."""
    despair_in_a_case: float
    """The same of despair, as which such lines easily sound."""
    despair_possible: float
    """The same, from which whom to call is said before whatever else is answered."""
    ongoing: float
    """Of an emergency that goes on while it is told, such as blackmail, from which it is believed
    though no word tells of anything done."""
    kind_unvouched: float
    """The same of a short text where no words are those of one of its forms or signs."""
    kind_of_a_cry: float
    """The same in a short cry, whose few words resemble several kinds."""
    figure_meant: float
    """Of the likeliest figure, from which a fragment after a figure asks for one."""
    figure_unasked: float
    """Of a question for a figure, below which it is none where no word asks for an amount."""
    elsewhere: float
    """Of an ordinary or pasted message, below which a cry for help is believed."""
    cry_told: float
    """Of a story and an emergency together, below which a cry is somebody else's."""
    high_risk: float
    """Of a fraud, against an ordinary message."""
    high_risk_unsupported: float
    """Of a fraud, where nothing in the text can be pointed at."""
    caution: float
    caution_decisive: float
    """The same where words can be pointed at that hardly anybody honest uses."""
    told_story: float
    """Of a story, from which contacts in the text say nothing for its honesty."""
    caution_unsupported: float
    """The same where no words at all speak for a fraud."""
    kind_unsupported: float
    """Of a fraud and its first kind together, below which such a text is no more than unknown:
    ordinary talk that resembles fraud resembles several kinds a little, fraud one kind much."""
    fraud_unsupported: float
    """Of a fraud of whatever kind, from which the kind need not be likely."""
    kind_told: float
    """As `kind_unsupported`, where the wording tells what somebody did."""
    speaks_for_another: float
    """The same, where the text names a sender whose address the link is not."""
    unsupported: float
    """The same where a text gives a contact, and no words or oddity speak for a fraud."""
    emergency_over_ordinary: float
    """An emergency's probability over an ordinary message's, from which it is believed of a text
    with a link or a number."""
    emergency_unheard: float
    """An emergency's and a story's probability over an ordinary message's, from which an emergency
    is believed where no words cry for help: "just paid the rent" is everyday life."""
    loss_told: float
    """Of a story and an emergency together, from which money that has gone makes it urgent."""
    urgent_though_official: float
    """Of an emergency, where a text gives a link and every address is its owner's."""
    urgent_though_untold: float
    """Of an emergency, where the wording tells of nothing that was done or threatened."""
    urgent_though_unclear: float
    """The same, where it is not even likely what would happen."""
    urgent_though_unsaid: float
    """Of an emergency in which something was done, where no word says that it was."""
    perhaps_lost: float
    """Of an emergency beside a fraud that is told, from which whom to call comes before its signs,
    where something was done."""
    named: float
    """Share of a short text that a known name takes up, to take it as what is asked for."""
    named_in_meaning: float
    """The same where the text asks what a word means."""
    named_though_elsewhere: float
    """The same of the name of a page, in a text that is surely none of our business."""
    told: float
    """Factor on a story where the wording tells one."""
    kind_asked: float
    """Factor on a question about fraud where the text asks what kind of fraud something is."""
    also: float
    """Of a further fraud type, to be named beside the first."""
    kind_sure: float
    """Of the first fraud type, below which a telling link or number decides on the type."""
    misuse_unasked: float
    """By which a request to cheat is believed less where nothing is requested."""
    everyday: float
    """Of an ordinary message, from which it is said to read like one."""
    everyday_matter: float
    """The same where it is about an everyday matter that we know."""
    page_told: float
    """Of a page that people tell of, from which it is surely that."""
    page_over_story: float
    """Of a question that a page answers, from which such a page comes before a kind of fraud."""
    page_over_loss: float
    """The same where something seems to have been lost."""
    page_over_silence: float
    """The same where nothing else could be said."""
    quarrel_likely: float
    """Of a page on a quarrel over money, given that a page is told, from which it may be that."""
    quarrel_told: float
    """The same whether or not a page is told, from which it is better than nothing at all."""
    turn_possible: float
    """Of what a line in a case may mean, from which it is offered where nothing is sure."""
    turn_unsure: float
    """Of what a line in a case is answered with, below which what else it may mean is added."""
    turn_rather_another: float
    """Of what a line in a case may mean, from which words that ask something else do not count, and
    what it sounds like by itself does not where it tells that a matter is genuine."""
    hardly_told: float
    """Of what may have happened by a line in a case, below which its steps are not given."""
    hardly_named: float
    """The same where words name it."""
    everyday_meant: float
    """Of an ordinary message, from which it may be about a matter that none of its words names."""
    matter_meant: float
    """Of such a matter, given that it is of everyday life, from which it is about that."""
    everyday_told: float
    """The same where somebody tells of themselves, and nobody wants anything."""
    everyday_though_elsewhere: float
    """The same where the text may be none of our business."""
    unremarkable: float
    """Of an ordinary message, from which what somebody tells looks like no fraud we know, where
    nothing is asked or wanted."""
    despair_possible_in_a_case: float
    """As `despair_possible`, in a case just spoken of."""
    despair_hinted: float
    """Of an emergency that is despair, from which nothing is said to look like no fraud."""
    everyday_though_luring: float
    """The same where somebody tells of what frauds lure with."""
    everyday_though_signed: float
    """The same where a sign is found that honest messages show too, or a word that frauds add."""
    everyday_possible: float
    """The same, from which nobody is warned of such a matter where nothing can be pointed at."""
    figure_quoted: float
    """Of a question for a figure, before a number in it is called wrong."""
    entry_sure: float
    """Of a guidance entry, from which it answers a story that asks for guidance too."""
    kind_beside: float
    """Of a fraud type that stands beside a guidance entry, from which the question is about it."""
    asked_beside: float
    """A question's probability over a request for guidance, from which such a type is explained."""
    given_beside: float
    """An emergency's probability beside a fraud, from which what was given away is met first."""
    near: float
    """Cosine of the nearest passage of a guidance entry, below which it only stands beside what is
    asked, and is said to."""
    elsewhere_beside: float
    """Of a text that is none of our business, from which nothing that only stands beside it is
    shown."""
    worry: float
    """Of what somebody asks next in their case, from which it is answered."""
    worry_of_a_sure_turn: float
    """The same, where it is sure that something is asked next."""
    worry_possible: float
    """The same, from which it is offered where none is clear.

    As a probability that anything is asked next: from which a line leans on a case at all.
    """
    worry_told: float
    """Probability that something is asked or told next, from which a line that says nothing else
    is answered as the likeliest of it."""
    worry_closing: float
    """Probability of what somebody tells who gives thanks, from which it is answered."""
    asked_of_a_case: float
    """Probability of the guidance entry that comes nearest to what is asked next."""
    worry_in_a_case: float
    """Factor on such a line where a case was just spoken of: most that is short then leans on it,
    and among the examples hardly any does."""
    worry_over_emergency: float
    """The same against something that has happened, of which more may be told."""
    worry_over_untold: float
    """The same where no word tells that anything happened."""
    worry_over_another: float
    """The same against what has nothing to do with the case."""
    turn_in_a_case: float
    """How much likelier a line goes on about a case just spoken of than the line alone tells."""
    turn: float
    """Of the likeliest thing a line in a case may ask or tell, from which it is answered."""
    turn_sure: float
    """The same, from which it is believed though words seem to tell of a loss."""
    turn_over_emergency: float
    """Times that it has to be likelier than that something happened, which no word names then."""
    expected_after_the_last: float
    """Power of how much oftener a turn of a talk comes after what was answered last, ..."""
    expected_after_an_emergency: float
    """... after what has happened, ..."""
    expected_of_a_kind: float
    """... and where it is about a kind of fraud."""
    worry_alone: float
    """Of such a line, from which it is answered though nobody knows the case."""
    worry_sure: float
    """Of what is asked next, from which something more is taken to have happened."""
    part_of_a_talk: float
    """Probability that a part of a line goes on about the case, from which it is heard alone."""
    part_told: float
    """Probability of what such a part tells, from which that is answered."""
    part_over_trick: float
    """The same where something is known of such a fraud that fits the whole line."""
    despair_of_a_part: float
    """Likelihood that a part of a line tells of despair and of nothing else, from which it does."""
    despair_of_a_calm_part: float
    """Likelihood of despair below which a part of a line is calm, whatever it tells."""
    despair_hidden: float
    """The same of a part that goes on about the case, what else it may tell taken off."""
    trait: float
    """Cosine of what is told in a case to what is known of such a fraud, from which that is said
    of it, where nothing else is known to say."""
    trait_sure: float
    """The same, from which what is asked of somebody is not taken for something that they did."""
    choice: float
    """The second candidate's probability over the first's, from which both are offered."""
    unsure: float
    """A first candidate below this is worth asking back about."""

    @classmethod
    def chosen(cls) -> "Thresholds":
        """Return those for the default model as it is trained now."""
        return cls.model_validate(yaml.safe_load(CHOSEN.read_text("utf-8")))

    @classmethod
    def load(cls, path: Path) -> "Thresholds":
        return cls.model_validate_json(path.read_text("utf-8"))

    def save(self, path: Path) -> None:
        path.write_text(self.model_dump_json(indent=1), "utf-8")
