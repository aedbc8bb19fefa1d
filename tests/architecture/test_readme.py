"""The front page says what is promised and names what holds it; all of that is there."""

import re

from tests.architecture.rules import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGE = "## What we promise and how it is tested\n"
FILE = re.compile(r"`((?:tests|packaging|journal_app|resources)/[\w./-]+)`")
HOW_OFTEN = re.compile(r"times\((\w+), (\w+)\)")
PROMISES = 16
"""Those of the reliability design, and that a move loses nothing."""


def page() -> str:
    """The page of the promises, up to the next one."""
    return README.split(PAGE)[1].split("\n## ")[0]


def named_tests(text: str) -> list[str]:
    """Every test file it names."""
    return [name for name in FILE.findall(text) if name.endswith(".py")]


def promises() -> list[str]:
    """Each row of the table of what keeps the words."""
    table = page().split("| promise |")[1].split("\n\n")[0]
    return table.splitlines()[2:]


def test_every_file_the_front_page_names_is_there() -> None:
    named = FILE.findall(README)
    assert len(named) > 30
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_each_promise_names_what_holds_it() -> None:
    assert len(promises()) == PROMISES
    assert [row for row in promises() if not named_tests(row)] == []


def test_how_often_each_is_tried_is_what_the_tests_say() -> None:
    for name in ("test_killed", "test_mutated", "test_text_comes_back"):
        source = (ROOT / "tests" / "proof" / f"{name}.py").read_text(encoding="utf-8")
        few, many = HOW_OFTEN.findall(source)[0]
        (row,) = [each for each in promises() if f"tests/proof/{name}.py" in each]
        assert f" {int(few):,} / {int(many):,} " in row, name
