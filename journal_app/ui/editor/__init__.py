"""The writing surface, one entry being written on it, and finding words in it."""
