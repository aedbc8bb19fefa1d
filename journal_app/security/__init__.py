"""Keys and the few small files around them; knows nothing of entries."""
