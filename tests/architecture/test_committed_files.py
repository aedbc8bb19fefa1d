"""Nothing in the tree belongs to one machine only, and colours stay in their one home."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.rules import COLOUR, ROOT

PATH_OF_SOMEBODY = re.compile(r"(?<![\w.~])/(?:home|Users)/(?!user\b|someone\b|ana\b)\w+/")
_NO_TEXTS = frozenset({".ttf", ".png", ".mo", ".db", ".heic", ".avif", ".tif"})
# The desktop shows the app's own icon beside others, whatever theme the app is in.
HOMES_OF_COLOURS = ("resources/themes/", "resources/icons/app/")


def committed() -> Iterator[tuple[str, str]]:
    """Every text file that is committed or about to be, by its name."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file() and path.suffix not in _NO_TEXTS:
            yield name, path.read_text("utf-8")


def names_this_machine(text: str, checkout: Path) -> bool:
    """Whether a path in it exists on this machine or in somebody's home only."""
    return str(checkout) in text or PATH_OF_SOMEBODY.search(text) is not None


def colours_outside_their_home(name: str, text: str) -> bool:
    """Whether a style, a picture or a text that ships holds a colour of its own."""
    styled = name.startswith("resources/") and name.endswith((".qss", ".svg", ".toml"))
    return styled and not name.startswith(HOMES_OF_COLOURS) and bool(COLOUR.search(text))


def test_no_file_names_this_machine() -> None:
    assert [name for name, text in committed() if names_this_machine(text, ROOT)] == []


def test_no_resource_but_themes_and_the_icon_of_the_app_holds_a_colour() -> None:
    assert [name for name, text in committed() if colours_outside_their_home(name, text)] == []


def test_both_would_notice() -> None:
    assert names_this_machine(f"see {ROOT}/notes", ROOT)
    assert names_this_machine("see /home/" + "walter/notes", ROOT)
    assert not names_this_machine("see /home/user/notes and ~/notes", ROOT)
    assert colours_outside_their_home("resources/qss/app.qss", "color: #1a2b3c;")
    assert colours_outside_their_home("resources/icons/x.svg", '<path fill="#fff"/>')
    assert not colours_outside_their_home("resources/themes/dark.toml", '"#1a2b3c"')
    assert not colours_outside_their_home("resources/icons/x.svg", '<path fill="currentColor"/>')
