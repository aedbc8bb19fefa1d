"""What is put away cannot be read any more by whoever noted where it was."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from journal_app.ui.shell.putting_away import take_off_the_bus


def test_a_noted_id_leads_nowhere_and_a_new_look_finds_it_again(qtbot: QtBot) -> None:
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    page = QFrame()
    qtbot.addWidget(page)
    label = QLabel("her words", page)
    noted = QAccessible.uniqueId(QAccessible.queryAccessibleInterface(label))
    assert QAccessible.accessibleInterface(noted) is not None

    take_off_the_bus(page)

    assert QAccessible.accessibleInterface(noted) is None
    anew = QAccessible.queryAccessibleInterface(label)
    assert anew.text(QAccessible.Text.Name) == "her words"
    QAccessible.setActive(was_active)
