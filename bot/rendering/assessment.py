"""Whether a message or a story looks like a fraud, and why."""

from typing import assert_never

from bot.actions import AnswerTriage, Aspect, OpenGuidance, OpenTopic, Screen
from bot.advice.advice import AssessmentAdvice, Clue, Everyday, Risk
from bot.reading.found import Account, Contacts, Link, Number
from bot.rendering.contacts import explained
from bot.rendering.guidance import TALKING, talking
from bot.rendering.repeating import beyond
from bot.rendering.voice import Voice
from bot.rendering.warning import spreading
from bot.rendering.wording import harmless
from bot.reply import (
    Block,
    Button,
    Heading,
    Note,
    Paragraph,
    Reply,
    Row,
    Section,
    ShareButton,
    in_rows,
)
from knowledge.hotlines import MAINLAND, Place, Purpose
from knowledge.matters import Matter
from knowledge.topics import Topic
from knowledge.variants import Variant

_CLUES = 4
_SIGNS = 3
_STEPS = 4


def assessment(advice: AssessmentAdvice, voice: Voice) -> Reply:
    match advice.risk:
        case Risk.HIGH | Risk.CAUTION:
            return _warning(advice, voice)
        case Risk.UNKNOWN:
            return _unknown(advice, voice)
        case _:
            assert_never(advice.risk)


def _warning(advice: AssessmentAdvice, voice: Voice) -> Reply:
    phrases = voice.phrases.assessment
    blocks: list[Block] = [Heading(_headline(advice, voice))]
    call, pressing = _if_paid(advice, voice), advice.lost or advice.perhaps_lost
    if advice.for_another:
        blocks.append(Section(phrases.for_another, phrases.for_another_lines))
    if pressing:
        blocks += call
    if advice.clues:
        clues = tuple(_clue(clue, voice) for clue in advice.clues[:_CLUES])
        blocks.append(Section(phrases.clues, clues))
    if advice.topics:
        first, *others = advice.topics
        blocks += _signs(first, advice, voice)
        aid = tuple(voice.say(aid.step) for aid in advice.first)
        steps = (*aid, *beyond(before_paying(first, advice.variant, voice), aid))
        blocks.append(Section(doing(advice, voice), steps, numbered=True))
        if others:
            blocks.append(Paragraph(phrases.also.format(topics=voice.titles(others))))
    else:
        rules = voice.knowledge.guidance["golden-rules"]
        lines = rules.steps or rules.answer
        blocks.append(Section(doing(advice, voice), voice.lines(lines)[:_STEPS], numbered=True))
    if advice.persuading:
        blocks.append(talking(voice))
    if not pressing:
        blocks += call
    blocks.append(Section(phrases.change, _changes(advice.contacts, voice)))
    blocks.append(Note(_limits(advice.contacts, voice)))
    return Reply(tuple(blocks), _rows(advice, voice))


def doing(advice: AssessmentAdvice, voice: Voice) -> str:
    """Return the title of what to do first."""
    phrases = voice.phrases.assessment
    return phrases.do_for_another if advice.for_another else phrases.do


def _signs(topic: Topic, advice: AssessmentAdvice, voice: Voice) -> tuple[Section, ...]:
    """Return what the form that was recognised looks like; the kind too where little was said."""
    phrases, form = voice.phrases.assessment, advice.variant
    own = voice.lines(form.signs) if form else ()
    title = phrases.variant.format(variant=voice.say(form.name)) if form else phrases.typical
    both = (*own, *beyond(voice.lines(topic.signs), own))[:_SIGNS]
    lines = both if len(advice.clues) < 2 else own
    return (Section(title, lines),) if lines else ()


def before_paying(topic: Topic, variant: Variant | None, voice: Voice) -> tuple[str, ...]:
    """Return what to do first: that of the form, filled up with that of the kind."""
    own = voice.lines(variant.steps) if variant else ()
    return (*own, *beyond(voice.lines(topic.before_paying), own))[:_STEPS]


def _if_paid(advice: AssessmentAdvice, voice: Voice) -> tuple[Section, ...]:
    """Say whom to call where money may have gone before anybody asked us."""
    if advice.place is None:
        return ()
    call = voice.say(advice.place.first_call)
    return (Section(voice.phrases.assessment.already_paid, (call,)),)


def _headline(advice: AssessmentAdvice, voice: Voice) -> str:
    phrases = voice.phrases.assessment
    typed, untyped = (
        (phrases.high, phrases.high_untyped)
        if advice.risk is Risk.HIGH
        else (phrases.caution, phrases.caution_untyped)
    )
    return typed.format(topic=voice.say(advice.topics[0].title)) if advice.topics else untyped


def _clue(clue: Clue, voice: Voice) -> str:
    template = voice.phrases.assessment.clue
    return template.format(words=harmless(clue.words), reason=reason(clue, voice))


def reason(clue: Clue, voice: Voice) -> str:
    """Return why words give the fraud away."""
    told = voice.say(clue.flag.reason)
    if not (clue.owner or clue.host):
        return told
    owner = voice.say(clue.owner.name) if clue.owner else ""
    return told.format(owner=owner, host=harmless(clue.host))


def _changes(contacts: Contacts, voice: Voice) -> tuple[str, ...]:
    """Return what would change the verdict, as far as somebody can find out safely."""
    phrases = voice.phrases.assessment
    sorts = {type(item) for item in contacts.found}
    return (
        phrases.change_app,
        *((phrases.change_link,) if Link in sorts else ()),
        *((phrases.change_number,) if sorts & {Number, Account} else ()),
        phrases.change_until,
    )


def _limits(contacts: Contacts, voice: Voice) -> str:
    phrases = voice.phrases
    looked_at = any(isinstance(item, Link | Number) for item in contacts.found)
    lines = (phrases.contacts.no_blacklist,) if looked_at else ()
    return "\n".join((*lines, phrases.assessment.uncertain))


def _rows(advice: AssessmentAdvice, voice: Voice) -> tuple[Row, ...]:
    buttons = voice.phrases.buttons
    details = (
        (
            Button(buttons.how, OpenTopic(advice.topics[0].id, Aspect.HOW)),
            Button(buttons.signs, OpenTopic(advice.topics[0].id, Aspect.SIGNS)),
        )
        if advice.topics
        else ()
    )
    others = tuple(voice.opening(topic) for topic in advice.topics[1:])
    return (
        (voice.paid,),
        _share(advice, voice),
        details,
        *in_rows(others, 1),
        (
            voice.screen(buttons.hotlines, Screen.HOTLINES),
            Button(buttons.family_talk, OpenGuidance(TALKING)),
        ),
    )


def _share(advice: AssessmentAdvice, voice: Voice) -> Row:
    """Return buttons that warn the family in our words; none of the message goes with them."""
    if advice.topics:
        return spreading(advice.topics[0], voice)
    phrases = voice.phrases
    return (ShareButton(phrases.buttons.share, phrases.assessment.share_untyped, "check"),)


def _unknown(advice: AssessmentAdvice, voice: Voice) -> Reply:
    told = advice.everyday is Everyday.TOLD and not advice.contacts.found
    if told or (advice.matter and advice.everyday in {Everyday.MESSAGE, Everyday.TOLD}):
        phrases = voice.phrases.assessment
        heading = Heading(phrases.matter if advice.matter else phrases.told)
        contacts = explained(advice.contacts, voice) if advice.contacts.found else ()
        matter = conditions(advice.matter, advice.place, voice)
        blocks: tuple[Block, ...] = (heading, *contacts, *matter)
    else:
        blocks = _undecided(advice, voice)
    buttons = voice.phrases.buttons
    return Reply(
        (*blocks, Note(voice.phrases.assessment.uncertain)),
        (
            (Button(buttons.triage, AnswerTriage()),),
            (
                voice.paid,
                voice.screen(buttons.hotlines, Screen.HOTLINES),
            ),
            (
                Button(buttons.golden_rules, OpenGuidance("golden-rules")),
                voice.home,
            ),
        ),
    )


def conditions(matter: Matter | None, place: Place | None, voice: Voice) -> tuple[Section, ...]:
    """Return when a matter is everyday life, and when not; without one, what holds of most."""
    phrases = voice.phrases.assessment
    fine = voice.say(matter.fine) if matter else phrases.told_fine
    whom = phrases.told_doubt.format(ask=_asking(place, voice))
    doubt = voice.say(matter.doubt) if matter else whom
    return (
        Section(phrases.matter_fine, (fine,)),
        Section(phrases.matter_doubt, (doubt, phrases.matter_also)),
    )


def _asking(place: Place | None, voice: Voice) -> str:
    """Return whom somebody asks who is in doubt; in the default place, for elsewhere too."""
    phrases = voice.phrases.assessment
    if place is None or place.id == MAINLAND:
        return phrases.told_ask
    number = place.number(Purpose.ADVICE)
    return phrases.told_ask_number.format(number=number) if number else phrases.told_ask_there


def _undecided(advice: AssessmentAdvice, voice: Voice) -> tuple[Block, ...]:
    phrases, contacts = voice.phrases.assessment, advice.contacts
    heading, hint, lines = phrases.unknown, phrases.unknown_hint, phrases.checks
    if contacts.all_official and (contacts.alone or contacts.nearly_alone):
        owners = dict.fromkeys(
            voice.say(item.owner.name)
            for item in contacts.found
            if isinstance(item, Link | Number) and item.owner
        )
        heading = voice.phrases.contacts.official.format(owner=voice.listed(tuple(owners)))
        hint = voice.phrases.contacts.ask
    elif contacts.alone:
        heading, hint = voice.phrases.contacts.heading, voice.phrases.contacts.ask
    elif advice.everyday is Everyday.ONE_TIME_CODE:
        heading, hint, lines = phrases.one_time_code, phrases.do, phrases.one_time_code_rules
    elif advice.everyday:
        heading, hint, lines = phrases.everyday, phrases.everyday_hint, phrases.everyday_checks
    elif advice.matter and not (advice.matter.cautious or advice.clues or contacts.found):
        heading = phrases.matter_unsure
    elif advice.unremarkable and not advice.lost:
        heading, hint = phrases.unremarkable, phrases.unremarkable_hint
    coded = advice.everyday is Everyday.ONE_TIME_CODE and contacts.all_official
    told = not (advice.everyday or advice.lost or contacts.found)
    ordinary = (Section(phrases.ordinary, phrases.ordinary_signs),) if told else ()
    return (
        Heading(heading),
        *(_if_paid(advice, voice) if advice.lost else ()),
        *(explained(contacts, voice) if contacts.found and not coded else ()),
        *(conditions(advice.matter, advice.place, voice) if advice.matter else ()),
        Section(hint, lines, numbered=True),
        *(() if advice.matter else ordinary),
    )
