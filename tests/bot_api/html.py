"""Telegram's reading of HTML: the tags it knows, and its own words for what it does not accept."""

import re
from dataclasses import dataclass

_TAGS = frozenset(
    (
        *("a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins"),
        *("tg-spoiler", "tg-emoji", "span", "pre", "code", "blockquote"),
    )
)
_SPACE = " \t\r\n\0\v"
_CHARACTER = re.compile(
    r"&(?:#x([0-9A-Fa-f]{1,8})|#([0-9]{1,8})|(lt|gt|amp|quot)(?![A-Za-z0-9]));?"
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


class MarkupError(Exception):
    """The HTML is not what Telegram accepts; the message is Telegram's."""


@dataclass(frozen=True)
class Entity:
    tag: str
    text: str
    url: str | None = None


@dataclass(frozen=True)
class Formatted:
    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True)
class _Open:
    tag: str
    start: int
    argument: str | None


def parse(html: str) -> Formatted:
    return _Reader(html).read()


class _Reader:
    def __init__(self, html: str) -> None:
        self._html = html
        self._at = 0
        self._text = ""
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def read(self) -> Formatted:
        while self._at < len(self._html):
            if self._html[self._at] != "<":
                self._take_text()
            elif self._html.startswith("</", self._at):
                self._close_tag()
            else:
                self._open_tag()
        if self._open:
            tag = self._open[-1].tag
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return Formatted(self._text, tuple(self._entities))

    def _take_text(self) -> None:
        end = self._html.find("<", self._at)
        end = len(self._html) if end < 0 else end
        self._text += _unescaped(self._html[self._at : end])
        self._at = end

    def _open_tag(self) -> None:
        begin = self._at
        self._at += 1
        tag = self._until(_SPACE + ">").lower()
        if self._ended:
            raise MarkupError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if tag not in _TAGS:
            raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        argument = self._attributes(tag, begin)
        if tag == "span" and argument != "tg-spoiler":
            raise MarkupError(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}'
            )
        self._open.append(_Open(tag, len(self._text), argument))

    def _attributes(self, tag: str, begin: int) -> str | None:
        """Read up to the end of the start tag; return the one attribute that means something."""
        argument = None
        meaningful = {"a": "href", "span": "class", "tg-emoji": "emoji-id", "code": "class"}
        while True:
            self._skip_space()
            if self._here == ">":
                self._at += 1
                return argument
            name, value = self._attribute(tag, begin)
            if name == meaningful.get(tag):
                argument = value

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        where = f'the tag "{tag}" at byte offset {self._byte(begin)}'
        name = self._until(_SPACE + "=>")
        if not name and not self._ended:
            raise MarkupError(f"Empty attribute name in {where}")
        self._skip_space()
        if self._here != "=":
            if self._ended:
                raise MarkupError(f"Unclosed start tag at byte offset {self._byte(begin)}")
            if tag == "blockquote" and name == "expandable":
                return name, ""
            raise MarkupError(f"Expected equal sign in declaration of an attribute of {where}")
        self._at += 1
        self._skip_space()
        value = self._quoted() if self._here in {"'", '"'} else self._name_token()
        if self._ended:
            raise MarkupError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        return name, value

    def _quoted(self) -> str:
        quote = self._here
        self._at += 1
        value = self._until(quote)
        self._at += 1
        return _unescaped(value)

    def _name_token(self) -> str:
        begin = self._at
        found = _NAME_TOKEN.match(self._html, begin)
        assert found
        self._at = found.end()
        if not self._ended and self._here not in _SPACE + ">":
            raise MarkupError(f"Unexpected end of name token at byte offset {self._byte(begin)}")
        return found[0].lower()

    def _close_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise MarkupError(f"Unexpected end tag at byte offset {self._byte(begin)}")
        self._at += 2
        tag = self._until(_SPACE + ">").lower()
        self._skip_space()
        if self._here != ">":
            raise MarkupError(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self._at += 1
        opened = self._open.pop()
        if tag and tag != opened.tag:
            raise MarkupError(
                f"Unmatched end tag at byte offset {self._byte(begin)}, "
                f'expected "</{opened.tag}>", found "</{tag}>"'
            )
        if inside := self._text[opened.start :]:
            url = opened.argument or inside if opened.tag == "a" else None
            self._entities.append(Entity(opened.tag, inside, url))

    @property
    def _here(self) -> str:
        return self._html[self._at : self._at + 1]

    @property
    def _ended(self) -> bool:
        return self._at >= len(self._html)

    def _until(self, stops: str) -> str:
        begin = self._at
        while not self._ended and self._here not in stops:
            self._at += 1
        return self._html[begin : self._at]

    def _skip_space(self) -> None:
        while not self._ended and self._here in _SPACE:
            self._at += 1

    def _byte(self, position: int) -> int:
        return len(self._html[:position].encode())


def _unescaped(text: str) -> str:
    return _CHARACTER.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if 0 < code < 0x110000 else found[0]
