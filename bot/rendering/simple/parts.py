"""What the answers in large steps are made of: a line, the next step, somebody to call."""

from bot.actions import Course, OpenPlace, OpenScreen, Screen, TakeStep
from bot.rendering.courses import steps
from bot.rendering.portions import first_sentence, fits
from bot.rendering.voice import Voice
from bot.reply import Button, Heading, Paragraph, Reply, Row
from knowledge.emergencies import Emergency
from knowledge.hotlines import Place, Purpose


def first_step(
    title: str, course: Course, entry: str, place: Place, voice: Voice, told: bool = False
) -> Reply:
    """Return a title and the first step under it; whom to call there, where a place was told."""
    first, case = steps(course, entry, voice)[0], emergency_of(course, entry, voice)
    onward = next_row(first.doing, TakeStep(course, entry, 1), voice)
    page = OpenPlace(place.id) if told else OpenScreen(Screen.CALL)
    below = (calling(place, page, voice, case),)
    return Reply(headed(title, first.text, voice), (onward, *below))


def emergency_of(course: Course, entry: str, voice: Voice) -> Emergency | None:
    """Return the emergency whose steps are taken, if they are of one."""
    return voice.knowledge.emergencies[entry] if course is Course.EMERGENCY else None


def headed(title: str, text: str, voice: Voice) -> tuple[Heading | Paragraph, ...]:
    """Return as much of a title above a text as fits."""
    for shown in (title, first_sentence(title)):
        if fits((shown, text), voice.language):
            return Heading(shown), Paragraph(text)
    return (Paragraph(text),)


def one_line(text: str, rows: tuple[Row, ...], place: Place, voice: Voice) -> Reply:
    return Reply((Paragraph(text),), (*rows, *always(place, voice)))


def next_row(doing: bool, onward: TakeStep, voice: Voice) -> Row:
    phrases = voice.phrases.simple
    return (Button(phrases.done if doing else phrases.more, onward),)


def always(place: Place, voice: Voice, case: Emergency | None = None) -> tuple[Row, ...]:
    """Return what stands under every answer: somebody to call."""
    return (calling(place, OpenScreen(Screen.CALL), voice, case),)


def calling(
    place: Place, page: OpenPlace | OpenScreen, voice: Voice, case: Emergency | None = None
) -> Row:
    """Return a button with the number of a place, that opens its page: of the police where
    somebody may be at the door.
    """
    danger = place.danger if case and case.danger else None
    phrases, number = voice.phrases.simple, danger or place.to_ring
    label = phrases.call.format(number=number) if number else phrases.call_untold
    return (Button(label, page),)


def asking(phrase: str, place: Place, voice: Voice) -> str:
    """Fill in whom to ask: who advises at this place, else its police."""
    number = place.number(Purpose.ADVICE) or place.to_ring
    return phrase.format(number=number or voice.phrases.simple.police)
