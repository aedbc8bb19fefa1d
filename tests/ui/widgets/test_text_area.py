"""A few lines to write in take what fits, and never take away what was there."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.core.text import clean
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.text_area import TextArea
from tests.ui.widgets.conftest import Shown

SENTENCE = "I went home and the kettle was on and she said nothing at all to me."
FITS = 60


@pytest.fixture
def area(theme: Theme, shown: Shown) -> TextArea:
    made = TextArea(theme, "What was it like?", longest=FITS)
    shown(made)
    made.edit.setFocus()
    return made


def paste(area: TextArea, text: str) -> None:
    brought = QMimeData()
    brought.setText(text)
    area.edit.insertFromMimeData(brought)


def test_a_letter_too_many_takes_nothing_with_it(area: TextArea) -> None:
    QTest.keyClicks(area.edit, SENTENCE)
    assert area.text == SENTENCE[:FITS]


def test_what_was_typed_too_much_can_be_undone_with_the_rest_and_had_back(area: TextArea) -> None:
    QTest.keyClicks(area.edit, SENTENCE)
    area.edit.undo()
    assert area.text == ""
    area.edit.redo()
    assert area.text == SENTENCE[:FITS]


def test_a_letter_too_many_in_the_middle_moves_nothing(area: TextArea) -> None:
    area.set_text(SENTENCE[:FITS])
    cursor = area.edit.textCursor()
    cursor.setPosition(5)
    area.edit.setTextCursor(cursor)
    QTest.keyClicks(area.edit, "xy")
    assert (area.text, area.edit.textCursor().position()) == (SENTENCE[:FITS], 5)


def test_of_what_an_input_method_gives_as_much_as_fits_is_taken(area: TextArea) -> None:
    area.set_text("x" * (FITS - 2))
    area.edit.moveCursor(area.edit.textCursor().MoveOperation.End)
    event = QInputMethodEvent()
    event.setCommitString("\N{SEEDLING}\N{DROPLET}\N{HOUSE BUILDING}")
    QApplication.sendEvent(area.edit, event)
    assert area.text == "x" * (FITS - 2) + "\N{SEEDLING}\N{DROPLET}"


def test_of_what_is_pasted_as_much_as_fits_is_taken_in_the_place_of_what_is_chosen(
    area: TextArea,
) -> None:
    area.set_text("x" * (FITS - 2))
    area.edit.selectAll()
    paste(area, "y" * 2 * FITS)
    assert area.text == "y" * FITS
    area.edit.undo()
    assert area.text == "x" * (FITS - 2)


@pytest.mark.parametrize("kind", ["image/png", "text/html", "text/uri-list"])
def test_what_has_no_words_takes_none_away(area: TextArea, kind: str) -> None:
    area.set_text("All these words stand here.")
    area.edit.selectAll()
    brought = QMimeData()
    brought.setData(kind, b"")
    area.edit.insertFromMimeData(brought)
    assert area.text == "All these words stand here."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pasted=st.text(alphabet="ab \n\r\x0b\ufeff\u2028\t\U0001f331", max_size=40))
def test_what_is_pasted_is_what_will_be_kept(theme: Theme, pasted: str) -> None:
    area = TextArea(theme, "What was it like?")
    paste(area, pasted)
    assert area.text == clean(pasted)


def test_little_room_is_told_and_seen(area: TextArea) -> None:
    area.set_text("x" * (FITS - 21))
    empty = area.grab().toImage()
    assert (area.left, area.edit.accessibleDescription()) == (None, "")
    QTest.keyClicks(area.edit, "x")
    assert (area.left, area.edit.accessibleDescription()) == (20, "20 more fit")
    assert area.grab().toImage() != empty
    QTest.keyClicks(area.edit, "x" * 30)
    assert (area.left, area.edit.accessibleDescription()) == (0, "0 more fit")
    area.set_text("")
    assert area.edit.accessibleDescription() == ""
