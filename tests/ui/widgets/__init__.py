"""Tests of the kit: keyboard, names, live changes of theme and size."""
