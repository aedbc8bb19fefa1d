"""Check everything about Tideline from a checkout, first bringing whatever this machine lacks."""

import os
import shutil
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import List, NamedTuple, Tuple

import environment
import proof

HELP = """\
Usage: python3 packaging/test.py [--yes] [--fast | --long [--only ROW]] [what pytest understands]

Checks the code (ruff, its formatting, mypy, the import contract), then runs every test: first the
quick ones side by side, then those that drive the real window, each on a desktop of its own, at
last and one by one those of them that measure time. The first time, it sets up the same .venv as
packaging/run.py, with the tools for testing in it, and offers to install the system packages the
tests need (a virtual screen, a session bus, a keyring, fonts).

  --yes   answer yes to installing system packages (so does the variable CI=true)
  --fast  leave out the tests that drive the real window
  --long  only the proof (tests/proof), each thing tried as often as a release asks for, which takes
          hours: one row after the other, the shortest first, each with what it found as it ends; at
          last all of it as one table, which also stands in .cache/tests/proof.txt from the first
          row on. A row that fails keeps none after it from running
  --only  this row of it alone, as often as one likes: --long --only killed --only power_cut
  --help  show this text

With anything more, only pytest runs, and with just that:
  python3 packaging/test.py tests/core -k day
  python3 packaging/test.py --long tests/proof -k power_is_cut

The last line counts the tests. The exit code is 0 only when every check and every test passed,
and at least one test ran.
"""

REPORTS = environment.ROOT / ".cache" / "tests"
TABLE = REPORTS / "proof.txt"
AN_HOUR = ["--timeout", "3600"]
"""The limit of a test that brings none of its own: one that hangs must not cost the whole night."""
MOST_LINES = 40
"""Of the stacks a broken worker left; it stood in the first ones."""
ONE_AT_A_TIME = ["--maxschedchunk", "1"]
"""Of tests that take long each is handed out when somebody has nothing to do."""


class Count(NamedTuple):
    """How many tests ended how."""

    passed: int
    failed: int
    skipped: int


def main(arguments: List[str]) -> int:
    """Prepare the environment, check, test and say how it ended."""
    rest, own, only = list(arguments), set(), []
    while rest and rest[0] in ("--yes", "--fast", "--long", "--only", "--help"):
        argument = rest.pop(0)
        own.add("--long" if argument == "--only" else argument)
        if argument == "--only":
            only.append(rest.pop(0) if rest else "")
    if "--help" in own:
        print(HELP, end="")
        return 0
    rows = proof.rows(only)
    environment.prepare(environment.TESTS, yes="--yes" in own)
    without_window = ["-m", "not e2e"] if "--fast" in own else []
    if "--long" in own:
        os.environ["TIDELINE_PROOF"] = "long"
    if rest:
        return _call(["python", "-m", "pytest", *without_window, *rest])
    if "--long" in own:
        return _prove(rows)
    broken = _check()
    side_by_side = _side_by_side()
    counts = [_test("quick", ["-m", "not e2e", *side_by_side])]
    if "--fast" not in own:
        window = ["-m", "e2e and not alone", *side_by_side, *ONE_AT_A_TIME]
        counts.append(_test("window", window))
        counts.append(_test("alone", ["-m", "e2e and alone"]))
    return _close(broken, counts)


def _prove(rows: List[proof.Row]) -> int:
    """Run these rows of the long profile one after the other; the exit code."""
    left = sum(row.minutes for row in rows)
    environment.say(f"Rows: {len(rows)}, {proof.how_long(left)} on two cores.")
    table: List[str] = []
    failed: List[str] = []
    results: List[Tuple[bool, Count]] = []
    for number, row in enumerate(rows, 1):
        left -= row.minutes
        name = f"proof-{row.name}"
        environment.say(f"\n--- row {number} of {len(rows)}: {proof.how_long(row.minutes)}")
        begun = time.monotonic()
        well, count = _test(name, [row.path, *AN_HOUR, *_side_by_side(), *ONE_AT_A_TIME])
        took = (time.monotonic() - begun) / 60
        lines = proof.found(REPORTS / f"{name}.xml", row, well=well)
        table += lines
        TABLE.parent.mkdir(parents=True, exist_ok=True)
        TABLE.write_text("".join(f"{line}\n" for line in table), encoding="utf-8")
        after = f"; {proof.how_long(left)} left" if left else ""
        environment.say("\n".join([*lines, f"{row.name} took {took:.1f} min{after}"]))
        failed += [] if well else [row.name]
        results.append((well, count))
    environment.say("\n".join(["\n--- what was found", *table]))
    for each in failed:
        environment.say(f"Failed, to be run again: python3 packaging/test.py --long --only {each}")
    return 0 if _counted(results) else 1


def _side_by_side() -> List[str]:
    return ["-n", str(min(4, os.cpu_count() or 1))]


def _check() -> List[str]:
    """Run every check of the code and name those that found something."""
    checks = (
        ("ruff", ["ruff", "check", "."]),
        ("formatting", ["ruff", "format", "--check", "."]),
        ("mypy", ["mypy"]),
        ("import contract", ["lint-imports"]),
    )
    broken = []
    for name, line in checks:
        environment.say(f"\n--- {name}")
        if _call(line) != 0:
            broken.append(name)
    return broken


def _test(name: str, arguments: List[str]) -> Tuple[bool, Count]:
    """Run one part of the tests; whether pytest was content, and what it counted."""
    environment.say(f"\n--- tests: {name}")
    report = REPORTS / f"{name}.xml"
    for old in (report, *REPORTS.glob("broken-*.txt")):
        if old.exists():
            old.unlink()
    ended = _call(["python", "-m", "pytest", "--junitxml", str(report), *arguments])
    _tell_where_broken()
    return ended == 0, _count(report)


def _tell_where_broken() -> None:
    """Print where each worker was whose process broke; see tests/broken_workers.py."""
    for left in sorted(REPORTS.glob("broken-*.txt")):
        lines = left.read_text(encoding="utf-8", errors="replace").splitlines()
        if lines:
            environment.say("\n".join([f"\n--- {left.stem}", *lines[:MOST_LINES]]))


def _count(report: Path) -> Count:
    if not report.exists():
        return Count(0, 0, 0)
    suites = ElementTree.parse(str(report)).getroot().iter("testsuite")  # noqa: S314 - our own file
    ran = failed = skipped = 0
    for suite in suites:
        ran += int(suite.get("tests", "0"))
        failed += int(suite.get("failures", "0")) + int(suite.get("errors", "0"))
        skipped += int(suite.get("skipped", "0"))
    return Count(max(0, ran - failed - skipped), failed, skipped)


def _close(broken: List[str], results: List[Tuple[bool, Count]]) -> int:
    """Print the closing lines and choose the exit code."""
    if broken:
        print(f"\nChecks that found something: {', '.join(broken)}.")
    else:
        print("\nEvery check of the code passed.")
    return 0 if _counted(results) and not broken else 1


def _counted(results: List[Tuple[bool, Count]]) -> bool:
    """Print how many tests ended how; whether all is well."""
    content = all(well and count.passed for well, count in results)
    if not content:
        print("Not every part of the tests ran and passed; the reasons stand above.")
    passed = sum(count.passed for _, count in results)
    failed = sum(count.failed for _, count in results)
    skipped = sum(count.skipped for _, count in results)
    print(f"Tests: {passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return content


def _call(line: List[str]) -> int:
    """Run a program of the environment in the checkout and return its exit code."""
    program = shutil.which(line[0], path=str(environment.PROGRAMS))
    if program is None:
        raise environment.Trouble(
            f"{line[0]} is missing from .venv; remove that folder and start again."
        )
    surroundings = dict(os.environ)
    surroundings.pop("PYTHONSAFEPATH", None)
    return subprocess.call([program, *line[1:]], cwd=str(environment.ROOT), env=surroundings)


if __name__ == "__main__":
    environment.command(main)
