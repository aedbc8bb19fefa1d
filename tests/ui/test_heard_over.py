"""What opens over a page is heard as pages are: sheets, popovers, menus, scenes and windows."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from journal_app import ui
from journal_app.ui.lock.page import LockPage
from journal_app.ui.onboarding.page import FirstRunPage
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.popover import Popover
from journal_app.ui.widgets.scene import Scene
from journal_app.ui.window import MainWindow
from tests.show.live import live_window
from tests.ui.conftest import STILL
from tests.ui.heard import control_names, faults, name_of
from tests.ui.menu_walk import MENUS
from tests.ui.popover_walk import POPOVERS
from tests.ui.scene_walk import SCENES
from tests.ui.sheet_walk import SHEETS

HOME = Path(ui.__file__).parent
PLAIN = {
    "errors.py", "shell/about.py", "shell/keyboard_help.py", "shell/unsaved.py",
    # Choices of one kind, which is walked as `choosing`.
    "moment_form/choice_chips.py", "reader/joining.py", "timeline/filters.py", "today/chips.py",
    "settings/keyboard_view.py", "timeline/side/beside.py",
}  # fmt: skip
"""Where a sheet or a popover without a class of its own is made; each is walked."""
PLAIN_MENUS = {
    "actions/menus.py", "lock/more_menu.py", "moment_form/kind_button.py", "people/menu.py",
    "settings/row_menu.py", "timeline/more_filters.py", "timeline/saved_menu.py",
    "today/name_chip.py", "tray.py", "widgets/drop.py",
    # The menu of Qt for words, with our undo and our copying in it.
    "editor/editor.py", "widgets/field.py", "widgets/withheld_field.py",
}  # fmt: skip
"""Where a menu without a class of its own is made; each is walked."""
RAISED = {
    "actions/overlay.py", "capture/window.py", "editor/mark_bubble.py", "palette/palette.py",
    "shell/notice_board.py", "widgets/popover.py",
    # Parts of a page, heard with it.
    "lock/page.py", "timeline/page.py",
    # Painted only, or shown again as they were.
    "shell/cross_fade.py", "shell/putting_away.py", "widgets/edge_fade.py",
    "widgets/focus_ring.py",
}  # fmt: skip
"""What lies over the pages, or is a window; all that is no picture is walked."""
ELSEWHERE: set[type[QWidget]] = {LockPage, FirstRunPage, MainWindow}
"""Heard in `test_heard_scenes`, and the window with its pages in `test_heard`."""


@dataclass
class Walked:
    """What was met on the way through everything."""

    kinds: set[type[QWidget]] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)


LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture(scope="module", params=[LEFT, RIGHT], ids=["left-to-right", "right-to-left"])
def walked(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    dressed_theme: Theme,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Walked]:
    """Everything opened once, in each of its states."""
    qapp.setLayoutDirection(request.param)
    dressed_theme.set_appearance(STILL)
    found = Walked()
    with live_window(dressed_theme, tmp_path_factory.mktemp("over"), entries=12) as live:
        live.open()
        live.wait_for_names()
        for name, surface in {**SHEETS, **POPOVERS, **MENUS, **SCENES}.items():
            before: dict[QWidget, str] = {}
            for state, shown in enumerate(surface(live)):
                live.settle()
                at = f"{name} {state}, {type(shown).__name__}"
                assert shown.isVisible(), at
                found.kinds.add(type(shown))
                found.wrong += [f"{at}: {each}" for each in faults(shown)]
                if not name_of(shown):
                    found.nameless.append(at)
                found.doubled += doubled(shown)
                now = control_names(shown)
                found.changed += [
                    f"{at}: “{before[each]}” is called “{called}” now"
                    for each, called in now.items()
                    if each in before and before[each] != called
                ]
                before = {each: called for each, called in now.items() if isValid(each)}
    yield found
    qapp.setLayoutDirection(LEFT)


def test_nothing_is_without_a_name_or_counts_and_tab_leads_as_one_reads(walked: Walked) -> None:
    assert walked.wrong == [], "\n".join(walked.wrong)


def test_each_is_called_something(walked: Walked) -> None:
    assert walked.nameless == []


def test_no_control_is_called_otherwise_in_another_state(walked: Walked) -> None:
    assert walked.changed == []


def test_no_letter_opens_two_things_of_one_menu(walked: Walked) -> None:
    assert walked.doubled == []


def test_everything_that_opens_was_walked(walked: Walked) -> None:
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(module.name)
    bases = (SheetDialog, Popover, Scene, QMenu, QDialog, QMainWindow)
    every = {kind for base in bases for kind in leaves(base)} - ELSEWHERE
    assert sorted(kind.__name__ for kind in every - walked.kinds) == []


def test_every_place_that_makes_a_plain_one_is_known() -> None:
    sheets = {"SheetDialog", "Popover", "ChoicePopover", "TypedPopover"}
    menus = {"QMenu", "addMenu", "createStandardContextMenu"}
    others = {"QDialog", "QMessageBox", "QInputDialog", "QFileDialog", "QCompleter", "QComboBox"}
    calls = dict(called(sheets | menus | others | {"raise_", "setWindowFlags"}))
    assert {at for at, names in calls.items() if names & sheets} == PLAIN
    assert {at for at, names in calls.items() if names & menus} == PLAIN_MENUS
    assert {at for at, names in calls.items() if names & {"raise_", "setWindowFlags"}} == RAISED
    assert {at for at, names in calls.items() if names & others} == set()


def called(wanted: set[str]) -> Iterator[tuple[str, set[str]]]:
    """The files of the interface that may call one of these, and the names of all they call."""
    for path in HOME.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if not any(f"{each}(" in text for each in wanted):
            continue
        calls = [node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
        names = {each.id for each in calls if isinstance(each, ast.Name)}
        names |= {each.attr for each in calls if isinstance(each, ast.Attribute)}
        yield path.relative_to(HOME).as_posix(), names


def doubled(shown: QWidget) -> list[str]:
    """Letters that stand for two things of this menu, as it is shown now."""
    if not isinstance(shown, (QMenu, QMenuBar)):
        return []
    words = [each.text() for each in shown.actions() if each.isVisible()]
    letters = [found for each in words if (found := QKeySequence.mnemonic(each).toString())]
    return [f"{each} in {words}" for each in set(letters) if letters.count(each) > 1]


def leaves(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    """Those of its kinds that have none of their own, in the app."""
    below = [each for each in kind.__subclasses__() if each.__module__.startswith(ui.__name__)]
    for each in below:
        yield from leaves(each) if each.__subclasses__() else [each]
