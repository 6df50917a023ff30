"""How talks went, from which is learned what is asked and told next."""

from pydantic import Field

from knowledge.models import Id, Record

EMERGENCY, TOPIC, PAGE = "emergency:", "topic:", "page:"
"""Before the ids of what is no worry."""


class Talk(Record):
    """One talk: what was asked and told in it, in order, by what answers it best."""

    about: Id | None = None
    """The kind of fraud, if it was one."""
    goes: tuple[str, ...] = Field(min_length=2)
    """Ids of worries, and others with what they are before them."""


def of_emergency(id_: str) -> str:
    return EMERGENCY + id_


def of_topic(id_: str) -> str:
    return TOPIC + id_


def of_page(id_: str) -> str:
    return PAGE + id_
