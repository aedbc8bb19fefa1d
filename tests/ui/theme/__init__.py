"""Tests of the look: tokens, contrast, painters and icons."""
