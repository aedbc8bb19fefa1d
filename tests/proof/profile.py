"""How often each thing is tried, in the short profile and in the long one, and what came of it."""

import os
from dataclasses import dataclass

LONG = os.environ.get("TIDELINE_PROOF") == "long"
FIGURE = "figure"
"""The name under which a report of pytest holds what a test tells; `packaging/test.py` reads it."""


def times(short: int, long: int) -> int:
    """How often, in the profile that runs."""
    return long if LONG else short


BY_CHANCE = times(0, 200)
"""Kills at any instant of each thing, after those at each of its calls."""


@dataclass(frozen=True)
class Figures:
    """What one test has found, told so that others can compare it with what they find."""

    properties: list[tuple[str, object]]
    """Of the test, which every report of it holds."""

    def tell(self, what: str, figure: str) -> None:
        """One line of the table."""
        self.properties.append((FIGURE, f"{what}: {figure}"))
