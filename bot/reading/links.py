"""Takes addresses apart, as far as their letters tell; nothing is ever opened."""

import ipaddress
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import SplitResult, unquote, urlsplit

import idna
from confusable_homoglyphs import categories
from publicsuffixlist import PublicSuffixList

from bot.advice.patterns import Pattern
from bot.reading.brands import Brands
from bot.reading.found import Link, Odd
from bot.reading.owners import Owners
from knowledge.organisations import ContactWords, Organisation, Webs
from knowledge.redflags import OddityId

LONGEST = 4_096
"""Characters of one address that are read."""

_HIDDEN = r"\x{ad}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2069}\x{feff}"
_LETTER = rf"A-Za-z0-9\x{{c0}}-\x{{24f}}\p{{Greek}}\p{{Cyrillic}}{_HIDDEN}"
_TAIL = rf"(?:[/?#\\][!-~{_HIDDEN}]*)?"
_ADDRESSES = (
    rf"(?i)(?:[a-z][a-z0-9+.-]{{1,11}}:[/\\]{{2}}|hxxps?:/+)[^\s/?#\\<>\"'，。！？；、（）【】《》“”‘’]+{_TAIL}",
    rf"(?i)[{_LETTER}_.+-]+@(?:[{_LETTER}-]+\.)+[{_LETTER}]{{2,24}}",
    rf"(?i)(?:[{_LETTER}][{_LETTER}_-]*\.)+(?:xn--[a-z0-9-]+|[a-z\p{{Cyrillic}}{_HIDDEN}]{{2,24}})(?::\d{{2,5}})?{_TAIL}",
    r"(?:\d{1,3}\.){3}\d{1,3}(?::\d{2,5}|/[!-~]+)+",
)
_NATIVE = r"[\p{Han}A-Za-z0-9-]+\.(?:%s)"
_HOST_OF_BOX = re.compile(r"@(\w+)")
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|hxxps?:)[/\\]+", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_END = ".,;:!?)]}>'\"*_~|"
_USUAL_PORTS = {None, 80, 443}
_NOT_ENDINGS = frozenset({"km", "mg", "ml", "kg", "cm", "mm", "gb", "st", "th", "am", "pm", "md"})
_FILES = frozenset({"py", "md", "zip", "mov", "sh", "pl", "rs", "ps", "so", "do"})
_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"})


class LinkReader:
    def __init__(self, owners: Owners, brands: Brands, webs: Webs, words: ContactWords) -> None:
        native = _NATIVE % "|".join(words.native_endings)
        self._addresses = Pattern((*_ADDRESSES, native + _TAIL))
        self._owners = owners
        self._brands = brands
        self._webs = webs
        self._free_hosts = frozenset(host.partition(".")[0] for host in webs.free_mail)
        self._suffixes = PublicSuffixList()
        self._cheap = frozenset(webs.cheap_endings)
        self._programs = tuple(f".{ending}" for ending in webs.programs)

    def read(self, text: str, claimed: tuple[Organisation, ...] = ()) -> tuple[Link, ...]:
        """Return the addresses in a text; ``claimed`` is in whose name it speaks."""
        return tuple(self._with_claim(link, claimed) for link in self._links(text))

    def _links(self, text: str) -> Iterator[Link]:
        for start, end in self._addresses.spans(text):
            raw = text[start:end][:LONGEST]
            if self._is_box(text, end):
                continue
            link = self._mail(raw, start) if _is_mail(raw) else self._link(raw, start)
            if link:
                yield link

    def _is_box(self, text: str, end: int) -> bool:
        """Tell whether what ends there is a mailbox of anybody's, its host cut short: at gmail."""
        host = _HOST_OF_BOX.match(text, end)
        return host is not None and host[1].casefold() in self._free_hosts

    def _link(self, raw: str, start: int) -> Link | None:
        raw = raw.rstrip(_END)
        parts = _split(raw)
        if parts is None or not parts.hostname:
            return None
        shown = _visible_host(parts.hostname)
        host = _ascii(shown)
        if not self._is_address(raw, host):
            shorter = re.match(r"[!-~]+", raw)
            if shorter is None or shorter[0] == raw:
                return None
            return self._link(shorter[0], start)
        registered = self._registered(host)
        unknown = Link(raw, start, shown, registered, self._owners.of_host(host))
        return replace(unknown, odd=tuple(self._oddities(unknown, parts, host)))

    def _mail(self, raw: str, start: int) -> Link | None:
        raw = raw.rstrip(_END)
        local, _, domain = raw.rpartition("@")
        shown = _visible_host(domain)
        host = _ascii(shown)
        if not local or not self._is_address(f"http://{domain}", host):
            return None
        link = Link(raw, start, shown, self._registered(host), is_mail=True)
        if host in self._webs.free_mail:
            borrowed = self._brands.in_label(local.casefold().replace(".", "-").replace("_", "-"))
            odd = (Odd(OddityId.MAIL_OF_ANYBODY, borrowed.owner),) if borrowed else ()
            return replace(link, odd=odd)
        link = replace(link, owner=self._owners.of_host(host))
        return replace(link, odd=tuple(self._names(link, host)))

    def _is_address(self, raw: str, host: str) -> bool:
        """Tell an address from a decimal number, a file's name or two sentences without a gap."""
        if not host or _address(host):
            return bool(host)
        suffix = self._suffixes.publicsuffix(host, accept_unknown=False)
        if not suffix or (suffix == host and not self._owners.of_host(host)):
            return False
        if _SCHEME.match(raw) or raw.casefold().startswith("www."):
            return True
        label, ending = host.split(".")[-2:]
        if ending in _FILES and "/" not in raw:
            return False
        last = re.split(r"[/?#:]", raw)[0].rpartition(".")[2]
        starts_a_sentence = last[:1].isupper() and last[1:].islower()
        return not starts_a_sentence and not (label.isdigit() and ending in _NOT_ENDINGS)

    def _registered(self, host: str) -> str:
        if _address(host):
            return host
        return self._suffixes.privatesuffix(host) or host

    def _oddities(self, link: Link, parts: SplitResult, host: str) -> Iterator[Odd]:
        if _INVISIBLE.search(link.text):
            yield Odd(OddityId.HIDDEN_MARKS)
        if parts.username is not None:
            yield Odd(OddityId.USER_PART)
        ip = _address(host)
        if ip and not ip.is_private:
            yield Odd(OddityId.RAW_IP)
        if not (ip and ip.is_private) and _port(parts) not in _USUAL_PORTS:
            yield Odd(OddityId.ODD_PORT)
        if not link.owner and parts.path.casefold().endswith(self._programs):
            yield Odd(OddityId.PROGRAM_FILE)
        if ip:
            return
        yield from self._names(link, host)
        if link.owner:
            if host in self._webs.chats:
                yield Odd(OddityId.OPENS_A_CHAT)
            return
        yield from self._place(link, host)
        if owner := self._brands.in_path(parts.path[:LONGEST]):
            yield Odd(OddityId.BRAND_IN_PATH, owner)

    def _place(self, link: Link, host: str) -> Iterator[Odd]:
        """Say what is odd about where a page of nobody we know stands."""
        webs = self._webs
        parents = {host, link.registered}
        if parents & set(webs.messengers):
            yield Odd(OddityId.OPENS_A_CHAT)
        elif parents & set(webs.shorteners):
            yield Odd(OddityId.SHORT_LINK)
        elif _under(host, webs.hosting):
            yield Odd(OddityId.FREE_HOSTING)
        elif host.rpartition(".")[2] in self._cheap:
            yield Odd(OddityId.CHEAP_ENDING)

    def _names(self, link: Link, host: str) -> Iterator[Odd]:
        """Say whose name a host bears although it belongs to somebody else."""
        mixed = any(_mixes_scripts(label) for label in link.host.split("."))
        if mixed:
            yield Odd(OddityId.MIXED_SCRIPTS)
        if link.owner or _under(host, self._webs.services):
            return
        suffix = self._suffixes.publicsuffix(host) or ""
        labels = link.host.removesuffix(f".{suffix}").split(".")
        for position, label in enumerate(reversed(labels)):
            borrowed = self._brands.in_label(label)
            if borrowed is None:
                continue
            if position == 0 and self._abroad(borrowed.owner, label, suffix):
                return
            kind = OddityId.LOOK_ALIKE if borrowed.alike else OddityId.BRAND_ELSEWHERE
            yield Odd(kind, borrowed.owner)
            return
        if owner := self._inside(host, link.registered):
            yield Odd(OddityId.BRAND_ELSEWHERE, owner)
            return
        if not link.host.isascii() and not mixed and not _is_han(link.host):
            yield Odd(OddityId.PUNYCODE)

    def _inside(self, host: str, registered: str) -> Organisation | None:
        """Find icbc.com.cn in icbc.com.cn.example.top, and gov.uk in gov.uk-refund.com."""
        before = host.removesuffix(registered).rstrip(".")
        labels = before.split(".") if before else []
        for start in range(len(labels)):
            for end in range(len(labels), start + 1, -1):
                if owner := self._owners.of_host(".".join(labels[start:end])):
                    return owner
        return None

    def _abroad(self, owner: Organisation, label: str, suffix: str) -> bool:
        """Tell whether it may be a worldwide firm's own domain in a country we do not list."""
        country = suffix.rpartition(".")[2]
        alone = label in {*owner.brands, *owner.everyday}
        return owner.worldwide and alone and len(country) == 2 and country not in self._cheap

    def _with_claim(self, link: Link, claimed: tuple[Organisation, ...]) -> Link:
        """Add that a text speaks for somebody whose address this is not."""
        named = {odd.owner.id for odd in link.odd if odd.owner}
        private = (ip := _address(_ascii(link.host))) and ip.is_private
        if link.owner or not claimed or named or private:
            return link
        if link.is_mail and link.host in self._webs.free_mail:
            return replace(link, odd=(*link.odd, Odd(OddityId.MAIL_OF_ANYBODY, claimed[0])))
        return replace(link, odd=(Odd(OddityId.CLAIMS_OTHER, claimed[0]), *link.odd))


def _is_mail(raw: str) -> bool:
    return "@" in raw and not _SCHEME.match(raw) and not re.search(r"[/?#]", raw)


def _split(raw: str) -> SplitResult | None:
    """Split as a browser would: backslashes are slashes, and the scheme may be missing."""
    plain = _INVISIBLE.sub("", raw).replace("\\", "/")
    rest = _SCHEME.sub("", plain)
    try:
        return urlsplit(f"http://{rest}")
    except ValueError:
        return None


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:
        return -1


def _visible_host(host: str) -> str:
    plain = unicodedata.normalize("NFKC", unquote(host)).casefold().strip(".")
    return ".".join(_unicode_label(label) for label in plain.split("."))


def _unicode_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return idna.ulabel(label)
    except (idna.IDNAError, UnicodeError):
        return label


def _ascii(host: str) -> str:
    """Return the host as it is looked up; labels that no registry allows stay as they are."""
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode()
    except (idna.IDNAError, UnicodeError):
        return host


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the IP that a host is, if it is one; also one written as a single number."""
    try:
        if host.isdecimal() and len(host) > 6:
            return ipaddress.ip_address(int(host)) if len(host) <= 10 else None
        if host.startswith("0x") and len(host) <= 10:
            return ipaddress.ip_address(int(host, 16))
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def _under(host: str, parents: tuple[str, ...]) -> bool:
    return any(host == parent or host.endswith(f".{parent}") for parent in parents)


def _mixes_scripts(label: str) -> bool:
    return not label.isascii() and len(_scripts(label) & _SCRIPTS) > 1


def _is_han(host: str) -> bool:
    return "HAN" in _scripts(host) or "CJK" in _scripts(host)


def _scripts(label: str) -> set[str]:
    return set(categories.unique_aliases(label)) if label else set()
