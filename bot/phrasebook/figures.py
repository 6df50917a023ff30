"""The bulletin's figures, what is calculated from them, and their charts."""

from bot.phrasebook.model import PhraseModel


class FiguresPhrases(PhraseModel):
    headline: str
    exact: str
    more_than: str
    part: str
    period: str
    rise: str
    fall: str
    no_comparison: str
    both: str
    trap: str
    source: str
    calculated: str
    calculated_exactly: str
    calculated_at_least: str
    calculated_at_most: str
    calculation: str
    check: str
    claim_right: str
    claim_partly: str
    claim_wrong: str
    claim_of_another: str
    largest: str
    rose_most: str
    partly: str
    not_of_today: str
    refused: str
    mere: str
    no_period: str
    different_periods: str
    different_units: str
    unrelated: str
    calculated_note: str
    history: str
    neighbours: str


class ChartsPhrases(PhraseModel):
    value: str
    up: str
    down: str
    panel: str
    line: str
    changed: str
    step: str
    before: str
    after: str
    figures: str
    button: str
    send: str
    calculated: str
    unit: str
    scale: str
    part_of_year: str
    part: str
    gaps: str
    source: str
    sources: str


class UnitsPhrases(PhraseModel):
    percent: str


class StatsPhrases(PhraseModel):
    title: str
    about: str
    area: str
    calculated: str
    calculated_hint: str
    calculated_item: str
    later: str
    later_hint: str
    later_item: str
