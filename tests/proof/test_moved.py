"""On the way to another computer with something in the way: whole at home, whole there or not yet.

Packing and opening a bundle, where nothing, another journal or the same one is; killed at each
call that changes the disk, each of them failing, and the power cut. What was begun can be tried
again, and no half bundle opens. In the short profile of what takes many calls some, by chance.
"""

import errno
import itertools
import random
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.core.errors import CannotOpen
from tests.proof.conftest import in_memory
from tests.proof.cuts import Cuts, told_with
from tests.proof.disk import built, surroundings
from tests.proof.forked import COULD_NOT_GO_ON, LIVED, Run, forker
from tests.proof.ground import Ground, ground, looked_at
from tests.proof.ledger import Ledger
from tests.proof.moved import (
    check_arrived,
    check_nothing_changed,
    check_packed,
    to_arrive,
    to_pack,
    was_told,
)
from tests.proof.mover import World
from tests.proof.profile import BY_CHANCE, LONG, Figures, times
from tests.proof.recorded import Arrived, Kind

AT_MOST = 24
"""Calls of one thing in the short profile."""
CUTS = times(8, 200)
"""Power cuts of each thing."""
WAYS = tuple(itertools.product((errno.EIO, errno.ENOSPC), (False, True)))
Scene = tuple[str, str, Ground]
pytestmark = pytest.mark.timeout(36_000 if LONG else 300)


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Scene]]:
    """What is done, where, and what it begins with."""
    with (
        in_memory(tmp_path_factory.mktemp("moved")) as place,
        forker(**surroundings(built(place))) as forked,
    ):
        packing = to_pack(ground(place, forked))
        arriving = to_arrive(packing).items()
        yield [
            ("pack", "packed", packing),
            *(("arrive", f"opened where {what} is", each) for what, each in arriving),
        ]


def test_killed_at_each_call_of_a_move(scenes: list[Scene], figures: Figures) -> None:
    told = []
    for deed, name, each in scenes:
        kills = chosen(list(looked_at(each.changes(deed))))
        for at in kills:
            ledger, run = each.after(deed, dies_at=at)
            with told_with(f"{name}: killed at {at}"):
                assert run.code == -signal.SIGKILL, "it was not killed"
                check(deed, each, ledger, run)
        for ledger, run in each.killed_by_chance(deed, BY_CHANCE):
            with told_with(f"{name}: killed at some instant"):
                check(deed, each, ledger, run)
        told.append(f"{name} {len(kills)} + {BY_CHANCE}")
    figures.tell(
        "killed at each call of a move, and + by chance", f"0 half there ({', '.join(told)})"
    )


def test_each_call_of_a_move_fails_once_and_for_ever(scenes: list[Scene], figures: Figures) -> None:
    told, refused, runs = [], 0, 0
    for deed, name, each in scenes:
        changes = each.changes(deed)
        calls = chosen(list(looked_at(changes)))
        for at in calls:
            for error, for_ever in WAYS if LONG else (WAYS[at % len(WAYS)],):
                ledger, run = each.after(deed, fails_at=at, error=error, for_ever=for_ever)
                with told_with(f"{name}: {changes[at].kind.name} {at} {error} {for_ever}"):
                    assert run.code in (LIVED, COULD_NOT_GO_ON), "nobody foresaw this failure"
                    cleared_away = not for_ever and changes[at].kind is not Kind.UNLINK
                    if cleared_away and not was_told(run.told):
                        check_nothing_changed(World(each.home), World(each.base))
                    check(deed, each, ledger, run)
                runs += 1
                refused += bool(ledger.refused)
        told.append(f"{name} {len(calls)} calls")
    assert refused > runs // 2, "hardly anything ever failed"
    figures.tell(
        "each call of a move failing, once and for ever, EIO and ENOSPC",
        f"0 half there in {runs:,} runs ({', '.join(told)}); {refused:,} times refused in words",
    )


def test_the_power_is_cut_while_a_journal_is_moved(
    scenes: list[Scene], quick: Path, figures: Figures
) -> None:
    told = []
    for deed, name, each in scenes:
        chance = random.Random(name)
        disk, done, armed = each.recorded(deed)
        place = quick / f"cut-{each.name}"
        place.mkdir()
        cuts = Cuts(place, disk, done, told=each.told)
        for cut in sorted(chance.choices(range(armed, len(done) + 1), k=CUTS)):
            names, contents = chance.choice(list(Arrived)), chance.choice(list(Arrived))
            ledger = cuts.after(cut, names, contents, chance)
            with told_with(f"{name}: cut at {cut}, names {names}, contents {contents}"):
                shutil.rmtree(each.home)
                cuts.left.rename(each.home)
                check(deed, each, ledger, Run(cuts.told, LIVED))
        told.append(f"{name} {CUTS}")
    figures.tell("power cut while a journal is moved", f"0 half there ({', '.join(told)})")


def test_a_loss_on_the_way_would_be_noticed(scenes: list[Scene]) -> None:
    _deed, _name, each = scenes[1]
    ledger, run = each.after("arrive")
    (journal,) = (each.home / "there").glob("vaults/*/journal.db")
    journal.write_bytes(journal.read_bytes()[: 4096 * 3])
    with pytest.raises(CannotOpen, match="end of the journal file is missing"):
        check("arrive", each, ledger, run)
    ledger, run = scenes[0][2].after("pack")
    World(each.home).bundle.unlink()
    with pytest.raises(AssertionError, match="it was said to be there"):
        check("pack", scenes[0][2], ledger, run)


def check(deed: str, each: Ground, ledger: Ledger, run: Run) -> None:
    """Look at all of it."""
    world, before = World(each.home), World(each.base)
    if deed == "pack":
        check_packed(world, ledger, told=was_told(run.told))
    else:
        check_arrived(world, before, ledger, told=was_told(run.told))


def chosen(calls: list[int]) -> list[int]:
    """Those of them that are tried in this profile."""
    if LONG or len(calls) <= AT_MOST:
        return calls
    return sorted(random.Random(len(calls)).sample(calls, AT_MOST))
