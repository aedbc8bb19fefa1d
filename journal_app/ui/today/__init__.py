"""The page one writes on: the day, a question if one would like one, and the entry itself."""
