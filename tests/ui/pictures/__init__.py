"""Tests of pictures and files on pages."""
