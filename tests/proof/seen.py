"""Everything in a journal as plain facts, by the numbers the scripted person gives to things."""

import hashlib
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.core.ids import PieceId
from journal_app.core.search import parse
from journal_app.services import backups, drafts, following, pictures
from journal_app.services import vault as vault_service
from journal_app.services.ways import BY_KEYRING, WayIn
from journal_app.storage.copying import verify
from journal_app.storage.vault import Tables, Vault
from journal_app.system.clock import SystemClock
from tests.proof.ledger import Facts, Ledger

PASSPHRASES = ("the long way home", "the same way, back")
WAYS = (*(WayIn(passphrase=each) for each in PASSPHRASES), BY_KEYRING)
"""The ways in by the numbers they have as a fact."""
STAMP = "20260314T092653Z"
_WORDS = ("door", "kettle", "Wien", "naïve", "لقاء", "日記", "🌊", "quiet", "the", "stair", "é")
_NUMBER = re.compile(r"No\. (\d+)\.")
_CHECKED_BACKUPS = 2
_WITH_ITS_WORD = 40
"""So long a text holds the word nobody guesses."""
_SOUGHT = 10


def text_of(number: int) -> str:
    """The whole text of what has this number: it follows from the number, and nobody guesses it."""
    chance = random.Random(number)
    words = [chance.choice(_WORDS) for _each in range(chance.choice((5, 40, 200, 700)))]
    return f"No. {number}. {chance.randbytes(8).hex()} {' '.join(words)}"


def number_of(text: str) -> int | None:
    """The number a text begins with."""
    found = _NUMBER.match(text)
    return None if found is None else int(found[1])


def contents_of(number: int) -> bytes:
    """A file of this number, of several chunks now and then."""
    chance = random.Random(number)
    return chance.randbytes(chance.choice((300, 5_000, 70_000)))


@dataclass(frozen=True)
class Piece:
    """One piece there is, wherever it lies."""

    id: PieceId
    kind: str
    binned: bool
    sealed: bool


def pieces_of(tables: Tables) -> list[Piece]:
    """Every piece there is, also in the bin and under a seal."""
    asked = "SELECT id, kind, deleted_at IS NOT NULL, sealed FROM pieces ORDER BY id"
    rows = tables.connection.rows(asked)
    return [Piece(row[0], row[1], bool(row[2]), bool(row[3])) for row in rows]


def fact_of(tables: Tables, piece: Piece) -> tuple[str, Any]:
    """The name of a piece, and all that is to be said of it."""
    name, fact = (_entry if piece.kind == "entry" else _moment)(tables, piece.id)
    return name, fact | {"binned": piece.binned, "sealed": piece.sealed}


def _entry(tables: Tables, piece: PieceId) -> tuple[str, dict[str, Any]]:
    entry = tables.entries.get(piece)
    assert entry is not None
    number = number_of(entry.body)
    whole = number is not None and text_of(number).startswith(entry.body)
    return f"entry:{number}", {
        "length": len(entry.body) if whole else entry.body,
        "tags": list(tables.tags.of([piece]).get(piece, ())),
        "marks": [
            [passage.anchor.start, passage.anchor.end, passage.mark]
            for passage in tables.passages.of(piece)
        ],
    }


def _moment(tables: Tables, piece: PieceId) -> tuple[str, dict[str, Any]]:
    moment = tables.moments.get(piece)
    assert moment is not None
    return f"moment:{number_of(moment.note)}", {"note": moment.note, "pull": moment.pull_away}


def facts_of(vault: Vault, tables: Tables | None = None) -> Facts:
    """Everything in an open journal, or in a copy of it."""
    facts: Facts = {}
    tables, files = tables or vault, pictures.files_of(vault)
    for piece in pieces_of(tables):
        name, fact = fact_of(tables, piece)
        assert name not in facts, f"{name} is there twice"
        facts[name] = fact
        for picture in tables.attachments.of(piece.id):
            read = hashlib.sha256(pictures.open_bytes(files, picture)).hexdigest()
            facts[f"file:{number_of(picture.label)}"] = [name, read]
        for note in tables.margin_notes.of(piece.id):
            facts[f"note:{number_of(note.body)}"] = [name, note.body]
    for draft in drafts.all_begun(tables):
        facts[f"draft:{number_of(draft.capture.note)}"] = draft.capture.note
    files.wipe()
    return facts


def check(home: Path, ledger: Ledger) -> Facts:
    """Open the journal as the app does; it is whole, and all is there as was said."""
    way = _opens_with(home, ledger)
    journal = vault_service.open_journal(home, WAYS[way], now=lambda: STAMP)
    try:
        assert not journal.folder.is_unfinished, "a restore was not ended"
        facts = facts_of(journal.vault) | {"passphrase": way}
        wrong = ledger.complaints(facts)
        assert not wrong, "\n".join(wrong)
        journal.vault.checkpoint()
        checks = [
            journal.vault.connection.rows(f"PRAGMA {name}")
            for name in ("cipher_integrity_check", "integrity_check", "foreign_key_check")
        ]
        assert checks == [[], [("ok",)], []], checks
        _is_found(journal.vault, facts)
        asked = following.ask(journal.vault, clock=SystemClock())
        if asked is not None:
            following.go_on(asked)
        made = {each.number: each.path for each in backups.listed(journal.folder)}
        for number in sorted(ledger.backups)[-_CHECKED_BACKUPS:]:
            copied = verify(made[number], journal.vault.key())
            assert copied.saves == ledger.backups[number], f"backup {number}"
    finally:
        vault_service.close_journal(journal)
    ledger.settle(facts)
    return facts


def _is_found(vault: Vault, facts: Facts) -> None:
    """The index is whole, and the newest entries are found by a word that only they have."""
    vault.search.check()
    shown = [
        int(name.partition(":")[2])
        for name, fact in facts.items()
        if name.startswith("entry:") and fact["length"] >= _WITH_ITS_WORD
        if not fact["binned"] and not fact["sealed"]
    ]
    for number in sorted(shown)[-_SOUGHT:]:
        found = vault.search.find(parse(text_of(number).split()[2]))
        assert len(found) == 1, f"entry {number} is not found"


def _opens_with(home: Path, ledger: Ledger) -> int:
    """Which way opens the journal: one of those it may be."""
    by_keyring = vault_service.facts(home).opens_with == "keyring"
    for number in sorted({each or 0 for each in ledger.allowed("passphrase")}):
        if (WAYS[number] is BY_KEYRING) is not by_keyring:
            continue
        try:
            vault_service.secret(home, WAYS[number]).wipe()
        except CannotOpen as refused:
            if refused.problem is not OpenProblem.WRONG_PASSPHRASE:
                raise
        else:
            return number
    raise AssertionError("no way in that was told of opens it")
