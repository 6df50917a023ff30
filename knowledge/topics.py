"""One kind of fraud."""

from knowledge.models import Id, Lines, Localized, Record, Text, Words
from knowledge.posters import Poster


class Topic(Record):
    """How a fraud works, how to spot it, and what to do before and after paying."""

    id: Id
    title: Localized[Text]
    aliases: Localized[Words]
    """Names people type for it: slang, abbreviations, pinyin, common misspellings."""
    summary: Localized[Text]
    plainly: Localized[Text]
    """The summary for somebody who takes in one short sentence at a time."""
    how_it_works: Localized[Lines]
    signs: Localized[Lines]
    before_paying: Localized[Lines]
    after_paying: Localized[Lines]
    facts: Localized[Words] = Localized(zh=(), en=())
    """Dated or local facts worth knowing, each with its year in the sentence."""
    told_by: Localized[Words] | None = None
    """RE2 patterns of which a text of this kind has one, whatever else it resembles."""
    poster: Poster
    related: tuple[Id, ...] = ()
    sources: tuple[Id, ...]
