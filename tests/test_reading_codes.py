"""QR and bar codes: all of them, each once, told apart by what they would do."""

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from bot.reading.codes import LONGEST, MOST, kind_of, read_codes
from bot.reading.picture import CodeKind


def drawn(content: str, side: int = 300, form: str = "QRCode", ec: str = "M") -> Image.Image:
    options = {"ec_level": ec} if form == "QRCode" else {}
    barcode = zxingcpp.create_barcode(content, getattr(zxingcpp.BarcodeFormat, form), **options)
    picture = Image.fromarray(np.array(barcode.to_image(scale=4)))
    return picture.convert("RGB").resize((side, side * picture.height // picture.width), 0)


def placed(*codes: Image.Image) -> Image.Image:
    """Put pictures into two columns."""
    sheet = Image.new("RGB", (800, 400 * ((len(codes) + 1) // 2)), "white")
    for number, code in enumerate(codes):
        sheet.paste(code, (40 + 400 * (number % 2), 40 + 400 * (number // 2)))
    return sheet


def contents(picture: Image.Image) -> list[str]:
    return [code.content for code in read_codes(picture)]


def test_four_codes_are_read_from_top_to_bottom() -> None:
    wanted = [f"https://example.com/{number}" for number in range(4)]
    found = contents(placed(*map(drawn, wanted)))
    assert sorted(found) == wanted
    assert set(found[:2]) == set(wanted[:2])


def test_the_same_code_is_told_once() -> None:
    assert contents(placed(drawn("twice"), drawn("twice"))) == ["twice"]


def test_a_code_inside_a_code_is_told_too() -> None:
    outer, inner = drawn("outer", 700, ec="H"), drawn("inner", 120)
    outer.paste(inner, (290, 290))
    assert {"outer", "inner"} & set(contents(placed_alone(outer)))


def placed_alone(code: Image.Image) -> Image.Image:
    sheet = Image.new("RGB", (code.width + 100, code.height + 100), "white")
    sheet.paste(code, (50, 50))
    return sheet


@pytest.mark.parametrize("content", ["中文二维码：加微信领红包", "a" * 900, "1", "🎁 gift"])
def test_any_content_is_read(content: str) -> None:
    assert contents(placed_alone(drawn(content, 900))) == [content]


def test_white_on_black_and_turned_codes_are_read() -> None:
    code = placed_alone(drawn("https://example.com/x", 400))
    assert contents(Image.eval(code, lambda value: 255 - value)) == ["https://example.com/x"]
    assert contents(code.rotate(90, expand=True)) == ["https://example.com/x"]
    assert contents(code.rotate(25, expand=True, fillcolor="white")) == ["https://example.com/x"]


def test_a_bar_code_is_read() -> None:
    bars = drawn("6901234567892", 500, "EAN13").resize((500, 200))
    [code] = read_codes(placed_alone(bars))
    assert (code.kind, code.content) == (CodeKind.PRODUCT, "6901234567892")


def test_a_picture_without_codes_has_none() -> None:
    assert contents(Image.new("RGB", (500, 500), "white")) == []
    assert contents(Image.new("RGB", (1, 1), "white")) == []


def test_content_and_number_of_codes_are_bounded() -> None:
    assert LONGEST <= 4_000
    sheet = placed(*(drawn(f"code {number}", 220) for number in range(MOST + 4)))
    assert len(contents(sheet)) == MOST


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("https://qr.alipay.com/fkx12345", CodeKind.PAYMENT),
        ("HTTPS://QR.ALIPAY.COM/FKX12345", CodeKind.PAYMENT),
        ("wxp://f2f0abcdef", CodeKind.PAYMENT),
        ("weixin://wxpay/bizpayurl?pr=1", CodeKind.PAYMENT),
        ("upi://pay?pa=x@bank", CodeKind.PAYMENT),
        ("00020101021126380014", CodeKind.PAYMENT),
        ("bitcoin:bc1qxyz?amount=1", CodeKind.CRYPTO),
        ("wc:7f6e504bfad60b485450578e05678ed3@2?relay=1", CodeKind.CRYPTO),
        ("https://u.wechat.com/abc", CodeKind.FRIEND),
        ("http://weixin.qq.com/r/abc", CodeKind.FRIEND),
        ("https://t.me/joinchat/abc", CodeKind.FRIEND),
        ("https://wa.me/447700900000", CodeKind.FRIEND),
        ("tg://login?token=abc", CodeKind.LOGIN),
        ("otpauth://totp/x?secret=A", CodeKind.LOGIN),
        ("https://login.weixin.qq.com/l/abc", CodeKind.LOGIN),
        ("https://a.example/app-release.apk?v=2", CodeKind.APP),
        ("itms-services://?action=download-manifest&url=https://x", CodeKind.APP),
        ("javascript:alert(1)", CodeKind.SCRIPT),
        ("data:text/html,<script>alert(1)</script>", CodeKind.SCRIPT),
        ("hello <SCRIPT>alert(1)</script>", CodeKind.SCRIPT),
        ("https://example.com/a", CodeKind.LINK),
        ("http://example.com", CodeKind.LINK),
        ("WIFI:T:WPA;S:cafe;P:secret;;", CodeKind.WIFI),
        ("tel:+8613800000000", CodeKind.CALL),
        ("SMSTO:10086:CXYE", CodeKind.CALL),
        ("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD", CodeKind.CONTACT),
        ("取件码 6-2-7031", CodeKind.TEXT),
        ("", CodeKind.TEXT),
    ],
)
def test_what_a_phone_would_do_is_told(content: str, kind: CodeKind) -> None:
    assert kind_of(content) is kind


@pytest.mark.parametrize(
    "content", ["https://qr.alipay.com.evil.example/x", "https://t.me.evil.top"]
)
def test_a_name_that_only_begins_like_one_is_a_link(content: str) -> None:
    assert kind_of(content) is CodeKind.LINK
