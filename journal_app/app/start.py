"""Start the app: take the lock, fetch the key, open the journal, then build the window."""

import argparse
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_app.app.application import (
    LEAVE_SECONDS,
    load_bindings,
    make_application,
    refuse_no_display,
)
from journal_app.app.beginning import Beginning
from journal_app.core.errors import CannotOpen, JournalError
from journal_app.core.settings import DAY_ENDS
from journal_app.i18n import _
from journal_app.runtime.opening import AS_LONG_AS_IT_TAKES, Opening
from journal_app.runtime.vault_thread import VaultThread
from journal_app.security.folder import HomeFolder
from journal_app.security.kernel_lock import KernelLock
from journal_app.services import instance
from journal_app.services import vault as vault_service
from journal_app.services.opened_outside import clear as clear_opened_outside
from journal_app.services.vault import JournalFacts
from journal_app.services.ways import WayIn
from journal_app.system.clock import SystemClock
from journal_app.system.crashes import note_crashes
from journal_app.system.logs import start_log
from journal_app.system.paths import data_folder, settings_file, usual_data_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from journal_app.app.refused import Refused

FAILED: Final = 1
"""The exit code of a start that never had a journal to show."""
QUICK_KEYRING_SECONDS = 0.5
"""How long the start waits for the keyring before it shows a window that waits instead."""
RAISE_ATTEMPTS = 20
RAISE_PAUSE_SECONDS = 0.25
"""A second start knocks for five seconds at the door of the first."""


def run_app(arguments: argparse.Namespace) -> int:
    """Show the window until it is closed; returns the exit code of the process.

    Raises `JournalError` when there is no window to show anything in.
    """
    home = HomeFolder(path=data_folder(arguments.home))
    app: QApplication | None = None
    try:
        lock = _have_turn(home, arguments)
    except JournalError as error:
        app, refused = _show_refused(error, home, arguments)
        lock = refused.lock
        if lock is None:
            return 0 if refused.reached else FAILED
    if lock is None:
        return 0
    refuse_no_display()
    with suppress(OSError):
        # What cannot be noted is no reason not to open the journal.
        start_log(home.logs)
    note_crashes(home.logs)
    load_bindings()
    beginning = _begin(home, lock, arguments)
    app = app or make_application()
    from PySide6.QtCore import QTimer

    from journal_app.app.coordinator import Coordinator
    from journal_app.runtime.garbage import GarbageCollector
    from journal_app.system.device_settings import DeviceSettings

    settings = DeviceSettings.read(settings_file(home.path))
    beginning.clock.follow(partial(settings.get, DAY_ENDS))
    coordinator = Coordinator(app, beginning, settings)
    coordinator.start()
    QTimer.singleShot(0, GarbageCollector(coordinator).start)
    code = app.exec()
    clear_opened_outside(home.path)
    if not coordinator.end(LEAVE_SECONDS):
        # The journal is closed; a thread a keyring holds must not keep the process alive.
        os._exit(code)
    return code


def _have_turn(home: HomeFolder, arguments: argparse.Namespace) -> KernelLock | None:
    """The lock of the data folder; `None` where the app runs already, and came to the front.

    Raises `JournalError`.
    """
    lock = _hold(home, arguments.adopt_lock)
    if lock is None:
        _reach_the_other(home.path, arguments.command or "raise")
    return lock


def _show_refused(
    error: JournalError, home: HomeFolder, arguments: argparse.Namespace
) -> "tuple[QApplication, Refused]":
    """Say why on the terminal and in a window, until trying again helps or somebody quits.

    Raises the error itself where there is no screen.
    """
    try:
        refuse_no_display()
    except JournalError:
        raise error from None
    # What hardly anybody ever sees is loaded by those who do.
    from journal_app.app.refused import Refused
    from journal_app.cli.output import tell
    from journal_app.system.device_settings import DeviceSettings

    app = make_application()
    # Its window closes before the one of the journal comes up.
    app.setQuitOnLastWindowClosed(False)
    settings = DeviceSettings.read(settings_file(home.path))
    refused = Refused(app, home.path, settings, partial(_have_turn, home, arguments))
    refused.ended.connect(lambda: app.exit(0))
    refused.show(error)
    tell(error.words)
    app.exec()
    app.setQuitOnLastWindowClosed(True)
    refused.deleteLater()
    return app, refused


def _begin(home: HomeFolder, lock: KernelLock, arguments: argparse.Namespace) -> Beginning:
    _finish_erasing(home)
    clear_opened_outside(home.path)
    clock = SystemClock()
    thread = VaultThread()
    thread.start()
    problem: CannotOpen | None = None
    try:
        facts = vault_service.facts(home.path)
    except CannotOpen as error:
        facts, problem = JournalFacts(exists=True), error
    another = bool(arguments.another) and facts.exists
    if another:
        # The one that is there is not looked at while another is begun beside it.
        facts, problem = JournalFacts(exists=False), None
    opening = None
    if facts.exists and facts.opens_with == "keyring" and not (problem or arguments.locked):
        way = WayIn(seconds=AS_LONG_AS_IT_TAKES)
        opening = Opening(
            thread,
            partial(vault_service.secret, home.path, way),
            partial(vault_service.open_with, home.path, now=clock.stamp),
        )
        opening.wait(QUICK_KEYRING_SECONDS)
    return Beginning(
        home=home,
        lock=lock,
        thread=thread,
        clock=clock,
        facts=facts,
        problem=problem,
        opening=opening,
        came_back=bool(arguments.locked),
        restored=bool(arguments.restored),
        made_keys=bool(arguments.new_keys),
        another=another,
        wish=arguments.scene or arguments.command or "",
        arguments=("--home", str(home.path), *_language(arguments)),
        news=_news(arguments.after_erasing),
    )


def _language(arguments: argparse.Namespace) -> tuple[str, ...]:
    return ("--lang", arguments.lang) if arguments.lang else ()


def _news(left: str) -> str:
    """What is to be known about a journal that was just erased; empty at every other start."""
    if not left:
        return ""
    from journal_app.app.ending import told_words

    return told_words(left)


def _finish_erasing(home: HomeFolder) -> None:
    """Let what an interrupted erasing left be removed, without waiting for a keyring."""
    try:
        left = home.erasing()
    except OSError:
        return
    if left:
        import threading

        from journal_app.services import erasing

        finish = partial(erasing.finish, home.path, others=(usual_data_folder(),))
        threading.Thread(target=finish, daemon=True).start()


def _hold(home: HomeFolder, adopt: int | None) -> KernelLock | None:
    held = None if adopt is None else KernelLock.adopt(adopt, home.instance_lock)
    return held or instance.hold(home.path)


def _reach_the_other(home: Path, wanted: str) -> None:
    """Let the window that is open come to the front. Raises `JournalError`."""
    # Five milliseconds that only a second start needs.
    import threading

    from journal_app.cli.reaching import wish
    from journal_app.system.single_instance import ask_running_app
    from journal_app.system.startup_notice import end_startup_notice

    pause = threading.Event()
    for _attempt in range(RAISE_ATTEMPTS):
        if ask_running_app(home, wish(wanted)) is not None:
            end_startup_notice()
            return
        # The first one takes the lock some time before it listens.
        pause.wait(RAISE_PAUSE_SECONDS)
    raise JournalError(
        _("The app is running already and does not answer."),
        _("Wait a moment, then try again."),
    )
