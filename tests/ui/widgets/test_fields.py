"""Fields: searching, hiding and showing a passphrase, Caps Lock, both directions."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.field import Field, FieldKind, SearchField
from journal_app.ui.widgets.passphrase_field import CapsLockHint, PassphraseField
from journal_app.ui.widgets.text_area import TextArea
from tests.ui.widgets.conftest import Shown, click, press_key

SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier

HEIGHTS: list[tuple[FieldKind, int]] = [
    ("normal", 38),
    ("search", 36),
    ("lock", 46),
    ("sentence", 44),
]


@pytest.mark.parametrize(("kind", "height"), HEIGHTS)
def test_heights_are_those_of_the_design(
    theme: Theme, shown: Shown, kind: FieldKind, height: int
) -> None:
    field = Field(theme, "A name", kind)
    shown(field)

    assert field.height() == height


def test_the_sentence_is_written_in_the_serif(theme: Theme) -> None:
    assert Field(theme, "One sentence", "sentence").font().families()[0] == "Journal Serif"
    assert Field(theme, "A name").font().families()[0] == "Journal Sans"


def test_focus_is_shown_by_an_edge_of_one_pixel(theme: Theme, shown: Shown) -> None:
    first, second = Field(theme, "A name"), Field(theme, "Another")
    shown(first, second)
    second.setFocus()
    middle = second.width() // 2

    assert second.grab().toImage().pixelColor(middle, 0) == theme.color("accent")
    assert second.grab().toImage().pixelColor(middle, 1) != theme.color("accent")
    assert first.grab().toImage().pixelColor(middle, 0) != theme.color("accent")


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_where_every_edge_is_drawn_that_of_the_focus_is_twice_as_strong(
    theme: Theme, shown: Shown, scheme: Scheme
) -> None:
    theme.set_appearance(Appearance(scheme=scheme, high_contrast=True))
    first, second, area = Field(theme, "A name"), SearchField(theme, "Find"), TextArea(theme, "Why")
    shown(first, second, area)

    for field, taking in ((second, second), (area, area.edit)):
        at = QPoint(field.width() // 2, 1)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        assert field.grab().toImage().pixelColor(at) != theme.color("accent")
        taking.setFocus(Qt.FocusReason.OtherFocusReason)
        assert field.grab().toImage().pixelColor(at) == theme.color("accent")


def test_a_search_can_be_emptied(theme: Theme, shown: Shown) -> None:
    search = SearchField(theme, "Search your words")
    window = shown(search)
    assert not search.clear_button.isVisible()
    QTest.keyClicks(search, "lamps")
    assert search.clear_button.isVisible()
    assert search.clear_button.accessibleName() == "Clear search"
    click(window, search.clear_button.mapTo(window, search.clear_button.rect().center()))

    assert search.text() == ""
    assert search.hasFocus()


def test_the_cross_of_a_search_is_reached_with_tab(theme: Theme, shown: Shown) -> None:
    search = SearchField(theme, "Search your words")
    window = shown(search)
    search.setFocus()
    search.setText("lamps")
    press_key(window, Qt.Key.Key_Tab)
    press_key(window, Qt.Key.Key_Space)

    assert search.text() == ""


def test_what_is_forgotten_is_not_brought_back(theme: Theme, shown: Shown) -> None:
    search, passphrase = SearchField(theme, "Search your words"), PassphraseField(theme, "Secret")
    passphrase.reveal_button.setChecked(True)
    shown(search, passphrase)
    for field in (search, passphrase):
        QTest.keyClicks(field, "lamps")
        field.forget()
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert field.text() == ""


def test_what_stands_in_a_field_changes_sides(theme: Theme, shown: Shown) -> None:
    field = PassphraseField(theme, "Passphrase")
    window = shown(field)
    right = field.reveal_button.x()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert right > field.width() / 2
    assert field.reveal_button.x() < 20
    assert field.textMargins().left() >= field.reveal_button.width()
    assert field.textMargins().right() == 0


def test_a_passphrase_is_hidden_until_it_is_asked_for(theme: Theme, shown: Shown) -> None:
    field = PassphraseField(theme, "Passphrase")
    window = shown(field)
    field.setFocus()
    QTest.keyClicks(field, "shore")
    hidden = field.displayText()
    press_key(window, Qt.Key.Key_Tab)
    press_key(window, Qt.Key.Key_Space)

    assert hidden == "•" * 5
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    assert field.reveal_button.isChecked()
    assert field.reveal_button.accessibleName() == "Show passphrase"
    press_key(window, Qt.Key.Key_Space)
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_a_hidden_passphrase_is_a_password_on_the_bus(theme: Theme) -> None:
    field = PassphraseField(theme, "Passphrase")
    field.setText("shore")
    interface = QAccessible.queryAccessibleInterface(field)

    assert interface.state().passwordEdit
    assert "shore" not in interface.text(QAccessible.Text.Value)


def test_input_methods_are_told_not_to_learn_it(theme: Theme) -> None:
    field = PassphraseField(theme, "Passphrase")
    wanted = (
        Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
        | Qt.InputMethodHint.ImhHiddenText
    )
    field.reveal_button.setChecked(True)
    field.reveal_button.setChecked(False)

    assert field.inputMethodHints() & wanted == wanted


@pytest.mark.parametrize(
    ("letter", "modifier", "on"),
    [
        ("A", PLAIN, True),
        ("a", PLAIN, False),
        ("A", SHIFT, False),
        ("a", SHIFT, True),
        ("ß", PLAIN, False),
        ("Я", PLAIN, True),
    ],
)
def test_caps_lock_is_told_by_the_case_of_a_letter(
    theme: Theme, letter: str, modifier: Qt.KeyboardModifier, on: bool
) -> None:
    field = PassphraseField(theme, "Passphrase")
    hint = CapsLockHint(theme, field)
    QTest.sendKeyEvent(QTest.KeyAction.Press, field, Qt.Key.Key_A, letter, modifier)

    assert field.caps_lock is on
    assert bool(hint.text()) is on


def test_signs_without_case_say_nothing_about_caps_lock(theme: Theme, qtbot: QtBot) -> None:
    field = PassphraseField(theme, "Passphrase")
    with qtbot.assertNotEmitted(field.caps_lock_changed):
        QTest.keyClicks(field, "1 -")


def test_the_hint_goes_when_the_key_is_pressed(theme: Theme) -> None:
    field = PassphraseField(theme, "Passphrase")
    QTest.keyClicks(field, "a")
    QTest.sendKeyEvent(QTest.KeyAction.Press, field, Qt.Key.Key_A, "A", PLAIN)
    assert field.caps_lock
    QTest.keyPress(field, Qt.Key.Key_CapsLock)

    assert not field.caps_lock
