"""A bot's menu, name and descriptions, a language each; without one, what apps show by default."""

from typing import Any

from telegram.constants import BotDescriptionLimit, BotNameLimit

from tests.bot_api.rules import Params, at_most, commands_of, language_of

_LIMITS = {
    "name": BotNameLimit.MAX_NAME_LENGTH,
    "description": BotDescriptionLimit.MAX_DESCRIPTION_LENGTH,
    "short_description": BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH,
}


class Profile:
    def __init__(self, first_name: str) -> None:
        self._set: dict[tuple[str, str], Any] = {("name", ""): first_name}

    def shown(self, field: str, language: str = "") -> Any:
        default = self._set.get((field, ""), [] if field == "commands" else "")
        return self._set.get((field, language), default)

    def get(self, field: str, params: Params) -> Any:
        shown = self.shown(field, language_of(params))
        return shown if field == "commands" else {field: shown}

    def set(self, field: str, params: Params) -> bool:
        value = (
            commands_of(params) if field == "commands" else at_most(_LIMITS[field], field, params)
        )
        self._set[field, language_of(params)] = value
        return True
