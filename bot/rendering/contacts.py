"""Says what a link, a number or an account is, as far as it can be told without opening it."""

from typing import assert_never

from bot.reading.found import Account, AccountKind, Contacts, Found, Link, Number, NumberKind
from bot.rendering.voice import Voice
from bot.rendering.wording import harmless
from bot.reply import Block, Paragraph, Section

_SHOWN = 4


def explained(contacts: Contacts, voice: Voice) -> tuple[Block, ...]:
    """Return what was found and what is known of it, with what cannot be known."""
    phrases = voice.phrases.contacts
    different = tuple({item.text: item for item in contacts.found}.values())[:_SHOWN]
    lines = tuple(_line(item, voice) for item in different)
    return (
        Section(phrases.title, lines),
        *_doubts(different, voice),
        Section(phrases.do, _steps(contacts, voice), numbered=True),
        Paragraph(phrases.no_blacklist),
    )


def _doubts(found: tuple[Found, ...], voice: Voice) -> tuple[Block, ...]:
    """Say why even what is official proves nothing."""
    phrases = voice.phrases.contacts
    official = {type(item) for item in found if isinstance(item, Link | Number) and item.owner}
    lines = (
        *((phrases.forged_link,) if Link in official else ()),
        *((phrases.forged_number,) if Number in official else ()),
    )
    return tuple(Paragraph(line) for line in lines)


def _line(item: Found, voice: Voice) -> str:
    match item:
        case Link():
            line = _link(item, voice)
        case Number():
            line = _number(item, voice)
        case Account():
            line = _account(item, voice)
        case _:
            assert_never(item)
    host = harmless(item.registered) if isinstance(item, Link) else ""
    reasons = (
        voice.say(voice.knowledge.oddities[odd.id].reason).format(
            owner=voice.say(odd.owner.name) if odd.owner else "", host=host
        )
        for odd in item.odd
    )
    return voice.joined((line, *reasons))


def _link(link: Link, voice: Voice) -> str:
    phrases = voice.phrases.contacts
    shown = harmless(_short(link.host if not link.is_mail else link.text))
    host = harmless(link.registered)
    if link.owner:
        template = phrases.official_mail if link.is_mail else phrases.official_link
        return template.format(text=shown, owner=voice.say(link.owner.name))
    template = phrases.unknown_mail if link.is_mail else phrases.unknown_link
    return template.format(text=shown, host=host)


def _number(number: Number, voice: Voice) -> str:
    phrases = voice.phrases.contacts
    template = {
        NumberKind.HOTLINE: phrases.official_number,
        NumberKind.FAKED: phrases.faked_number,
        NumberKind.MOBILE: phrases.mobile,
        NumberKind.LANDLINE: phrases.landline,
        NumberKind.LEASED: phrases.leased,
        NumberKind.SHORT: phrases.short,
        NumberKind.ABROAD: phrases.abroad,
    }[number.kind]
    owner = voice.say(number.owner.name) if number.owner else ""
    country = phrases.countries.get(number.country or "", number.country or phrases.elsewhere)
    return template.format(text=number.text, owner=owner, country=country)


def _account(account: Account, voice: Voice) -> str:
    phrases = voice.phrases.contacts
    text = harmless(account.masked)
    match account.kind:
        case AccountKind.BITCOIN | AccountKind.ETHEREUM | AccountKind.TRON:
            template = phrases.crypto if account.sound else phrases.crypto_mistyped
        case AccountKind.CARD:
            template = phrases.card if account.sound else phrases.card_mistyped
        case _:
            template = phrases.handle
    return template.format(text=text, kind=phrases.kinds[account.kind.value])


def _steps(contacts: Contacts, voice: Voice) -> tuple[str, ...]:
    phrases = voice.phrases.contacts
    sorts = {type(item) for item in contacts.found}
    steps = (
        *(phrases.do_link if Link in sorts else ()),
        *(phrases.do_number if Number in sorts else ()),
        *(phrases.do_account if Account in sorts else ()),
    )
    return tuple(dict.fromkeys(steps))[:_SHOWN]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:40]}…{text[-18:]}"
