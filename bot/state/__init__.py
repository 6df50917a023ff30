"""What outlives a restart: choices, subscriptions, ids and counts. Never what somebody wrote."""

from bot.state.database import StateError, StoreError
from bot.state.store import Store

__all__ = ["StateError", "Store", "StoreError"]
