"""The map in the README, held as a test: knowledge <- index <- bot, Telegram at the edge."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORBIDDEN = {
    "knowledge": {"index", "bot", "telegram", "faiss", "sentence_transformers", "torch"},
    "index": {"bot", "telegram"},
    "bot/advice": {"telegram", "faiss", "sentence_transformers", "torch"},
    "bot/reading": {"telegram", "faiss", "sentence_transformers", "torch"},
    "bot/pictures": {"telegram", "index", "knowledge", "sqlalchemy"},
    "bot/workers": {"telegram", "index", "knowledge"},
    "bot/rendering": {"telegram", "index"},
    "bot/alerts/form.py": {"telegram"},
    "bot/learning": {"telegram", "sqlalchemy"},
    "bot/state": {"telegram", "index", "knowledge"},
    "bot/dialogue": {"telegram", "sqlalchemy"},
    "bot/markup.py": {"telegram"},
    "bot/plain.py": {"telegram"},
    "bot/reply.py": {"telegram"},
    "bot/answers.py": {"telegram"},
}
ONE_DOOR = {
    "prometheus_client": {"bot/operation/metrics.py"},
    "faiss": {"index/vector_index.py"},
    "sentence_transformers": {"index/sentence_encoder.py", "index/onnx_transformer.py"},
    "onnxruntime": {"index/sentence_graph.py"},
    "torch": {"index/onnx_transformer.py", "index/training.py"},
    "onnx": {"index/bundled_model.py", "index/network.py"},
    "ahocorasick_rs": {"bot/advice/letters.py"},
    "alembic": {
        "bot/state/database.py",
        "bot/state/migrations/env.py",
        "bot/state/migrations/versions/v0001_first.py",
        "bot/state/migrations/versions/v0002_alerts.py",
        "bot/state/migrations/versions/v0003_uploads.py",
        "bot/state/migrations/versions/v0004_quiz.py",
        "bot/state/migrations/versions/v0005_simple.py",
    },
    "opencc": {"index/normalise.py", "bot/chinese.py"},
    "rapidocr": {"bot/reading/ocr.py"},
    "matplotlib": {
        "bot/pictures/leaflets/canvas.py",
        "bot/pictures/leaflets/measure.py",
        "bot/pictures/sheet.py",
    },
    "segno": {"bot/pictures/leaflets/codes.py"},
    "pylopdf_fonts_zh_cn": {"bot/pictures/fonts.py"},
    "zxingcpp": {"bot/reading/codes.py"},
    "PIL": {"bot/reading/codes.py", "bot/reading/image.py", "bot/reading/ocr.py"},
    "phonenumbers": {"bot/reading/numbers.py"},
    "publicsuffixlist": {"bot/reading/links.py"},
    "re2": {"bot/advice/patterns.py", "bot/advice/question.py", "bot/advice/wording.py"},
}
SOURCES = sorted(
    path for part in ("knowledge", "index", "bot") for path in (ROOT / part).rglob("*.py")
)


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize(("where", "forbidden"), tuple(FORBIDDEN.items()))
def test_dependencies_point_one_way(where: str, forbidden: set[str]) -> None:
    place = ROOT / where
    assert place.exists(), f"{where} is gone; mend the map"
    for path in place.rglob("*.py") if place.is_dir() else [place]:
        assert not imports(path) & forbidden, path


@pytest.mark.parametrize(("library", "doors"), tuple(ONE_DOOR.items()))
def test_heavy_libraries_have_few_doors(library: str, doors: set[str]) -> None:
    importing = {path.relative_to(ROOT).as_posix() for path in SOURCES if library in imports(path)}
    assert importing == doors


def test_html_is_made_in_one_place() -> None:
    making = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if any(
            tag in path.read_text("utf-8")
            for tag in ("<b>", "<i>", "<a ", "<blockquote", "from html")
        )
    }
    assert making == {"bot/markup.py"}


def test_no_sentence_a_person_reads_stands_in_python() -> None:
    chinese = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and sum("\u4e00" <= character <= "\u9fff" for character in node.value) > 8
    }
    words = {
        "bot/advice/spelled.py",
        "bot/chinese.py",
        "bot/reading/layout.py",
        "index/probe.py",
        "index/names.py",
        "index/normalise.py",
    }
    assert chinese <= words
