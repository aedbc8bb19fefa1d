"""Small things of the foot and of popovers: equal buttons, a line to press, a count."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.counted_field import NEAR, CountedField
from journal_app.ui.widgets.equal_buttons import EqualButtons
from journal_app.ui.widgets.popover_item import PopoverItem


def test_equal_buttons_stay_equal_when_they_are_tight(qtbot: QtBot, theme: Theme) -> None:
    row = EqualButtons(theme, "Ways", ("A", "A rather long one", "B"), size="small")
    qtbot.addWidget(row)
    wide = {button.width() for button in row.buttons}
    roomy = row.roomy_width
    row.set_tight(True)
    tight = {button.width() for button in row.buttons}
    assert (len(wide), len(tight)) == (1, 1)
    assert tight < wide or min(tight) < min(wide)
    assert row.roomy_width == roomy
    theme.set_zoom(1.4)
    assert len({button.width() for button in row.buttons}) == 1


def test_a_line_in_a_popover_is_pressed_by_enter_and_keeps_its_whole_name(
    qtbot: QtBot, theme: Theme
) -> None:
    item = PopoverItem(theme, "A long & winding sentence " * 8, "eye")
    qtbot.addWidget(item)
    item.setFixedWidth(200)
    item.show()
    pressed: list[bool] = []
    item.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(item, Qt.Key.Key_Return)
    assert len(pressed) == 1
    assert item.accessibleName() == "A long & winding sentence " * 8
    assert not item.grab().isNull()


def test_a_counted_field_tells_what_is_left_only_near_the_end(qtbot: QtBot, theme: Theme) -> None:
    field = CountedField(theme, "A question", 50)
    qtbot.addWidget(field)
    field.setText("x" * (50 - NEAR - 1))
    assert (field.left, field.accessibleDescription()) == (None, "")
    assert field.textMargins().right() == 0
    field.setText("x" * 48)
    assert (field.left, field.accessibleDescription()) == (2, "2 more fit")
    assert field.textMargins().right() > 0
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    field.setText("x" * 49)
    assert (field.textMargins().left() > 0, field.textMargins().right()) == (True, 0)
