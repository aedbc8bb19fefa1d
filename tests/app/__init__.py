"""How everything that lives as long as the app is brought together."""
