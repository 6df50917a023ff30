"""The same conversation in a terminal: text is heard, a number presses a button."""

import sys
from typing import TextIO, TypeGuard

from bot.actions import (
    ChooseOption,
    ForgetMe,
    MarkVerdict,
    OpenAudience,
    OpenDrill,
    OpenScams,
    Screen,
    ShowMyData,
    StartQuiz,
)
from bot.conversation.menus import SCREENS
from bot.dialogue import Dialogue
from bot.files import read_file
from bot.learning.alone import Alone
from bot.looking import Look
from bot.plain import to_plain
from bot.reading.reader import PictureReader
from bot.reply import AnyButton, Button, CopyButton, Reply, ShareButton

_CHAT = 0
_QUIT = {"/quit", "/exit", "/q"}


class Terminal:
    def __init__(
        self,
        dialogue: Dialogue,
        client: str | None,
        reader: PictureReader,
        out: TextIO = sys.stdout,
    ) -> None:
        self._dialogue = dialogue
        self._client = client
        self._reader = reader
        self._out = out
        self._buttons: tuple[AnyButton, ...] = ()
        self._quiz = Alone(dialogue)

    def run(self, lines: TextIO) -> None:
        """Talk until the lines end; read piped lines too."""
        phrases = self._dialogue.voice(self._dialogue.tongue(_CHAT, self._client)).phrases.terminal
        self._print(phrases.welcome)
        self._show(self._dialogue.screen(_CHAT, Screen.START, self._client))
        while True:
            self._print(phrases.prompt, end="")
            line = lines.readline()
            if not line or line.strip() in _QUIT:
                break
            if not lines.isatty():
                self._print(line.strip())
            if line.strip():
                self._answer(line.strip())
        self._print(f"\n{phrases.bye}")

    def _answer(self, line: str) -> None:
        if (content := read_file(line)) is not None:
            self._show(self._file(content))
        elif line.isdecimal() and len(line) <= 2:
            self._press(int(line))
        elif line.startswith("/"):
            self._command(*line[1:].split(maxsplit=1))
        else:
            self._show(self._dialogue.hear(_CHAT, line, self._client))

    def _file(self, content: bytes) -> Reply:
        try:
            return self._dialogue.judge(_CHAT, content.decode("utf-8"), self._client)
        except UnicodeDecodeError:
            found = self._reader.submit(content).result()
            return self._dialogue.look(_CHAT, Look((found,)), self._client)

    def _press(self, number: int) -> None:
        phrases = self._dialogue.voice(self._dialogue.tongue(_CHAT, self._client)).phrases.terminal
        if not 1 <= number <= len(self._buttons):
            self._print(phrases.no_button.format(number=number))
            return
        match self._buttons[number - 1]:
            case CopyButton(_, content) | ShareButton(_, content):
                self._print(phrases.copied.format(number=content))
            case Button(_, StartQuiz(audience)):
                self._show(self._quiz.begin(_CHAT, self._client, audience))
            case Button(_, ChooseOption(option)):
                self._show(self._quiz.choose(option))
            case Button(_, action):
                self._show(self._dialogue.press(_CHAT, action, self._client))

    def _command(self, name: str = "", rest: str = "") -> None:
        match name:
            case "start":
                self._show(self._dialogue.link(_CHAT, rest or "start", self._client))
            case "scams":
                self._show(self._dialogue.press(_CHAT, OpenScams(0), self._client))
            case "foryou":
                self._show(self._dialogue.press(_CHAT, OpenAudience(""), self._client))
            case "drill":
                self._show(self._dialogue.press(_CHAT, OpenDrill(rest), self._client))
            case "check":
                self._show(self._checked(rest))
            case "quiz":
                self._show(self._quiz.begin(_CHAT, self._client))
            case "mydata":
                self._show(self._dialogue.press(_CHAT, ShowMyData(), self._client))
            case "forget":
                self._show(self._dialogue.press(_CHAT, ForgetMe(), self._client))
            case _ if screen := SCREENS.get(name):
                self._show(self._dialogue.screen(_CHAT, screen, self._client))
            case _:
                self._show(self._dialogue.no_such_command(_CHAT, self._client))

    def _checked(self, text: str) -> Reply:
        if text:
            return self._dialogue.judge(_CHAT, text, self._client)
        return self._dialogue.check_invitation(_CHAT, self._client)

    def _show(self, reply: Reply) -> None:
        self._print(f"\n{to_plain(reply)}\n")
        self._buttons = tuple(button for row in reply.rows for button in row if _works_here(button))
        for number, button in enumerate(self._buttons, 1):
            self._print(f"  [{number}] {button.label}")
        self._print("")

    def _print(self, text: str, end: str = "\n") -> None:
        print(text, end=end, file=self._out, flush=True)


def _works_here(button: AnyButton) -> TypeGuard[Button | CopyButton | ShareButton]:
    """Tell whether a button does something in a terminal, where verdicts have no messages."""
    return isinstance(button, CopyButton | ShareButton) or (
        isinstance(button, Button) and not isinstance(button.action, MarkVerdict)
    )
