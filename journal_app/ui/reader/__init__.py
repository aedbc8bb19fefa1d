"""One entry of the past, read in peace."""
