"""Reads phone numbers: whose they are, where from, and whether they pose as somebody's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType

from bot.advice.patterns import Pattern
from bot.reading.found import Number, NumberKind, Odd
from bot.reading.owners import Owners
from knowledge import Language
from knowledge.organisations import ContactWords, Organisation, Webs
from knowledge.redflags import OddityId

_CANDIDATES = Pattern((r"(?:[+＋] ?)?\(?\d(?:[ ()\-–.·]{0,2}\d){2,17}",))
_MONEY = re.compile(r"[¥￥$£€]\s?$|(?:usd|sgd|hkd|rmb|rm|eur|gbp|inr)\s?$", re.IGNORECASE)
_DATE = re.compile(r"(?:19|20)\d\d[-./ ]?(?:0?[1-9]|1[0-2])[-./ ]?(?:0?[1-9]|[12]\d|3[01])")
_AMERICAN = re.compile(r"\+?1?[ .-]?\(?[2-9]\d\d\)?[ .-]\d{3}[ .-]\d{4}")
_BRITISH_MOBILE = re.compile(r"07\d{9}")
"""Also those that are given to nobody, which callers may show all the same."""
_ALARM = frozenset({"110", "119", "120", "122", "96110", "12381"})
_POLICE = "110"
_BEHIND_AREA = re.compile(r"0\d{2,3}(110|12\d{3}|96110)")
_HOME = "CN"
_ELSEWHERE = ("US", "GB", "SG", "AU", "HK", "MY")
_LEASED = re.compile(r"[48]00\d{7}")
_SHORT = re.compile(r"9[56]\d{3,4}|10\d{3}|12\d{3}")
_NEAR = 14  # characters around a short number in which it is called one
_SHORT_DIGITS = 6
_NORTH_AMERICA = 1
_LONGEST = 15  # digits of an international number


class NumberReader:
    def __init__(self, owners: Owners, webs: Webs, words: ContactWords) -> None:
        self._owners = owners
        self._called, self._calls = Pattern(words.called), Pattern(words.calls)
        self._units = Pattern(words.units)
        self._resold = webs.resold_prefixes

    def read(
        self,
        text: str,
        language: Language,
        taken: Iterable[tuple[int, int]] = (),
        claimed: tuple[Organisation, ...] = (),
    ) -> tuple[Number, ...]:
        """Return the phone numbers outside the spans that are taken."""
        spans = tuple(taken)
        found = self._numbers(text, language, spans)
        return tuple(_with_claim(number, claimed) for number in found)

    def _numbers(
        self, text: str, language: Language, taken: tuple[tuple[int, int], ...]
    ) -> Iterator[Number]:
        for start, end in _CANDIDATES.spans(text):
            if any(start < last and first < end for first, last in taken):
                continue
            if _is_part_of_a_word(text, start, end) or self._counts_something(text, start, end):
                continue
            written = text[start:end].strip()
            number = self._number(written, language)
            if number and (len(number.digits) > _SHORT_DIGITS or self._is_called(text, start, end)):
                yield replace(number, text=written, start=start)

    def _number(self, written: str, language: Language) -> Number | None:
        digits = re.sub(r"\D", "", written)
        if written.lstrip("( ").startswith(("+", "＋")):
            return self._international(digits, language)
        if digits.startswith("00") and len(digits) > 4:
            return self._international(digits[2:], language)
        if owner := self._owners.of_number(digits):
            return Number("", 0, digits, NumberKind.HOTLINE, owner, country=_HOME)
        if language is Language.ZH:
            return self._at_home(digits)
        return self._elsewhere(digits) or (
            None if _AMERICAN.fullmatch(written) else self._at_home(digits)
        )

    def _international(self, digits: str, language: Language) -> Number | None:
        if len(digits) > _LONGEST:
            return None
        if faked := self._faked(digits):
            return faked
        number = _parsed(f"+{digits}", None)
        if number is None:
            return None
        country = _country(number)
        full = f"+{digits}"
        owner = self._owners.of_number(full) or self._owners.of_number(full.removeprefix("+86"))
        if owner:
            return Number("", 0, full, NumberKind.HOTLINE, owner, country)
        if not phonenumbers.is_possible_number(number):
            return None
        if number.country_code == 86:
            return self._at_home(str(number.national_number)) or self._at_home(
                f"0{number.national_number}"
            )
        odd = (Odd(OddityId.FROM_ABROAD),) if language is Language.ZH else ()
        return Number("", 0, full, NumberKind.ABROAD, country=country, odd=odd)

    def _faked(self, digits: str) -> Number | None:
        """Find 110 behind a country code, and a hotline behind "+" or "00" without one."""
        behind = digits.removeprefix("86")
        short = len(behind) <= _SHORT_DIGITS + 1
        for hotline in _ALARM:
            if short and behind.startswith(hotline):
                return self._posing(digits, hotline)
        if len(digits) <= _SHORT_DIGITS and self._owners.of_number(digits):
            return self._posing(digits, digits)
        return None

    def _posing(self, digits: str, hotline: str) -> Number:
        owner = self._owners.of_number(hotline)
        odd = (Odd(OddityId.FAKED_HOTLINE, owner),)
        return Number("", 0, f"+{digits}", NumberKind.FAKED, None, None, odd)

    def _at_home(self, digits: str) -> Number | None:
        """Read a number as somebody in mainland China would dial it."""
        if owner := self._owners.of_number(digits):
            return Number("", 0, digits, NumberKind.HOTLINE, owner, _HOME)
        if behind := _BEHIND_AREA.fullmatch(digits):
            [hotline] = behind.groups()
            if hotline == _POLICE:
                return self._posing(digits, hotline)
            if owner := self._owners.of_number(hotline):
                return Number("", 0, digits, NumberKind.HOTLINE, owner, _HOME)
        if _LEASED.fullmatch(digits):
            return Number("", 0, digits, NumberKind.LEASED, country=_HOME)
        if _SHORT.fullmatch(digits):
            return Number("", 0, digits, NumberKind.SHORT, country=_HOME)
        number = _parsed(digits, _HOME)
        if number is None or not phonenumbers.is_valid_number_for_region(number, _HOME):
            return None
        if phonenumbers.number_type(number) == PhoneNumberType.MOBILE:
            resold = digits.startswith(self._resold)
            odd = (Odd(OddityId.RESOLD_NUMBER),) if resold else ()
            return Number("", 0, digits, NumberKind.MOBILE, country=_HOME, odd=odd)
        if digits.startswith("0"):
            return Number("", 0, digits, NumberKind.LANDLINE, country=_HOME)
        return None

    def _elsewhere(self, digits: str) -> Number | None:
        """Read a number as it is dialled at home in an English-speaking country."""
        for region in _ELSEWHERE:
            number = _parsed(digits, region)
            if number is None or not phonenumbers.is_valid_number_for_region(number, region):
                continue
            full = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            if owner := self._owners.of_number(full):
                return Number("", 0, full, NumberKind.HOTLINE, owner, region)
            kind = _kind(number)
            return Number("", 0, full, kind, country=region) if kind else None
        if _BRITISH_MOBILE.fullmatch(digits):
            return Number("", 0, digits, NumberKind.MOBILE, country="GB")
        return None

    def _is_called(self, text: str, start: int, end: int) -> bool:
        """Tell whether a short number is one to call, and no mere quantity."""
        alone = text.strip() == text[start:end].strip()
        called = self._called.matches(text[max(0, start - _NEAR) : start])
        return bool(alone or called or self._calls.matches(text[end : end + _NEAR]))

    def _counts_something(self, text: str, start: int, end: int) -> bool:
        written = text[start:end]
        if _MONEY.search(text[max(0, start - 5) : start]) or _DATE.fullmatch(written.strip()):
            return True
        if re.match(r"[.,:：]\d", text[end : end + 2]) or re.search(
            r"\d[.,:：]$", text[:start][-2:]
        ):
            return True
        return self._units.matches(text[end : end + _NEAR])


def _country(number: PhoneNumber) -> str | None:
    """Return the country, and not the island that shares its code, save in North America."""
    if number.country_code is None or number.country_code == _NORTH_AMERICA:
        return phonenumbers.region_code_for_number(number)
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    return region if region != phonenumbers.phonenumberutil.UNKNOWN_REGION else None


def _kind(number: PhoneNumber) -> NumberKind | None:
    match phonenumbers.number_type(number):
        case PhoneNumberType.MOBILE:
            return NumberKind.MOBILE
        case PhoneNumberType.TOLL_FREE | PhoneNumberType.SHARED_COST | PhoneNumberType.UAN:
            return NumberKind.LEASED
        case PhoneNumberType.FIXED_LINE | PhoneNumberType.FIXED_LINE_OR_MOBILE:
            return NumberKind.LANDLINE
        case _:
            return None


def _parsed(digits: str, region: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(digits, region)
    except NumberParseException:
        return None


def _with_claim(number: Number, claimed: tuple[Organisation, ...]) -> Number:
    """Add that a text speaks for an office in mainland China and gives a number abroad."""
    at_home = next((known for known in claimed if known.home == "cn"), None)
    if number.kind is not NumberKind.ABROAD or at_home is None:
        return number
    return replace(number, odd=(Odd(OddityId.CLAIMS_FROM_ABROAD, at_home),))


def _is_part_of_a_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return any(
        side.isascii() and (side.isalnum() or side in "_#*") for side in (before, after) if side
    )
