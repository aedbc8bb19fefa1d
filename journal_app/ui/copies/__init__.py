"""Earlier copies of a journal: their list, what is inside, and what a restore or a rescue told."""
