"""What the program never asks of a desktop: to notify, and to check spelling."""

import re
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "journal_app"
NOTIFYING = ("org.freedesktop.Notifications", "showMessage", "notify2", "desktop_notifier", "plyer")
SPELLING = ("enchant", "hunspell", "aspell", "sonnet", "org.freedesktop.Spell")
WRITTEN = (*NOTIFYING, *SPELLING)


def found_in(folder: Path) -> set[tuple[str, str]]:
    """Which of these stand in which file of the program."""
    found = re.compile("|".join(map(re.escape, WRITTEN)), re.IGNORECASE)
    return {
        (path.name, match)
        for path in folder.rglob("*.py")
        for match in found.findall(path.read_text("utf-8"))
    }


def test_nothing_of_it_is_in_the_program() -> None:
    assert found_in(PROGRAM) == set()


@pytest.mark.parametrize("word", WRITTEN)
def test_it_would_be_noticed(tmp_path: Path, word: str) -> None:
    (tmp_path / "asks.py").write_text(f"import {word}\n", "utf-8")
    assert found_in(tmp_path) == {("asks.py", word)}
