"""What is taken out of the bin for good is on no page of the journal, free ones and log too."""

from datetime import timedelta

from journal_app.core.bin import KEPT_FOR
from journal_app.core.clock import when_now
from journal_app.core.followups import Followup
from journal_app.core.ids import PieceId, new_uid
from journal_app.core.passages import Passage, anchor_at
from journal_app.services import bin as bin_service
from journal_app.services import entries, links, margin_notes, passages, sealing, templates
from journal_app.storage import codec
from journal_app.storage.vault import Vault
from tests.builders import START, FakeClock, entry, keep_entry, keep_moment, moment
from tests.storage.damaged import pages_of

SECRET = "zeegrasveld"
TEXT = f"The {SECRET} at low water. " * 700
"""Runs over several pages."""


def fill(vault: Vault, clock: FakeClock) -> PieceId:
    """A piece whose words stand wherever words of a piece can stand, among others."""
    others = [keep_entry(vault, entry(f"Another evening, number {n}. " * 40)) for n in range(30)]
    piece = keep_entry(vault, entry(TEXT, people=["Ana"], tags=["quiet"]))
    lived = keep_moment(vault, moment(f"A {SECRET} of a moment."))
    with vault.writing():
        vault.entries.keep_revision(piece, clock.now())
        vault.entries.save(piece, 1, f"{TEXT} And more.", clock.now())
        vault.search.put(piece, f"{TEXT} And more.", ["quiet"], ["Ana"])
        anchor = anchor_at(TEXT, 4, 11)
        passage = Passage(uid=new_uid(START), piece=piece, mark="mk_pull", anchor=anchor)
        vault.passages.add(passage, clock.now())
        vault.followups.put(Followup(piece=others[0], source=piece, sentence=f"The {SECRET}."))
        vault.connection.run(
            "INSERT INTO links (uid, source, target, words, created_at) VALUES (?, ?, ?, ?, 0)",
            (new_uid(START), others[1], piece, f"about the {SECRET}"),
        )
        vault.connection.run(
            "INSERT INTO margin_notes"
            " (uid, piece, body, written_at, zone, utc_offset, local_day, updated_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
            (new_uid(START), piece, f"{SECRET}, later", *codec.to_when_columns(entry().when)),
        )
        uid = vault.connection.value("SELECT uid FROM pieces WHERE id = ?", (piece,))
        vault.connection.run(
            "INSERT INTO bin (uid, noun, label, body, deleted_at) VALUES (?, ?, ?, ?, ?)",
            (
                new_uid(START),
                "margin-note",
                SECRET,
                f'{{"piece": "{uid}", "text": "{SECRET}"}}',
                codec.to_milliseconds(clock.now()),
            ),
        )
    for each in (piece, lived):
        entries.move_to_bin(vault, each, clock=clock)
    return piece


def places(vault: Vault) -> list[str]:
    """Where the word stands: in the pages as they are now, or in bytes of the log."""
    found = []
    needles = (SECRET.encode(), SECRET[1:].encode())
    with pages_of(vault.path) as pages:
        for number in range(1, pages.count + 1):
            page = pages.read(number)
            assert page is not None
            if any(needle in page for needle in needles):
                found.append(f"page {number}")
    log = vault.path.with_name(f"{vault.path.name}-wal")
    if log.stat().st_size:
        found.append("log")
    return found


def test_no_page_holds_a_word_of_what_went_for_good(vault: Vault, clock: FakeClock) -> None:
    fill(vault, clock)
    vault.checkpoint()
    assert len(places(vault)) > 5
    pieces = vault.pieces.binned()
    changes = bin_service.for_good(vault, pieces=pieces)
    assert changes.pieces == frozenset(pieces)
    assert places(vault) == []
    assert vault.bin.all() == ()
    assert vault.pieces.counts() == (30, 0)
    assert vault.connection.rows("PRAGMA integrity_check") == [("ok",)]
    vault.search.check()


def test_no_page_holds_a_word_of_what_was_emptied(vault: Vault, clock: FakeClock) -> None:
    piece = fill(vault, clock)
    template = templates.add(vault, SECRET, TEXT[:19_000], clock=clock).template
    templates.remove(vault, template.id, clock=clock)
    entries.bring_back(vault, piece)
    sealing.seal(vault, piece)
    entries.move_to_bin(vault, piece, clock=clock)
    assert bin_service.empty(vault).bin
    assert places(vault) == []
    assert not bin_service.empty(vault)


def test_what_joined_two_and_what_was_marked_goes_for_good_too(
    vault: Vault, clock: FakeClock
) -> None:
    piece = keep_entry(vault, entry(f"A {SECRET} of a door."))
    other = keep_entry(vault, entry("A lamp."))
    made = links.join(vault, piece, other, words=f"about the {SECRET}", clock=clock)
    links.part(vault, made.link.uid, clock=clock)
    passages.mark(vault, piece, "mk_pull", 0, 12, clock=clock)
    passages.unmark(vault, passages.of(vault, piece)[0].uid, clock=clock)
    assert len(vault.bin.all()) == 2
    entries.move_to_bin(vault, piece, clock=clock)
    bin_service.for_good(vault, pieces=[piece])
    assert vault.bin.all() == ()
    assert places(vault) == []


def test_pieces_go_after_thirty_days_and_leave_nothing(vault: Vault, clock: FakeClock) -> None:
    fill(vault, clock)
    kept = keep_entry(vault, entry("Put away a day later."))
    clock.advance(timedelta(days=1))
    entries.move_to_bin(vault, kept, clock=clock)
    clock.advance(KEPT_FOR - timedelta(days=1))
    assert bin_service.empty_old(vault, clock=clock).order
    assert places(vault) == []
    assert vault.pieces.binned() == [kept]


def test_a_clock_that_was_set_on_empties_nothing_by_itself(vault: Vault, clock: FakeClock) -> None:
    piece = fill(vault, clock)
    for leap in (timedelta(days=40), timedelta(days=14 * 365)):
        clock.advance(leap)
        assert not bin_service.empty_by_itself(vault, clock=clock)
        # What is written by it today says nothing of whether it stands right.
        _write(vault, clock)
        assert not bin_service.empty_by_itself(vault, clock=clock)
        clock.advance(-leap)
    assert piece in vault.pieces.binned()
    clock.advance(KEPT_FOR - timedelta(days=2))
    _write(vault, clock)
    assert not bin_service.empty_by_itself(vault, clock=clock)
    clock.advance(timedelta(days=2))
    assert bin_service.empty_by_itself(vault, clock=clock).order
    assert vault.pieces.binned() == []


def _write(vault: Vault, clock: FakeClock) -> None:
    entries.add(vault, "Another day.", when=when_now(clock), clock=clock)


def test_what_is_not_in_the_bin_is_not_taken_out(vault: Vault, clock: FakeClock) -> None:
    piece = keep_entry(vault, entry(TEXT))
    assert not bin_service.for_good(vault, pieces=[piece, PieceId(99)], uids=["nobody"])
    assert vault.pieces.counts() == (1, 0)


def test_a_note_that_was_put_away_leaves_the_index_as_well(vault: Vault, clock: FakeClock) -> None:
    piece = keep_entry(vault, entry("By the water."))
    note = margin_notes.write(vault, piece, f"{SECRET}, later", clock=clock).note
    margin_notes.put_away(vault, note.uid, clock=clock)
    bin_service.for_good(vault, uids=[note.uid])
    assert places(vault) == []
    assert vault.pieces.counts() == (1, 0)
