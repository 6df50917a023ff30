"""Numbers as people read them: 11.4万 and 114,000, never rounded."""

from decimal import Decimal

from knowledge import Language

_WAN = Decimal(10_000)
_YI = Decimal(100_000_000)
_MILLION = Decimal(1_000_000)
_BILLION = Decimal(1_000_000_000)


def spoken(value: Decimal, language: Language) -> str:
    """Return the number in the units of the language: 56.82 million, 5682万."""
    match language:
        case Language.ZH:
            return _scaled(value, ((_YI, "亿"), (_WAN, "万")))
        case Language.EN:
            return _scaled(value, ((_BILLION, " billion"), (_MILLION, " million")))


def digits(value: Decimal) -> str:
    """Return the number in full, with thousands separators: 56,820,000."""
    whole = value == value.to_integral_value()
    return f"{value:,.0f}" if whole else f"{value.normalize():,f}"


def _scaled(value: Decimal, scales: tuple[tuple[Decimal, str], ...]) -> str:
    for scale, word in scales:
        if abs(value) >= scale:
            return f"{_short(value / scale)}{word}"
    return digits(value)


def _short(value: Decimal) -> str:
    return f"{value.normalize():f}"
