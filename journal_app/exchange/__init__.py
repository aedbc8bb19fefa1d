"""Ways out of the journal that need nothing of this app to be read."""
