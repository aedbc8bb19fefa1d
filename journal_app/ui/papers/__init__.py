"""Pieces on paper: set in lines and pages, printed, or kept as a PDF that tells nothing else."""
