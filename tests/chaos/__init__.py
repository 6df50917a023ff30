"""Breaks the bot on purpose, and prints what came of it: `make chaos`."""
