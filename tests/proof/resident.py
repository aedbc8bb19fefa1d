"""A person who does with a journal all there is to do with one, also what is rare."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

from journal_app.core.vocabulary import Vocabulary
from journal_app.services import bin as bin_service
from journal_app.services import (
    copies,
    margin_notes,
    new_keys,
    passphrases,
    pictures,
    recovery,
    restoring,
    sealing,
)
from journal_app.services.exchange import Format, export
from journal_app.services.ways import BY_KEYRING
from journal_app.storage.vault import Tables
from tests.proof.ledger import changed
from tests.proof.person import Person
from tests.proof.seen import PASSPHRASES, WAYS, fact_of, facts_of, number_of, pieces_of, text_of
from tests.services.closed_journal import NOTHING

WORDS = Vocabulary({})


class Resident(Person):
    """Everything a person does, and what comes once in a while."""

    def seal(self) -> None:
        """Seal an entry for good, or let it be seen again."""
        sealed = [each for each in pieces_of(self.vault) if each.sealed and not each.binned]
        if sealed and self.chance.random() < 0.5:
            piece = self.chance.choice(sealed)
            name, fact = fact_of(self.vault, piece)
            change = {name: fact | {"sealed": False}}
            self.attempt(change, lambda: sealing.unseal(self.vault, piece.id, words=WORDS))
            return
        found = self.one("entry", binned=False)
        if found is not None:
            piece, name, fact = found
            change = {name: fact | {"sealed": True}}
            self.attempt(change, lambda: sealing.seal(self.vault, piece.id))

    def empty_bin(self) -> None:
        """Delete for good what lies in the bin, with all that hangs on it."""
        now = facts_of(self.vault)
        gone = {name for name, fact in now.items() if isinstance(fact, dict) and fact["binned"]}
        hanging = {name for name, fact in now.items() if isinstance(fact, list) and fact[0] in gone}
        self.attempt(dict.fromkeys(gone | hanging), lambda: bin_service.empty(self.vault))

    def correct(self) -> None:
        """Let a note in the margin say something else."""
        for piece in pieces_of(self.vault):
            for note in self.vault.margin_notes.of(piece.id):
                number = number_of(note.body)
                assert number is not None
                text = text_of(number)[: self.chance.randrange(30, 60)].strip()
                self.attempt(
                    {f"note:{number}": [fact_of(self.vault, piece)[0], text]},
                    lambda uid=note.uid, text=text: margin_notes.edit(
                        self.vault, uid, text, clock=self.clock
                    ),
                )
                return

    def take_off(self) -> None:
        """Take a file off its entry, and maybe hang it there again."""
        for piece in pieces_of(self.vault):
            for picture in self.vault.attachments.of(piece.id):
                name = f"file:{number_of(picture.label)}"
                was = facts_of(self.vault)[name]
                self.attempt(
                    {name: None},
                    lambda uid=picture.uid: pictures.remove(self.vault, uid, clock=self.clock),
                )
                if self.chance.random() < 0.5:
                    self.attempt(
                        {name: was},
                        lambda uid=picture.uid: bin_service.bring_back(
                            self.vault, uid, clock=self.clock
                        ),
                    )
                return

    def undo_restore(self) -> None:
        """Take the last restore back; what was written since is gone with it."""
        last = restoring.last_restored(self.home, clock=self.clock)
        if last is None or last.safety is None:
            return
        with copies.reading(last.safety.path, self.vault.key()) as connection:
            then = facts_of(self.vault, Tables(connection))
        change = changed(facts_of(self.vault), then)
        self.close()
        self.attempt(change, lambda: restoring.undo(self.home, last, self.way, clock=self.clock))
        self.open()

    def change_passphrase(self) -> None:
        """Another one, where there is one."""
        if self.way is not BY_KEYRING:
            super().change_passphrase()

    def change_door(self) -> None:
        """Let the keyring open the journal instead of a passphrase, or the other way about."""
        if self.way is BY_KEYRING:
            self.turn_passphrase_on()
        else:
            self.turn_passphrase_off()

    def turn_passphrase_off(self) -> None:
        """Let the keyring open the journal."""
        done = self.attempt(
            {"passphrase": WAYS.index(BY_KEYRING)},
            lambda: passphrases.turn_off(self.home, self.way, clock=self.clock),
        )
        if done is not None:
            self.passphrase = WAYS.index(BY_KEYRING)

    def turn_passphrase_on(self) -> None:
        """Let a passphrase take the keyring's place; before that the code is kept."""
        recovery.confirm(self.home, clock=self.clock)
        done = self.attempt(
            {"passphrase": 0},
            lambda: passphrases.turn_on(
                self.home, PASSPHRASES[0], clock=self.clock, way=self.way, costs=NOTHING
            ),
        )
        if done is not None:
            self.passphrase = 0

    def new_keys(self) -> None:
        """Give the journal new keys, and keep the new code, so that the old ones go."""
        self.clock.advance(timedelta(minutes=1))
        self.close()
        made = self.attempt(
            {},
            lambda: new_keys.make(self.home, self.way, clock=self.clock, costs=NOTHING),
        )
        if made is not None and self.chance.random() < 0.7:
            self.attempt({}, lambda: recovery.confirm(self.home, clock=self.clock))
        self.open()

    def crash(self) -> None:
        """The process ends here: what the disk holds at this instant is all there is."""
        left = self.home.with_name(f"home-{self.next_number()}")
        shutil.copytree(self.home, left)
        self.close()
        shutil.rmtree(self.home)
        self.home = left
        self.open()

    def export(self) -> None:
        """Write everything out, and read there what it says of entries and moments."""
        target = self.home.with_name("all.json")
        reader = self.vault.reader()
        export(reader, target, form=Format.JSON, home=self.home, clock=self.clock)
        reader.close()
        archive = json.loads(target.read_bytes())
        shown = [piece for piece in pieces_of(self.vault) if not piece.binned and not piece.sealed]
        for kind, told in (("entry", "entries"), ("moment", "moments")):
            there = sum(piece.kind == kind for piece in shown)
            assert len(archive[told]) >= there, "an archive that leaves something out"
        _remove(target)


def _remove(target: Path) -> None:
    for path in target.parent.glob(f"{target.stem}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
