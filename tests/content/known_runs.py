"""The hashes of every six words in a row of the articles behind Tideline."""

from pathlib import Path

FILE = Path(__file__).parents[1] / "fixtures" / "article-runs.txt"
KNOWN_RUNS = frozenset(
    line for line in FILE.read_text(encoding="ascii").splitlines() if not line.startswith("#")
)
