"""The window goes on while the journal is kept safe, written anew or looked through.

Held as a ratio, so that a slow or a busy machine says nothing: the longest the window stood still
is a small part of how long the work took, where work on its own thread would be all of it. What
the thread of the window waited for a processor does not count, and the quietest of a few tries
does: what stands in the way always stands there in each.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core.backups import Watch
from journal_app.core.clock import when_now
from journal_app.core.search import parse
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Job, Jobs
from journal_app.runtime.vault_thread import VaultThread
from journal_app.security.folder import VaultFolder
from journal_app.services import backups, checking_backups, entries, examining, new_keys
from journal_app.services import vault as vault_service
from journal_app.storage.vault import Vault
from tests.benchmarks.heartbeat import Gap, until_done, worst_gap
from tests.builders import FakeClock
from tests.finding import index_found
from tests.proof.profile import Figures, times
from tests.services.closed_journal import NOTHING, WAY, ClosedJournal, make_closed

ENTRIES, WORDS = times(60, 400), 6_000
TRIES = 4
MOST = 0.25
"""Of the time the work took; work on the thread of the window would come to nearly all of it."""
pytestmark = [pytest.mark.e2e, pytest.mark.alone, pytest.mark.timeout(times(120, 1200))]


@pytest.fixture
def journal(quick: Path) -> ClosedJournal:
    """Some megabytes of words."""
    made, chance = make_closed(quick / "home"), random.Random(1)
    known = [f"w{chance.randrange(10**6)}" for _each in range(3_000)]
    with made.opened() as opened:
        for _each in range(ENTRIES):
            text = " ".join(chance.choices(known, k=WORDS))
            entries.add(opened.vault, text, when=when_now(made.clock), clock=made.clock)
    return made


@dataclass(frozen=True)
class Desk:
    """The threads of the app, and one that works."""

    jobs: Jobs

    def still(self, start: Callable[[], Job]) -> Gap:
        """The longest standstill of the quietest try."""
        return min((worst_gap(start) for _each in range(TRIES)), key=part)


def part(gap: Gap) -> float:
    """How much of the whole time it stood still at once."""
    return gap.own / gap.lasted


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    thread = VaultThread()
    thread.start()
    jobs = Jobs(thread, Hub())
    yield Desk(jobs)
    assert jobs.stop(10)


def test_while_it_is_kept_safe_written_and_looked_through(
    journal: ClosedJournal, desk: Desk, figures: Figures
) -> None:
    jobs, clock, folder = desk.jobs, journal.clock, journal.folder
    opened = []

    def open_it() -> None:
        opened.append(vault_service.open_journal(journal.home, WAY, now=lambda: "20260314T092653Z"))
        jobs.use(opened[0].vault)

    until_done(jobs.on_vault_thread(open_it))
    vault = opened[0].vault
    work: dict[str, Callable[[], Job]] = {
        "a backup": partial(jobs.watched, partial(_backup, vault, folder, clock)),
        "checking backups": partial(jobs.watched, partial(_check, vault, folder, clock)),
        "keeping much at once": partial(jobs.run, _keep, clock),
        "searching": partial(jobs.run, _search),
    }
    told = [_held(desk, what, start) for what, start in work.items()]
    until_done(jobs.on_vault_thread(lambda: vault_service.close_journal(opened[0])))
    closed = {
        "looking it over": partial(jobs.apart, partial(examining.examine, journal.home, WAY)),
        "new keys": partial(
            jobs.apart, partial(new_keys.make, journal.home, WAY, clock=FakeClock(), costs=NOTHING)
        ),
    }
    told += [_held(desk, what, start) for what, start in closed.items()]
    figures.tell("longest the window stood still, of the time the work took", "; ".join(told))


def test_work_on_the_thread_of_the_window_would_be_noticed(
    journal: ClosedJournal, desk: Desk
) -> None:
    def at_once() -> Job:
        with journal.opened() as opened:
            _backup(opened.vault, opened.folder, journal.clock, lambda _done: True)
        return desk.jobs.background(lambda: None)

    assert part(desk.still(at_once)) > MOST


def _held(desk: Desk, what: str, start: Callable[[], Job]) -> str:
    gap = desk.still(start)
    told = f"{what} {part(gap):.0%} ({gap.own:.0f} of {gap.lasted:.0f} ms)"
    assert part(gap) <= MOST, told
    return told


def _backup(vault: Vault, folder: VaultFolder, clock: FakeClock, watch: Watch) -> object:
    return backups.make(vault, folder, clock=clock, watch=watch)


def _check(vault: Vault, folder: VaultFolder, clock: FakeClock, watch: Watch) -> object:
    return checking_backups.check(vault, folder, clock=clock, watch=watch)


def _keep(vault: Vault, clock: FakeClock) -> None:
    for number in range(100):
        entries.add(vault, f"Words {number}.", when=when_now(clock), clock=clock)


def _search(vault: Vault) -> None:
    for letter in "0123456789":
        index_found(vault, parse(f"w{letter}"))
