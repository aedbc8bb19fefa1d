"""No file of the journal's folder holds a word of it, a name of its tables, or its key."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from journal_app.core.ids import new_uid
from journal_app.core.passages import Passage, anchor_at
from journal_app.storage.copying import verified_copy
from journal_app.storage.vault import Vault
from tests.builders import START, entry, keep_entry, keep_moment, key, make_vault, moment

MARKER = "Seagrass-Überfahrt-Qz9"
STRUCTURE = ("SQLite format 3", "CREATE TABLE", "local_day", "Europe/Lisbon", "kd_noticed")


def leaks(folder: Path, secret: bytes) -> list[tuple[str, bytes]]:
    """Files that hold the marker, a word of the structure, or the key, in any usual form."""
    looked_for = set(_forms(MARKER)) | {
        secret,
        secret.hex().encode(),
        secret.hex().upper().encode(),
    }
    for word in STRUCTURE:
        looked_for |= set(_forms(word))
    return [
        (file.name, form)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        for form in looked_for
        if form in file.read_bytes()
    ]


def fill(vault: Vault) -> None:
    """Put the marker wherever words may go, and take some of it away again."""
    body = f"{MARKER} " * 300
    piece = keep_entry(vault, entry(body, tags=[MARKER], people=[MARKER]))
    keep_moment(vault, replace(moment(MARKER), terms={"regions": (MARKER,)}, state=MARKER))
    with vault.writing():
        vault.entries.keep_revision(piece, START)
        vault.entries.save(piece, 1, f"{body}{MARKER}", START)
        anchor = anchor_at(body, 30, len(MARKER))
        vault.passages.add(
            Passage(uid=new_uid(START), piece=piece, mark="mk_pull", anchor=anchor), START
        )
        vault.settings.put("some.setting", MARKER)
        vault.prompts.shown(MARKER, START.date())
    for number in range(200):
        keep_entry(vault, entry(f"{number} {body}"))
    with vault.writing():
        vault.pieces.remove(piece)
        vault.search.forget(piece)


def test_no_file_holds_a_word_while_open_after_closing_and_in_copies(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "journal.db")
    fill(vault)
    assert {file.name for file in tmp_path.iterdir()} >= {"journal.db", "journal.db-wal"}
    assert leaks(tmp_path, key()) == []
    verified_copy(vault.connection, tmp_path / "copy.db", key())
    vault.checkpoint()
    assert leaks(tmp_path, key()) == []
    # A sort larger than the cache, and a transaction larger than it, go to no other file.
    vault.connection.run("PRAGMA cache_size = 10")
    with vault.writing():
        vault.connection.run("UPDATE entries SET body = body || '.'")
        vault.connection.rows("SELECT body FROM entries ORDER BY body || id DESC")
        assert leaks(tmp_path, key()) == []
    vault.close()
    assert leaks(tmp_path, key()) == []


def test_a_plain_database_would_be_noticed(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE notes (words TEXT)")
    plain.execute("INSERT INTO notes VALUES (?)", (MARKER.lower(),))
    plain.commit()
    plain.close()
    assert {form for _name, form in leaks(tmp_path, key())} == {
        MARKER.lower().encode(),
        b"SQLite format 3",
        b"CREATE TABLE",
    }


def _forms(word: str) -> Iterator[bytes]:
    for spelled in (word, word.lower(), word.upper()):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield spelled.encode(encoding)
