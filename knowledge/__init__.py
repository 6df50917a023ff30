"""What the bot knows: reviewed texts and figures, written as data, loaded as validated models."""

from knowledge.base import KnowledgeBase
from knowledge.models import Language, Localized
from knowledge.reading import KnowledgeError

__all__ = ["KnowledgeBase", "KnowledgeError", "Language", "Localized"]
