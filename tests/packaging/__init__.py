"""The set-up commands, the locked libraries and the wheel."""
