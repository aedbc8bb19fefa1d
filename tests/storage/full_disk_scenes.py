"""Scenes on a disk without room, each in a process with a small disk of its own.

Run as ``python -m tests.storage.full_disk_scenes SCENE FOLDER``; the folder lies on the small
disk. What was seen is printed as one line of JSON.
"""

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from journal_app.core.errors import CannotKeep, CannotOpen
from journal_app.security.folder import HomeFolder
from journal_app.services import (
    backup_notes,
    backups,
    erasing,
    following,
    instance,
    keys,
    new_keys,
    rescue,
    second_place,
)
from journal_app.services.vault import close_journal, open_journal, open_reader
from journal_app.storage.connection import Access, open_connection
from journal_app.storage.copying import verified_copy
from journal_app.storage.vault import Vault
from journal_app.system.crashes import note_crashes
from journal_app.system.logs import start_log
from tests.builders import entry, keep_entry, key, make_vault, open_vault
from tests.services.closed_journal import NOTHING, WAY, make_closed, spoil, state_of, texts_of

WORDS = "Some words of an ordinary evening. " * 60


def keep_until_refused(vault: Vault) -> tuple[list[int], str]:
    """Ids of what was kept, and the problem that ended it."""
    kept: list[int] = []
    while len(kept) < 5000:
        try:
            kept.append(keep_entry(vault, entry(f"{len(kept)} {WORDS}")))
        except CannotKeep as refused:
            return kept, refused.problem
    raise AssertionError("the disk never filled")


def fill(folder: Path) -> Path:
    """Use the last byte of the disk."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                continue
    return ballast


def all_there(vault: Vault, kept: Sequence[int]) -> bool:
    """Whether exactly these are in the journal, and it is whole."""
    ids = [row[0] for row in vault.connection.rows("SELECT id FROM entries ORDER BY id")]
    whole = vault.connection.rows("PRAGMA integrity_check") == [("ok",)]
    vault.search.check()
    return ids == list(kept) and whole


def saving(folder: Path) -> dict[str, object]:
    """The disk fills while one writes, and is emptied again."""
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(1_000_000))
    vault = make_vault(folder / "journal.db")
    kept, problem = keep_until_refused(vault)
    seen: dict[str, object] = {
        "problem": problem,
        "some_were_kept": len(kept) > 5,
        "none_lost": all_there(vault, kept),
        "in_transaction": vault.connection.in_transaction(),
    }
    try:
        keep_entry(vault, entry(WORDS))
    except CannotKeep as refused:
        seen["again"] = refused.problem
    ballast.unlink()
    kept.append(keep_entry(vault, entry(WORDS)))
    seen["goes_on"] = all_there(vault, kept)
    vault.close()
    again = open_vault(folder / "journal.db")
    seen["after_opening_again"] = all_there(again, kept)
    again.close()
    return seen


def opening(folder: Path) -> dict[str, object]:
    """The disk is full before one opens; part of the writing is only in the log."""
    path = folder / "journal.db"
    vault = make_vault(path)
    kept = [keep_entry(vault, entry(f"{number} {WORDS}")) for number in range(20)]
    vault.checkpoint()
    kept += [keep_entry(vault, entry("only in the log")) for _ in range(3)]
    crashed = folder / "crashed.db"
    for ending in ("", "-wal"):
        shutil.copy(f"{path}{ending}", f"{crashed}{ending}")
    vault.close()
    ballast = fill(folder)
    seen: dict[str, object] = {"free": shutil.disk_usage(folder).free}
    for name, file in (("closed", path), ("crashed", crashed)):
        try:
            open_connection(file, key(), Access.WRITE).close()
            seen[f"{name}_opens_as_usual"] = True
        except CannotKeep as refused:
            seen[f"{name}_is_refused"] = refused.problem
        alone = Vault(file, open_connection(file, key(), Access.WRITE, exclusive=True), key())
        seen[f"{name}_reads"] = all_there(alone, kept)
        try:
            keep_entry(alone, entry(WORDS))
        except CannotKeep as refused:
            seen[f"{name}_problem"] = refused.problem
        if name == "crashed":
            ballast.unlink()
            keep_entry(alone, entry(WORDS))
            seen["goes_on"] = alone.pieces.counts()[0]
        alone.close()
    return seen


def closing(folder: Path) -> dict[str, object]:
    """The disk is full when one closes; nothing that was kept may be missing afterwards."""
    vault = make_vault(folder / "journal.db")
    kept = [keep_entry(vault, entry(f"{number} {WORDS}")) for number in range(30)]
    ballast = fill(folder)
    refused = ""
    try:
        vault.close()
    except CannotKeep as error:
        refused = error.problem
    ballast.unlink()
    again = open_vault(folder / "journal.db")
    seen: dict[str, object] = {"none_lost": all_there(again, kept), "refused": refused}
    again.close()
    return seen


def copying(folder: Path) -> dict[str, object]:
    """There is no room for a copy."""
    vault = make_vault(folder / "journal.db")
    kept = [keep_entry(vault, entry(f"{number} {WORDS}")) for number in range(40)]
    vault.checkpoint()
    ballast = fill(folder)
    seen: dict[str, object] = {}
    try:
        verified_copy(vault.connection, folder / "copy.db", key())
    except CannotKeep as refused:
        seen["problem"] = refused.problem
    seen["left"] = sorted(file.name for file in folder.glob("copy*"))
    ballast.unlink()
    seen["none_lost"] = all_there(vault, kept)
    vault.close()
    return seen


def rescuing(folder: Path) -> dict[str, object]:
    """There is no room for a rescue, then less than it takes, then enough."""
    journal = make_closed(folder / "home")
    journal.write(*(f"{number} {WORDS}" for number in range(12)))
    whole = journal.bodies()
    spoil(journal.folder.journal, 0)
    ballast = fill(folder)
    before = state_of(journal.home)
    seen: dict[str, object] = {"problems": [], "untouched": True}
    problems: list[str] = []
    for room in (0, 40_000, 200_000, 400_000):
        with ballast.open("rb+") as file:
            file.truncate(ballast.stat().st_size - room)
        try:
            rescue.rescue(journal.home, WAY, clock=journal.clock)
        except CannotKeep as refused:
            problems.append(refused.problem)
        fill(folder)
        seen["untouched"] = seen["untouched"] and state_of(journal.home) == before
    ballast.unlink()
    rescue.rescue(journal.home, WAY, clock=journal.clock)
    return {**seen, "problems": problems, "all_there": journal.bodies() == whole}


def noting(folder: Path) -> dict[str, object]:
    """There is no room for what is to be known of a journal, then room for half of it."""
    journal = make_closed(folder / "home")
    keys.change_record(journal.folder, lambda known: known, times=2)
    before = journal.record()
    spare = folder / "spare"
    spare.write_bytes(bytes(8192))
    fill(folder)
    problems: list[str] = []
    for _room in (0, 8192):
        try:
            keys.change_record(
                journal.folder, lambda known: replace(known, extra={"more": "x" * 5000}), times=2
            )
        except CannotKeep as refused:
            problems.append(refused.problem)
        spare.unlink(missing_ok=True)
    same = journal.record() == before
    for path in (folder / "ballast", *journal.folder.path.glob("*.partial")):
        path.unlink()
    return {"problems": problems, "same": same, "opens": journal.bodies() == []}


def erasing_it(folder: Path) -> dict[str, object]:
    """There is no room even for the note of what is being erased."""
    journal = make_closed(folder / "home")
    fill(folder)
    erased = erasing.erase(journal.home)
    return {
        "entry_left": erased.entry_left,
        "files_left": erased.files_left,
        "left": sorted(path.name for path in (journal.home / "vaults").rglob("*")),
    }


def new_keys_made(folder: Path) -> dict[str, object]:
    """The disk has no room for new keys at all, then runs full at each step, then has room."""
    journal = make_closed(folder / "home")
    journal.write(*(f"{number} {WORDS}" for number in range(4)))
    whole, first = journal.bodies(), journal.record().active
    problems, untouched = [], True
    for step in (None, *list(new_keys.Step)[:-1]):
        ballast = fill(folder) if step is None else folder / "ballast"
        try:
            new_keys.make(
                journal.home,
                WAY,
                clock=journal.clock,
                costs=NOTHING,
                on_step=lambda now, full=step: fill(folder) if now is full else None,
            )
        except CannotKeep as refused:
            problems.append(refused.problem)
        ballast.unlink()
        with journal.opened() as opened:
            asked = following.ask(opened.vault, clock=journal.clock)
            if asked is not None:
                following.go_on(asked)
        record = journal.record()
        untouched = untouched and record.active == first and not journal.folder.is_unfinished
        untouched = untouched and journal.bodies() == whole and journal.record().pending is None
        shutil.rmtree(journal.folder.safety, ignore_errors=True)
    new_keys.make(journal.home, WAY, clock=journal.clock, costs=NOTHING)
    made = journal.record().active != first and journal.bodies() == whole
    return {"problems": problems, "untouched": untouched, "made": made}


def rescuing_read_only(folder: Path) -> dict[str, object]:
    """Nothing can be written beside the damaged journal."""
    journal = make_closed(folder / "home")
    journal.write(WORDS)
    spoil(journal.folder.journal, 0)
    before = state_of(journal.home)
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    problem = ""
    try:
        rescue.rescue(journal.home, WAY, clock=journal.clock)
    except CannotKeep as refused:
        problem = refused.problem
    return {"problem": problem, "untouched": state_of(journal.home) == before}


def starting(folder: Path) -> dict[str, object]:
    """Not a byte is free when the app starts; then there is room again."""
    journal = make_closed(folder / "home")
    journal.write(*(f"{number} {WORDS}" for number in range(12)))
    whole = journal.bodies()
    ballast = fill(folder)
    start_log(HomeFolder(path=journal.home).logs)
    note_crashes(HomeFolder(path=journal.home).logs)
    lock = instance.hold(journal.home)
    seen: dict[str, object] = {"has_its_turn": lock is not None}
    opened = open_journal(journal.home, WAY, now=lambda: "20260314T092653Z")
    seen["reads"] = texts_of(opened) == whole
    try:
        keep_entry(opened.vault, entry(WORDS))
    except CannotKeep as refused:
        seen["problem"] = refused.problem
    ballast.unlink()
    keep_entry(opened.vault, entry(WORDS))
    close_journal(opened)
    return {**seen, "goes_on": len(journal.bodies()) - len(whole)}


def starting_read_only(folder: Path) -> dict[str, object]:
    """Nothing of the folder can be changed: not even whose turn it is; then it can again."""
    journal = make_closed(folder / "home")
    journal.write(WORDS, "Two.")
    whole = journal.bodies()
    before = state_of(journal.home)
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    problem = ""
    try:
        instance.hold(journal.home)
    except CannotKeep as refused:
        problem = refused.problem
    try:
        open_reader(journal.home, WAY)
    except CannotOpen as closed:
        problem = f"{problem}, {closed.problem}"
    untouched = state_of(journal.home) == before
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
    return {"problem": problem, "untouched": untouched, "reads": journal.bodies() == whole}


def a_limit_of_file_size(folder: Path) -> dict[str, object]:
    """The system refuses to let the file grow."""
    vault = make_vault(folder / "journal.db")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
    kept, problem = keep_until_refused(vault)
    seen: dict[str, object] = {"problem": problem, "none_lost": all_there(vault, kept)}
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    kept.append(keep_entry(vault, entry(WORDS)))
    seen["goes_on"] = all_there(vault, kept)
    vault.close()
    return seen


def backing_up(folder: Path) -> dict[str, object]:
    """The disk of the journal has no room for a backup; then it has."""
    journal = make_closed(folder)
    journal.write(WORDS)
    journal.back_up()
    before = state_of(journal.folder.backups)
    with journal.opened() as opened:
        ballast = fill(folder)
        try:
            backups.make(opened.vault, opened.folder, clock=journal.clock)
            told = ""
        except CannotKeep as refused:
            told = refused.sentence
        untouched = state_of(journal.folder.backups) == before
        ballast.unlink()
        again = backups.make(opened.vault, opened.folder, clock=journal.clock)
    return {"told": told, "untouched": untouched, "again": again.facts.entries}


def bringing_elsewhere(folder: Path) -> dict[str, object]:
    """The disk of the second place has no room; then it has."""
    journal = make_closed(folder.with_name(f"{folder.name}-home"))
    journal.write(WORDS)
    second_place.choose(journal.home, folder)
    journal.back_up()
    ballast = fill(folder)
    with journal.opened() as opened:
        first = second_place.follow(opened.vault, opened.folder, clock=journal.clock)
        left = len(list(folder.rglob("*.db*")))
        ballast.unlink()
        again = second_place.follow(opened.vault, opened.folder, clock=journal.clock)
    second = backup_notes.read(journal.folder).second
    return {
        "problem": first and first.trouble and first.trouble.problem,
        "left": left,
        "brought": bool(again and again.brought),
        "over": second is not None and second.trouble is None,
    }


SCENES: dict[str, Callable[[Path], dict[str, object]]] = {
    scene.__name__: scene
    for scene in (
        saving,
        opening,
        closing,
        copying,
        rescuing,
        noting,
        erasing_it,
        new_keys_made,
        rescuing_read_only,
        starting,
        starting_read_only,
        a_limit_of_file_size,
        backing_up,
        bringing_elsewhere,
    )
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(SCENES[sys.argv[1]](Path(sys.argv[2]))))
