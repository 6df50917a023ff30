"""Draws the figures of docs/benchmarks.json."""

import json
from pathlib import Path
from typing import Any

import matplotlib as mpl

from tests.bench.report import DOCS

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "antifraud-bot"  # the same figures give the same file

from matplotlib import pyplot  # noqa: E402  after the choice of what draws

_OURS, _THEIRS = "#0b6e4f", "#9aa5b1"
_COLUMNS = {
    "hit_at_1": "hit@1 (more is better)",
    "wrong": "wrong answers (less is better)",
    "refused": "refused what must be (more is better)",
    "false_alarms": "false alarms (less is better)",
}


def draw(folder: Path = DOCS) -> None:
    kept = json.loads((folder / "benchmarks.json").read_text("utf-8"))
    if "quality" in kept:
        _quality(kept["quality"]["results"], folder / "benchmarks-quality.svg")
    if "growth" in kept:
        _growth(kept["growth"]["points"], folder / "benchmarks-growth.svg")


def _quality(results: list[dict[str, Any]], path: Path) -> None:
    names = [f"{one['name']} {one['variant']}".strip() for one in results][::-1]
    colours = [_THEIRS if one["variant"] else _OURS for one in results][::-1]
    figure, axes = pyplot.subplots(1, 4, figsize=(14, 0.34 * len(names) + 1), sharey=True)
    for axis, (column, title) in zip(axes, _COLUMNS.items(), strict=True):
        values = [one["grades"][column] * 100 for one in results][::-1]
        bars = axis.barh(names, values, color=colours)
        axis.bar_label(bars, fmt="%.0f", padding=2, fontsize=8)
        axis.set_title(title, fontsize=9)
        axis.set_xlim(0, 112)
        axis.set_xticks((0, 50, 100))
        axis.spines[["top", "right"]].set_visible(False)
    _save(figure, path)


def _growth(points: list[dict[str, Any]], path: Path) -> None:
    sizes = [point["passages"] for point in points]
    figure, axes = pyplot.subplots(1, 4, figsize=(14, 3))
    for axis, (title, columns) in zip(
        axes,
        {
            "build, seconds": ("build_s",),
            "index, MB": ("memory_mb",),
            "one search, ms (p50, p95)": ("p50", "p95"),
            "recall (@10, of all that vote)": ("recall_at_10", "recall_at_all"),
        }.items(),
        strict=True,
    ):
        for column, style in zip(columns, ("-", "--"), strict=False):
            axis.plot(
                sizes, [point[column] for point in points], style, marker="o", ms=3, color=_OURS
            )
        axis.set_title(title, fontsize=9)
        axis.set_xscale("log")
        axis.set_xlabel("passages", fontsize=8)
        axis.grid(alpha=0.3)
    axes[3].set_ylim(0.9, 1.002)
    _save(figure, path)


def _save(figure: Any, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
