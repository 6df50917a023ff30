"""QR and bar codes: what they hold, and what a phone that scans them would do. Never followed."""

import zxingcpp
from PIL import Image

from bot.reading.picture import Code, CodeKind

MOST = 12
LONGEST = 2_000
"""Characters kept of one code."""
_FULL_LOOK = 2_500_000
"""Pixels up to which every direction and inversion is tried."""

_KINDS: tuple[tuple[CodeKind, tuple[str, ...]], ...] = (
    (CodeKind.SCRIPT, ("javascript:", "data:", "vbscript:", "file:", "intent:")),
    (
        CodeKind.PAYMENT,
        (
            *("wxp://", "weixin://wxpay", "weixin://pay", "alipay://", "alipays://"),
            *("https://qr.alipay.com", "https://mobilecodec.alipay.com", "https://payapp.weixin"),
            *("https://qr.95516.com", "https://wx.tenpay.com", "https://qr.chinaums.com"),
            *("upi://pay", "000201", "https://paypal.me", "https://www.paypal.me"),
            *("https://cash.app", "https://venmo.com", "bcd\n", "spc\n", "https://payme.hsbc"),
        ),
    ),
    (
        CodeKind.CRYPTO,
        (
            *("bitcoin:", "ethereum:", "tron:", "litecoin:", "solana:", "bitcoincash:", "ton://"),
            *("usdt:", "dogecoin:", "wc:", "lightning:", "monero:", "ripple:"),
        ),
    ),
    (
        CodeKind.LOGIN,
        (
            *("tg://login", "otpauth://", "otpauth-migration://", "sgnl://linkdevice", "fido:/"),
            *("https://login.weixin.qq.com", "https://open.weixin.qq.com/connect"),
            *("https://txz.qq.com", "https://qrlogin.", "steam://", "https://s.team/q"),
            *("https://discord.com/ra/", "line://au/q"),
        ),
    ),
    (
        CodeKind.FRIEND,
        (
            *("https://u.wechat.com", "https://weixin.qq.com/g", "http://weixin.qq.com/r"),
            *("weixin://contacts", "weixin://dl", "https://qm.qq.com", "mqqapi://", "https://t.me"),
            *("tg://", "https://wa.me", "https://api.whatsapp.com", "https://chat.whatsapp.com"),
            *("https://line.me", "line://", "https://lin.ee", "https://signal.me", "https://m.me"),
            *("https://work.weixin.qq.com", "https://qun.qq.com", "https://discord.gg"),
        ),
    ),
    (CodeKind.APP, ("itms-services:", "itms-apps:", "market://")),
    (CodeKind.WIFI, ("wifi:",)),
    (CodeKind.CALL, ("tel:", "sms:", "smsto:", "mms:", "mmsto:", "facetime:")),
    (CodeKind.CONTACT, ("begin:vcard", "mecard:", "bizcard:", "mailto:", "matmsg:")),
)
_STRIPED = frozenset(
    zxingcpp.barcode_formats_list(zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.AllLinear]))
)
_PACKAGES = (".apk", ".ipa", ".mobileconfig", ".exe", ".msi", ".dmg", ".hap", ".xapk")


def read_codes(image: Image.Image) -> tuple[Code, ...]:
    """Return each code once, from top to bottom."""
    thorough = image.width * image.height <= _FULL_LOOK
    found = zxingcpp.read_barcodes(
        image.convert("L"),
        try_rotate=thorough,
        try_invert=thorough,
        text_mode=zxingcpp.TextMode.HRI,
    )
    ordered = sorted(found, key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    codes: dict[str, Code] = {}
    for code in ordered:
        content = code.text.strip()[:LONGEST]
        if content:
            codes.setdefault(content, Code(kind_of(content, code.format in _STRIPED), content))
    return tuple(codes.values())[:MOST]


def kind_of(content: str, product: bool = False) -> CodeKind:
    """Tell what a phone does with a code; ``product`` for the striped ones on goods."""
    lowered = content.lower().replace("http://", "https://", 1)
    if "<script" in lowered:
        return CodeKind.SCRIPT
    for kind, beginnings in _KINDS:
        for beginning in beginnings:
            if _begins(lowered, beginning) or _begins(content.lower(), beginning):
                return kind
    address = lowered.partition("?")[0].partition("#")[0]
    if address.startswith("https://"):
        return CodeKind.APP if address.endswith(_PACKAGES) else CodeKind.LINK
    if "://" in lowered[:40] or lowered.startswith("www."):
        return CodeKind.LINK
    return CodeKind.PRODUCT if product else CodeKind.TEXT


def _begins(content: str, beginning: str) -> bool:
    """Tell whether a content begins so; the name of a site must end where the beginning does."""
    if not content.startswith(beginning):
        return False
    following = content[len(beginning) : len(beginning) + 1]
    _, _, site = beginning.partition("://")
    whole = not site or "/" in site or beginning.endswith(".") or not beginning.startswith("http")
    return whole or following in {"", "/", "?", "#", ":"}
