"""Every way a journal file can be in trouble, made on purpose."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from journal_app.core.clock import when_now
from journal_app.core.errors import OpenProblem
from journal_app.security.durable import replace_file
from journal_app.services import copies, entries, replacing, restoring
from journal_app.services import vault as vault_service
from journal_app.storage.connection import PAGE_BYTES
from tests.services.closed_journal import WAY, ClosedJournal, spoil

NOW = "20260314T092653Z"


def cut_at(page: int, more: int = 0) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, page * PAGE_BYTES + more)


def plain(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.commit()
    connection.close()


def blank(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def random_bytes(path: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size + 17))


TROUBLES: dict[str, tuple[Callable[[Path], None], OpenProblem]] = {
    "missing": (Path.unlink, OpenProblem.MISSING),
    "no bytes": (cut_at(0), OpenProblem.EMPTY),
    "less than a page": (cut_at(0, 4095), OpenProblem.EMPTY),
    "plain SQLite": (plain, OpenProblem.NOT_ENCRYPTED),
    "all zeros": (blank, OpenProblem.ANOTHER_FILE),
    "random": (random_bytes, OpenProblem.ANOTHER_FILE),
    "salt": (lambda path: spoil(path, 3), OpenProblem.HEADER_DAMAGED),
    "page 1": (lambda path: spoil(path, 500), OpenProblem.DAMAGED),
    "salt and page 1": (lambda path: spoil(path, 3, 500), OpenProblem.DAMAGED),
    "page 1 and others": (lambda path: spoil(path, 500, 90_000), OpenProblem.DAMAGED),
    "cut at a page": (cut_at(20), OpenProblem.TRUNCATED),
    "cut inside a page": (cut_at(20, 100), OpenProblem.TRUNCATED),
    "cut inside the second page": (cut_at(1, 1), OpenProblem.TRUNCATED),
}


def crash(journal: ClosedJournal, text: str) -> bytes:
    """Write a text that stands in the log alone, as a crash leaves it; returns the log."""
    folder = journal.folder
    opened = vault_service.open_journal(journal.home, WAY, now=lambda: NOW)
    entries.add(opened.vault, text, when=when_now(journal.clock), clock=journal.clock)
    kept = {path: path.read_bytes() for path in (folder.journal, folder.journal_log)}
    opened.vault.close()
    for path, raw in kept.items():
        path.write_bytes(raw)
    return kept[folder.journal_log]


def begun(journal: ClosedJournal) -> Path:
    """A restore that wrote its note and moved nothing yet; the folder for what it moves away."""
    copy = restoring.copies(journal.home)[0]
    with copies.reading(copy.path, journal.secret) as source:
        facts = replacing.make_ready(journal.folder, source, journal.secret)
    now = journal.clock.now()
    plan = replacing.planned(journal.folder, facts, journal.record(), "restored", now)
    replace_file(journal.folder.replacing, replacing._to_json(plan))
    return journal.folder.set_aside / plan.aside
