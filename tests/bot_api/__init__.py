"""A small Bot API server that refuses what Telegram refuses, and a person who writes to a bot."""
