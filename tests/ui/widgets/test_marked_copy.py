"""What is copied, cut or dragged out of a field is plain, and asked to be kept by nobody."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextEdit

from journal_app.system.clipboard import secret_text
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import offered_by
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.ui.widgets.secret_field import SecretField
from journal_app.ui.widgets.text_area import TextArea
from tests.system.test_clipboard import screen as screen
from tests.ui.widgets.conftest import Shown
from tests.ui.widgets.test_input_hints import MAKERS

KEY = QKeySequence.StandardKey
WORDS = "ZQX left early"
FORMATS = secret_text(WORDS).formats()
OPENS = {"passphrase"}
"""What is typed there is handed out to nobody at all."""
Typed = QLineEdit | QTextEdit | QPlainTextEdit
Fill = Callable[[str], Typed]


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    """Nothing of ours is on it before, or after."""
    QGuiApplication.clipboard().setText("kept")
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def fill(theme: Theme, shown: Shown) -> Fill:
    """Makes such a field with words in it, all of them selected."""

    def make(kind: str) -> Typed:
        made = SecretField(theme, name="Code") if kind == "secret" else MAKERS[kind](theme)
        shown(made)
        if isinstance(made, PassphraseField):
            made.reveal_button.click()
        field = made.edit if isinstance(made, TextArea) else made
        field.setFocus()
        QTest.keyClicks(field, WORDS)
        field.selectAll()
        return field

    return make


def by_keys(field: Typed, key: KEY) -> None:
    QTest.keySequence(field, QKeySequence(key))


def by_menu(field: Typed, name: str) -> None:
    """As the menu at the mouse does it, where it offers that."""
    at = field.rect().center()
    where = QContextMenuEvent.Reason.Mouse, at, field.mapToGlobal(at)
    before = set(field.findChildren(QMenu))
    QGuiApplication.sendEvent(
        getattr(field, "viewport", lambda: field)(), QContextMenuEvent(*where)
    )
    (menu,) = set(field.findChildren(QMenu)) - before
    for action in menu.actions():
        if action.objectName() == name and action.isEnabled():
            action.trigger()
    menu.close()


def copied() -> list[str]:
    return list(QGuiApplication.clipboard().mimeData().formats())


@pytest.mark.parametrize("kind", sorted(set(MAKERS) - OPENS))
@pytest.mark.parametrize("way", ["keys", "menu at the mouse", "menu bar"])
def test_what_is_copied_asks_to_be_kept_by_nobody(fill: Fill, kind: str, way: str) -> None:
    field = fill(kind)
    if way == "keys":
        by_keys(field, KEY.Copy)
    elif way == "menu bar":
        offered_by(field)[ActionId.COPY]()
    else:
        by_menu(field, "edit-copy")
    assert (copied(), QGuiApplication.clipboard().text()) == (FORMATS, WORDS)


@pytest.mark.parametrize("kind", sorted(set(MAKERS) - OPENS))
@pytest.mark.parametrize("way", ["keys", "menu at the mouse", "menu bar"])
def test_what_is_cut_does_and_is_gone(fill: Fill, kind: str, way: str) -> None:
    field = fill(kind)
    if way == "keys":
        by_keys(field, KEY.Cut)
    elif way == "menu bar":
        offered_by(field)[ActionId.CUT]()
    else:
        by_menu(field, "edit-cut")
    assert (copied(), QGuiApplication.clipboard().text()) == (FORMATS, WORDS)
    assert WORDS not in (field.text() if isinstance(field, QLineEdit) else field.toPlainText())


@pytest.mark.parametrize("kind", sorted(set(MAKERS) - OPENS))
def test_with_nothing_selected_nothing_is_cut(fill: Fill, kind: str) -> None:
    field = fill(kind)
    if isinstance(field, QLineEdit):
        field.deselect()
        field.home(False)
    else:
        field.moveCursor(QTextCursor.MoveOperation.Start)
    by_keys(field, KEY.Cut)
    offered_by(field)[ActionId.CUT]()
    assert WORDS in (field.text() if isinstance(field, QLineEdit) else field.toPlainText())
    assert QGuiApplication.clipboard().text() == "kept"


@pytest.mark.parametrize("kind", ["area", "entry"])
def test_what_is_dragged_is_plain(fill: Fill, kind: str) -> None:
    field = fill(kind)
    assert not isinstance(field, QLineEdit)
    assert list(field.createMimeDataFromSelection().formats()) == FORMATS


@pytest.mark.parametrize("kind", ["field", "search"])
def test_no_line_can_be_dragged_out(fill: Fill, kind: str) -> None:
    field = fill(kind)
    assert isinstance(field, QLineEdit)
    assert not field.dragEnabled()


DELETE = """
import sys
from PySide6.QtGui import QGuiApplication, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from journal_app.core.resources import resource
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.field import Field

app = QApplication([])
field = Field(Theme(resource(), Appearance(scheme=Scheme.LIGHT)), "A word")
field.show()
QTest.qWaitForWindowExposed(field)
field.setFocus()
QTest.keyClicks(field, "ZQX left early")
QTest.keySequence(field, QKeySequence("Ctrl+U"))
print(repr(field.text()), repr(QGuiApplication.clipboard().text()))
"""


def test_what_is_deleted_is_not_copied(screen: str) -> None:
    """Ctrl+U is a key of X11 alone; Qt would copy what it deletes."""
    done = subprocess.run(
        [sys.executable, "-c", DELETE],
        env={**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "'' ''"


@pytest.mark.parametrize("kind", [*OPENS, "secret"])
def test_what_opens_the_journal_is_handed_out_in_no_way(fill: Fill, kind: str) -> None:
    field = fill(kind)
    by_keys(field, KEY.Copy)
    by_keys(field, KEY.Cut)
    offered_by(field)[ActionId.COPY]()
    offered_by(field)[ActionId.CUT]()
    if kind == "passphrase":
        by_menu(field, "edit-copy")
        by_menu(field, "edit-cut")
    assert isinstance(field, QLineEdit)
    assert field.text() == WORDS
    assert QGuiApplication.clipboard().text() == "kept"
