"""Measure everything, or some of it, and print one table."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.figures import Figure, as_table
from tests.benchmarks.groups import GROUPS, figures_of
from tests.benchmarks.setting import CACHE, Setting


def main(words: Sequence[str] | None = None) -> int:
    """Measure one group after the other; 1 when one of them broke."""
    chosen = _parser().parse_args(words)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    figures: list[Figure] = []
    broken = 0
    for name in chosen.only or GROUPS:
        sys.stderr.write(f"{name} …\n")
        try:
            figures += figures_of(name, _setting(name, chosen))
        except Exception:  # noqa: BLE001 - the other groups are measured all the same
            traceback.print_exc()
            broken += 1
    limited = [figure for figure in figures if figure.limit is not None]
    held = sum(figure.holds for figure in limited)
    sys.stdout.write(f"{as_table(figures)}\n\n{held} of {len(limited)} within their limits.\n")
    return 1 if broken else 0


def _setting(name: str, chosen: argparse.Namespace) -> Setting:
    few = chosen.quick
    return Setting(
        cache=chosen.cache,
        folder=chosen.cache / f"work-{os.getpid()}-{name}",
        usual=chosen.entries,
        large=None if few else chosen.large,
        rounds=chosen.rounds or (3 if few else 9),
        samples=60 if few else 300,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Print what everything costs, each figure beside its limit.",
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds, no large journal")
    parser.add_argument("--only", choices=GROUPS, action="append", help="may stand several times")
    parser.add_argument("--entries", type=int, default=10_000, help="in the usual journal")
    parser.add_argument("--large", type=int, default=100_000, help="in the large journal")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where journals are kept")
    parser.add_argument("--rounds", type=int, help="how often a process is started")
    return parser


if __name__ == "__main__":
    sys.exit(main())
