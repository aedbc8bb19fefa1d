"""Everything of one day in order: what was written, and what was added in the margin that day."""
