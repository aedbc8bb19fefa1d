"""What opens over a page is heard as pages are: every sheet and every popover there is."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journal_app import ui
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.popover import Popover
from tests.show.live import live_window
from tests.ui.conftest import STILL
from tests.ui.heard import control_names, faults
from tests.ui.popover_walk import POPOVERS
from tests.ui.sheet_walk import SHEETS

HOME = Path(ui.__file__).parent
PLAIN = {
    "errors.py", "shell/about.py", "shell/keyboard_help.py", "shell/unsaved.py",
    # Choices of one kind, which is walked as `choosing`.
    "moment_form/choice_chips.py", "reader/joining.py", "timeline/filters.py", "today/chips.py",
    # Walked with the pages they belong to.
    "settings/keyboard_view.py", "timeline/side/beside.py",
}  # fmt: skip
"""Where a sheet or a popover without a class of its own is made, and how it is walked."""


@dataclass
class Walked:
    """What was met on the way through everything."""

    kinds: set[type[QWidget]] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def walked(dressed_theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Everything opened once, in each of its states."""
    dressed_theme.set_appearance(STILL)
    found = Walked()
    with live_window(dressed_theme, tmp_path_factory.mktemp("over"), entries=12) as live:
        live.open()
        live.wait_for_names()
        for name, surface in {**SHEETS, **POPOVERS}.items():
            before: dict[QWidget, str] = {}
            for state, shown in enumerate(surface(live)):
                live.settle()
                at = f"{name} {state}, {type(shown).__name__}"
                assert shown.isVisible(), at
                found.kinds.add(type(shown))
                found.wrong += [f"{at}: {each}" for each in faults(shown)]
                if not shown.accessibleName():
                    found.nameless.append(at)
                now = control_names(shown)
                found.changed += [
                    f"{at}: “{before[each]}” is called “{called}” now"
                    for each, called in now.items()
                    if each in before and before[each] != called
                ]
                before = {each: called for each, called in now.items() if isValid(each)}
    return found


def test_nothing_is_without_a_name_or_counts_and_tab_leads_as_one_reads(walked: Walked) -> None:
    assert walked.wrong == [], "\n".join(walked.wrong)


def test_each_is_called_something(walked: Walked) -> None:
    assert walked.nameless == []


def test_no_control_is_called_otherwise_in_another_state(walked: Walked) -> None:
    assert walked.changed == []


def test_every_sheet_and_popover_was_walked(walked: Walked) -> None:
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(module.name)
    every = {kind for base in (SheetDialog, Popover) for kind in leaves(base)}
    assert sorted(kind.__name__ for kind in every - walked.kinds) == []


def test_every_place_that_makes_a_plain_one_is_known() -> None:
    plain = {"SheetDialog", "Popover", "ChoicePopover", "TypedPopover"}
    made = {
        path.relative_to(HOME).as_posix()
        for path in HOME.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in plain
    }
    assert made == PLAIN


def leaves(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    """Those of its kinds that have none of their own, in the app."""
    below = [each for each in kind.__subclasses__() if each.__module__.startswith(ui.__name__)]
    for each in below:
        yield from leaves(each) if each.__subclasses__() else [each]
