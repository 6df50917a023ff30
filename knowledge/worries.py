"""What somebody asks next who has been told what to do: short lines that lean on their case."""

from collections.abc import Collection, Mapping
from typing import Self

from pydantic import Field, model_validator

from knowledge.models import Id, Lines, Localized, Record, Text, Words

NO_ANSWER = "no-answer"
"""The worry that is answered where nothing answers what is asked."""
NOTHING_LOST = "nothing-lost"
"""In place of an emergency, where somebody was only warned."""
SETTLED = "settled"
"""Before any case, where somebody checked it themselves and it was genuine."""

EVERYDAY = "everyday"
"""In place of a case, where an everyday matter was told and nothing seems wrong with it."""

LONG_AGO = "long-ago"
"""Before the emergency, where what was lost was lost months or years ago."""

RELATIVE = "relative"
"""Before the case, where it is somebody close to the writer who is deceived."""


class WorryAnswer(Record):
    of: tuple[Id, ...] = ()
    """The emergencies, guidance entries and fraud types that it fits; `nothing-lost` fits who was
    only warned, `settled` whose matter turned out to be genuine, and `everyday` who told of an
    everyday matter that nobody has checked yet, `long-ago` whose loss is months or years old, and
    `relative` who tells of somebody close to them."""
    for_anybody: bool = False
    """Whether it holds for who asks of others as well, and has no part in it."""
    says: Localized[Lines]
    """Short paragraphs, the most useful sentence first: some people see no more."""


class Worry(Record):
    id: Id
    title: Localized[Text]
    in_short: Localized[Text] | None = None
    """The answer in a sentence that is true in every case; without one it is never offered."""
    words: Localized[Words] = Localized[Words](zh=(), en=())
    """RE2 patterns on normalised text that ask it outright in a case."""
    answers: tuple[WorryAnswer, ...] = ()
    """The last fits whatever case no other fits, if it is not one kept apart."""
    guide: Id | None = None
    """The guidance entry that says more."""
    kin: tuple[Id, ...] = ()
    """Worries whose answers serve nearly as well: of which of them it is, need not be sure."""
    tells: bool = False
    """Whether it tells and asks nothing; beside a question, the question is answered."""
    of_them: bool = False
    """Whether it tells what the other side does: what is known of such a fraud is said with it."""
    good_news: bool = False
    """Whether it is only answered where no loss is told."""
    doubtful: bool = False
    """Whether it is only answered where it is sure: wrongly taken for it, somebody is let down."""
    closes: bool = False
    """Whether it may be what somebody tells who gives thanks and goes."""
    never_of: tuple[Id, ...] = ()
    """Emergencies, fraud types and guidance entries in which nobody asks or tells it."""
    leads_to: Id | None = None
    """The emergency whose steps are the answer: something more has happened."""
    anywhere: bool = True
    """Whether the last answer fits cases that none names; if not, it is no worry of theirs."""
    in_a_quarrel: tuple[Id, ...] = ()
    """What it is the answer to in a quarrel over money, if none to that is written for it."""
    of_a_child: tuple[Id, ...] = ()
    """What it is the answer to where a child writes; one that has these is asked by nobody else."""
    of_a_bystander: tuple[Id, ...] = ()
    """The same where somebody stands by who is cheated, and is no relative."""
    to_a_bystander: bool = False
    """Whether its own answers serve one as well."""
    there: Mapping[Id, Localized[Text]] = Field(default_factory=dict)
    """What holds in a place, by its id: said beside the last answer to who told to be there."""
    of_kind: Mapping[Id, Localized[Text]] = Field(default_factory=dict)
    """What holds of a kind of fraud, by its id: said first to who was spoken to of it, before the
    last answer, the one for who was only warned, or the one that names that kind.
    """
    again: Localized[Text] | None = None
    """Said instead of the last answer, where that was just said."""
    names_kind: bool = False
    """Whether the kind of fraud that was spoken of is named first, if no answer is for it alone."""
    topic: Id | None = None
    """The kind of fraud that it is a question of, where nothing was spoken of before."""
    with_steps: bool = False
    """Whether the first steps against that kind of fraud are said with it, if nothing is lost."""
    settles: bool = False
    """Whether the matter is genuine then, as long as nothing was lost in it."""
    never_settles_of: tuple[Id, ...] = ()
    """Fraud types whose offices, apps and faces are the fraudsters' own: no check settles it."""
    calms: bool = False
    """Whether the matter is an everyday one then, to be weighed as such, if nothing was lost."""
    unsettles: bool = False
    """Whether who tells it can no longer take their matter for genuine."""
    repeats: bool = False
    """Whether what to do in that case is said again, where we know it."""
    sources: tuple[Id, ...] = ()
    """Of the answers."""

    @property
    def passes_over(self) -> bool:
        """Tell whether its answer leaves a question open that stands beside it."""
        return self.tells or self.id == NO_ANSWER

    @model_validator(mode="after")
    def _names_cases(self) -> Self:
        if not all(answer.of for answer in self.answers[:-1]):
            raise ValueError("answers: only the last may name no case; give the others 'of'")
        if bool(self.answers) is bool(self.leads_to or self.repeats):
            raise ValueError("give either answers, or leads_to or repeats for steps that we have")
        return self

    def only_of(self, cases: Collection[str]) -> bool:
        """Tell whether it is asked or told in these cases alone."""
        written = {case for answer in self.answers for case in answer.of}
        return not self.anywhere and bool(written) and written <= {*cases}

    def answer_of(self, *case: str) -> WorryAnswer | None:
        """Return what was written for a case, by the first of its ids that has anything."""
        fitting = (answer for id_ in case for answer in self.answers if id_ in answer.of)
        return next(fitting, None)
