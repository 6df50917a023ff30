"""What a message holds besides words: pictures, links, numbers, accounts.

Nothing is opened or kept.
"""
