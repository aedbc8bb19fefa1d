"""A passage becomes a moment once, at the time of its entry, and both know of each other."""

from datetime import timedelta

import pytest

from journal_app.core.clock import when_now
from journal_app.core.errors import NotFound
from journal_app.core.ids import new_uid
from journal_app.core.links import PLACED_IN, TAKEN_FROM
from journal_app.core.moments import LONGEST_NOTE
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import becoming, entries, links, moments, passages
from journal_app.storage.vault import Vault
from tests.builders import START, FakeClock, entry, keep_entry, keep_moment, moment

TEXT = "Mara asked. I said “fine” and looked away."
WORDS = Vocabulary()


def passage_of(vault: Vault, text: str = TEXT, quote: str = "I said “fine”") -> passages.Passage:
    """One marked passage."""
    at = START - timedelta(days=3)
    piece = keep_entry(vault, entry(text, at=at, people=["Mara"]))
    start = text.index(quote)
    passages.mark(vault, piece, "mk_pull", start, start + len(quote), clock=FakeClock())
    return passages.of(vault, piece)[0]


def test_it_has_the_words_the_time_and_the_people_of_the_passage(
    vault: Vault, clock: FakeClock
) -> None:
    passage = passage_of(vault)
    became = becoming.become_moment(vault, passage.uid, words=WORDS, clock=clock)
    made = moments.get(vault, became.moment)
    assert (made.note, made.people, made.kind) == ("I said “fine”", ("Mara",), "kd_pulled_away")
    assert made.when.local == START - timedelta(days=3)
    assert became.changes.order
    assert became.changes.passages
    assert became.changes.pieces == {became.moment, passage.piece}
    assert passages.of(vault, passage.piece)[0].moment == became.moment
    [joined] = links.of(vault, passage.piece)
    assert (joined.other.id, joined.link.relation) == (became.moment, TAKEN_FROM)


def test_asked_again_it_is_the_same_moment(vault: Vault, clock: FakeClock) -> None:
    passage = passage_of(vault)
    first = becoming.become_moment(vault, passage.uid, words=WORDS, clock=clock)
    again = becoming.become_moment(vault, passage.uid, words=WORDS, clock=clock)
    assert again.moment == first.moment
    assert not again.changes
    moments.move_to_bin(vault, first.moment, clock=clock)
    third = becoming.become_moment(vault, passage.uid, words=WORDS, clock=clock)
    assert third.moment != first.moment


def test_a_long_passage_becomes_as_much_of_a_moment_as_one_can_hold(
    vault: Vault, clock: FakeClock
) -> None:
    text = "so far away " * 400
    passage = passage_of(vault, text, text.strip())
    became = becoming.become_moment(vault, passage.uid, words=WORDS, clock=clock)
    note = moments.get(vault, became.moment).note
    assert len(note) <= LONGEST_NOTE
    assert text.startswith(note.removesuffix("…"))


def test_a_passage_that_is_gone_becomes_nothing(vault: Vault, clock: FakeClock) -> None:
    with pytest.raises(NotFound):
        becoming.become_moment(vault, new_uid(START), words=WORDS, clock=clock)


def test_a_sentence_placed_twice_is_joined_once(vault: Vault, clock: FakeClock) -> None:
    lived, written = keep_moment(vault, moment()), keep_entry(vault, entry(TEXT))
    for _ in range(2):
        becoming.place_sentence(vault, lived, written, clock=clock)
    [joined] = links.of(vault, lived)
    assert (joined.other.id, joined.link.relation) == (written, PLACED_IN)


def test_a_moment_deleted_for_good_leaves_the_passage(vault: Vault, clock: FakeClock) -> None:
    passage = passage_of(vault)
    became = becoming.become_moment(vault, passage.uid, words=WORDS, clock=clock)
    with vault.writing():
        vault.pieces.remove(became.moment)
    assert passages.of(vault, passage.piece)[0].moment is None


def test_of_a_night_after_midnight_it_belongs_to_the_day_of_its_entry(
    vault: Vault, clock: FakeClock
) -> None:
    clock.set(START.replace(hour=1, minute=30))
    kept = entries.begin(vault, TEXT, when=when_now(clock), clock=clock)
    passages.mark(vault, kept.id, "mk_pull", 12, 25, clock=clock)
    written = entries.get(vault, kept.id).when
    assert written.day < written.local.date()
    [passage] = passages.of(vault, kept.id)
    became = becoming.become_moment(vault, passage.uid, words=WORDS, clock=clock)
    assert moments.get(vault, became.moment).when == written
