"""Tests: real SQLCipher files, a real keyring, a real window."""
