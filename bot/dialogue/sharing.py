"""What can be sent into another chat for words typed there."""

from dataclasses import dataclass, replace

from bot.advice.advice import AssessmentAdvice, EmergencyAdvice, Risk
from bot.advice.advisor import Advisor
from bot.advice.question import Question
from bot.chinese import Script, converting, in_script, shows_script
from bot.rendering import Voice, cards
from bot.rendering.cards import Card
from knowledge import Language


@dataclass(frozen=True)
class Found:
    """What can be sent into another chat for a query typed there."""

    cards: tuple[Card, ...]
    button: str
    """Leads to our private chat."""
    personal: bool
    """Whether somebody else would be shown it in another language or script."""


def found(question: Question, advisor: Advisor, voice: Voice, script: Script) -> Found:
    """Return the entries that fit, the emergency first; a message is judged, too."""
    shareable = [cards.of_entry(entry, advisor.place, voice) for entry in advisor.look_up(question)]
    emergency = advisor.emergency()
    if question.has_words:
        advice = advisor.advise(question)
        if isinstance(advice, EmergencyAdvice):
            emergency = advice
        if isinstance(advice, AssessmentAdvice) and advice.risk is not Risk.UNKNOWN:
            shareable.insert(0, cards.of_verdict(advice, voice))
    shareable.insert(0, cards.of_emergency(emergency, voice))
    written = any(character.isalpha() for character in question.matching)
    telling = question.language is Language.EN or shows_script(question.text)
    return Found(
        tuple(_scripted(card, script) for card in shareable),
        converting(script)(voice.phrases.inline.check),
        personal=not (written and telling),
    )


def _scripted(card: Card, script: Script) -> Card:
    return replace(
        card,
        title=converting(script)(card.title),
        description=converting(script)(card.description),
        reply=in_script(card.reply, script),
    )
