"""Tests that mirror journal_app/storage."""
