"""Processes of ours that do one kind of slow work, apart from the bot and at low priority."""
