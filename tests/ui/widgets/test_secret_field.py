"""Digits that open the journal are shown where they are typed, and go nowhere else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.secret_field import SecretField
from tests.ui.widgets.conftest import Shown

KEY = QKeySequence.StandardKey


@pytest.fixture
def field(theme: Theme, shown: Shown) -> SecretField:
    made = SecretField(theme, name="Recovery code")
    shown(made)
    made.setFocus()
    QTest.keyClicks(made, "371074")
    return made


def test_nothing_of_it_is_copied_cut_or_offered_in_a_menu(field: SecretField) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("kept")
    field.selectAll()
    for keys in (KEY.Copy, KEY.Cut):
        QTest.keySequence(field, QKeySequence(keys))
    assert (clipboard.text(), field.text()) == ("kept", "371074")
    assert field.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    assert not field.acceptDrops()
    clipboard.clear()


def test_what_was_replaced_cannot_be_brought_back(field: SecretField) -> None:
    field.selectAll()
    QTest.keyClicks(field, "1")
    QTest.keySequence(field, QKeySequence(KEY.Undo))
    assert field.text() == "1"
    field.forget()
    assert not field.isUndoAvailable()


def test_the_mouse_selects_nothing(field: SecretField) -> None:
    left, right = field.rect().topLeft(), field.rect().topRight()
    QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=left)
    QTest.mouseMove(field, right)
    assert field.selectedText() == ""
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=right)
    QTest.mouseDClick(field, Qt.MouseButton.LeftButton, pos=left)
    assert field.selectedText() == ""
    field.selectAll()
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=left)
    assert field.selectedText() == ""


def test_it_may_be_pasted_into(field: SecretField) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("259237")
    QTest.keySequence(field, QKeySequence(KEY.Paste))
    clipboard.clear()
    assert field.text() == "371074259237"
