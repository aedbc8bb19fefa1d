"""Tests that mirror journal_app/core."""
