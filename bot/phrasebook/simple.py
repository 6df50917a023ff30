"""Fewer words, one action at a time."""

from bot.phrasebook.entries import CarePhrases, SmalltalkPhrases
from bot.phrasebook.model import PhraseModel


class SimplePhrases(PhraseModel):
    """For somebody who reads little: at most 60 characters or 40 words a message."""

    care: CarePhrases
    title: str
    what: str
    choose: str
    refuse: str
    begun: str
    ended: str
    offer: str
    start: str
    check: str
    done: str
    more: str
    todo: str
    step: str
    part: str
    finished: str
    call: str
    call_untold: str
    calling: str
    calling_untold: str
    police: str
    share: str
    share_text: str
    high: str
    caution: str
    unknown: str
    untold: str
    sign: str
    stop: str
    choice: str
    figure: str
    another: str
    calculated: str
    no_words: str
    other_language: str
    cry: str
    unclear: str
    danger: str
    out_of_scope: str
    no_such_figure: str
    unsure_figure: str
    which_figure: str
    misuse: str
    quiz: str
    smalltalk: SmalltalkPhrases
