"""The pause and the two other practices, with a clock the tests move."""
