"""The only readers of Telegram updates: update in, dialogue asked, reply out."""
