"""Check everything about Tideline from a checkout, first bringing whatever this machine lacks."""

import os
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Iterator, List, NamedTuple, Tuple

import environment

HELP = """\
Usage: python3 packaging/test.py [--yes] [--fast | --long] [what pytest understands]

Checks the code (ruff, its formatting, mypy, the import contract), then runs every test: first the
quick ones side by side, then those that drive the real window, each on a desktop of its own, at
last and one by one those of them that measure time. The first time, it sets up the same .venv as
packaging/run.py, with the tools for testing in it, and offers to install the system packages the
tests need (a virtual screen, a session bus, a keyring, fonts).

  --yes   answer yes to installing system packages (so does the variable CI=true)
  --fast  leave out the tests that drive the real window
  --long  only the proof (tests/proof), each thing tried as often as a release asks for, which takes
          hours; what was found is printed as one table, also into .cache/tests/proof.txt
  --help  show this text

With anything more, only pytest runs, and with just that:
  python3 packaging/test.py tests/core -k day
  python3 packaging/test.py --long -k power_cut

The last line counts the tests. The exit code is 0 only when every check and every test passed,
and at least one test ran.
"""

REPORTS = environment.ROOT / ".cache" / "tests"
PROOF = "proof"
FIGURE = "figure"
"""The name under which a test of the proof tells what it found, as in tests/proof/profile.py."""
NO_LIMIT = "0"


class Count(NamedTuple):
    """How many tests ended how."""

    passed: int
    failed: int
    skipped: int


def main(arguments: List[str]) -> int:
    """Prepare the environment, check, test and say how it ended."""
    rest = list(arguments)
    own = set()
    while rest and rest[0] in ("--yes", "--fast", "--long", "--help"):
        own.add(rest.pop(0))
    if "--help" in own:
        print(HELP, end="")
        return 0
    environment.prepare(environment.TESTS, yes="--yes" in own)
    if "--long" in own:
        return _prove(rest)
    without_window = ["-m", "not e2e"] if "--fast" in own else []
    if rest:
        return _call(["python", "-m", "pytest", *without_window, *rest])
    broken = _check()
    side_by_side = ["-n", str(min(4, os.cpu_count() or 1))]
    counts = [_test("quick", ["-m", "not e2e", *side_by_side])]
    if "--fast" not in own:
        # They take long: each is handed out when somebody has nothing to do.
        one_at_a_time = [*side_by_side, "--maxschedchunk", "1"]
        counts.append(_test("window", ["-m", "e2e and not alone", *one_at_a_time]))
        counts.append(_test("alone", ["-m", "e2e and alone"]))
    return _close(broken, counts)


def _prove(rest: List[str]) -> int:
    """Run the long profile and print what it found; the exit code."""
    os.environ["TIDELINE_PROOF"] = "long"
    side_by_side = ["-n", str(min(4, os.cpu_count() or 1)), "--maxschedchunk", "1"]
    result = _test(PROOF, ["tests/proof", "--timeout", NO_LIMIT, *side_by_side, *rest])
    table = "\n".join(_figures(REPORTS / f"{PROOF}.xml"))
    (REPORTS / f"{PROOF}.txt").write_text(f"{table}\n", encoding="utf-8")
    environment.say(f"\n--- what was found\n{table}")
    return 0 if _counted([result]) else 1


def _figures(report: Path) -> Iterator[str]:
    """A line for each thing a test of the proof told, and how long that test took."""
    if not report.exists():
        return
    cases = ElementTree.parse(str(report)).getroot().iter("testcase")  # noqa: S314 - our own
    # Side by side they end in any order.
    for case in sorted(cases, key=_name):
        took = f"{float(case.get('time', '0')):,.0f} s"
        ended = "FAILED" if case.find("failure") is not None else took
        told = [each for each in case.iter("property") if each.get("name") == FIGURE]
        for each in told:
            yield f"{ended:>8}  {each.get('value')}"
        if ended == "FAILED" and not told:
            yield f"{ended:>8}  {case.get('name')}"


def _name(case: ElementTree.Element) -> Tuple[str, str]:
    return case.get("classname", ""), case.get("name", "")


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
    if report.exists():
        report.unlink()
    ended = _call(["python", "-m", "pytest", "--junitxml", str(report), *arguments])
    return ended == 0, _count(report)


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
