"""Texts that ship with the app, read from `resources/` and checked."""
