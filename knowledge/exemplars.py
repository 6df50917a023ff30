"""How people ask, what scammers write, and what is neither: the texts the finder learns from."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from knowledge.models import Language


class Form(StrEnum):
    """What a text is, whatever it is about."""

    QUESTION = "question"
    """Asks about a kind of fraud."""
    SITUATION = "situation"
    """Tells what is happening to somebody."""
    MESSAGE = "message"
    """What a scammer wrote or said."""
    EMERGENCY = "emergency"
    """Money, a code or a picture is already gone, or somebody is missing."""
    GUIDANCE = "guidance"
    FIGURE = "figure"
    NO_FIGURE = "no-figure"
    """Asks for a figure that no bulletin of ours gives."""
    ORDINARY = "ordinary"
    """An honest message of everyday life."""
    OUT_OF_SCOPE = "out-of-scope"
    MISUSE = "misuse"
    """Asks for help to cheat, or to make us forget what we are for."""
    SMALLTALK = "smalltalk"
    WORRY = "worry"
    """Asks on in a case of their own that was just spoken of, and says too little without it."""


@dataclass(frozen=True, slots=True)
class Exemplar:
    text: str
    language: Language
    form: Form
    target: str
    """The id of the entry it stands for, or the group within its form."""


class Exemplars:
    """All of them, read when they are first asked for: an index answers without them."""

    def __init__(self, digest: str, read: Callable[[], Iterable[Exemplar]]) -> None:
        self.digest = digest
        """Another one for other exemplars."""
        self._read = read

    @classmethod
    def holding(cls, exemplars: Iterable[Exemplar]) -> "Exemplars":
        known = tuple(exemplars)
        return cls(hashlib.sha256(repr(known).encode()).hexdigest(), lambda: known)

    @cached_property
    def all(self) -> tuple[Exemplar, ...]:
        return tuple(self._read())

    def __iter__(self) -> Iterator[Exemplar]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def of(self, *forms: Form) -> tuple[Exemplar, ...]:
        return tuple(exemplar for exemplar in self.all if exemplar.form in forms)
