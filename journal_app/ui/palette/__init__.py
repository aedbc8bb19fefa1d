"""Go to…: one field, and everything one can go to or do, found as one types."""
