"""No file of the journal's folder holds a word of it, a name of its tables, or its key."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from journal_app.core.ids import PieceId, new_uid
from journal_app.core.links import FELT_IN
from journal_app.core.moments import BodyMark, Capture
from journal_app.core.passages import Passage, anchor_at
from journal_app.core.safety import SafetyState
from journal_app.core.sessions import HowEnded, Practice, PracticeSession
from journal_app.core.shelves import Shelf
from journal_app.core.vocabulary import Term, Vocabulary
from journal_app.services import (
    decks,
    drafts,
    followups,
    links,
    moments,
    safety,
    sessions,
    shelves,
    templates,
    vocabulary,
)
from journal_app.storage.copying import verified_copy
from journal_app.storage.vault import Vault
from tests.builders import START, FakeClock, entry, keep_entry, keep_moment, key, make_vault, moment

MARKER = "Seagrass-Überfahrt-Qz9"
DRAWING = "1:120,40 180,96;500,500"
STRUCTURE = (
    "SQLite format 3",
    "CREATE TABLE",
    "local_day",
    "Europe/Lisbon",
    "kd_noticed",
    "rd_fear",
    "br_chest",
    "felt-in",
    "flagged",
    DRAWING,
)


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
        vault.prompts.wish(MARKER, 1, hidden=True)
    fill_with_questions(vault, piece)
    fill_with_moments(vault, piece)
    for number in range(200):
        keep_entry(vault, entry(f"{number} {body}"))
    with vault.writing():
        vault.pieces.remove(piece)
        vault.search.forget(piece)


def fill_with_questions(vault: Vault, source: PieceId) -> None:
    """Put it into questions and templates of one's own, and above an answer that goes on."""
    clock = FakeClock()
    deck = decks.add(vault, MARKER, clock=clock).uid
    for text in (MARKER, f"{MARKER} once more"):
        question = decks.add_question(vault, deck, text, clock=clock).uid
    decks.remove_question(vault, question, clock=clock)
    templates.add(vault, MARKER, MARKER, clock=clock)
    answer = keep_entry(vault, entry(MARKER))
    followups.join(vault, answer, source=source, sentence=MARKER)


def fill_with_moments(vault: Vault, entry_piece: PieceId) -> None:
    """Put it into everything that can be said of a moment and around it, and change it there."""
    clock = FakeClock()
    words = Vocabulary({"kd_noticed": Term(id="kd_noticed", label=MARKER)})
    vocabulary.add(vault, "tr", MARKER, shipped=words, clock=clock)
    capture = Capture(
        note=f"{MARKER} caught",
        reading="rd_fear",
        terms={"trigger_primary": ("tr_touch",)},
        texts={"for_fear": MARKER, "wants_other": MARKER},
        body=(BodyMark(region="br_chest", sensation="bs_tight"),),
        drawing=DRAWING,
        people=(MARKER,),
        tags=(MARKER,),
        skipped=frozenset({"seat"}),
    )
    drafts.put(vault, capture, uid=None, clock=clock)
    caught = moments.keep(vault, capture, words=words, clock=clock).moment
    added = replace(caught, texts={"unsaid": MARKER}, note=f"{MARKER} changed")
    changed = moments.revise(vault, added, words=words, clock=clock, new_sitting=True).moment
    links.join(vault, changed.id, entry_piece, relation=FELT_IN, words=MARKER, clock=clock)
    shelves.put(vault, Shelf.CARD_PEOPLE, [(None, MARKER)], clock=clock)
    safety.say(vault, SafetyState.FLAGGED, clock=clock)
    sessions.keep(vault, session())
    gone = moments.keep(vault, capture, words=words, clock=clock).moment
    with vault.writing():
        vault.pieces.remove(gone.id)
        vault.search.forget(gone.id)


def session() -> PracticeSession:
    return PracticeSession(
        uid=new_uid(START),
        practice=Practice.PAUSE,
        started_at=START,
        ended_at=START,
        how_ended=HowEnded.DONE,
        about=MARKER,
    )


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
