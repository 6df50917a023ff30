"""`python -m bot`: on Telegram with BOT_TOKEN, in the terminal without; see `--help`."""

import argparse
import asyncio
import locale
import sys
from contextlib import closing
from pathlib import Path

from bot import evaluation, logs, posters, service
from bot.answers import Answerer
from bot.chinese import Script
from bot.engine import Engine
from bot.evaluation import CasesError
from bot.files import read_file
from bot.memory import Tongue
from bot.operation import doctor
from bot.phrasebook import Phrasebook, PhraseError
from bot.pictures.gallery import Gallery, NoPictureError
from bot.pictures.leaflets.forms import LeafletError
from bot.pictures.subjects import ChartOf
from bot.posters import PostersError
from bot.reading.picture import Trouble
from bot.reading.reader import PictureReader
from bot.rendering import Voice
from bot.rendering.pictures import compose
from bot.settings import Settings, SettingsError, read_settings
from bot.state import StateError
from bot.terminal import Terminal
from index.encoder import ModelError
from index.manifest import StaleIndexError
from knowledge import KnowledgeBase, KnowledgeError, Language

_FAILURES = (
    *(SettingsError, StateError, KnowledgeError, PhraseError),
    *(StaleIndexError, ModelError, CasesError),
    *(NoPictureError, PostersError, LeafletError),
)
_TAGS = tuple(dict.fromkeys((*Script, *Language)))


def main() -> None:
    arguments = _parser().parse_args()
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    try:
        settings = read_settings()
        logs.set_up(settings.log_level, *settings.secrets, form=settings.log_format)
        sys.exit(arguments.run(arguments, settings))
    except _FAILURES as error:
        sys.exit(f"error: {error}")
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(130)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("antifraud-bot", description=__doc__)
    parser.set_defaults(run=_run)
    commands = parser.add_subparsers(title="commands")

    chat = commands.add_parser("chat", help="talk in the terminal; piped lines are read too")
    chat.set_defaults(run=_chat)

    ask = commands.add_parser("ask", help="answer one question, or JSON lines with --batch")
    ask.add_argument("text", nargs="*", help="the question")
    ask.add_argument("--json", action="store_true", help="print the answer as JSON")
    ask.add_argument("--batch", action="store_true", help='read {"id", "text"} lines')
    ask.set_defaults(run=_ask)

    check = commands.add_parser("check", help="judge a text, a file that holds one, or a picture")
    check.add_argument("text", nargs="+", help="a file of text, a picture, or the text itself")
    check.add_argument("--json", action="store_true", help="print the answer as JSON")
    check.set_defaults(run=_check)

    chart = commands.add_parser("chart", help="draw a chart of the figures into a file")
    chart.add_argument("name", nargs="?", help="which one; without it, all are named")
    chart.add_argument("--language", choices=_TAGS, default="zh", help="of what is written in it")
    chart.add_argument("--output", type=Path, help="where to; by default NAME.png")
    chart.set_defaults(run=_chart)

    examine = commands.add_parser("doctor", help="look at all the bot needs; say what to mend")
    examine.set_defaults(run=_doctor)

    printing = commands.add_parser("posters", help="print posters whose codes lead to the bot")
    posters.add_options(printing)
    printing.set_defaults(run=posters.run)

    evaluate = commands.add_parser("evaluate", help="measure answers against cases")
    evaluate.add_argument("cases", type=Path, help="a file of JSON lines")
    evaluate.add_argument("--show", action="store_true", help="print what went wrong")
    evaluate.set_defaults(run=_evaluate)
    return parser


def _run(_: argparse.Namespace, settings: Settings) -> int:
    engine = Engine.load(settings)
    if settings.token is None:
        return _talk(engine, announce=True)
    asyncio.run(service.run(settings, engine))
    return 0


def _chat(_: argparse.Namespace, settings: Settings) -> int:
    return _talk(Engine.load(settings), announce=False)


def _talk(engine: Engine, announce: bool) -> int:
    client = (locale.getlocale()[0] or "").replace("_", "-")
    client = client if client[:2].lower() in {"zh", "en"} else "zh"
    dialogue = engine.dialogue()
    if announce:
        print(dialogue.voice(dialogue.tongue(0, client)).phrases.terminal.no_token)
    with closing(PictureReader()) as reader:
        Terminal(dialogue, client, reader).run(sys.stdin)
    return 0


def _ask(arguments: argparse.Namespace, settings: Settings) -> int:
    if arguments.batch == bool(arguments.text):
        print("error: give a TEXT, or --batch with JSON lines on the input", file=sys.stderr)
        return 2
    answerer = Answerer(Engine.load(settings))
    if arguments.batch:
        for line in answerer.batch(sys.stdin):
            print(line, flush=True)
        return 0
    answer = answerer.ask(" ".join(arguments.text))
    print(answer.to_json() if arguments.json else answer.text)
    return 0


def _check(arguments: argparse.Namespace, settings: Settings) -> int:
    text = " ".join(arguments.text)
    content = read_file(text)
    engine = Engine.load(settings)
    answerer = Answerer(engine)
    try:
        answer = answerer.check(text if content is None else content.decode("utf-8"))
    except UnicodeDecodeError:
        with closing(PictureReader()) as reader:
            found = reader.submit(content or b"").result()
        if isinstance(found, Trouble):
            print(f"error: {text}: {answerer.trouble(found)}", file=sys.stderr)
            return 2
        answer = answerer.look(found)
    print(answer.to_json() if arguments.json else answer.text)
    return 0


def _chart(arguments: argparse.Namespace, _: Settings) -> int:
    tongue = Tongue.of(arguments.language)
    voice = Voice(tongue.language, Phrasebook()[tongue.language], KnowledgeBase.load())
    charts = voice.knowledge.bulletin.charts
    if arguments.name not in charts:
        for known in charts.values():
            print(f"{known.id:16}{voice.say(known.title)}")
        if arguments.name is None:
            return 0
        print(f"error: there is no chart {arguments.name}; the names are above", file=sys.stderr)
        return 2
    drawing = compose(ChartOf(arguments.name), voice, tongue.script, username="")
    output = arguments.output or Path(f"{arguments.name}.png")
    with closing(Gallery()) as gallery:
        output.write_bytes(gallery.drawn(drawing))
    print(output)
    return 0


def _doctor(_: argparse.Namespace, settings: Settings) -> int:
    return asyncio.run(_examine(settings))


async def _examine(settings: Settings) -> int:
    wrong = 0
    async for diagnosis in doctor.examine(settings):
        print(diagnosis, flush=True)
        wrong += diagnosis.verdict is doctor.Verdict.WRONG
    return 1 if wrong else 0


def _evaluate(arguments: argparse.Namespace, settings: Settings) -> int:
    cases = evaluation.read_cases(arguments.cases)
    outcomes = evaluation.run(cases, Answerer(Engine.load(settings)))
    for line in evaluation.table(outcomes):
        print(line)
    print(evaluation.latency(outcomes))
    print("\nexpected -> answered")
    for line in evaluation.confusion(outcomes):
        print(line)
    if arguments.show:
        for line in evaluation.failures(outcomes):
            print(f"\n{line}")
    return 0
