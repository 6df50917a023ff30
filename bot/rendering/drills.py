"""A scammer's script, played with buttons; every page says that it is practice."""

from bot.actions import OpenDrill, OpenTopic, PlayDrill, Screen, StartQuiz
from bot.rendering.voice import Voice
from bot.reply import Block, Button, Heading, Note, Paragraph, Quote, Reply, Row, Section, in_rows
from knowledge.drills import Drill, Ending, Outcome, Scene, Walk
from knowledge.hotlines import Place, Purpose


def listed(voice: Voice) -> Reply:
    phrases = voice.phrases.drill
    rows = (
        (Button(voice.say(drill.title), OpenDrill(drill.id)),)
        for drill in voice.knowledge.drills.values()
    )
    return Reply(
        (Heading(phrases.title), Paragraph(phrases.hint), Note(phrases.harmless)),
        (*rows, (voice.home,)),
    )


def play(drill: Drill, path: str, place: Place, voice: Voice) -> Reply:
    """Show where the choices lead; those that fit no scene start the story anew."""
    story = drill.story.in_(voice.language)
    walk = story.walk(path)
    if walk is None:
        return play(drill, "", place, voice)
    if isinstance(walk.at, Ending):
        return _ending(drill, walk, walk.at, place, voice)
    return _scene(drill, walk, walk.at, path, voice)


def _scene(drill: Drill, walk: Walk, scene: Scene, path: str, voice: Voice) -> Reply:
    phrases = voice.phrases.drill
    setting = Paragraph(drill.story.in_(voice.language).setting)
    before = _chosen(walk, voice) if walk.passed else (setting,)
    choices = tuple(
        Button(choice.label, PlayDrill(drill.id, voice.language, f"{path}{number}"))
        for number, choice in enumerate(scene.choices, 1)
    )
    return Reply(
        (
            _heading(drill, len(walk.passed) + 1, voice),
            *before,
            Quote("\n".join(scene.says), ours=True),
            Note(phrases.mark),
        ),
        (*in_rows(choices, 1), _ways_out(voice)),
    )


def _heading(drill: Drill, step: int, voice: Voice) -> Heading:
    return Heading(voice.phrases.drill.scene.format(title=voice.say(drill.title), step=step))


def _chosen(walk: Walk, voice: Voice) -> tuple[Block, ...]:
    """Say what the last choice does."""
    _, choice = walk.passed[-1]
    phrases = voice.phrases.drill
    template = phrases.wise if choice.wise else phrases.unwise
    return (Paragraph(template.format(choice=choice.label, comment=choice.comment)),)


def _ways_out(voice: Voice) -> Row:
    phrases = voice.phrases.drill
    return (
        voice.screen(phrases.leave, Screen.START),
        voice.screen(phrases.real, Screen.EMERGENCY),
    )


def _ending(drill: Drill, walk: Walk, ending: Ending, place: Place, voice: Voice) -> Reply:
    phrases = voice.phrases.drill
    paid = ending.outcome is Outcome.PAID
    heading = phrases.ended.format(
        title=voice.say(drill.title), outcome=phrases.outcomes[ending.outcome]
    )
    return Reply(
        (
            Heading(heading),
            *_chosen(walk, voice),
            Paragraph(f"{ending.text}\n{phrases.no_shame}" if paid else ending.text),
            *_exits(walk, voice),
            Paragraph(phrases.gave_away.format(sign=ending.gave_away)),
            Section(phrases.helps if paid else phrases.remember, ending.remember),
            _hotlines(place, voice),
            Note(phrases.mark_ended),
        ),
        _afterwards(drill, voice),
    )


def _exits(walk: Walk, voice: Voice) -> tuple[Block, ...]:
    """Show the sign in each scene that was passed, and the first that was a way out not taken."""
    phrases = voice.phrases.drill
    signs = tuple(
        (phrases.sign_heeded if choice.wise else phrases.sign_passed).format(sign=scene.sign)
        for scene, choice in walk.passed
    )
    first = walk.first_exit
    told = phrases.first_exit.format(step=first) if first else phrases.no_exit_missed
    return (Section(phrases.signs, signs, numbered=True), Paragraph(told))


def _hotlines(place: Place, voice: Voice) -> Section:
    numbers = voice.numbers(place, Purpose.POLICE, Purpose.ADVICE)
    title = voice.phrases.drill.hotlines.format(place=voice.say(place.name))
    return Section(title, (voice.say(place.first_call), *numbers))


def _afterwards(drill: Drill, voice: Voice) -> tuple[Row, ...]:
    phrases, buttons = voice.phrases.drill, voice.phrases.buttons
    topic = voice.knowledge.topics[drill.id]
    return (
        (Button(voice.say(topic.title), OpenTopic(topic.id)),),
        (Button(voice.phrases.quiz.begin, StartQuiz()),),
        (Button(phrases.again, OpenDrill(drill.id)), Button(phrases.others, OpenDrill())),
        (
            voice.screen(phrases.real, Screen.EMERGENCY),
            voice.screen(buttons.hotlines, Screen.HOTLINES),
        ),
        (voice.home,),
    )
