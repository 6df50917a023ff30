"""What a message holds besides plain words; nothing here opens a link or writes to disk."""
