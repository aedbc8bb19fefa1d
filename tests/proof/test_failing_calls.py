"""Every call that changes something on the disk fails, once or from then on: nothing is lost.

In the long profile each of them in four ways: once or for ever, with EIO or ENOSPC. In the short
one each sync, truncation, rename and other change of names, and of writes that follow each other
in one file the first and the last, in one way after the other.
"""

import errno
import itertools
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.proof.disk import built, surroundings
from tests.proof.forked import COULD_NOT_GO_ON, LIVED, Forker, forker
from tests.proof.ledger import Ledger
from tests.proof.profile import LONG, Figures
from tests.proof.recorded import Kind, Record, records
from tests.proof.seen import check
from tests.services.closed_journal import make_closed

DEEDS = (
    "open",
    "write",
    "capture",
    "hang",
    "bin",
    "checkpoint",
    "back_up",
    "lock",
    "change_passphrase",
    "restore",
    "close",
)
WAYS = tuple(itertools.product((errno.EIO, errno.ENOSPC), (False, True)))
REFUSED_AT_MOST = 2
"""By one failure: what was being done, and that it was done in order."""


@dataclass
class Ground:
    """A journal somebody has lived with, to begin from each time, and what was told of it."""

    place: Path
    forked: Forker
    told: str = ""

    def begin(self) -> None:
        make_closed(self.base)
        run = self.forked.run({"home": str(self.base), "person": {}, "every_deed": True})
        assert run.code == LIVED
        self.told = run.told

    def after(self, deed: str, **how: Any) -> tuple[Ledger, int]:
        """Do one thing to a fresh copy; what was told, and how that process ended."""
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(self.base, self.home)
        ledger = Ledger(kept={"passphrase": 0})
        ledger.hear_all(self.told)
        before, ledger.acknowledged = ledger.kept["passphrase"], 0
        person = {"number": 1000, "passphrase": before, "seed": 5}
        run = self.forked.run({"home": str(self.home), "person": person, "deed": deed} | how)
        assert run.code in (LIVED, COULD_NOT_GO_ON), "something failed that nobody foresaw"
        ledger.hear_all(run.told)
        return ledger, run.code

    @property
    def base(self) -> Path:
        return self.place / "base"

    @property
    def home(self) -> Path:
        return self.place / "home"

    def changes(self, deed: str) -> list[Record]:
        """What a deed changes on the disk, one after the other."""
        record = self.place / "record"
        record.unlink(missing_ok=True)
        self.after(deed, record=str(record))
        done = list(records(record))
        armed = next(at for at, each in enumerate(done) if b"armed" in each.data)
        return [each for each in done[armed:] if each.kind not in (Kind.SAY, Kind.OPEN)]


@pytest.fixture
def ground(quick: Path) -> Iterator[Ground]:
    with forker(**surroundings(built(quick))) as forked:
        made = Ground(quick, forked)
        made.begin()
        yield made


def looked_at(changes: list[Record]) -> Iterator[tuple[int, tuple[int, bool]]]:
    """Which of the calls fail in this profile, and how."""
    for at, each in enumerate(changes):
        beside = changes[max(0, at - 1) : at + 2]
        inside = len(beside) == 3 and all(
            (other.kind, other.file) == (Kind.WRITE, each.file) for other in beside
        )
        if each.kind is Kind.REFUSED:
            continue
        if LONG:
            yield from ((at, way) for way in WAYS)
        elif not inside:
            yield at, WAYS[at % len(WAYS)]


@pytest.mark.timeout(36_000 if LONG else 180)
def test_each_call_fails_once_and_for_ever(ground: Ground, figures: Figures) -> None:
    kinds: Counter[str] = Counter()
    runs = refused = 0
    for deed in DEEDS:
        changes = ground.changes(deed)
        kinds.update(each.kind.name for each in changes if each.kind is not Kind.REFUSED)
        for at, (error, for_ever) in looked_at(changes):
            failing = {"fails_at": at, "error": error, "for_ever": for_ever}
            ledger, code = ground.after(deed, **failing)
            try:
                if not for_ever:
                    assert code == LIVED, "it did not go on"
                    assert ledger.refused <= REFUSED_AT_MOST
                check(ground.home, ledger)
            except Exception as failure:
                failure.add_note(f"{deed}: {changes[at].kind.name} {failing}")
                raise
            runs += 1
            refused += bool(ledger.refused)
    assert refused > runs // 2, "hardly anything ever failed"
    told = ", ".join(f"{count} {kind.lower()}" for kind, count in sorted(kinds.items()))
    figures.tell(
        "each write, sync, truncate, rename failing, once and for ever, EIO and ENOSPC",
        f"0 lost in {runs:,} runs over {kinds.total():,} calls ({told}); "
        f"{refused:,} times something was refused in words",
    )
