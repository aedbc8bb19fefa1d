"""One measured figure beside its limit, the statistics behind it, and the table of all of them."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

__all__ = [
    "Figure",
    "as_table",
    "median",
    "percentile",
    "ratio",
    "stood",
    "took",
    "waited",
    "worked",
]

_STANDING: Final = Path("/proc/thread-self/schedstat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one piece of work costs; without a limit it is there to compare others with."""

    name: str
    value: float
    unit: str = "ms"
    limit: float | None = None
    at_least: bool = False
    """The limit is a least speed and not a longest time."""
    peer: str = ""
    """What it was measured beside in the same run."""

    @property
    def holds(self) -> bool:
        """Whether the limit is kept; a figure without one always does."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def took(work: Callable[[], object]) -> float:
    """How many milliseconds this takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def worked(work: Callable[[], object]) -> float:
    """How many milliseconds of a processor this takes on this thread, whoever else works beside."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def stood(work: Callable[[], object]) -> float:
    """How many milliseconds this takes by the clock, less those it was ready without a processor.

    So what this thread waits for in the app, a turn in Python or a lock, is in it, and who else is
    at work on the machine mostly is not: only where the one it waits for has no processor either.
    """
    before, start = waited(), time.perf_counter()
    work()
    return (time.perf_counter() - start - (waited() - before)) * 1000


def waited() -> float:
    """For how many seconds this thread was ready and had no processor; Linux alone tells that."""
    try:
        return int(_STANDING.read_text(encoding="ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


def percentile(values: Iterable[float], percent: float) -> float:
    """The value that so many percent of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """How many times as much ours is; both were measured in turn, so each pair had one weather."""
    return median(mine / other for mine, other in zip(ours, theirs, strict=True))


def as_table(figures: Sequence[Figure]) -> str:
    """All figures, one a line, those over their limit marked at the end of theirs."""
    rows = [("", "measured", "limit", "in the same run", ""), *map(_cells, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(_line(row, widths) for row in rows)


def _cells(figure: Figure) -> tuple[str, str, str, str, str]:
    limit = ""
    if figure.limit is not None:
        limit = f"{'≥' if figure.at_least else '≤'} {_number(figure.limit)}"
    measured = f"{_number(figure.value)} {figure.unit}"
    return figure.name, measured, limit, figure.peer, "" if figure.holds else "MISSED"


def _number(value: float) -> str:
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    name, measured, limit, peer, missed = row
    line = f"{name:<{widths[0]}}  {measured:>{widths[1]}}  {limit:>{widths[2]}}"
    return f"{line}  {peer:<{widths[3]}}  {missed}".rstrip()
