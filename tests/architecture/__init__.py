"""Tests that hold the shape of the whole program."""
