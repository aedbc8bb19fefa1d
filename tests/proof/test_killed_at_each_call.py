"""Killed right before each change of the disk, or in the middle of a write: nothing is half done.

Killed at each line of the code is in tests/services, beside each of these things; here it is at
each call that reaches the disk. In the short profile the middle of long rows of writes is left out,
and of what takes many calls some are chosen by chance; in the long one kills at any instant follow.
"""

import operator
import random
import signal
from collections.abc import Callable, Iterator

import pytest

from journal_app.storage.migrator import CURRENT
from tests.proof.conftest import in_memory
from tests.proof.cuts import told_with
from tests.proof.disk import built, surroundings
from tests.proof.forked import forker
from tests.proof.ground import Ground, ground, looked_at
from tests.proof.profile import BY_CHANCE, LONG, Figures
from tests.proof.seen import check

AT_MOST = 50
"""Of each thing, in the short profile."""
Begins = Callable[[Ground], Ground]


def as_it_is(base: Ground) -> Ground:
    return base


SCENES: dict[str, tuple[Begins, str]] = {
    "lock, inbox and opening": (as_it_is, "lock"),
    "catching while it is locked": (as_it_is, "catch"),
    "taking in what was caught": (Ground.with_something_caught, "open"),
    "change passphrase": (as_it_is, "change_passphrase"),
    "restore": (as_it_is, "restore"),
    "undo restore": (Ground.once_restored, "undo_restore"),
    "back up": (as_it_is, "back_up"),
    "empty bin": (as_it_is, "empty_bin"),
    "new keys": (as_it_is, "new_keys"),
    **{
        f"migration from schema {version}": (operator.methodcaller("older", version), "open")
        for version in range(1 if LONG else 2, CURRENT)
    },
}
"""By what each is called in the table: what it begins with, and what is done."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """A journal somebody has lived with."""
    with (
        in_memory(tmp_path_factory.mktemp("killed")) as place,
        forker(**surroundings(built(place))) as forked,
    ):
        yield ground(place, forked)


def chosen(kills: list[int]) -> list[int]:
    """Those of them that are tried in this profile."""
    if LONG or len(kills) <= AT_MOST:
        return kills
    return sorted(random.Random(len(kills)).sample(kills, AT_MOST))


@pytest.mark.timeout(36_000 if LONG else 300)
@pytest.mark.parametrize("name", SCENES)
def test_killed_at_each_call(base: Ground, name: str, figures: Figures) -> None:
    begins, deed = SCENES[name]
    each = begins(base)
    kills = chosen(list(looked_at(each.changes(deed))))
    assert kills, "it changes nothing"
    for at in kills:
        ledger, run = each.after(deed, dies_at=at)
        with told_with(f"killed at {at}"):
            assert run.code == -signal.SIGKILL, "it was not killed"
            check(each.home, ledger)
    for ledger, _run in each.killed_by_chance(deed, BY_CHANCE):
        with told_with("killed at some instant"):
            check(each.home, ledger)
    figures.tell(
        f"{name}: killed at each call that changes the disk, and + by chance",
        f"0 half done of {len(kills)} + {BY_CHANCE}",
    )
