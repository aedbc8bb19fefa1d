"""A scripted person who types, saves, marks, captures, locks, backs up and restores.

Says before each deed what it would change, and after it that it is kept, or that it was refused.
"""

import hashlib
import json
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from journal_app.core.clock import Clock, when_now
from journal_app.core.errors import CannotKeep, CannotOpen
from journal_app.core.ids import PieceId
from journal_app.core.moments import Capture
from journal_app.core.vocabulary import Vocabulary
from journal_app.security.folder import VaultFolder
from journal_app.services import (
    backups,
    copies,
    drafts,
    entries,
    following,
    inbox,
    margin_notes,
    moments,
    passages,
    passphrases,
    pictures,
    restoring,
)
from journal_app.services import vault as vault_service
from journal_app.services.pictures import Given
from journal_app.services.vault import OpenJournal
from journal_app.services.ways import WayIn
from journal_app.storage.vault import Tables, Vault
from tests.builders import START, FakeClock
from tests.proof.ledger import Facts, changed
from tests.proof.seen import (
    PASSPHRASES,
    STAMP,
    WAYS,
    Piece,
    contents_of,
    fact_of,
    facts_of,
    number_of,
    pieces_of,
    text_of,
)
from tests.services.closed_journal import NOTHING

REFUSALS = (CannotKeep, CannotOpen)
_MARKS = ("mk_pull", "mk_near", "mk_body")
_TAGS = ("quiet", "home", "Ünal")
_OPENINGS = 3
FRESH: Facts = {"binned": False, "sealed": False}
"""What is so of every new piece."""


class CannotGoOn(Exception):
    """The journal does not open any more; all that can be done is to try later."""


class Person:
    """Lives with one journal; `chance` decides what comes next, and nothing else does."""

    def __init__(
        self,
        home: Path,
        say: Callable[[str], None],
        *,
        seed: int = 0,
        number: int = 0,
        passphrase: int = 0,
    ) -> None:
        self.home = home
        self._say = say
        self.chance = random.Random(seed)
        self._number = number
        self.passphrase = passphrase
        self.clock = FakeClock(START + timedelta(hours=seed))
        self._journal: OpenJournal | None = None

    @property
    def vault(self) -> Any:
        assert self._journal is not None
        return self._journal.vault

    @property
    def folder(self) -> VaultFolder:
        assert self._journal is not None
        return self._journal.folder

    def live(self, deeds: int | None = None) -> None:
        """Open the journal, do so many things, or go on until somebody ends it, and close it."""
        self.open()
        usual = (self.write,) * 5 + (self.capture,) * 3 + (self.mark, self.tag, self.annotate)
        rare = (self.hang, self.bin, self.draft, self.checkpoint, self.back_up, self.lock)
        rarest = (self.change_passphrase, self.restore)
        done = 0
        while deeds is None or done < deeds:
            self.chance.choice(usual + rare + rarest)()
            done += 1
        self.close()

    def every_deed(self) -> None:
        """Each thing once, and what makes a difference twice."""
        self.open()
        for deed in (self.write, self.mark, self.tag, self.capture, self.draft, self.hang):
            deed()
        for deed in (self.annotate, self.back_up, self.bin, self.lock, self.write):
            deed()
        for deed in (
            self.checkpoint,
            self.change_passphrase,
            self.restore,
            self.capture,
            self.draft,
        ):
            deed()
        self.close()

    def one_deed(self, name: str, arm: Callable[[], None]) -> None:
        """Open the journal, do one thing and close it; `arm` comes right before that thing."""
        if name == "open":
            arm()
        self.open()
        if name not in ("open", "close"):
            arm()
            getattr(self, name)()
        elif name == "close":
            self.write()
            arm()
        self.close()

    def open(self) -> None:
        """Open the journal, again if it is refused."""
        for _each in range(_OPENINGS):
            try:
                self._journal = vault_service.open_journal(
                    self.home, self.way, now=lambda: STAMP, clock=self.clock
                )
                vault_service.note_session(self._journal.vault)
                follow(self._journal.vault, self.clock)
            except REFUSALS as refused:
                self._tell(refused=type(refused).__name__)
            else:
                return
        raise CannotGoOn

    def close(self) -> None:
        """Close it in order; refused, it is closed all the same."""
        journal, self._journal = self._journal, None
        assert journal is not None
        try:
            vault_service.close_journal(journal)
        except REFUSALS as refused:
            self._tell(refused=type(refused).__name__)

    def write(self) -> None:
        """Type an entry, which is saved while one types."""
        number = self.next_number()
        text, length = text_of(number), 12 + len(str(number))
        fact = FRESH | {"length": length, "tags": [], "marks": []}
        when = when_now(self.clock)
        begun = self.attempt(
            {f"entry:{number}": fact},
            lambda: entries.begin(self.vault, text[:length], when=when, clock=self.clock),
        )
        if begun is None:
            return
        rev = begun.rev
        while length < len(text):
            length = min(len(text), length + self.chance.choice((7, 60, 500)))
            if self.chance.random() < 0.2:
                length = len(text)
            # Typed text is as it will come back: what ends in a space may end without one.
            body = text[:length]
            kept = self.attempt(
                {f"entry:{number}": fact | {"length": length}},
                lambda body=body, rev=rev: entries.save(
                    self.vault, begun.id, rev, body, clock=self.clock, new_sitting=False
                ),
            )
            rev = rev if kept is None else kept.rev

    def mark(self) -> None:
        """Mark a few words of an entry."""
        found = self.one("entry", binned=False)
        if found is None:
            return
        piece, name, fact = found
        body = entries.get(self.vault, piece.id).body
        start = body.index(" ", 4) + 1
        end = min(start + 6, len(body))
        mark = self.chance.choice(_MARKS)
        if fact["marks"]:
            return
        self.attempt(
            {name: fact | {"marks": [[start, end, mark]]}},
            lambda: passages.mark(self.vault, piece.id, mark, start, end, clock=self.clock),
        )

    def tag(self) -> None:
        """Let other tags stand on an entry."""
        found = self.one("entry")
        if found is None:
            return
        piece, name, fact = found
        tags = [self.chance.choice(_TAGS)]
        self.attempt(
            {name: fact | {"tags": tags}},
            lambda: entries.set_tags(self.vault, piece.id, tags, clock=self.clock),
        )

    def capture(self) -> None:
        """Catch a moment; now and then it was begun before."""
        begun = next(iter(drafts.all_begun(self.vault)), None)
        number = None if begun is None else number_of(begun.capture.note)
        change: Facts = {} if number is None else {f"draft:{number}": None}
        number = number or self.next_number()
        capture, fact = self._moment(number)
        draft = None if begun is None else begun.uid
        self.attempt(
            {f"moment:{number}": fact} | change,
            lambda: moments.keep(
                self.vault, capture, words=Vocabulary({}), clock=self.clock, draft=draft
            ),
        )

    def draft(self) -> None:
        """Begin a moment and leave it."""
        number = self.next_number()
        capture, _fact = self._moment(number)
        self.attempt(
            {f"draft:{number}": capture.note},
            lambda: drafts.put(self.vault, capture, uid=None, clock=self.clock),
        )

    def annotate(self) -> None:
        """Write in the margin."""
        found = self.one("entry", binned=False)
        if found is None:
            return
        piece, name, _fact = found
        number = self.next_number()
        text = text_of(number)[:60].strip()
        self.attempt(
            {f"note:{number}": [name, text]},
            lambda: margin_notes.write(self.vault, piece.id, text, clock=self.clock),
        )

    def hang(self) -> None:
        """Hang a file on an entry."""
        found = self.one("entry", binned=False)
        if found is None:
            return
        piece, name, _fact = found
        number = self.next_number()
        contents = contents_of(number)
        given = Given(contents=contents, label=f"No. {number}. File")

        def hang(given: Given = given, piece: PieceId = piece.id) -> object:
            files = pictures.files_of(self.vault)
            ready = pictures.prepare(files, given, decodes=lambda _data, _media: True)
            return pictures.add(self.vault, piece, [ready], clock=self.clock)

        digest = hashlib.sha256(contents).hexdigest()
        self.attempt({f"file:{number}": [name, digest]}, hang)

    def bin(self) -> None:
        """Put something into the bin, or take it out."""
        kind = self.chance.choice(("entry", "moment"))
        found = self.one(kind)
        if found is None:
            return
        piece, name, fact = found
        service = entries if kind == "entry" else moments
        change = {name: fact | {"binned": not fact["binned"]}}
        if fact["binned"]:
            self.attempt(change, lambda: service.bring_back(self.vault, piece.id))
        else:
            self.attempt(
                change, lambda: service.move_to_bin(self.vault, piece.id, clock=self.clock)
            )

    def checkpoint(self) -> None:
        """What the app does when nothing was typed for some seconds."""
        self.attempt({}, lambda: self.vault.checkpoint())

    def back_up(self) -> None:
        """Make a verified backup."""
        self.clock.advance(timedelta(minutes=31))
        try:
            made = backups.make(self.vault, self.folder, clock=self.clock)
        except REFUSALS as refused:
            self._tell(refused=type(refused).__name__)
        else:
            number = backups.listed(self.folder)[0].number
            self._tell(backup=number, saves=made.facts.saves)

    def restore(self) -> None:
        """Go back to the backup made last."""
        made = backups.listed(self.folder)[:1]
        if not made:
            return
        path = made[0].path
        with copies.reading(path, self.vault.key()) as connection:
            then = facts_of(self.vault, Tables(connection))
        change = changed(facts_of(self.vault), then)
        self.close()
        self.attempt(
            change,
            lambda: restoring.restore(
                self.home, restoring.chosen(path), self.way, clock=self.clock
            ),
        )
        self.open()

    def lock(self) -> None:
        """Lock, catch something while it is locked, and open again."""
        self.close()
        self.catch()
        self.open()

    def catch(self) -> None:
        """Catch something while the journal is closed."""
        number = self.next_number()
        capture, fact = self._moment(number)
        self.attempt(
            {f"moment:{number}": fact},
            lambda: inbox.drop(self.home, capture, clock=self.clock),
        )

    def change_passphrase(self) -> None:
        """Let another passphrase open the journal, as one does from its settings."""
        new = 1 - self.passphrase
        changed = self.attempt(
            {"passphrase": new},
            lambda: passphrases.change(
                self.home, self.way, PASSPHRASES[new], clock=self.clock, costs=NOTHING
            ),
        )
        if changed is not None:
            self.passphrase = new

    @property
    def way(self) -> WayIn:
        return WAYS[self.passphrase]

    def one(self, kind: str, *, binned: bool | None = None) -> tuple[Piece, str, Any] | None:
        """One of the newest pieces of this kind that is not sealed, with its name and its fact."""
        found = [
            each
            for each in pieces_of(self.vault)
            if each.kind == kind and not each.sealed and binned in (None, each.binned)
        ]
        if not found:
            return None
        piece = self.chance.choice(found[-8:])
        return piece, *fact_of(self.vault, piece)

    def _moment(self, number: int) -> tuple[Capture, dict[str, Any]]:
        note, pull = text_of(number)[:80].strip(), number % 6
        fact = FRESH | {"note": note, "pull": pull}
        return Capture(note=note, pull_away=pull), fact

    def next_number(self) -> int:
        self._number += 1
        self.clock.advance(timedelta(seconds=7))
        return self._number

    def attempt(self, change: Facts, act: Callable[[], Any]) -> Any:
        self._tell(**{"try": change})
        try:
            done = act()
        except REFUSALS as refused:
            self._tell(refused=type(refused).__name__)
            return None
        self._tell(kept=True)
        return done

    def _tell(self, **said: Any) -> None:
        self._say(f"{json.dumps(said)}\n")


def follow(vault: Vault, clock: Clock) -> None:
    """What the app does after every opening: copies follow new keys, and are held to be done."""
    asked = following.ask(vault, clock=clock)
    if asked is not None:
        with suppress(*REFUSALS, OSError):
            following.go_on(asked)
