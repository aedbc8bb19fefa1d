"""What is on both computers and between them after something got in the way of a move."""

import shutil
from dataclasses import replace
from pathlib import Path

from journal_app.core.backups import CopyState
from journal_app.core.errors import CannotOpen
from journal_app.security.folder import HomeFolder
from journal_app.services import (
    arriving,
    copies,
    first_run,
    moving,
    recovery,
    restoring,
    unnamed_files,
)
from journal_app.services import vault as vault_service
from journal_app.services.ways import WayIn
from journal_app.system.clock import SystemClock
from tests.builders import FakeClock
from tests.proof.forked import ARMED, LIVED
from tests.proof.ground import Ground
from tests.proof.ledger import Ledger
from tests.proof.mover import World
from tests.proof.seen import STAMP, WAYS, check
from tests.services.closed_journal import VAULT_ID, state_of

OTHER = WayIn(passphrase="of the journal that is there")
CHOICE = "chosen-journal"


def to_pack(base: Ground) -> Ground:
    """A journal whose code was kept, and an empty stick."""
    world = World(base.place / "to-pack")
    shutil.copytree(base.base, world.home)
    world.stick.mkdir()
    recovery.confirm(world.home, clock=SystemClock())
    return replace(base, name=world.path.name)


def to_arrive(packing: Ground) -> dict[str, Ground]:
    """The bundle on its stick, and a computer where nothing, another or the same journal is."""
    _ledger, run = packing.after("pack")
    assert run.code == LIVED
    told = packing.told + run.told.replace(ARMED, "")
    grounds = {}
    for what in ("nothing", "another", "same"):
        world = World(packing.place / f"to-{what}")
        shutil.copytree(packing.home, world.path)
        if what == "another":
            first_run.create(world.there, clock=FakeClock(), passphrase=OTHER.passphrase)
        elif what == "same":
            shutil.copytree(world.home, world.there)
        grounds[what] = replace(packing, name=world.path.name, told=told)
    return grounds


def was_told(told: str) -> bool:
    """Whether the last thing that was begun was said to be done."""
    _before, armed, since = told.rpartition(ARMED)
    return bool(armed) and '{"kept": true}' in since


def check_packed(world: World, ledger: Ledger, *, told: bool) -> None:
    """The journal at home is whole; what is on the stick gives all of it, or nothing at all."""
    check(world.home, ledger)
    assert world.bundle.exists() or not told, "it was said to be there"
    for path in sorted(world.stick.iterdir()):
        _check_bundle(world, path, ledger)
    way = WAYS[ledger.kept["passphrase"]]
    if not world.bundle.exists():
        reader = vault_service.open_reader(world.home, way)
        moving.pack(reader, world.bundle, home=world.home)
        reader.close()
        assert [path.name for path in world.stick.iterdir()] == [world.bundle.name]


def _check_bundle(world: World, path: Path, ledger: Ledger) -> None:
    shutil.rmtree(world.there, ignore_errors=True)
    try:
        arriving.arrive(world.there, path, _way(ledger), clock=FakeClock())
    except CannotOpen:
        assert path != world.bundle, "no half bundle has its name"
        assert HomeFolder(path=world.there).journals() == ()
    else:
        check(world.there, _elsewhere(ledger))


def check_arrived(world: World, before: World, ledger: Ledger, *, told: bool) -> None:
    """What it came from is untouched; it is there whole or not at all, and may be tried again."""
    for untouched in ("home", "stick"):
        assert state_of(world.path / untouched) == state_of(before.path / untouched)
    if before.there.exists():
        _check_beside(world, before)
    same = (before.there / "vaults" / VAULT_ID).exists()
    there = HomeFolder(path=world.there)
    ids = [folder.vault_id for folder in there.journals()]
    arrived = bool(_brought(world)) if same else VAULT_ID in ids
    assert arrived or not told, "it was said to be there"
    if not arrived:
        arriving.arrive(world.there, world.bundle, _way(ledger), clock=FakeClock())
    assert not there.unfinished()
    if same:
        _check_copies(world, ledger)
        return
    if told:
        assert there.chosen() == _folder(world), "it opens from then on"
    (there.path / CHOICE).write_text(VAULT_ID)
    check(world.there, _elsewhere(ledger))


def _check_beside(world: World, before: World) -> None:
    """Nothing that was there before is another; a journal that was there opens."""
    was, now = state_of(before.there), state_of(world.there)
    # What is held in shared memory means nothing once the power was cut.
    another = {name for name in was if was[name] != now.get(name) and not name.endswith("-shm")}
    another.discard(CHOICE)
    assert not another, f"{sorted(another)} were there before and are others"


def _check_copies(world: World, ledger: Ledger) -> None:
    brought = _brought(world)
    assert brought
    for copy in brought:
        assert restoring.look(world.there, copy, _way(ledger)).state is CopyState.GOOD
    check(world.there, ledger)
    journal = vault_service.open_journal(world.there, _way(ledger), now=lambda: STAMP)
    # What the app clears away when nobody waits for it.
    unnamed_files.look(unnamed_files.ask(journal.vault, clock=FakeClock()))
    vault_service.close_journal(journal)
    assert not list(_folder(world).path.glob("*half*")), "a half one is left"


def _brought(world: World) -> list[copies.Copy]:
    listed = copies.listed(_folder(world))
    return [copy for copy in listed if copy.reason == arriving.BROUGHT]


def _folder(world: World):
    folders = HomeFolder(path=world.there).journals()
    return next(folder for folder in folders if folder.vault_id == VAULT_ID)


def _way(ledger: Ledger) -> WayIn:
    return WAYS[ledger.kept["passphrase"]]


def _elsewhere(ledger: Ledger) -> Ledger:
    """What was told, of all that travels: backups stay at home."""
    return Ledger(kept=dict(ledger.kept), open=list(ledger.open))


def check_nothing_changed(world: World, before: World) -> None:
    """After a refusal: no file that was not there, none that is another, and the same one opens."""
    for where in ("stick", "there"):
        was, now = state_of(before.path / where), state_of(world.path / where)
        was.pop(CHOICE, None)
        now.pop(CHOICE, None)
        assert was == now, f"{sorted(dict(was.items() ^ now.items()))} are not as they were"
    opens = [HomeFolder(path=each.there).chosen() for each in (world, before)]
    assert len({each and each.vault_id for each in opens}) == 1
