"""Practising: rounds of questions, and which of them come again. Knows no Telegram."""
