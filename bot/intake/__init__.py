"""The way in: Telegram keeps an update until it is answered, and only then lets it go."""

from bot.intake.health import Health
from bot.intake.intake import Intake

__all__ = ["Health", "Intake"]
