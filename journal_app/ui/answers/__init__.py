"""All answers to one question through the years, side by side."""
