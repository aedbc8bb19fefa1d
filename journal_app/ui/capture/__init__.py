"""The small window in which a moment is caught from anywhere, also while the journal is closed."""
