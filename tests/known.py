"""All that we know, read once for every test of a process; no test changes it."""

from knowledge import KnowledgeBase

BASE = KnowledgeBase.load()
