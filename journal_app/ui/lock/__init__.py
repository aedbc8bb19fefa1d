"""The scene in front of a closed journal."""
