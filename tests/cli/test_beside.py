"""`show` tells what stands beside a piece."""

from datetime import timedelta

from journal_app.cli import beside
from journal_app.services import margin_notes, passages
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry


def test_marks_notes_and_the_number_of_versions(vault: Vault, clock: FakeClock) -> None:
    piece = keep_entry(vault, entry("The river was high, and I went."))
    assert list(beside.facts(vault, piece)) == []
    assert list(beside.notes(vault, piece)) == []
    with vault.writing():
        vault.entries.keep_revision(piece, clock.now())
    passages.mark(vault, piece, "mk_pull", 4, 9, clock=clock)
    clock.advance(timedelta(days=400))
    margin_notes.write(vault, piece, "I would go again.", clock=clock)
    assert list(beside.facts(vault, piece)) == [
        "",
        "Pulling away: “river”",
        "Earlier versions: 1",
    ]
    assert list(beside.notes(vault, piece)) == ["", "2027-04-18  I would go again."]
    fields = beside.as_fields(vault, piece)
    assert fields["marks"] == [{"mark": "mk_pull", "quote": "river", "start": 4, "lost": False}]
    assert fields["versions"] == 1
    assert [note["text"] for note in fields["notes"]] == ["I would go again."]
