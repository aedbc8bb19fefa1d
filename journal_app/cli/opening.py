"""Open the journal for a command: to read beside a running app, or to write in turn with it."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.cli.output import tell
from journal_app.cli.passphrases import Passphrases
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.core.settings import DAY_ENDS
from journal_app.i18n import _
from journal_app.services import instance, vault
from journal_app.services.ways import WayIn
from journal_app.system.clock import SystemClock
from journal_app.system.device_settings import DeviceSettings
from journal_app.system.paths import data_folder, settings_file

if TYPE_CHECKING:
    from journal_app.security.kernel_lock import KernelLock
    from journal_app.services.vault import OpenJournal
    from journal_app.storage.vault import VaultReader

TURN_SECONDS = 30.0
"""How long a command waits for others that write; each of them needs well under a second."""
LOOK_SECONDS = 0.5
"""How often it looks meanwhile whether it is the app that holds the journal, and can be asked."""

TRIES = 3
"""How often a passphrase is asked for before a command gives up."""

_WITHOUT_KEYRING = {
    OpenProblem.NO_KEYRING,
    OpenProblem.KEYRING_FAILED,
    OpenProblem.KEYRING_HUNG,
}


def home_of(arguments: argparse.Namespace) -> Path:
    """The data folder the command line speaks of."""
    return data_folder(arguments.home)


def clock_of(home: Path) -> SystemClock:
    """The clock of this computer, by which a day ends when it does in the app of this folder."""

    @cache
    def day_ends() -> int:
        return DeviceSettings.read(settings_file(home)).get(DAY_ENDS)

    return SystemClock(day_ends)


def passphrases_of(arguments: argparse.Namespace) -> Passphrases:
    """Where passphrases come from; reads the first line of standard input when told to."""
    return Passphrases(from_standard_input=arguments.passphrase_stdin)


def nothing_here() -> CannotOpen:
    """What a copy or a code is wanted for is not in this data folder, and what opens one there."""
    return CannotOpen(
        OpenProblem.MISSING,
        _("There is no journal here yet."),
        _("A copy or a bundle of one opens here with its recovery code: tideline move --from FILE"),
    )


@contextmanager
def reading(
    home: Path, passphrases: Passphrases, *, as_it_is: bool = False
) -> "Iterator[VaultReader]":
    """The journal, only to read; beside a running app or without one.

    One that an earlier version kept is brought up to date first, unless it is wanted `as_it_is`.
    """
    _end_restore(home)
    passphrase = _passphrase(home, passphrases)
    reader = vault.open_reader(home, WayIn(passphrase=passphrase, ask=True))
    if not as_it_is and vault.is_older(reader):
        reader.close()
        _bring_up_to_date(home, passphrase)
        reader = vault.open_reader(home, WayIn(passphrase=passphrase, ask=True))
    try:
        yield reader
    finally:
        reader.close()


@contextmanager
def writing(
    home: Path, passphrases: Passphrases, clock: Clock, lock: "KernelLock"
) -> "Iterator[OpenJournal]":
    """The journal, to write, while `lock` is held; the first time it is made before."""
    with lock:
        if vault.facts(home).exists:
            journal = _opened_at_last(home, passphrases, clock)
        else:
            journal = _opened(home, make(home, passphrases, clock), clock)
        try:
            yield journal
        finally:
            vault.close_journal(journal)


def make(home: Path, passphrases: Passphrases, clock: Clock) -> str | None:
    """Make the first journal; returns its passphrase, or `None` when the keyring holds its key.

    A passphrase that was given is used, so that nobody believes in one that is not there.
    """
    from journal_app.services import first_run

    try:
        first_run.create(home, clock=clock, passphrase=passphrases.given)
    except CannotOpen as problem:
        if passphrases.given is not None or problem.problem not in _WITHOUT_KEYRING:
            raise
        passphrase = passphrases.to_make(problem)
        first_run.create(home, clock=clock, passphrase=passphrase)
        return passphrase
    return passphrases.given


def wait_for_turn(home: Path, hand_over: Callable[[], bool]) -> "KernelLock | None":
    """The right to write, or `None` once the running app took over what there was to do.

    `hand_over` tries that. Raises `CannotKeep` when neither came about in time.
    """
    lock = instance.hold(home)
    for _attempt in range(int(TURN_SECONDS / LOOK_SECONDS)):
        if lock is not None:
            return lock
        if hand_over():
            return None
        lock = instance.hold(home, LOOK_SECONDS)
    if lock is not None:
        return lock
    raise CannotKeep(
        KeepProblem.BUSY,
        _("Not kept: something else has been using the journal for half a minute."),
        _("Try again when it is done."),
    )


def _opened_at_last(home: Path, passphrases: Passphrases, clock: Clock) -> "OpenJournal":
    """Asked again when it was mistyped on a terminal: a text may have been typed before it."""
    for _attempt in range(TRIES - 1):
        try:
            return _opened(home, _passphrase(home, passphrases), clock)
        except CannotOpen as problem:
            wrong = problem.problem is OpenProblem.WRONG_PASSPHRASE
            if not wrong or passphrases.given is not None:
                raise
            tell(problem.words)
    return _opened(home, _passphrase(home, passphrases), clock)


def _opened(home: Path, passphrase: str | None, clock: Clock) -> "OpenJournal":
    way = WayIn(passphrase=passphrase, ask=True)
    return vault.open_journal(home, way, now=lambda: f"{clock.now():%Y%m%dT%H%M%SZ}")


def _bring_up_to_date(home: Path, passphrase: str | None) -> None:
    lock = instance.hold(home, TURN_SECONDS)
    if lock is None:
        raise CannotOpen(
            OpenProblem.BUSY,
            _("This journal was kept by an earlier version, and something else is using it."),
            _("Nothing was changed. Close Tideline, then try again."),
        )
    with lock:
        vault.close_journal(_opened(home, passphrase, SystemClock()))


def _end_restore(home: Path) -> None:
    """End a restore that was cut short, unless somebody else is about to."""
    if vault.is_unfinished(home):
        from journal_app.services import restoring

        lock = instance.hold(home, LOOK_SECONDS)
        if lock is not None:
            with lock:
                restoring.finish(home)


def _passphrase(home: Path, passphrases: Passphrases) -> str | None:
    known = vault.facts(home)
    if known.exists and known.opens_with == "passphrase":
        return passphrases.to_open()
    return None
