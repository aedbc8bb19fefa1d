"""The first run: one button, one honest sentence, and a passphrase for whoever wants one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.security.passphrase import is_long_enough
from journal_app.security.passphrase_strength import strength
from journal_app.ui.onboarding.page import FirstRunPage
from journal_app.ui.onboarding.view import FirstRunStep, FirstRunView, PassphraseRules
from tests.ui.window_fixture import visible_children

RULES = PassphraseRules(strength=strength, accepts=is_long_enough)
NO_KEYRING = FirstRunView().asking("This session has no keyring that can hold the key.")


@pytest.fixture
def page(qtbot, theme):
    made = FirstRunPage(theme, RULES)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(page, passphrase, again=None):
    page.passphrase.field.setText(passphrase)
    page.passphrase.again.setText(passphrase if again is None else again)


def test_it_begins_with_one_key(page, qtbot):
    assert page.accessibleName() == "First run, welcome"
    assert page.focusWidget() is page.welcome.begin
    with qtbot.waitSignal(page.begin_requested) as asked:
        QTest.keyClick(page.welcome.begin, Qt.Key.Key_Return)
    assert asked.args == [None]


def test_it_says_who_else_could_read_and_what_it_is_not(page):
    said = " ".join(visible_children(page))
    assert "could still open it, unless you choose a passphrase" in said
    assert "Not therapy, and not a substitute for it." in said
    assert "Passphrase" not in visible_children(page)


def test_while_the_journal_is_made_there_is_nothing_to_press(page, qtbot):
    page.show_view(FirstRunView().making())
    assert not page.welcome.begin.isEnabled()
    page.show_view(FirstRunView().failed("There is no room on the disk."))
    assert page.welcome.begin.isEnabled()
    assert "There is no room on the disk." in visible_children(page)


def test_one_may_choose_a_passphrase_first_and_go_back(page):
    press(page.welcome.choose)
    assert page.accessibleName() == "First run, passphrase"
    assert page.view.step is FirstRunStep.PASSPHRASE
    assert page.focusWidget() is page.passphrase.field
    choose(page, "four quiet words here")
    press(page.passphrase.back)
    assert page.accessibleName() == "First run, welcome"
    assert page.passphrase.field.text() == ""


def test_without_a_keyring_it_says_why_it_asks(page):
    page.show_view(NO_KEYRING)
    seen = visible_children(page)
    assert "This session has no keyring that can hold the key." in seen
    assert {"Passphrase", "Repeat passphrase", "Back", "Continue"} <= seen


@pytest.mark.parametrize(
    ("typed", "again", "hint"),
    [
        ("", "", "Eight characters or more. A few words of your own work well."),
        ("short", "short", "Eight characters or more. A few words of your own work well."),
        ("four quiet words", "four quiet", "The two are not the same yet."),
        ("aaaaaaaa", "", "It is short: easy to guess for whoever knows you."),
        ("a walk by the sea at dusk", "", "It is strong."),
    ],
)
def test_what_is_typed_is_judged_in_words(page, typed, again, hint):
    page.show_view(NO_KEYRING)
    choose(page, typed, again)
    assert page.passphrase.hint.text() == hint
    assert not page.passphrase.go_on.isEnabled() or typed == again


def test_a_passphrase_typed_twice_goes_on_as_it_was_typed(page, qtbot):
    page.show_view(NO_KEYRING)
    choose(page, " four quiet words ")
    with qtbot.waitSignal(page.begin_requested) as asked:
        press(page.passphrase.go_on)
    assert asked.args == [" four quiet words "]


def test_enter_goes_from_the_first_field_to_the_second_and_on(page, qtbot):
    page.show_view(NO_KEYRING)
    choose(page, "four quiet words")
    QTest.keyClick(page.passphrase.field, Qt.Key.Key_Return)
    assert page.focusWidget() is page.passphrase.again
    with qtbot.waitSignal(page.begin_requested):
        QTest.keyClick(page.passphrase.again, Qt.Key.Key_Return)


def test_while_it_is_made_the_passphrase_cannot_be_changed(page):
    page.show_view(NO_KEYRING)
    choose(page, "four quiet words")
    page.show_view(page.view.making())
    assert page.passphrase.go_on.label == "Making your journal"
    assert page.passphrase.field.isReadOnly()
    assert not page.passphrase.go_on.isEnabled()
    assert not page.passphrase.back.isEnabled()
    page.show_view(page.view.failed("The disk is full."))
    assert page.passphrase.go_on.isEnabled()
    assert page.passphrase.field.text() == "four quiet words"


def test_forgetting_empties_both_fields(page):
    page.show_view(NO_KEYRING)
    choose(page, "four quiet words")
    page.forget()
    assert (page.passphrase.field.text(), page.passphrase.again.text()) == ("", "")
