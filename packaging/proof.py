"""The rows of the proof: which there are, about how long each takes, and what a row has found.

A row is one file of tests/proof, called by its name: `test_power_cut.py` is `power_cut`.
"""

import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Iterator, List, NamedTuple, Sequence, Tuple

import environment

FOLDER = environment.ROOT / "tests" / "proof"
FIGURE = "figure"
"""The name under which a test of the proof tells what it found, as in tests/proof/profile.py."""
MINUTES = {
    "any_clock": 2,
    "failing_calls": 20,
    "hour_at_the_window": 8,
    "killed": 6,
    "killed_at_each_call": 15,
    "killed_with_a_keyring": 5,
    "killed_with_new_keys": 7,
    "moved": 14,
    "mutated": 6,
    "power_cut": 12,
    "text_comes_back": 13,
    "whole_app": 31,
}
"""About how long a row takes on two cores; one that is not named here takes a minute at most."""


FAILED = f"{'FAILED':>8}"


class Row(NamedTuple):
    """One row of the proof, and about how long it takes."""

    minutes: int
    name: str

    @property
    def path(self) -> str:
        """Its file, as pytest is told it."""
        return f"tests/proof/test_{self.name}.py"


def rows(only: Sequence[str]) -> List[Row]:
    """Every row, or those asked for, the shortest first.

    Raises `Trouble` where there is none of that name.
    """
    names = [path.stem[len("test_") :] for path in FOLDER.glob("test_*.py")]
    for name in only:
        if name not in names:
            known = ", ".join(sorted(names))
            raise environment.Trouble(f"There is no row “{name}” in the proof; there are: {known}.")
    return sorted(Row(MINUTES.get(name, 1), name) for name in only or names)


def how_long(minutes: int) -> str:
    """So many minutes, in words."""
    if minutes < 60:
        return f"about {max(1, minutes)} min"
    return f"about {minutes // 60} h {minutes % 60:02} min"


def found(report: Path, row: Row, *, well: bool) -> List[str]:
    """A line for each thing the tests of a row told, and at least one if it did not end well."""
    lines = list(_figures(report))
    if not well and not any(line.startswith(FAILED) for line in lines):
        lines.append(f"{FAILED}  {row.name} did not come to its end")
    return lines


def _figures(report: Path) -> Iterator[str]:
    if not report.exists():
        return
    cases = ElementTree.parse(str(report)).getroot().iter("testcase")  # noqa: S314 - our own
    # Side by side they end in any order.
    for case in sorted(cases, key=_name):
        failed = case.find("failure") is not None or case.find("error") is not None
        ended = FAILED if failed else f"{float(case.get('time', '0')):>6,.0f} s"
        told = [each for each in case.iter("property") if each.get("name") == FIGURE]
        for each in told:
            yield f"{ended}  {each.get('value')}"
        if failed and not told:
            yield f"{ended}  {case.get('name')}"


def _name(case: ElementTree.Element) -> Tuple[str, str]:
    return case.get("classname", ""), case.get("name", "")
