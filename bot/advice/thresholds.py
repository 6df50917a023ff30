"""The numbers by which it is decided, in one place; chosen on held-out cases of our own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Thresholds:
    """Calibrated probabilities, except where a unit is named."""

    emergency: float = 0.30
    """From here a story is treated as an emergency, even if it might be a mere story."""
    kind_of_emergency: float = 0.25
    """Of a fraud type, from which an emergency names it."""
    figure_meant: float = 0.25
    """Of the likeliest figure, from which a fragment after a figure asks for one."""
    elsewhere: float = 0.60
    """Of an ordinary or pasted message, below which a cry for help is believed."""
    high_risk: float = 0.70
    """Of a fraud, against an ordinary message."""
    caution: float = 0.45
    told_story: float = 0.30
    """Of a story, from which contacts in the text say nothing for its honesty."""
    caution_unsupported: float = 0.60
    """The same where no words at all speak for a fraud."""
    kind_unsupported: float = 0.50
    """Of a fraud and its first kind together, below which such a text is no more than unknown:
    ordinary talk that resembles fraud resembles several kinds a little, fraud one kind much."""
    fraud_unsupported: float = 0.94
    """Of a fraud of whatever kind, from which the kind need not be likely."""
    kind_told: float = 0.25
    """As `kind_unsupported`, where the wording tells what somebody did."""
    unsupported: float = 0.80
    """The same where a text gives a contact, and no words or oddity speak for a fraud."""
    emergency_over_ordinary: float = 1.5
    """An emergency's probability over an ordinary message's, from which it is believed of a text
    with a link or a number."""
    emergency_unheard: float = 5.0
    """An emergency's and a story's probability over an ordinary message's, from which an emergency
    is believed where no words cry for help: "just paid the rent" is everyday life."""
    urgent_though_official: float = 0.75
    """Of an emergency, where a text gives a link and every address is its owner's."""
    named: float = 0.45
    """Share of a short text that a known name takes up, to take it as what is asked for."""
    named_in_meaning: float = 0.25
    """The same where the text asks what a word means."""
    told: float = 3.0
    """Factor on a story where the wording tells one."""
    kind_asked: float = 2.0
    """Factor on a question about fraud where the text asks what kind of fraud something is."""
    also: float = 0.15
    """Of a further fraud type, to be named beside the first."""
    kind_sure: float = 0.5
    """Of the first fraud type, below which a telling link or number decides on the type."""
    choice: float = 0.8
    """The second candidate's probability over the first's, from which both are offered."""
    unsure: float = 0.35
    """A first candidate below this is worth asking back about."""
