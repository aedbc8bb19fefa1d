"""What was written on this day in earlier years: a page one goes to, never one that comes."""
