"""The window and its scenes in the states one wants to look at."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.security.passphrase import is_long_enough
from journal_app.security.passphrase_strength import strength
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.errors import Errors
from journal_app.ui.lock.view import LockView
from journal_app.ui.navigation import Navigator, PageId, Place
from journal_app.ui.onboarding.view import FirstRunView, PassphraseRules
from journal_app.ui.page import Page
from journal_app.ui.theme.theme import Theme
from journal_app.ui.window import MainWindow

RULES = PassphraseRules(strength=strength, accepts=is_long_enough)
NOT_KEPT = "Your last words could not be saved yet. The app keeps trying."


def window(theme: Theme) -> MainWindow:
    """The window with nothing in it yet; it remembers nothing."""
    return MainWindow(
        theme,
        DeviceSettings(Path("settings.toml")),
        Navigator(),
        clipboard=QGuiApplication.clipboard(),
        data_folder=Path("/home/ana/.local/share/tideline"),
    )


def opened(theme: Theme, then: Callable[[MainWindow], None] = lambda _window: None) -> QWidget:
    """The window with an empty page; `then` happens once it is shown."""
    made = window(theme)
    pages = {PageId.TODAY: lambda: Page("Today page"), PageId.TIMELINE: lambda: Page("Timeline")}
    made.open_main(pages, Place(page=PageId.TODAY))
    QTimer.singleShot(50, made, lambda: then(made))
    return made


def lock(theme: Theme, view: LockView) -> QWidget:
    """The lock page with this view."""
    made = window(theme)
    page = made.show_lock(view)
    if view.problem is OpenProblem.WRONG_PASSPHRASE:
        page.step.field.setText("a few words")
    return made


def first_run(theme: Theme, view: FirstRunView) -> QWidget:
    """The first run with this view."""
    made = window(theme)
    page = made.show_first_run(RULES, view)
    page.passphrase.field.setText("four quiet words here")
    return made


def act(action: ActionId, made: MainWindow) -> None:
    """Do what a menu would do."""
    made.registry[action].trigger()


def bug(made: MainWindow) -> None:
    """Something nobody expected."""
    clipboard = QGuiApplication.clipboard()
    Errors(made._theme, made, made.notices, clipboard).show_error(RuntimeError())


SCENES: dict[str, Callable[[Theme], QWidget]] = {
    "window": opened,
    "lock": partial(lock, view=LockView(passphrase=True)),
    "lock-keyring": partial(lock, view=LockView()),
    "lock-wrong": partial(
        lock,
        view=LockView(passphrase=True).failed(
            CannotOpen(OpenProblem.WRONG_PASSPHRASE, "That didn’t open it.", "Try again, slowly.")
        ),
    ),
    "lock-closing": partial(lock, view=LockView().closing()),
    "lock-not-kept": partial(lock, view=LockView().closing(NOT_KEPT)),
    "lock-not-kept-passphrase": partial(lock, view=LockView(passphrase=True).closing(NOT_KEPT)),
    "lock-not-kept-wrong": partial(
        lock,
        view=LockView(passphrase=True)
        .closing(NOT_KEPT)
        .refuse_return(
            CannotOpen(OpenProblem.WRONG_PASSPHRASE, "That didn’t open it.", "Try again, slowly."),
            NOT_KEPT,
        ),
    ),
    "first-run": partial(first_run, view=FirstRunView()),
    "first-run-beside": partial(first_run, view=FirstRunView(beside=True)),
    "first-run-passphrase": partial(
        first_run,
        view=FirstRunView().asking("This session has no keyring that can hold the key."),
    ),
    "cover": partial(opened, then=MainWindow.cover),
    "about": partial(opened, then=partial(act, ActionId.ABOUT)),
    "keyboard": partial(opened, then=partial(act, ActionId.KEYBOARD)),
    "menu-bar": partial(opened, then=partial(act, ActionId.MENU_BAR)),
    "notice": partial(
        opened,
        then=lambda made: made.notices.say("Moved to the bin.", "Undo", lambda: None),
    ),
    "bug": partial(opened, then=bug),
}
