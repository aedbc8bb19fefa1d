"""Choosing one image, with mouse and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.core.vocabulary import Term, Vocabulary
from journal_app.ui.moment_form.image_picker import ImagePicker
from journal_app.ui.theme.theme import Theme
from tests.ui.widgets.conftest import Shown, click, press_key


@pytest.fixture
def picker(theme: Theme, vocabulary: Vocabulary, shown: Shown) -> ImagePicker:
    made = ImagePicker(theme, vocabulary)
    shown(QPushButton("before"), made)
    return made


def tile(picker: ImagePicker, name: str) -> QPushButton:
    found = [t for t in picker.findChildren(QPushButton) if t.accessibleName() == name]
    assert len(found) == 1
    return found[0]


def words(picker: ImagePicker) -> str:
    return picker.findChild(QLabel).text()


def press(picker: ImagePicker, name: str) -> None:
    found = tile(picker, name)
    click(picker.window(), found.mapTo(picker.window(), found.rect().center()))


def test_one_image_at_most_and_pressed_again_none(picker: ImagePicker, qtbot: QtBot) -> None:
    told: list[object] = []
    picker.chosen.connect(told.append)
    for name in ("Fog", "A knot", "A knot"):
        press(picker, name)

    assert told == ["im_fog", "im_knot", None]
    assert picker.image is None
    assert not any(t.isChecked() for t in picker.findChildren(QPushButton))


def test_images_are_named_boxes(picker: ImagePicker) -> None:
    press(picker, "A tide")
    box = QAccessible.queryAccessibleInterface(tile(picker, "A tide"))

    assert box.role() == QAccessible.Role.CheckBox
    assert box.state().checked
    assert box.text(QAccessible.Text.Description) == "Going out, coming in, in its own time"


def test_the_chosen_image_is_named_below(picker: ImagePicker) -> None:
    assert words(picker) == ""
    picker.set_image("im_glass")
    assert words(picker) == "Glass: Seeing through, and not touching"
    tile(picker, "Fog").setFocus()
    assert words(picker).startswith("Fog")
    tile(picker, "Fog").clearFocus()
    assert words(picker).startswith("Glass")


def test_arrow_keys_go_along_and_tab_stops_once(
    theme: Theme, vocabulary: Vocabulary, shown: Shown
) -> None:
    after = QPushButton("after")
    picker = ImagePicker(theme, vocabulary)
    window = shown(picker, after)
    tile(picker, "A weight").setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        press_key(window, key)
    chosen = picker.image
    press_key(window, Qt.Key.Key_Tab)
    out = window.focusWidget()
    QTest.keyClick(out, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert chosen == "im_tide"
    assert out is after
    assert window.focusWidget() is tile(picker, "A tide")


def test_showing_an_image_tells_nobody(picker: ImagePicker, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picker.chosen):
        picker.set_image("im_door")

    assert tile(picker, "A door").isChecked()


def test_an_image_that_is_not_offered_is_kept(picker: ImagePicker) -> None:
    picker.set_image("im_from_tomorrow")

    assert picker.image == "im_from_tomorrow"
    assert words(picker) == ""


def test_an_image_nobody_painted_shows_its_words(
    theme: Theme, vocabulary: Vocabulary, shown: Shown
) -> None:
    own = {name: Term(id=name, label=label) for name, label in (("im_a", "A hill"), ("im_b", ""))}
    picker = ImagePicker(theme, replace(vocabulary, terms=own))
    shown(picker)

    assert tile(picker, "A hill").grab().toImage() != tile(picker, "").grab().toImage()


def test_a_chosen_image_shows_it(picker: ImagePicker, theme: Theme) -> None:
    before = tile(picker, "Fog").grab().toImage()
    picker.set_image("im_fog")

    assert tile(picker, "Fog").grab().toImage() != before
