"""Tests that mirror journal_app/ui, in a real but unseen window."""
