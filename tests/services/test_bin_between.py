"""Links and marks in the bin: by whom they are seen, when they go, and the way back."""

import pytest

from journal_app.core.bin import Noun
from journal_app.core.errors import BadInput
from journal_app.core.ids import PieceId, Uid, new_uid
from journal_app.core.passages import Span
from journal_app.services import bin as bin_service
from journal_app.services import entries, links, margin_notes, passages, sealing
from journal_app.services.passages import Marked
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry

TEXT = "She asked, and I looked away again."
QUOTE = "looked away"


@pytest.fixture
def pair(vault: Vault) -> tuple[PieceId, PieceId]:
    return keep_entry(vault, entry(TEXT)), keep_entry(vault, entry("The lamp."))


def marked(vault: Vault, piece: PieceId, clock: FakeClock) -> Uid:
    start = TEXT.index(QUOTE)
    passages.mark(vault, piece, "mk_pull", start, start + len(QUOTE), clock=clock)
    return passages.of(vault, piece)[0].uid


def in_bin(vault: Vault) -> list[tuple[Noun, str]]:
    return [(each.noun, each.label) for each in bin_service.contents(vault).others]


def parted(vault: Vault, pair: tuple[PieceId, PieceId], clock: FakeClock, words: str = "") -> Uid:
    made = links.join(vault, *pair, words=words, clock=clock)
    assert links.part(vault, made.link.uid, clock=clock).bin
    return made.link.uid


def test_what_joined_two_without_words_is_called_so(
    vault: Vault, pair: tuple[PieceId, PieceId], clock: FakeClock
) -> None:
    uid = parted(vault, pair, clock)
    assert in_bin(vault) == [(Noun.LINK, "Joined without words")]
    bin_service.bring_back(vault, uid, clock=clock)
    assert [each.link.words for each in links.of(vault, pair[1])] == [""]
    assert not links.part(vault, Uid("gone"), clock=clock)


@pytest.mark.parametrize("end", [0, 1])
def test_what_stood_between_two_is_not_told_while_either_is_sealed_and_goes_with_either(
    vault: Vault, pair: tuple[PieceId, PieceId], clock: FakeClock, end: int
) -> None:
    uid = parted(vault, pair, clock, "that night")
    sealing.seal(vault, pair[end])
    assert in_bin(vault) == []
    entries.move_to_bin(vault, pair[end], clock=clock)
    bin_service.for_good(vault, pieces=[pair[end]])
    assert vault.bin.get(uid) is None


def test_two_that_are_joined_again_are_not_joined_twice(
    vault: Vault, pair: tuple[PieceId, PieceId], clock: FakeClock
) -> None:
    uid = parted(vault, pair, clock, "that night")
    links.join(vault, *pair, words="another night", clock=clock)
    with pytest.raises(BadInput):
        bin_service.bring_back(vault, uid, clock=clock)
    assert in_bin(vault) == [(Noun.LINK, "that night")]
    assert [each.link.words for each in links.of(vault, pair[0])] == ["another night"]


def test_a_mark_comes_back_onto_its_words_where_they_are_now_or_without_them_as_lost(
    vault: Vault, pair: tuple[PieceId, PieceId], clock: FakeClock
) -> None:
    uid = marked(vault, pair[0], clock)
    passages.unmark(vault, uid, clock=clock)
    assert in_bin(vault) == [(Noun.PASSAGE, QUOTE)]
    rev = entries.get(vault, pair[0]).rev
    entries.save(vault, pair[0], rev, f"Rain. {TEXT}", clock=clock, new_sitting=True)
    assert bin_service.bring_back(vault, uid, clock=clock).passages
    (again,) = passages.of(vault, pair[0])
    assert (again.uid, again.anchor.start, again.lost) == (uid, 6 + TEXT.index(QUOTE), False)
    passages.unmark(vault, uid, clock=clock)
    rev = entries.get(vault, pair[0]).rev
    entries.save(vault, pair[0], rev, "Nothing of it.", clock=clock, new_sitting=True)
    bin_service.bring_back(vault, uid, clock=clock)
    assert [each.lost for each in passages.of(vault, pair[0])] == [True]


def test_what_was_marked_anew_meanwhile_is_not_marked_twice(
    vault: Vault, pair: tuple[PieceId, PieceId], clock: FakeClock
) -> None:
    before = marked(vault, pair[0], clock)
    passages.unmark(vault, before, clock=clock)
    again = marked(vault, pair[0], clock)
    bin_service.bring_back(vault, before, clock=clock)
    assert [each.uid for each in passages.of(vault, pair[0])] == [again]
    assert in_bin(vault) == []


def test_taken_off_and_put_back_by_undo_it_is_in_the_bin_no_more(
    vault: Vault, pair: tuple[PieceId, PieceId], clock: FakeClock
) -> None:
    uid = marked(vault, pair[0], clock)
    passage = passages.of(vault, pair[0])[0]
    passages.unmark(vault, uid, clock=clock)
    passages.put_back(vault, passage, clock=clock)
    assert in_bin(vault) == []
    start = TEXT.index(QUOTE)
    changes = passages.mark(vault, pair[0], "mk_pull", start, start + len(QUOTE), clock=clock)
    assert changes.bin
    assert in_bin(vault) == [(Noun.PASSAGE, QUOTE)]


def test_a_mark_taken_off_while_writing_waits_too_until_it_stands_there_again(
    vault: Vault, pair: tuple[PieceId, PieceId], clock: FakeClock
) -> None:
    uid = marked(vault, pair[0], clock)
    span = passages.of(vault, pair[0])[0].span

    def save(told: Marked) -> bool:
        rev = entries.get(vault, pair[0]).rev
        kept = entries.save(vault, pair[0], rev, TEXT, clock=clock, new_sitting=False, marked=told)
        return kept.changes.bin

    assert save(Marked(spans=(), removed=frozenset({uid}))), "an open bin does not hear of it"
    assert in_bin(vault) == [(Noun.PASSAGE, QUOTE)]
    assert save(Marked(spans=(span,), removed=frozenset()))
    assert in_bin(vault) == []
    assert not save(Marked(spans=(span,), removed=frozenset()))
    made = Span(uid=new_uid(clock.now()), mark="mk_pull", start=0, end=4)
    assert not save(Marked(spans=(span, made), removed=frozenset())), "nothing came from there"
    assert not save(Marked(spans=(span,), removed=frozenset()))
    assert uid in [each.uid for each in passages.of(vault, pair[0])]


def test_an_entry_that_vanishes_leaves_none_of_its_words_in_the_bin(
    vault: Vault, clock: FakeClock
) -> None:
    piece = keep_entry(vault, entry(TEXT))
    uid = marked(vault, piece, clock)
    told = Marked(spans=(), removed=frozenset({uid}))
    entries.save(vault, piece, 2, "", clock=clock, new_sitting=False, marked=told)
    vault.connection.run("DELETE FROM revisions")
    assert len(vault.bin.all()) == 1
    assert entries.leave(vault, piece).bin
    assert vault.bin.all() == ()


def test_an_empty_page_stays_while_something_of_it_can_still_be_brought_back(
    vault: Vault, clock: FakeClock
) -> None:
    piece = keep_entry(vault, entry(""))
    note = margin_notes.write(vault, piece, "A sentence beside it.", clock=clock).note
    margin_notes.put_away(vault, note.uid, clock=clock)
    assert not entries.leave(vault, piece)
    bin_service.bring_back(vault, note.uid, clock=clock)
    assert margin_notes.of(vault, piece) == (note,)
