"""Killed at a call that changes the disk while a journal is made, or a passphrase comes and goes.

In the short profile at some of them by chance, beside the tests in tests/services, which kill at
every line; in the long one at all.
"""

import random
import shutil
import signal
from functools import partial
from pathlib import Path

import pytest

from journal_app.security.folder import HomeFolder
from journal_app.security.keyring_entry import KeyringEntry, store_and_read_back
from journal_app.security.keyring_outcomes import Stored
from journal_app.security.root_secret import RootSecret
from journal_app.services import first_run, passphrases
from journal_app.services import vault as vault_service
from journal_app.system.clock import SystemClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.proof.cuts import told_with
from tests.proof.disk import built, surroundings
from tests.proof.forked import LIVED, End, Forker, Run, by_chance, forker
from tests.proof.ground import Ground, ground, looked_at
from tests.proof.ledger import Ledger
from tests.proof.profile import BY_CHANCE, LONG, Figures
from tests.proof.recorded import Kind, records
from tests.proof.seen import STAMP, check
from tests.services.doors_journal import entry_of

__all__ = ["keyring_session"]

SOME = 12
pytestmark = pytest.mark.timeout(36_000 if LONG else 300)


def chosen(kills: list[int]) -> list[int]:
    return kills if LONG else sorted(random.Random(len(kills)).sample(kills, SOME))


def test_making_a_journal(keyring_session: KeyringSession, quick: Path, figures: Figures) -> None:
    made = []
    with forker(**surroundings(built(quick))) as forked:
        kills = chosen(calls_of_first_run(quick, forked))
        for at in kills:
            home = quick / f"home-{at}"
            run = forked.run({"home": str(home), "person": {}, "deed": "first_run", "dies_at": at})
            assert run.code == -signal.SIGKILL, "it was not killed"
            made.append(there_at_once_or_begun_anew(home))
        home = quick / "by-chance"

        def live(end: End | None) -> tuple[Path, Run]:
            shutil.rmtree(home, ignore_errors=True)
            return home, forked.run({"home": str(home), "person": {}, "deed": "first_run"}, end)

        for _home, _run in by_chance(live, BY_CHANCE, "first run"):
            there_at_once_or_begun_anew(home)
    assert made == sorted(made), "once it is finished it stays"
    figures.tell(
        "killed while a journal is made, at its calls and + by chance",
        f"0 half made of {len(kills)} + {BY_CHANCE}",
    )


def there_at_once_or_begun_anew(home: Path) -> bool:
    """Whether it was there; either way it opens then, and nothing half-made is beside it."""
    made = vault_service.facts(home).exists
    if not made:
        first_run.create(home, clock=SystemClock())
    assert not HomeFolder(path=home).unfinished()
    vault_service.close_journal(vault_service.open_journal(home, now=lambda: STAMP))
    shutil.rmtree(home)
    return made


def calls_of_first_run(place: Path, forked: Forker) -> list[int]:
    record, home = place / "record", place / "first"
    asked = {"home": str(home), "person": {}, "deed": "first_run", "record": str(record)}
    assert forked.run(asked).code == LIVED
    changes = [each for each in records(record) if each.kind not in (Kind.SAY, Kind.OPEN)]
    return list(looked_at(changes))


def test_a_passphrase_comes_and_goes(
    keyring_session: KeyringSession, quick: Path, figures: Figures
) -> None:
    told = []
    with forker(**surroundings(built(quick))) as forked:
        base = ground(quick, forked)
        root = RootSecret(bytes([1]) * 16)
        by_keyring = base.by_keyring()
        entry = entry_of(base.base)
        for each, deed in ((by_keyring, "turn_passphrase_on"), (base, "turn_passphrase_off")):
            kills = chosen(list(looked_at(each.changes(deed))))
            for at in kills:
                put_back(entry, root)
                ledger, run = each.after(deed, dies_at=at)
                with told_with(f"{deed}: killed at {at}"):
                    assert run.code == -signal.SIGKILL, "it was not killed"
                    check_and_finish(each, ledger)
            prepare = partial(put_back, entry, root)
            for ledger, _run in each.killed_by_chance(deed, BY_CHANCE, prepare):
                with told_with(f"{deed}: killed at some instant"):
                    check_and_finish(each, ledger)
            told.append(f"{deed.rpartition('_')[2]} {len(kills)} + {BY_CHANCE}")
    figures.tell(
        "killed while a passphrase comes or goes, at its calls and + by chance",
        f"0 locked out of {', '.join(told)}",
    )


def put_back(entry: KeyringEntry, root: RootSecret) -> None:
    """Let the keyring hold the key again, as before."""
    assert isinstance(store_and_read_back(entry, root, None), Stored)


def check_and_finish(each: Ground, ledger: Ledger) -> None:
    """All is there, and still is when what was begun is finished."""
    check(each.home, ledger)
    finished = passphrases.finish(each.home)
    if finished is not None and finished.turned_on:
        # Far enough for the opening after it to go the rest of the way.
        ledger.kept["passphrase"] = 0
    check(each.home, ledger)
