"""The palette: opened and closed by keys, gone without a trace, spoken."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from shiboken6 import isValid

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.palette.desk import PaletteDesk
from journal_app.ui.palette.offers import Offer, Offers
from journal_app.ui.palette.palette import Palette
from tests.ui.window_fixture import Stage, stage

__all__ = ["stage"]

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(stage: Stage, theme):
    window = stage.window
    made = PaletteDesk(
        theme,
        window,
        window.registry,
        offered=lambda: window.main is not None and not window.covered,
        sources=(lambda: [Offer(key="x", words="Ünder the eaves", act=lambda: done.append("x"))],),
    )
    done: list[str] = []
    made.done = done
    stage.open()
    stage.show()
    stage.page.text.setFocus()
    return made


def shown(palette: Palette) -> list[str]:
    """The words of every line."""
    model = palette.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def spoken(palette: Palette) -> list[str]:
    """Every line as a screen reader has it."""
    role = Qt.ItemDataRole.AccessibleTextRole
    model = palette.list.model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def typed(desk: PaletteDesk, words: str) -> Palette:
    """The open palette with these words in it."""
    assert desk.palette is not None
    QTest.keyClicks(desk.palette.field, words)
    return desk.palette


def test_its_keys_open_it_also_from_a_text(stage: Stage, desk):
    stage.press(Qt.Key.Key_K, CTRL)
    assert desk.palette is not None
    assert stage.window.focusWidget() is desk.palette.field
    assert stage.page.text.toPlainText()


def test_its_keys_close_it_again_and_the_keyboard_is_where_it_was(stage: Stage, desk):
    stage.press(Qt.Key.Key_K, CTRL)
    stage.press(Qt.Key.Key_K, CTRL)
    assert desk.palette is None
    assert stage.window.focusWidget() is stage.page.text


def test_esc_closes_it_and_nothing_else(stage: Stage, desk):
    stage.press(Qt.Key.Key_K, CTRL)
    stage.press(Qt.Key.Key_Escape)
    assert desk.palette is None
    assert stage.window.focusWidget() is stage.page.text


def test_commands_stand_in_it_with_their_keys(stage: Stage, desk):
    stage.press(Qt.Key.Key_K, CTRL)
    assert "Lock now, Ctrl+L" in spoken(desk.palette)
    assert "Bold, Ctrl+B" not in spoken(desk.palette)
    assert "Undo, Ctrl+Z" in spoken(desk.palette)


def test_what_is_chosen_is_done_where_the_keyboard_was(stage: Stage, desk):
    before = stage.page.text.toPlainText()
    QTest.keyClicks(stage.page.text, "x")
    stage.press(Qt.Key.Key_K, CTRL)
    typed(desk, "undo")
    stage.press(Qt.Key.Key_Return)
    assert stage.page.text.toPlainText() == before
    assert desk.palette is None


def test_arrows_and_pages_move_while_the_field_keeps_the_keyboard(stage: Stage, desk):
    stage.press(Qt.Key.Key_K, CTRL)
    palette = desk.palette
    last = palette.list.model().rowCount() - 1
    stage.press(Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    stage.press(Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == 9
    stage.press(Qt.Key.Key_PageUp)
    stage.press(Qt.Key.Key_PageUp)
    stage.press(Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == last
    assert stage.window.focusWidget() is palette.field


def test_accents_are_folded_and_a_source_is_asked_at_each_opening(stage: Stage, desk):
    stage.press(Qt.Key.Key_K, CTRL)
    assert shown(typed(desk, "under")) == ["Ünder the eaves"]
    stage.press(Qt.Key.Key_Return)
    assert desk.done == ["x"]


def test_nothing_that_fits_is_said_in_words(stage: Stage, desk):
    stage.press(Qt.Key.Key_K, CTRL)
    palette = typed(desk, "qqq")
    assert not palette.list.isVisible()
    assert palette.nothing.isVisible()
    stage.press(Qt.Key.Key_Return)
    assert desk.palette is palette


def test_what_was_used_comes_first_next_time_but_nothing_of_the_journal(stage: Stage, desk):
    for words in ("sidebar", "under"):
        stage.press(Qt.Key.Key_K, CTRL)
        typed(desk, words)
        stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_K, CTRL)
    assert shown(desk.palette)[0] == "Sidebar"
    desk.forget()
    assert desk.palette is None
    stage.press(Qt.Key.Key_K, CTRL)
    assert shown(desk.palette)[0] == "Today"


def test_what_was_typed_is_gone_when_it_is_closed(stage: Stage, desk):
    stage.press(Qt.Key.Key_K, CTRL)
    palette = typed(desk, "someone")
    stage.press(Qt.Key.Key_Escape)
    assert not isValid(palette)


def test_a_lock_takes_it_away(stage: Stage, desk):
    stage.press(Qt.Key.Key_K, CTRL)
    palette = typed(desk, "someone")
    stage.window.lock()
    assert not palette.isVisible()
    assert "someone" not in stage.words_on_the_bus()


def test_while_the_journal_is_closed_there_is_none(stage: Stage, desk):
    stage.window.lock()
    stage.press(Qt.Key.Key_K, CTRL)
    assert desk.palette is None


def test_a_press_outside_closes_it(stage: Stage, desk, qtbot):
    stage.press(Qt.Key.Key_K, CTRL)
    handle = stage.window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(400, 700))
    assert desk.palette is None


def test_how_many_there_are_is_said_once_typing_rests(qtbot, theme, monkeypatch):
    window = QTextEdit()
    qtbot.addWidget(window)
    window.resize(900, 600)
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(text(event)))
    palette = Palette(theme, window, "Go to a place or a command")
    shelf = [Offer(key=word, words=word, line="Page", act=lambda: None) for word in ("Ab", "Ac")]
    palette.open(Offers(shelf=shelf))
    palette.field.setText("a")
    qtbot.waitUntil(lambda: "2 found. Ab, Page" in said)
    QTest.keyClick(palette, Qt.Key.Key_Down)
    assert said[-1] == "Ac, Page"


def text(event: object) -> str:
    """What an event says aloud; empty for all others."""
    message = getattr(event, "message", None)
    return "" if message is None else message()


def test_lines_that_were_read_from_what_is_typed_stand_first(qtbot, theme):
    window = QTextEdit()
    qtbot.addWidget(window)
    palette = Palette(theme, window, "Go to a place or a command")
    day = Offer(key="day", words="14 March 2019", line="Day", act=lambda: None)
    shelf = [Offer(key="march", words="March", act=lambda: None)]
    palette.open(Offers(shelf=shelf, read=lambda typed: [day] if "march" in typed else []))
    palette.field.setText("march")
    assert shown(palette) == ["14 March 2019", "March"]


def test_it_fits_into_the_smallest_window_at_the_largest_text(stage: Stage, desk, theme):
    stage.window.resize(880, 560)
    theme.set_zoom(2.0)
    stage.window.registry[ActionId.GO_TO].setEnabled(True)
    stage.press(Qt.Key.Key_K, CTRL)
    body = desk.palette.geometry()
    assert stage.window.rect().adjusted(-20, -20, 20, 20).contains(body)
