"""Sheets about what opens the journal: its recovery code, its passphrase, its end."""
