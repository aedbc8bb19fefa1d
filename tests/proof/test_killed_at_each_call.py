"""Killed right before each change of the disk, or in the middle of a write: nothing is half done.

Killed at each line of the code is in tests/services, beside each of these things; here it is at
each call that reaches the disk. In the short profile the middle of long rows of writes is left out,
and of what takes many calls some are chosen by chance; in the long one kills at any instant follow.
"""

import random
import signal
from pathlib import Path

import pytest

from journal_app.storage.migrator import CURRENT
from tests.proof.cuts import told_with
from tests.proof.disk import built, surroundings
from tests.proof.forked import forker
from tests.proof.ground import Ground, ground, looked_at
from tests.proof.profile import BY_CHANCE, LONG, Figures
from tests.proof.seen import check

DEEDS = ("lock", "change_passphrase", "restore", "back_up", "empty_bin", "new_keys")
CALLED = {"lock": "lock, inbox and opening"}
AT_MOST = 50
"""Of each thing, in the short profile."""


def chosen(kills: list[int]) -> list[int]:
    """Those of them that are tried in this profile."""
    if LONG or len(kills) <= AT_MOST:
        return kills
    return sorted(random.Random(len(kills)).sample(kills, AT_MOST))


def name_of(each: Ground, deed: str) -> str:
    """What a thing is called in the table."""
    if deed == "open":
        return f"migration from {each.name}"
    return CALLED.get(deed, deed.replace("_", " "))


@pytest.mark.timeout(36_000 if LONG else 300)
def test_killed_at_each_call(quick: Path, figures: Figures) -> None:
    told = []
    with forker(**surroundings(built(quick))) as forked:
        base = ground(quick, forked)
        scenes = [(base, deed) for deed in DEEDS]
        scenes += [(base.older(version), "open") for version in range(1 if LONG else 2, CURRENT)]
        scenes += [(base.once_restored(), "undo_restore")]
        for each, deed in scenes:
            kills = chosen(list(looked_at(each.changes(deed))))
            for at in kills:
                ledger, run = each.after(deed, dies_at=at)
                with told_with(f"{each.name}, {deed}: killed at {at}"):
                    assert run.code == -signal.SIGKILL, "it was not killed"
                    check(each.home, ledger)
            for ledger, _run in each.killed_by_chance(deed, BY_CHANCE):
                with told_with(f"{each.name}, {deed}: killed at some instant"):
                    check(each.home, ledger)
            told.append(f"{name_of(each, deed)} {len(kills)} + {BY_CHANCE}")
    figures.tell(
        "killed at each call that changes the disk, and + by chance",
        f"0 half done ({', '.join(told)})",
    )
