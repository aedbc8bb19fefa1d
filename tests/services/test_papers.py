"""What goes onto paper is whole, and leaves out what is sealed, binned, unsaid or covered."""

from datetime import timedelta

from journal_app.core.ids import PieceId
from journal_app.core.moments import LATER_FROM, Capture
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import entries, margin_notes, moments, papers, passages, sealing
from journal_app.services.papers import Paper
from journal_app.storage.vault import Vault
from tests import builders
from tests.builders import FakeClock


def read(vault: Vault, *pieces: PieceId, clock: FakeClock) -> tuple[Paper, ...]:
    """Every slice, and what they come to."""
    work = papers.read(vault, pieces, clock=clock)
    while True:
        try:
            next(work)
        except StopIteration as end:
            found: tuple[Paper, ...] = end.value
            return found


def test_an_entry_goes_with_all_that_belongs_to_it(vault: Vault, clock: FakeClock) -> None:
    made = builders.entry("She asked. I stayed.", people=["Mara"], tags=["repair"])
    piece = builders.keep_entry(vault, made)
    passages.mark(vault, piece, "mk_near", 11, 19, clock=clock)
    margin_notes.write(vault, piece, "And again.", clock=clock)
    [paper] = read(vault, piece, clock=clock)
    assert (paper.body, paper.people, paper.tags) == (made.body, ("Mara",), ("repair",))
    assert [each.anchor.quote for each in paper.passages] == ["I stayed"]
    assert [note.body for note in paper.notes] == ["And again."]


def test_what_may_not_be_seen_stays_in_the_journal(vault: Vault, clock: FakeClock) -> None:
    some = [builders.keep_entry(vault, builders.entry(words)) for words in ("A", "B", "C")]
    sealing.seal(vault, some[0])
    entries.move_to_bin(vault, some[1], clock=clock)
    found = read(vault, *some, PieceId(99), clock=clock)
    assert [paper.body for paper in found] == ["C"]


def test_what_was_kept_unsaid_stays_unsaid(vault: Vault, clock: FakeClock) -> None:
    capture = Capture(note="Her hand.", texts={"unsaid": "Stay.", "sentence": "An hour."})
    kept = moments.keep(vault, capture, words=Vocabulary(), clock=clock)
    [paper] = read(vault, kept.moment.id, clock=clock)
    assert (paper.body, paper.told, paper.kind) == ("Her hand.", ("An hour.",), "kd_noticed")


def test_an_answer_is_not_told_while_its_later_look_is_open(vault: Vault, clock: FakeClock) -> None:
    capture = Capture(note="Her hand.", reading="rd_fear", texts={"which_fear_other": "drowning"})
    kept = moments.keep(vault, capture, words=Vocabulary(), clock=clock)
    assert read(vault, kept.moment.id, clock=clock)[0].told == ("drowning",)
    clock.advance(LATER_FROM + timedelta(hours=1))
    assert read(vault, kept.moment.id, clock=clock)[0].told == ()


def test_many_are_read_in_slices(vault: Vault, clock: FakeClock) -> None:
    some = [builders.keep_entry(vault, builders.entry(f"{n}")) for n in range(papers.AT_ONCE + 3)]
    work = papers.read(vault, some, clock=clock)
    assert [*work] == [0, papers.AT_ONCE]
