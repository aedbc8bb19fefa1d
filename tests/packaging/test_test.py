"""The second set-up command: it fails when anything fails, and when no test ran."""

import re
import shutil
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT, Checkout, Ended

PROJECT = """\
[tool.pytest.ini_options]
addopts = "-q"
markers = ["e2e: drives the window", "alone: measures time"]
[tool.mypy]
strict = true
files = ["journal_app"]
[tool.ruff]
extend-exclude = ["packaging"]
[tool.importlinter]
root_package = "journal_app"
[[tool.importlinter.contracts]]
name = "The core stands alone"
type = "forbidden"
source_modules = ["journal_app.core"]
forbidden_modules = ["journal_app.ui"]
"""
QUICK = "def test_quick() -> None:\n    assert True\n"
WINDOW = "import pytest\n\n\n@pytest.mark.e2e\ndef test_window() -> None:\n    assert True\n"
ALONE = """\
import pytest


@pytest.mark.e2e
@pytest.mark.alone
def test_alone(request: pytest.FixtureRequest) -> None:
    assert not hasattr(request.config, "workerinput")
"""

FIRST = """\
import os


def test_it(request):
    request.node.user_properties.append(("figure", f"{os.environ['TIDELINE_PROOF']}: 0 of 3 lost"))


def test_that():
    assert PASSES
"""
SECOND = """\
def test_another(request):
    request.node.user_properties.append(("figure", "another: 0 of 5 lost"))
"""
ENDS = "import os\n\n\ndef test_it():\n    os._exit(3)\n"


@pytest.fixture(scope="module")
def project(
    make_checkout: Callable[[Path], Checkout], tmp_path_factory: pytest.TempPathFactory
) -> Checkout:
    """A small project in order, whose environment lends its tools from the one running now."""
    checkout = make_checkout(tmp_path_factory.mktemp("project"))
    assert checkout.run("--prepare-only").code == 0
    assert checkout.run(script="test.py").said_one_sentence().startswith("ruff is missing")
    tools = Path(sysconfig.get_path("scripts"))
    for name in ("ruff", "mypy", "lint-imports"):
        shutil.copy(tools / name, checkout.venv / "bin" / name)
    [site_packages] = checkout.venv.glob("lib/python3*/site-packages")
    (site_packages / "tools.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    (checkout.root / "pyproject.toml").write_text(PROJECT)
    for name in ("core", "ui"):
        (checkout.root / "journal_app" / name).mkdir()
    return checkout


@pytest.fixture
def check(project: Checkout) -> Callable[..., Ended]:
    """Run the command on the project with these files in it."""
    files = {
        "journal_app/__main__.py": '"""Start."""\n',
        "journal_app/core/__init__.py": '"""Rules."""\n',
        "journal_app/ui/__init__.py": '"""Windows."""\n',
        "tests/test_quick.py": QUICK,
        "tests/test_window.py": WINDOW,
        "tests/test_alone.py": ALONE,
    }

    def run(*arguments: str, **changed: str) -> Ended:
        shutil.rmtree(project.root / "tests", ignore_errors=True)
        (project.root / "tests" / "proof").mkdir(parents=True)
        for row in ("killed", "no_network"):
            if row in changed:
                (project.root / f"tests/proof/test_{row}.py").write_text(changed[row])
        for name, text in files.items():
            (project.root / name).write_text(changed.get(Path(name).stem, text))
        return project.run(*arguments, script="test.py", PATH=search_path())

    return run


def search_path() -> str:
    """Where the system's programs are, without the environment that runs these tests."""
    return ":".join(("/usr/local/bin", "/usr/bin", "/bin"))


def last_line(result: Ended) -> str:
    return result.out.strip().splitlines()[-1]


def test_everything_in_order(check: Callable[..., Ended]) -> None:
    result = check()
    assert result.code == 0, result.out + result.err
    assert "Every check of the code passed." in result.out
    assert last_line(result) == "Tests: 3 passed, 0 failed"


def test_windows_are_driven_side_by_side(check: Callable[..., Ended]) -> None:
    result = check(test_window=ALONE.replace("@pytest.mark.alone\n", ""))
    assert result.code == 1
    assert last_line(result) == "Tests: 2 passed, 1 failed"


def test_fast_leaves_the_window_out(check: Callable[..., Ended]) -> None:
    result = check("--fast")
    assert result.code == 0, result.out + result.err
    assert last_line(result) == "Tests: 1 passed, 0 failed"


def test_a_failing_test_fails(check: Callable[..., Ended]) -> None:
    result = check(test_quick=QUICK.replace("True", "False"))
    assert result.code == 1
    assert last_line(result) == "Tests: 2 passed, 1 failed"


@pytest.mark.parametrize("empty", ["test_quick", "test_window", "test_alone"])
def test_a_part_without_tests_fails(check: Callable[..., Ended], empty: str) -> None:
    result = check(**{empty: '"""No tests."""\n'})
    assert result.code == 1
    assert last_line(result) == "Tests: 2 passed, 0 failed"
    assert "Not every part of the tests ran and passed" in result.out


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ("import os\n", "ruff"),
        ("x = {  'a':1}\n", "formatting"),
        ('x: int = "word"\n', "mypy"),
        ("import journal_app.ui\n\nprint(journal_app.ui)\n", "import contract"),
    ],
)
def test_a_failing_check_fails_and_is_named(
    check: Callable[..., Ended], changed: str, name: str, project: Checkout
) -> None:
    core = project.root / "journal_app" / "core" / "rules.py"
    core.write_text(changed)
    try:
        result = check("--fast")
    finally:
        core.unlink()
    assert result.code == 1
    assert f"Checks that found something: {name}." in result.out
    assert last_line(result) == "Tests: 1 passed, 0 failed"


def test_with_arguments_only_pytest_runs(check: Callable[..., Ended]) -> None:
    result = check("tests", "-k", "window")
    assert result.code == 0, result.out + result.err
    assert "1 passed, 2 deselected" in last_line(result)
    assert "mypy" not in result.out
    assert check("tests", "-k", "nothing").code == 5


@pytest.mark.parametrize("passes", [True, False])
def test_the_long_profile_tells_what_each_row_found_and_all_of_it_in_one_table(
    check: Callable[..., Ended], project: Checkout, passes: bool
) -> None:
    result = check("--long", killed=SECOND, no_network=FIRST.replace("PASSES", str(passes)))
    rows, _line, end = result.out.partition("--- what was found\n")
    first = ["     0 s  long: 0 of 3 lost"] + ["  FAILED  test_that"] * (not passes)
    second = ["     0 s  another: 0 of 5 lost"]
    assert "Rows: 2, about 7 min on two cores." in rows
    before, _line, after = rows.partition("--- row 2 of 2: about 6 min")
    assert "--- row 1 of 2: about 1 min" in before
    assert "; about 6 min left" in before
    assert all(line in before for line in first)
    assert all(line in after for line in second), "it goes on after a row that failed"
    told = [*first, *second]
    assert end.splitlines()[: len(told)] == told
    kept = (project.root / ".cache" / "tests" / "proof.txt").read_text()
    assert kept.splitlines() == told
    again = "Failed, to be run again: python3 packaging/test.py --long --only no_network\n"
    assert (again in end) is not passes
    assert "--only killed" not in end
    assert last_line(result) == f"Tests: {2 + passes} passed, {1 - passes} failed"
    assert result.code == 1 - passes
    assert "mypy" not in result.out


def test_a_row_runs_by_itself(check: Callable[..., Ended]) -> None:
    result = check("--long", "--only", "killed", killed=SECOND, no_network=FIRST)
    assert "Rows: 1, about 6 min on two cores." in result.out
    assert last_line(result) == "Tests: 1 passed, 0 failed"
    assert result.code == 0


@pytest.mark.parametrize("name", [["kiled"], []])
def test_a_row_nobody_knows_is_answered_with_those_there_are(
    check: Callable[..., Ended], name: list[str]
) -> None:
    result = check("--only", *name, killed=SECOND, no_network=SECOND)
    sentence = f"There is no row “{''.join(name)}” in the proof; there are: killed, no_network."
    assert result.said_one_sentence() == sentence


def test_a_row_that_ends_the_tests_themselves_is_told(check: Callable[..., Ended]) -> None:
    result = check("--long", killed=SECOND, no_network=ENDS)
    table = result.out.partition("--- what was found\n")[2]
    assert "  FAILED  " in table
    assert "     0 s  another: 0 of 5 lost" in table
    assert result.code == 1


def test_with_arguments_only_pytest_runs_in_the_long_profile_too(
    check: Callable[..., Ended],
) -> None:
    result = check("--long", "tests/proof", "-k", "test_it", killed=SECOND, no_network=FIRST)
    assert "1 passed, 2 deselected" in last_line(result)


def test_help_says_what_it_does(check: Callable[..., Ended]) -> None:
    result = check("--help")
    assert result.code == 0
    assert result.out.startswith("Usage: python3 packaging/test.py")
    assert sys.executable not in result.out


def test_the_minutes_are_those_of_rows_there_are() -> None:
    names = {path.stem.removeprefix("test_") for path in (ROOT / "tests/proof").glob("test_*.py")}
    told = set(re.findall(r'^    "(\w+)": \d+,$', (ROOT / "packaging/proof.py").read_text(), re.M))
    assert told
    assert told <= names
