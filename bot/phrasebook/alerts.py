"""Alerts of new scams and tips, and their settings."""

from bot.phrasebook.model import PhraseModel


class AlertButtonsPhrases(PhraseModel):
    begin: str
    end: str
    kinds: str
    quiet: str
    zone: str
    tip: str
    language: str
    done: str
    chosen: str
    all_kinds: str
    no_quiet: str
    daily: str
    weekly: str
    no_tip: str
    tip_wanted: str


class AlertsPhrases(PhraseModel):
    title: str
    what: str
    nothing: str
    kinds: str
    all_kinds: str
    language: str
    quiet: str
    no_quiet: str
    zone: str
    tip: str
    no_tip: str
    started: str
    stopped: str
    was_off: str
    admins_only: str
    choose_kinds: str
    choose_kinds_hint: str
    choose_quiet: str
    choose_zone: str
    choose_tip: str
    choose_language: str
    buttons: AlertButtonsPhrases
    alert: str
    alert_note: str
    tip_title: str
    tip_text: str
    tip_note: str
    tip_tomorrow: str
