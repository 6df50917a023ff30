"""What to make of pictures: which of their words to judge, and what was written under them."""

from dataclasses import dataclass

from bot.advice.advice import Advice, AssessmentAdvice, Risk, UnknownAdvice, cannot_wait
from bot.advice.advisor import Advisor
from bot.advice.question import Question
from bot.memory import Recall
from bot.reading.picture import Code, Passage, Picture, Trouble
from knowledge import Language


@dataclass(frozen=True)
class Look:
    """The pictures of one case, what could not be read of them, and the words beside them."""

    found: tuple[Picture | Trouble, ...]
    caption: str = ""
    """What the person wrote themselves."""
    beside: str = ""
    """What others wrote, in messages of the same case."""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(found for found in self.found if isinstance(found, Picture))

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        return tuple(dict.fromkeys(found for found in self.found if isinstance(found, Trouble)))

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passage for picture in self.pictures for passage in picture.passages)

    @property
    def codes(self) -> tuple[Code, ...]:
        codes = {code.content: code for picture in self.pictures for code in picture.codes}
        return tuple(codes.values())

    @property
    def text(self) -> str:
        """All there is to judge: what stands in and beside the pictures, what their codes hold."""
        contents = tuple(code.content for code in self.codes)
        beside = (self.beside,) if self.beside else ()
        return "\n".join((*(passage.text for passage in self.passages), *beside, *contents))


@dataclass(frozen=True)
class Judgement:
    question: Question
    """What was judged."""
    advice: Advice | None
    """None if there was nothing to judge."""

    @property
    def urgent(self) -> bool:
        return self.advice is not None and cannot_wait(self.advice)


def judge(
    look: Look,
    advisor: Advisor,
    language: Language,
    recall: Recall = Recall(),
) -> Judgement:
    """Judge pictures; ``language`` is that of words that show none.

    A cry for help in the caption comes before anything in the picture. A caption may tell the
    story or only ask, so it is judged together with the picture if the picture alone says little.
    """
    caption = Question.read(look.caption, language)
    if caption.has_words:
        heard = advisor.advise(caption, recall)
        if cannot_wait(heard):
            return Judgement(caption, heard)
    seen = Question.read(look.text, language)
    if not look.text:
        return Judgement(caption, advisor.assess(caption, recall) if caption.has_words else None)
    advice = advisor.assess(seen, recall)
    if _says_little(advice) and caption.has_words:
        both = Question.read(f"{look.caption}\n{look.text}", language)
        told = advisor.assess(both, recall)
        if not _says_little(told):
            return Judgement(both, told)
    if look.codes and isinstance(advice, UnknownAdvice):
        advice = AssessmentAdvice(Risk.UNKNOWN, (), ())  # an address alone: the questions to ask
    return Judgement(seen, advice)


def _says_little(advice: Advice) -> bool:
    return isinstance(advice, UnknownAdvice) or (
        isinstance(advice, AssessmentAdvice) and advice.risk is Risk.UNKNOWN
    )
