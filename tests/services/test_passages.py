"""Marks stay on their words through every way a text is kept, and are read as they were lived."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId, new_uid
from journal_app.core.passages import Passage, PassageFilter, Span, anchor_at
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import entries, passages, quiet_writing, sealing
from journal_app.services.passages import Marked
from journal_app.storage.vault import Vault
from tests.builders import START, FakeClock, entry, keep_entry, when

TEXT = "She asked. I said “fine” and looked away. Later I came back and sat down."
FINE = "I said “fine”"
AWAY = "looked away"
NOON = datetime(2026, 3, 14, 12, 0)


def marked(vault: Vault, piece: PieceId, quote: str, mark: str = "mk_pull") -> Passage:
    """Mark these words of an entry, and give the passage back."""
    body = vault.entries.body(piece) or ""
    start = body.index(quote)
    passages.mark(vault, piece, mark, start, start + len(quote), clock=FakeClock())
    return next(
        each
        for each in passages.of(vault, piece)
        if (each.anchor.start, each.mark, each.anchor.quote) == (start, mark, quote)
    )


def save(vault: Vault, piece: PieceId, body: str, known: Marked | None = None) -> bool:
    """Save a text as a page that is up to date does; whether marks changed."""
    rev = entries.get(vault, piece).rev
    kept = entries.save(vault, piece, rev, body, clock=FakeClock(), new_sitting=True, marked=known)
    return kept.changes.passages


def quotes(vault: Vault, piece: PieceId) -> list[str]:
    """The words that stand marked, in order."""
    return [each.anchor.quote for each in passages.of(vault, piece) if not each.lost]


def lost(vault: Vault, piece: PieceId) -> list[str]:
    """The words of the marks that lost them."""
    return [each.anchor.quote for each in passages.of(vault, piece) if each.lost]


# Marking and taking off.


def test_the_same_mark_on_the_same_words_comes_off(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    first = marked(vault, piece, FINE)
    marked(vault, piece, FINE, "mk_body")
    start = first.anchor.start
    passages.mark(vault, piece, "mk_pull", start - 1, first.anchor.end + 1, clock=FakeClock())
    assert [each.mark for each in passages.of(vault, piece)] == ["mk_body"]
    assert vault.entries.body(piece) == TEXT


def test_a_mark_taken_off_can_be_put_back_even_when_the_text_moved(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    passage = marked(vault, piece, AWAY)
    changes = passages.unmark(vault, passage.uid, clock=FakeClock())
    assert changes.passages
    assert passages.of(vault, piece) == ()
    assert not passages.unmark(vault, passage.uid, clock=FakeClock())
    save(vault, piece, "Rain. " + TEXT)
    passages.put_back(vault, passage, clock=FakeClock())
    assert quotes(vault, piece) == [AWAY]


def test_marking_while_reading_counts_as_a_save(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    passage = marked(vault, piece, AWAY)
    assert entries.get(vault, piece).rev == 2
    passages.unmark(vault, passage.uid, clock=FakeClock())
    assert entries.get(vault, piece).rev == 3


@pytest.mark.parametrize(("start", "end"), [(4, 4), (3, 4), (9, 2), (500, 900)])
def test_where_there_are_no_words_there_is_nothing_to_mark(
    vault: Vault, start: int, end: int
) -> None:
    piece = keep_entry(vault, entry(TEXT))
    with pytest.raises(BadInput):
        passages.mark(vault, piece, "mk_pull", start, end, clock=FakeClock())
    assert passages.of(vault, piece) == ()


def test_what_is_gone_is_told(vault: Vault) -> None:
    clock = FakeClock()
    with pytest.raises(NotFound):
        passages.mark(vault, PieceId(7), "mk_pull", 0, 3, clock=clock)
    with pytest.raises(NotFound):
        passages.place(vault, new_uid(START), 0, 3, clock=clock)


# Texts that change.


def test_marks_survive_a_save_that_knows_nothing_of_them(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    one, other = marked(vault, piece, FINE), marked(vault, piece, AWAY, "mk_body")
    assert save(vault, piece, "Before it rained. " + TEXT)
    now = passages.of(vault, piece)
    assert [each.uid for each in now] == [one.uid, other.uid]
    assert [each.anchor.start for each in now] == [
        one.anchor.start + 18, other.anchor.start + 18,
    ]  # fmt: skip
    assert not save(vault, piece, "Before it rained. " + TEXT)


def test_the_page_says_where_its_marks_are_and_which_it_took_off(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    one, other = marked(vault, piece, FINE), marked(vault, piece, AWAY)
    new = new_uid(START)
    spans = (
        Span(uid=one.uid, mark="mk_need", start=0, end=9),
        Span(uid=new, mark="mk_help", start=11, end=24),
    )
    known = Marked(spans=spans, removed=frozenset({other.uid}))
    assert save(vault, piece, TEXT, known)
    assert [(each.uid, each.mark, each.anchor.quote) for each in passages.of(vault, piece)] == [
        (one.uid, "mk_need", "She asked"),
        (new, "mk_help", FINE),
    ]
    assert not save(vault, piece, TEXT, Marked(spans=spans))


def test_a_stale_page_moves_its_marks_and_loses_none_it_does_not_know(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    one = marked(vault, piece, FINE)
    stale = entries.get(vault, piece)
    other = marked(vault, piece, AWAY, "mk_body")
    body = "Tired. " + TEXT
    known = Marked(spans=(replace(one.span, start=one.span.start + 7, end=one.span.end + 7),))
    entries.save(vault, piece, stale.rev, body, clock=FakeClock(), new_sitting=False, marked=known)
    assert [(each.uid, each.anchor.quote) for each in passages.of(vault, piece)] == [
        (one.uid, FINE), (other.uid, AWAY),
    ]  # fmt: skip


@pytest.mark.parametrize(("start", "end"), [(-4, 9), (70, 900), (900, 950), (30, 30), (40, 12)])
def test_a_place_outside_the_text_is_never_kept(vault: Vault, start: int, end: int) -> None:
    piece = keep_entry(vault, entry(TEXT))
    one = marked(vault, piece, FINE)
    known = Marked(
        spans=(
            Span(uid=one.uid, mark="mk_pull", start=start, end=end),
            Span(uid=new_uid(START), mark="mk_body", start=start, end=end),
        )
    )
    save(vault, piece, TEXT, known)
    for each in passages.of(vault, piece):
        at = each.anchor
        assert 0 <= at.start < at.end <= len(TEXT)
        assert TEXT[at.start : at.end] == at.quote
    assert one.uid in {each.uid for each in passages.of(vault, piece)}


def test_an_earlier_text_loses_no_mark_and_finds_lost_ones_again(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    one, other = marked(vault, piece, FINE), marked(vault, piece, AWAY)
    without = TEXT.replace(" and looked away", "")
    save(vault, piece, without)
    assert (quotes(vault, piece), lost(vault, piece)) == ([FINE], [AWAY])
    save(vault, piece, "Nothing of all this.")
    assert (quotes(vault, piece), lost(vault, piece)) == ([], [FINE, AWAY])
    save(vault, piece, TEXT)
    assert list(passages.of(vault, piece)) == [one, other]


def test_an_earlier_text_from_before_the_words_lists_them_as_lost(vault: Vault) -> None:
    piece = keep_entry(vault, entry("She asked."))
    save(vault, piece, TEXT)
    passage = marked(vault, piece, AWAY)
    save(vault, piece, "She asked.")
    assert list(passages.of(vault, piece)) == [replace(passage, lost=True)]


def test_since_when_words_are_lost_is_told_by_the_first_time(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    marked(vault, piece, AWAY)
    clock = FakeClock()
    for body in ("Gone.", "Gone, still."):
        rev = entries.get(vault, piece).rev
        entries.save(vault, piece, rev, body, clock=clock, new_sitting=False)
        clock.advance(timedelta(days=1))
    since = vault.connection.value("SELECT lost_at FROM passages")
    assert since == int(START.timestamp() * 1000)


def test_a_lost_mark_can_be_put_on_words_the_person_shows(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    passage = marked(vault, piece, AWAY)
    save(vault, piece, "I turned to the window.")
    passages.place(vault, passage.uid, 2, 24, clock=FakeClock())
    assert quotes(vault, piece) == ["turned to the window."]
    assert passages.of(vault, piece)[0].uid == passage.uid


def test_marks_go_into_the_bin_and_come_back_with_their_entry(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    passage = marked(vault, piece, FINE)
    entries.move_to_bin(vault, piece, clock=FakeClock())
    assert len(passages.found(vault, PassageFilter())) == 0
    assert vault.passages.uses() == {}
    assert list(passages.of(vault, piece)) == [passage]
    entries.bring_back(vault, piece)
    assert passages.found(vault, PassageFilter()).uids == (passage.uid,)
    assert list(passages.of(vault, piece)) == [passage]


def test_an_entry_written_on_quietly_keeps_its_marks(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    passage = marked(vault, piece, AWAY)
    kept = quiet_writing.save(
        vault, piece, entries.get(vault, piece).rev, "Once more. " + TEXT,
        clock=FakeClock(), new_sitting=True,
    )  # fmt: skip
    assert kept.changes.passages
    assert passages.of(vault, piece)[0].anchor.start == passage.anchor.start + 11


def test_a_sealed_entry_that_gets_its_words_back_gets_its_marks_back(vault: Vault) -> None:
    clock = FakeClock()
    piece = keep_entry(vault, entry(TEXT))
    passage = marked(vault, piece, FINE)
    sealing.seal(vault, piece)
    quiet_writing.save(
        vault, piece, entries.get(vault, piece).rev, "", clock=clock, new_sitting=True
    )
    assert lost(vault, piece) == [FINE]
    quiet_writing.leave(vault, piece, clock=clock)
    sealing.bring_back(vault, piece, clock=clock)
    assert vault.entries.body(piece) == TEXT
    assert list(passages.of(vault, piece)) == [passage]


def test_an_entry_may_begin_with_marks(vault: Vault) -> None:
    uid = new_uid(START)
    known = Marked(spans=(Span(uid=uid, mark="mk_help", start=0, end=4),))
    kept = entries.begin(vault, "Soup helped.", when=when(), clock=FakeClock(), marked=known)
    assert kept.changes.passages
    assert [each.anchor for each in passages.of(vault, kept.id)] == [
        anchor_at("Soup helped.", 0, 4)
    ]


# Reading them.


def three(vault: Vault) -> list[Passage]:
    """Kept out of order; returned oldest first."""
    made = []
    for days, text, mark, people in (
        (1, "Middle words here.", "mk_need", ["Mara", "Dad"]),
        (0, "Newest words here.", "mk_pull", []),
        (400, "Oldest words here.", "mk_pull", ["MARA"]),
    ):
        piece = keep_entry(vault, entry(text, at=NOON - timedelta(days=days), people=people))
        made.append(marked(vault, piece, text[:12], mark))
    middle, newest, oldest = made
    return [oldest, middle, newest]


def found(vault: Vault, **only: object) -> list[str]:
    """The uids that fit."""
    return list(passages.found(vault, PassageFilter(**only)).uids)  # type: ignore[arg-type]


def test_passages_are_read_in_the_order_they_were_lived(vault: Vault) -> None:
    oldest, middle, newest = (each.uid for each in three(vault))
    order = passages.found(vault, PassageFilter())
    assert order.uids == (oldest, middle, newest)
    assert order.newest_first().uids == (newest, middle, oldest)
    assert [order.day(at) for at in (0, 2)] == [(NOON - timedelta(days=400)).date(), NOON.date()]
    assert order.newest_first().day(0) == NOON.date()


def test_several_passages_of_one_entry_stand_in_the_order_of_its_text(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    later, earlier = marked(vault, piece, AWAY), marked(vault, piece, FINE)
    assert found(vault) == [earlier.uid, later.uid]


def test_a_person_is_found_in_whatever_case(vault: Vault) -> None:
    oldest, middle, _newest = (each.uid for each in three(vault))
    assert found(vault, person="mara") == [oldest, middle]
    assert found(vault, person="DAD") == [middle]
    assert found(vault, person="Nobody") == []


def test_marks_people_and_days_join_with_and(vault: Vault) -> None:
    oldest, middle, newest = (each.uid for each in three(vault))
    assert found(vault, marks=frozenset({"mk_pull"})) == [oldest, newest]
    assert found(vault, marks=frozenset({"mk_pull", "mk_need"})) == [oldest, middle, newest]
    assert found(vault, marks=frozenset({"mk_pull"}), person="Mara") == [oldest]
    day = NOON.date()
    assert found(vault, first=day, last=day) == [newest]
    assert found(vault, last=day - timedelta(days=1)) == [oldest, middle]
    assert found(vault, first=day + timedelta(days=1)) == []


def test_lost_passages_are_read_too_unless_one_leaves_them_out(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT))
    passage = marked(vault, piece, AWAY)
    save(vault, piece, "Other words.")
    assert found(vault) == [passage.uid]
    assert found(vault, lost_too=False) == []
    [read] = passages.rows(vault, [passage.uid]).values()
    assert read.passage.lost
    assert read.passage.anchor.quote == AWAY


def test_what_is_sealed_is_never_read(vault: Vault) -> None:
    piece = keep_entry(vault, entry(TEXT, people=["Mara"]))
    passage = marked(vault, piece, AWAY)
    sealing.seal(vault, piece)
    assert found(vault) == []
    assert passages.rows(vault, [passage.uid]) == {}
    assert passages.days(vault) is None
    assert vault.passages.uses() == {}
    sealing.unseal(vault, piece, words=Vocabulary())
    assert found(vault) == [passage.uid]
    assert set(passages.rows(vault, [passage.uid])) == {passage.uid}


def test_an_entry_given_another_day_takes_its_passages_along(vault: Vault) -> None:
    oldest, middle, newest = three(vault)
    earlier = when(NOON - timedelta(days=900))
    entries.change_time(vault, newest.piece, earlier, clock=FakeClock())
    assert found(vault) == [newest.uid, oldest.uid, middle.uid]
    assert passages.days(vault) == (earlier.day, (NOON - timedelta(days=1)).date())


def test_a_row_tells_when_it_was_with_whom_and_since_when_it_is_marked(vault: Vault) -> None:
    _oldest, middle, _newest = three(vault)
    [read] = passages.rows(vault, [middle.uid, new_uid(START)]).values()
    assert read.passage == middle
    assert read.when.day == date(2026, 3, 13)
    assert read.people == ("Mara", "Dad")
    assert read.created_at == START
