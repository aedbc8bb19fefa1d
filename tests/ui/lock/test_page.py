"""The lock page: each state has its words and one thing to do, and none says too much."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.ui.lock.page import LockPage
from journal_app.ui.lock.pause import PAUSES, TRIES_WITHOUT_PAUSE
from journal_app.ui.lock.requests import BackToPages, KeepWaiting, Open, Quit
from journal_app.ui.lock.trouble_view import is_trouble
from journal_app.ui.lock.view import LockState, LockView
from tests.ui.window_fixture import visible_children

WRONG = CannotOpen(OpenProblem.WRONG_PASSPHRASE, "That didn’t open it.", "Try again, slowly.")
WITH_PASSPHRASE = LockView(passphrase=True, backups="/home/ana/backups")
WITH_KEYRING = LockView(backups="/home/ana/backups")
STAYS_CLOSED = sorted(
    which
    for which in set(OpenProblem) - {OpenProblem.WRONG_PASSPHRASE, OpenProblem.PASSPHRASE_NEEDED}
    if not is_trouble(which)
)


def problem(which: OpenProblem) -> CannotOpen:
    return CannotOpen(which, "This is what happened.", "This is what helps.")


@pytest.fixture
def show(qtbot, theme):
    def shown(view: LockView) -> LockPage:
        page = LockPage(theme, view)
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return shown


def press(page, button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_page_is_called_locked(show):
    assert show(LockView()).accessibleName() == "Locked"


def test_with_a_keyring_there_is_only_open(show, qtbot):
    page = show(WITH_KEYRING)
    assert visible_children(page) >= {"Open"}
    assert not visible_children(page) & {"Passphrase", "Quit", "Backups", "Lock message"}
    with qtbot.waitSignal(page.asked) as asked:
        press(page, page.step.open_button)
    assert asked.args == [Open()]


def test_with_a_passphrase_the_field_has_the_keyboard_and_enter_opens(show, qtbot):
    page = show(WITH_PASSPHRASE)
    assert page.focusWidget() is page.step.field
    assert visible_children(page) >= {"Passphrase", "Show passphrase", "Open"}
    QTest.keyClicks(page.step.field, " words of mine ")
    with qtbot.waitSignal(page.asked) as asked:
        QTest.keyClick(page.step.field, Qt.Key.Key_Return)
    assert asked.args == [Open(passphrase=" words of mine ")]


def test_an_empty_passphrase_is_not_tried(show, qtbot):
    page = show(WITH_PASSPHRASE)
    with qtbot.assertNotEmitted(page.asked):
        press(page, page.step.open_button)


def test_while_opening_it_says_so_and_asks_once(show, qtbot):
    page = show(WITH_PASSPHRASE)
    QTest.keyClicks(page.step.field, "words")
    page.show_view(WITH_PASSPHRASE.opening())
    assert page.step.open_button.label == "Opening"
    assert page.step.open_button.accessibleName() == "Open"
    assert not page.step.open_button.isEnabled()
    with qtbot.assertNotEmitted(page.asked):
        QTest.keyClick(page.step.field, Qt.Key.Key_Return)
    assert page.step.field.text() == "words"


def test_a_wrong_passphrase_is_said_under_the_field_and_selected(show):
    page = show(WITH_PASSPHRASE)
    QTest.keyClicks(page.step.field, "words")
    page.show_view(WITH_PASSPHRASE.opening())
    page.show_view(WITH_PASSPHRASE.failed(WRONG))
    assert page.step.message.words.text() == "That didn’t open it. Try again, slowly."
    assert page.step.message.words.accessibleName() == "Lock message"
    assert page.focusWidget() is page.step.field
    assert page.step.field.selectedText() == "words"
    assert page.step.open_button.isEnabled()


def try_wrongly(page, times):
    for _each in range(times):
        page.show_view(WITH_PASSPHRASE.opening())
        page.show_view(WITH_PASSPHRASE.failed(WRONG))


def test_after_five_tries_there_is_a_pause_that_grows(show, qtbot):
    page = show(WITH_PASSPHRASE)
    try_wrongly(page, TRIES_WITHOUT_PAUSE - 1)
    assert page.step.open_button.isEnabled()
    for seconds in (*PAUSES, PAUSES[-1]):
        try_wrongly(page, 1)
        assert page.step.open_button.label == "One moment"
        assert not page.step.open_button.isEnabled()
        assert page._pause.timer.interval() == seconds * 1000
        page._pause.timer.setInterval(0)
        qtbot.waitUntil(page.step.open_button.isEnabled)
        assert page.step.open_button.label == "Open"


def test_the_pause_cannot_be_gone_around_with_enter(show, qtbot):
    page = show(WITH_PASSPHRASE)
    QTest.keyClicks(page.step.field, "words")
    try_wrongly(page, TRIES_WITHOUT_PAUSE)
    with qtbot.assertNotEmitted(page.asked):
        QTest.keyClick(page.step.field, Qt.Key.Key_Return)


@pytest.mark.parametrize("which", STAYS_CLOSED)
@pytest.mark.parametrize("view", [WITH_KEYRING, WITH_PASSPHRASE], ids=["keyring", "passphrase"])
def test_every_problem_says_what_happened_and_offers_to_try_again(show, qtbot, which, view):
    page = show(view.failed(problem(which)))
    assert page.step.message.words.text() == "This is what happened. This is what helps."
    assert not page.step.field.isVisible()
    expected = "Unlock" if which is OpenProblem.KEY_LOCKED else "Try again"
    assert page.step.open_button.accessibleName() == expected
    assert page.focusWidget() is page.step.open_button
    with qtbot.waitSignal(page.asked) as asked:
        press(page, page.step.open_button)
    assert asked.args == [Open()]
    with qtbot.waitSignal(page.asked) as asked:
        press(page, page.step.quit_button)
    assert asked.args == [Quit()]


def test_a_lost_key_names_the_place_of_the_backups(show):
    for which in (OpenProblem.KEY_NOT_FOUND, OpenProblem.KEY_FOREIGN):
        page = show(WITH_KEYRING.failed(problem(which)))
        assert page.step.backups.isVisible()
        assert page.step.backups.path.accessibleName() == "Backups"
        assert page.step.backups.path.text() == "/home/ana/backups"
        assert page.step.backups.path.isReadOnly()


def test_a_locked_keyring_does_not_frighten_with_backups(show):
    page = show(WITH_KEYRING.failed(problem(OpenProblem.KEY_LOCKED)))
    assert not page.step.backups.isVisible()


def test_a_keyring_that_hangs_can_be_waited_for(show, qtbot):
    page = show(WITH_KEYRING.failed(problem(OpenProblem.KEYRING_HUNG)))
    with qtbot.waitSignal(page.asked) as asked:
        press(page, page.step.wait_button)
    assert asked.args == [KeepWaiting()]
    page.show_view(WITH_KEYRING)
    assert not page.step.wait_button.isVisible()


def test_another_expected_error_is_said_in_its_own_words(show):
    full = CannotKeep(KeepProblem.DISK_FULL, "The disk is full.", "Make room.")
    page = show(WITH_KEYRING.failed(full))
    assert page.step.message.words.text() == "The disk is full. Make room."
    assert page.view.state is LockState.STUCK


def test_while_closing_there_is_nothing_to_press(show):
    page = show(WITH_PASSPHRASE.closing())
    assert not visible_children(page) & {"Open", "Passphrase", "Quit", "Back to your page"}


def test_with_a_keyring_one_press_leads_back_to_what_was_not_kept(show, qtbot):
    page = show(WITH_KEYRING.closing("Not saved yet."))
    assert visible_children(page) >= {"Back to your page", "Quit"}
    assert not visible_children(page) & {"Open", "Passphrase"}
    with qtbot.waitSignal(page.return_requested), qtbot.assertNotEmitted(page.asked):
        press(page, page.step.return_button)


def test_with_a_passphrase_only_the_passphrase_leads_back(show, qtbot):
    page = show(WITH_PASSPHRASE.closing("Not saved yet."))
    assert page.focusWidget() is page.step.field
    with qtbot.assertNotEmitted(page.return_requested), qtbot.assertNotEmitted(page.asked):
        press(page, page.step.return_button)
    QTest.keyClicks(page.step.field, "words")
    with (
        qtbot.waitSignal(page.asked) as asked,
        qtbot.assertNotEmitted(page.return_requested),
    ):
        QTest.keyClick(page.step.field, Qt.Key.Key_Return)
    assert asked.args == [BackToPages(passphrase="words")]
    assert "words" not in repr(asked.args)


def test_while_it_is_checked_nothing_is_asked_again_and_a_wrong_one_is_said(show, qtbot):
    page = show(WITH_PASSPHRASE.closing("Not saved yet."))
    QTest.keyClicks(page.step.field, "words")
    page.show_view(page.view.check())
    assert page.step.return_button.label == "One moment"
    with qtbot.assertNotEmitted(page.asked):
        QTest.keyClick(page.step.field, Qt.Key.Key_Return)
    page.show_view(page.view.refuse_return(WRONG, "Not saved yet."))
    assert page.step.return_button.label == "Back to your page"
    told = page.step.message.words.text()
    assert told == "That didn’t open it. Try again, slowly. Not saved yet."
    assert page.step.field.selectedText() == "words"


def test_after_five_wrong_ones_the_way_back_waits_too(show, qtbot):
    page = show(WITH_PASSPHRASE.closing("Not saved yet."))
    QTest.keyClicks(page.step.field, "words")
    for _each in range(TRIES_WITHOUT_PAUSE):
        page.show_view(page.view.check())
        page.show_view(page.view.refuse_return(WRONG, "Not saved yet."))
    assert not page.step.return_button.isEnabled()
    with qtbot.assertNotEmitted(page.asked):
        QTest.keyClick(page.step.field, Qt.Key.Key_Return)
    page._pause.timer.setInterval(0)
    qtbot.waitUntil(page.step.return_button.isEnabled)


def test_quitting_can_be_asked_for_while_keeping_takes_long(show, qtbot):
    page = show(WITH_PASSPHRASE.closing("Not saved yet."))
    with qtbot.waitSignal(page.asked) as asked:
        press(page, page.step.quit_button)
    assert asked.args == [Quit()]


def test_caps_lock_is_said_and_taken_back(show):
    page = show(WITH_PASSPHRASE)
    QTest.keyClick(page.step.field, "A")
    assert page.step.caps_lock.isVisible()
    QTest.keyClick(page.step.field, "a")
    assert not page.step.caps_lock.isVisible()


def test_what_was_typed_can_be_forgotten(show):
    page = show(WITH_PASSPHRASE)
    QTest.keyClicks(page.step.field, "words")
    page.forget()
    assert page.step.field.text() == ""
