"""A power cut at any instant: what was told is kept is there, whatever else reached the disk."""

import random
from pathlib import Path
from typing import Any

import pytest

from journal_app.security.keyring_entry import store_and_read_back
from journal_app.security.keyring_outcomes import Stored
from journal_app.services import first_run
from journal_app.services import vault as vault_service
from journal_app.services.ways import BY_KEYRING
from journal_app.storage.migrator import CURRENT
from journal_app.system.clock import SystemClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.proof.cuts import Cuts, told_with
from tests.proof.disk import built, surroundings
from tests.proof.forked import LIVED, forker
from tests.proof.ground import ground
from tests.proof.profile import Figures, times
from tests.proof.recorded import Arrived, Disk, Kind, Record, records
from tests.proof.seen import STAMP, check
from tests.services.closed_journal import make_closed
from tests.services.doors_journal import entry_of

__all__ = ["keyring_session"]

STATES = times(240, 4800)
A_LIFE = 80
OF_EACH = times(10, 200)
"""States of each thing that takes many steps; with those of lives 300, or 6,000."""
MANY_STEPS = ("restore", "change_passphrase", "lock", "new_keys")
DEEDS = 25
FIRST_RUNS = times(24, 600)
LAST_STEPS = 25
"""Of making a journal: there it becomes one."""


def lived(place: Path, seed: int = 0, **how: Any) -> tuple[Disk, list[Record]]:
    """A journal as it was before somebody lived with it, and everything that was done since."""
    place.mkdir()
    home, record = place / "home", place / "record"
    make_closed(home)
    before = Disk.of(home)
    asked = {"home": str(home), "person": {"seed": seed}, "record": str(record)}
    with forker(**surroundings(built(place.parent))) as forked:
        run = forked.run(asked | how)
    assert run.code == LIVED
    return before, list(records(record))


@pytest.mark.timeout(60 + STATES)
def test_what_was_told_is_kept_whenever_the_power_is_cut(quick: Path, figures: Figures) -> None:
    acknowledged = 0
    for seed in range(STATES // A_LIFE):
        chance = random.Random(seed)
        place = quick / f"life-{seed}"
        cuts = Cuts(place, *lived(place, seed=seed, deeds=DEEDS))
        changes = [at for at, each in enumerate(cuts.done) if each.kind is not Kind.OPEN]
        for cut in sorted(chance.choices(changes, k=A_LIFE)):
            names, contents = chance.choice(list(Arrived)), chance.choice(list(Arrived))
            ledger = cuts.after(cut, names, contents, chance)
            acknowledged += ledger.acknowledged
            with told_with(f"life {seed}, cut at {cut}, names {names}, contents {contents}"):
                check(cuts.left, ledger)
    figures.tell(
        "power cut at any instant",
        f"0 in {STATES:,} states missing any of {acknowledged // STATES:,} acknowledged deeds each",
    )


def test_what_is_told_is_synced_by_then(quick: Path) -> None:
    """Of each kind of thing, at the very instant it is told, when nothing else arrives."""
    place = quick / "life"
    cuts = Cuts(place, *lived(place, every_deed=True))
    says = [at + 1 for at, each in enumerate(cuts.done) if each.kind is Kind.SAY]
    for cut in says:
        ledger = cuts.after(cut, Arrived.NONE, Arrived.NONE, random.Random(cut))
        with told_with(f"cut at {cut}, after {cuts.told[-200:]}"):
            check(cuts.left, ledger)
    assert len(says) > 20


@pytest.mark.timeout(60 + OF_EACH * 6)
def test_the_power_is_cut_in_the_middle_of_many_steps(quick: Path, figures: Figures) -> None:
    told = []
    with forker(**surroundings(built(quick))) as forked:
        base = ground(quick, forked)
        scenes = [(base, deed) for deed in MANY_STEPS]
        scenes += [(base.once_restored(), "undo_restore"), (base.older(CURRENT - 1), "open")]
        for each, deed in scenes:
            chance = random.Random(deed)
            disk, done, armed = each.recorded(deed)
            (quick / f"cut-{deed}").mkdir()
            cuts = Cuts(quick / f"cut-{deed}", disk, done, told=each.told)
            for cut in sorted(chance.choices(range(armed, len(done) + 1), k=OF_EACH)):
                names, contents = chance.choice(list(Arrived)), chance.choice(list(Arrived))
                ledger = cuts.after(cut, names, contents, chance)
                with told_with(f"{deed}, cut at {cut}, names {names}, contents {contents}"):
                    check(cuts.left, ledger)
            told.append(f"{deed.replace('_', ' ')} {OF_EACH}")
    figures.tell("power cut in the middle of many steps", f"0 half done ({', '.join(told)})")


@pytest.mark.timeout(60 + FIRST_RUNS * 4)
def test_the_power_is_cut_while_a_journal_is_made(
    keyring_session: KeyringSession, quick: Path, figures: Figures
) -> None:
    place = quick / "first"
    place.mkdir()
    home, record, opened = place / "home", place / "record", 0
    with forker(**surroundings(built(quick))) as forked:
        asked = {"home": str(home), "person": {}, "deed": "first_run", "record": str(record)}
        assert forked.run(asked).code == LIVED
    entry, root = entry_of(home), vault_service.secret(home, BY_KEYRING)
    chance = random.Random(1)
    cuts = Cuts(place, Disk(str(home), now={str(home): None}), list(records(record)))
    ended = len(cuts.done)
    late = chance.choices(range(ended - LAST_STEPS, ended), k=FIRST_RUNS // 2)
    early = chance.choices(range(ended), k=FIRST_RUNS - len(late))
    for cut in [*sorted(early + late), ended]:
        names, contents = chance.choice(list(Arrived)), chance.choice(list(Arrived))
        cuts.after(cut, names, contents, chance)
        with told_with(f"cut at {cut}, names {names}, contents {contents}"):
            # Beginning anew removes it from the keyring.
            assert isinstance(store_and_read_back(entry, root, None), Stored)
            exists = vault_service.facts(cuts.left).exists
            opened += exists
            if not exists:
                first_run.create(cuts.left, clock=SystemClock())
            journal = vault_service.open_journal(cuts.left, now=lambda: STAMP)
            vault_service.close_journal(journal)
    assert vault_service.facts(cuts.left).exists
    assert 0 < opened <= FIRST_RUNS, "it began with nothing, and was there at the end"
    figures.tell("power cut while a journal is made", f"0 half made in {FIRST_RUNS:,} states")


def test_a_disk_that_syncs_nothing_would_be_noticed(quick: Path) -> None:
    before, done = lived(quick / "life", every_deed=True)
    cuts = Cuts(quick / "life", before, [each for each in done if each.kind is not Kind.SYNC])
    ledger = cuts.after(len(cuts.done), Arrived.NONE, Arrived.NONE, random.Random(0))
    with pytest.raises(AssertionError, match="no way in that was told of opens it"):
        check(cuts.left, ledger)
