"""The lock page: each state has its words and one thing to do, and none says too much."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.ui.lock.page import LockPage
from journal_app.ui.lock.pause import PAUSES, TRIES_WITHOUT_PAUSE
from journal_app.ui.lock.requests import BackToPages, KeepWaiting, Open, Quit, ShowStep
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.trouble_view import is_trouble
from journal_app.ui.lock.view import LockState, LockStep, LockView
from tests.ui.window_fixture import visible_children

WRONG = CannotOpen(OpenProblem.WRONG_PASSPHRASE, "That didn’t open it.", "Try again, slowly.")
WITH_PASSPHRASE = LockView(passphrase=True, backups="/home/ana/backups")
WITH_KEYRING = LockView(backups="/home/ana/backups")
OF_THE_KEY = [each for each in OpenProblem if not is_trouble(each) and not each.startswith("code-")]
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


@pytest.mark.parametrize("view", [WITH_KEYRING, WITH_PASSPHRASE], ids=["keyring", "passphrase"])
@pytest.mark.parametrize("which", [None, *OF_THE_KEY])
def test_the_recovery_code_is_offered_wherever_the_journal_is_closed(show, qtbot, which, view):
    page = show(view if which is None else view.failed(problem(which)))
    with qtbot.waitSignal(page.asked) as asked:
        press(page, page.step.code_button)
    assert asked.args == [ShowStep(step=LockStep.CODE)]
    page.show_view(view.opening())
    assert page.step.code_button.isVisible()
    page.show_view(view.closing())
    assert "Use recovery code" not in visible_children(page)


@pytest.mark.parametrize(
    "which",
    [
        OpenProblem.KEY_NOT_FOUND,
        OpenProblem.KEY_LOCKED,
        OpenProblem.KEY_FOREIGN,
        OpenProblem.NO_KEYRING,
        OpenProblem.KEYRING_HUNG,
        OpenProblem.KEYRING_FAILED,
    ],
)
def test_where_only_the_key_is_missing_what_is_safe_is_said_first(which):
    assert WITH_KEYRING.failed(problem(which)).line == "Your pages are safe."


def test_what_is_safe_is_not_promised_of_a_file_that_may_not_be():
    assert WITH_KEYRING.failed(problem(OpenProblem.DAMAGED)).line == ""


def test_on_a_mac_the_waiting_screen_says_what_the_system_may_ask():
    waiting = LockView(platform="darwin").opening()
    assert "macOS may ask for the password you log in with" in waiting.line
    assert "Always Allow" in waiting.line
    for other in (
        LockView(platform="linux").opening(),
        LockView(platform="darwin", passphrase=True).opening(),
        LockView(platform="darwin"),
    ):
        assert "macOS" not in other.line


def test_only_the_step_that_is_shown_exists(show, qtbot):
    page = show(WITH_PASSPHRASE)
    first = page.step
    QTest.keyClicks(first.field, "words")
    with qtbot.waitSignal(first.destroyed):
        page.show_view(WITH_PASSPHRASE.at(LockStep.CODE))
    assert [each for each in page.findChildren(Step) if each is not page.step] == []
    page.show_view(WITH_PASSPHRASE)
    assert page.step.field.text() == ""
    assert page.focusWidget() is page.step.field


def test_the_pause_after_wrong_passphrases_cannot_be_gone_around_by_another_step(show):
    page = show(WITH_PASSPHRASE)
    try_wrongly(page, TRIES_WITHOUT_PAUSE)
    page.show_view(WITH_PASSPHRASE.at(LockStep.CODE))
    page.show_view(WITH_PASSPHRASE)
    assert page.step.open_button.label == "One moment"
    assert not page.step.open_button.isEnabled()


def test_where_nothing_is_left_to_do_there_is_only_quit(show, qtbot):
    page = show(WITH_PASSPHRASE.over("What was begun is finished at the next start."))
    assert page.step.message.words.text() == "What was begun is finished at the next start."
    assert not visible_children(page) & {"Passphrase", "Open", "Try again", "Use recovery code"}
    assert page.focusWidget() is page.step.quit_button
    with qtbot.waitSignal(page.asked) as asked:
        QTest.keyClick(page.step.quit_button, Qt.Key.Key_Space)
    assert asked.args == [Quit()]


def test_going_back_and_forth_is_no_further_try(show):
    page = show(WITH_PASSPHRASE)
    page.show_view(page.view.opening())
    refused = page.view.failed(WRONG)
    for _each in range(TRIES_WITHOUT_PAUSE + 1):
        page.show_view(refused)
        page.show_view(WITH_PASSPHRASE.at(LockStep.CODE))
    page.show_view(refused)
    assert page.step.open_button.isEnabled()
    try_wrongly(page, TRIES_WITHOUT_PAUSE - 1)
    assert not page.step.open_button.isEnabled()


@pytest.mark.parametrize("which", [OpenProblem.KEYRING_HUNG, OpenProblem.KEY_FOREIGN])
def test_nothing_is_cut_off_in_the_smallest_window_with_large_text(show, theme, which):
    theme.set_appearance(replace(theme.appearance, zoom=1.4))
    long = CannotOpen(which, "The keyring gave a key that is not the one. " * 3, "Try again. " * 4)
    page = show(WITH_KEYRING.failed(long))
    page.resize(900, 600)
    message = page.step.message
    assert message.words.height() >= message.words.heightForWidth(message.words.width())
    for button in (page.step.open_button, page.step.code_button, page.step.quit_button):
        assert button.mapTo(page, button.rect().bottomRight()).x() <= 900


def test_the_layout_of_the_keyboard_is_said_once_it_has_changed_and_never_before(show):
    page = show(WITH_PASSPHRASE)
    hint = page.step.layout_hint
    assert not hint.isVisible()
    hint.tell(hint._last)
    hint.tell(QLocale.c())
    assert not hint.isVisible()
    hint.tell(QLocale("de"))
    assert hint.isVisible()
    assert hint.text() == "The keyboard is set to Deutsch."
    page.show_view(WITH_PASSPHRASE.failed(problem(OpenProblem.DISK)))
    assert not hint.isVisible()


def test_where_the_keyring_opens_it_no_layout_is_said(show):
    page = show(WITH_KEYRING)
    page.step.layout_hint.tell(QLocale("de"))
    assert not page.step.layout_hint.isVisible()


def test_while_the_keyring_is_asked_that_is_said():
    assert LockView().opening().line == "Your keyring is being asked for the key."
    assert "keyring" not in WITH_PASSPHRASE.opening().line
