"""One thing done to a fresh copy of a journal, over and over, with something in its way."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from journal_app.services import recovery
from journal_app.storage.connection import Access, open_connection
from journal_app.storage.migrations import MIGRATIONS
from journal_app.storage.migrator import migrate
from journal_app.storage.vault import Vault
from journal_app.system.clock import SystemClock
from tests.builders import entry, keep_entry
from tests.proof.forked import LIVED, End, Forker, Run, by_chance
from tests.proof.ledger import Ledger
from tests.proof.person import FRESH
from tests.proof.profile import LONG
from tests.proof.recorded import Disk, Kind, Record, records
from tests.proof.seen import text_of
from tests.services.closed_journal import make_closed


@dataclass(frozen=True)
class Ground:
    """A journal somebody has lived with, to begin from each time, and what was told of it."""

    place: Path
    forked: Forker
    name: str
    told: str

    @property
    def base(self) -> Path:
        return self.place / self.name

    @property
    def home(self) -> Path:
        return self.place / "home"

    def ledger(self) -> Ledger:
        """What was told before."""
        ledger = Ledger(kept={"passphrase": 0})
        ledger.hear_all(self.told)
        ledger.acknowledged = 0
        return ledger

    def after(self, deed: str, end: End | None = None, **how: Any) -> tuple[Ledger, Run]:
        """Do one thing to a fresh copy; what was told of it, and how that process ended."""
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(self.base, self.home)
        ledger = self.ledger()
        person = {"number": 1000, "passphrase": ledger.kept["passphrase"], "seed": 5}
        asked = {"home": str(self.home), "person": person, "deed": deed}
        run = self.forked.run(asked | how, end)
        ledger.hear_all(run.told)
        return ledger, run

    def killed_by_chance(
        self, deed: str, times: int, prepare: Callable[[], object] = lambda: None
    ) -> Iterator[tuple[Ledger, Run]]:
        """Do it until it was killed as often, each time at some instant."""

        def live(end: End | None) -> tuple[Ledger, Run]:
            prepare()
            return self.after(deed, end)

        return by_chance(live, times, deed)

    def recorded(self, deed: str) -> tuple[Disk, list[Record], int]:
        """The disk before a deed, all that was done to it, and where in that the deed begins."""
        record = self.place / "record"
        record.unlink(missing_ok=True)
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(self.base, self.home)
        disk = Disk.of(self.home)
        _ledger, run = self.after(deed, record=str(record))
        assert run.code == LIVED
        done = list(records(record))
        return disk, done, next(at for at, each in enumerate(done) if b"armed" in each.data)

    def changes(self, deed: str) -> list[Record]:
        """What a deed changes on the disk, one after the other."""
        _disk, done, armed = self.recorded(deed)
        return [each for each in done[armed:] if each.kind not in (Kind.SAY, Kind.OPEN)]

    def by_keyring(self) -> "Ground":
        """The same with its key in the keyring, and its code confirmed."""
        recovery.confirm(self.base, clock=SystemClock())
        _ledger, run = self.after("turn_passphrase_off")
        assert run.code == LIVED
        shutil.copytree(self.home, self.place / "by-keyring")
        return replace(self, name="by-keyring", told=self.told + run.told)

    def with_something_caught(self) -> "Ground":
        """The same with something in its inbox, which the next opening takes in."""
        _ledger, run = self.after("catch")
        assert run.code == LIVED
        shutil.copytree(self.home, self.place / "caught")
        return replace(self, name="caught", told=self.told + run.told)

    def once_restored(self) -> "Ground":
        """The same after a restore, which can be taken back."""
        _ledger, run = self.after("restore")
        assert run.code == LIVED
        shutil.copytree(self.home, self.place / "restored")
        return replace(self, name="restored", told=self.told + run.told)

    def older(self, version: int) -> "Ground":
        """A journal as an earlier version left it."""
        name = f"schema-{version}"
        journal = make_closed(self.place / name)
        journal.folder.journal.unlink()
        connection = open_connection(journal.folder.journal, journal.secret, Access.CREATE)
        migrate(connection, lambda _version: None, MIGRATIONS[:version])
        vault = Vault(journal.folder.journal, connection, journal.secret)
        for number in range(1, 4):
            keep_entry(vault, entry(text_of(number)))
        vault.close()
        facts = {
            f"entry:{number}": FRESH | {"length": len(text_of(number)), "tags": [], "marks": []}
            for number in range(1, 4)
        }
        told = f'{json.dumps({"try": facts})}\n{{"kept": true}}\n'
        return replace(self, name=name, told=told)


def ground(place: Path, forked: Forker) -> Ground:
    """After each thing was done once."""
    made = make_closed(place / "base")
    run = forked.run({"home": str(made.home), "person": {}, "every_deed": True})
    assert run.code == LIVED
    return Ground(place, forked, "base", run.told)


def looked_at(changes: Sequence[Record]) -> Iterator[int]:
    """Which calls are looked at: all in the long profile, but what the real disk refuses.

    In the short one, of writes that follow each other in one file, the first and the last.
    """
    for at, each in enumerate(changes):
        beside = changes[max(0, at - 1) : at + 2]
        inside = len(beside) == 3 and all(
            (other.kind, other.file) == (Kind.WRITE, each.file) for other in beside
        )
        if each.kind is not Kind.REFUSED and (LONG or not inside):
            yield at
