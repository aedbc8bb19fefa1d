"""Drawing, taking back, clearing, with mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.core.drawings import LONGEST, Drawing, parse, written
from journal_app.ui.moment_form.drawing_pad import DrawingPad
from journal_app.ui.theme.theme import Theme
from tests.ui.widgets.conftest import Shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pad(theme: Theme, shown: Shown) -> DrawingPad:
    made = DrawingPad(theme)
    shown(made)
    return made


def draw(pad: DrawingPad, *points: tuple[float, float]) -> None:
    """Put the pen down, move, lift; points as shares of the sheet."""
    places = [
        QPoint(round(pad.sheet.width() * x), round(pad.sheet.height() * y)) for x, y in points
    ]
    QTest.mousePress(pad.sheet, LEFT, Qt.KeyboardModifier.NoModifier, places[0])
    for place in places[1:]:
        QTest.mouseMove(pad.sheet, place)
    QTest.mouseRelease(pad.sheet, LEFT, Qt.KeyboardModifier.NoModifier, places[-1])


def button(pad: DrawingPad, name: str) -> QPushButton:
    found = [b for b in pad.findChildren(QPushButton) if b.accessibleName() == name]
    assert len(found) == 1
    return found[0]


def test_what_the_hand_drew_is_kept(pad: DrawingPad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.changed):
        draw(pad, (0.1, 0.5), (0.5, 0.2), (0.9, 0.5))
    (stroke,) = parse(pad.text)

    assert len(stroke) == 3
    for (x, y), (wanted_x, wanted_y) in zip(
        stroke, ((100, 500), (500, 200), (900, 500)), strict=True
    ):
        assert abs(x - wanted_x) <= 4
        assert abs(y - wanted_y) <= 4


def test_a_press_alone_is_a_dot(pad: DrawingPad) -> None:
    draw(pad, (0.5, 0.5))

    assert [len(stroke) for stroke in parse(pad.text)] == [1]


def test_beside_the_sheet_the_line_stays_on_its_edge(pad: DrawingPad) -> None:
    draw(pad, (0.5, 0.5), (1.4, -0.5))

    assert parse(pad.text)[0][-1] == (1000, 0)


def test_lines_are_taken_back_one_by_one(pad: DrawingPad) -> None:
    draw(pad, (0.1, 0.1), (0.9, 0.1))
    one = pad.text
    draw(pad, (0.1, 0.9), (0.9, 0.9))
    button(pad, "Undo the last line").click()
    after = pad.text
    QTest.keyClick(pad.sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert after == one
    assert pad.text == ""
    assert not button(pad, "Undo the last line").isEnabled()


def test_clearing_can_be_taken_back(pad: DrawingPad) -> None:
    draw(pad, (0.1, 0.1), (0.9, 0.1))
    drawn = pad.text
    button(pad, "Clear the sheet").click()
    cleared = pad.text
    button(pad, "Undo the last line").click()

    assert cleared == ""
    assert pad.text == drawn


def test_a_kept_drawing_looks_as_it_did(pad: DrawingPad, qtbot: QtBot) -> None:
    draw(pad, (0.2, 0.2), (0.5, 0.8), (0.8, 0.2))
    pad.sheet.clearFocus()
    drawn, picture = pad.text, pad.sheet.grab().toImage()
    with qtbot.assertNotEmitted(pad.changed):
        pad.set_text("")
        empty = pad.sheet.grab().toImage()
        pad.set_text(drawn)

    assert empty != picture
    assert pad.sheet.grab().toImage() == picture
    assert pad.text == drawn


def test_the_unfinished_line_is_seen(pad: DrawingPad) -> None:
    empty = pad.sheet.grab().toImage()
    QTest.mousePress(pad.sheet, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(40, 40))
    QTest.mouseMove(pad.sheet, QPoint(160, 90))

    assert pad.text == ""
    assert pad.sheet.grab().toImage() != empty


def test_what_is_no_drawing_is_refused_and_nothing_is_lost(pad: DrawingPad) -> None:
    draw(pad, (0.1, 0.1), (0.9, 0.1))
    drawn = pad.text
    with pytest.raises(ValueError, match="not a drawing"):
        pad.set_text("1:5")

    assert pad.text == drawn


def test_a_full_sheet_says_so_and_keeps_what_it_has(pad: DrawingPad) -> None:
    dots: Drawing = (((5, 5),),) * ((LONGEST - 5) // 4)
    pad.set_text(written(dots))
    full = pad.findChild(QLabel)
    draw(pad, (0.1, 0.1), (0.9, 0.1))
    kept = pad.sheet.drawing
    told = full.isVisible()
    button(pad, "Clear the sheet").click()

    assert kept == dots
    assert told
    assert not full.isVisible()


def test_the_sheet_tells_how_much_is_on_it(pad: DrawingPad) -> None:
    told = [pad.sheet.accessibleDescription()]
    for _line in range(2):
        draw(pad, (0.1, 0.1), (0.9, 0.1))
        told.append(pad.sheet.accessibleDescription())

    assert told == ["Empty", "1 line", "2 lines"]
    assert pad.sheet.accessibleName() == "Drawing sheet"


def test_tab_passes_the_sheet_by(pad: DrawingPad) -> None:
    assert not pad.sheet.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_sheet_keeps_its_form(pad: DrawingPad, theme: Theme, qtbot: QtBot) -> None:
    theme.set_zoom(1.4)
    qtbot.waitUntil(lambda: pad.width() == theme.px(420))

    qtbot.waitUntil(lambda: abs(pad.sheet.width() / pad.sheet.height() - 1.5) < 0.02)
