"""Open any part of the interface alone, to look at it."""
