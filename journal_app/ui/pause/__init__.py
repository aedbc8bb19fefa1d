"""The pause, and the two other practices: each takes the whole window for a while."""
