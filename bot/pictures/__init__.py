"""Pictures that we draw: what there is, how it is drawn, who draws it. Knows no Telegram."""
