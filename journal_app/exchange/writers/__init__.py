"""One file for each format a journal can be written in."""
