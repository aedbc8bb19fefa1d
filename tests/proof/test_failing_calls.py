"""Every call that changes something on the disk fails, once or from then on: nothing is lost.

In the long profile each of them in four ways: once or for ever, with EIO or ENOSPC. In the short
one each in one way, one way after the other; of new keys, which take hundreds, some by chance.
"""

import errno
import itertools
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from tests.proof.conftest import in_memory
from tests.proof.disk import built, surroundings
from tests.proof.forked import COULD_NOT_GO_ON, LIVED, forker
from tests.proof.ground import Ground, ground
from tests.proof.profile import LONG, Figures
from tests.proof.recorded import Kind
from tests.proof.seen import check

DEEDS = (
    "open",
    "write",
    "capture",
    "hang",
    "bin",
    "checkpoint",
    "back_up",
    "lock",
    "catch",
    "change_passphrase",
    "restore",
    "close",
)
MIGRATION = "migration"
NEW_KEYS = "new_keys"
WAYS = tuple(itertools.product((errno.EIO, errno.ENOSPC), (False, True)))
REFUSED_AT_MOST = 2
"""By one failure: what was being done, and that it was done in order."""
OF_NEW_KEYS = 40
"""Calls that fail in the short profile; there are hundreds."""


def ways(at: int) -> Sequence[tuple[int, bool]]:
    """In which of the four this call fails."""
    return WAYS if LONG else (WAYS[at % len(WAYS)],)


def chosen(calls: list[int], at_most: int | None) -> list[int]:
    """Those of many calls that fail in this profile."""
    if LONG or at_most is None or len(calls) <= at_most:
        return calls
    return sorted(random.Random(len(calls)).sample(calls, at_most))


@dataclass
class Failures:
    """What came of all that failed."""

    kinds: Counter[str] = field(default_factory=Counter)
    runs: int = 0
    refused: int = 0

    def of(self, each: Ground, deed: str, at_most: int | None = None) -> None:
        """Let the calls of one thing fail, each in its turn; nothing is lost by any of them."""
        changes = each.changes(deed)
        self.kinds.update(call.kind.name for call in changes if call.kind is not Kind.REFUSED)
        calls = [at for at, call in enumerate(changes) if call.kind is not Kind.REFUSED]
        for at in chosen(calls, at_most):
            for error, for_ever in ways(at):
                failing = {"fails_at": at, "error": error, "for_ever": for_ever}
                ledger, run = each.after(deed, **failing)
                try:
                    assert run.code in (LIVED, COULD_NOT_GO_ON), "nobody foresaw this failure"
                    assert for_ever or run.code == LIVED, "it did not go on"
                    assert for_ever or ledger.refused <= REFUSED_AT_MOST
                    check(each.home, ledger)
                except Exception as failure:
                    failure.add_note(f"{each.name}, {deed}: {changes[at].kind.name} {failing}")
                    raise
                self.runs += 1
                self.refused += bool(ledger.refused)

    @property
    def words(self) -> str:
        told = ", ".join(f"{count} {kind.lower()}" for kind, count in sorted(self.kinds.items()))
        return (
            f"0 lost in {self.runs:,} runs over {self.kinds.total():,} calls ({told}); "
            f"{self.refused:,} times something was refused in words"
        )


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """A journal somebody has lived with."""
    with (
        in_memory(tmp_path_factory.mktemp("failing")) as place,
        forker(**surroundings(built(place))) as forked,
    ):
        yield ground(place, forked)


@pytest.mark.timeout(36_000 if LONG else 300)
@pytest.mark.parametrize("deed", [*DEEDS, MIGRATION, NEW_KEYS])
def test_each_call_fails_once_and_for_ever(base: Ground, deed: str, figures: Figures) -> None:
    failures = Failures()
    if deed == MIGRATION:
        failures.of(base.older(2), "open")
    else:
        failures.of(base, deed, at_most=OF_NEW_KEYS if deed == NEW_KEYS else None)
    share = 3 if deed == NEW_KEYS else 2
    assert failures.refused > failures.runs // share, "hardly anything ever failed"
    figures.tell(
        f"{deed.replace('_', ' ')}: each write, sync, truncate, rename failing, once and for ever, "
        "EIO and ENOSPC",
        failures.words,
    )
