"""Words alerts and their progress in whatever language a chat wants."""

from collections.abc import Mapping

from bot.chinese import in_script
from bot.dialogue import Dialogue
from bot.memory import Tongue
from bot.rendering import alerts, office
from bot.reply import Reply
from bot.state.alerts import Alert, DeliveryState

DELAY_SECONDS = 60
"""So long the office can think again."""


class Wording:
    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue

    def message(self, alert: Alert, tag: str) -> Reply:
        tongue = Tongue.of(tag)
        return in_script(alerts.message(alert, self._dialogue.voice(tongue)), tongue.script)

    def progress(self, alert: Alert, counts: Mapping[DeliveryState, int], admin: int) -> Reply:
        tongue = self._dialogue.tongue(admin, None)
        page = office.progress(alert, counts, admin, DELAY_SECONDS, self._dialogue.voice(tongue))
        return in_script(page, tongue.script)
