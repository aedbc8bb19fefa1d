"""Tests that mirror journal_app/content."""
