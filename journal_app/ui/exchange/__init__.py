"""Everything, or a part of it, taken out of the journal: which form, what goes along, how far."""
