"""What was read in a picture, what could not be read, and what we print ourselves."""

from bot.phrasebook.model import PhraseModel


class PictureTroublesPhrases(PhraseModel):
    empty: str
    heavy: str
    large: str
    format: str
    broken: str
    busy: str
    slow: str
    failed: str


class CodeKindsPhrases(PhraseModel):
    payment: str
    crypto: str
    friend: str
    login: str
    app: str
    script: str
    link: str
    wifi: str
    call: str
    contact: str
    product: str
    text: str


class PicturePhrases(PhraseModel):
    read: str
    theirs: str
    mine: str
    misread: str
    no_text: str
    moving: str
    partly: str
    codes: str
    code_kinds: CodeKindsPhrases
    troubles: PictureTroublesPhrases


class KindsPhrases(PhraseModel):
    voice: str
    video: str
    sticker: str
    document: str
    program: str
    contact: str
    location: str
    other: str


class PosterPhrases(PhraseModel):
    label: str
    starts: str
    signs: str
    steps: str
    invite: str
    address: str
    promise: str
    source: str
    checked: str
    venues: dict[str, str]
