"""Looking back is tried on a real journal."""
