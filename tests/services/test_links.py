"""Two pieces are joined in a few words, and whatever was joined can be taken back."""

import pytest

from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId
from journal_app.core.links import FELT_IN
from journal_app.services import links
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry, keep_moment, moment


@pytest.fixture
def pair(vault: Vault) -> tuple[PieceId, PieceId]:
    """An entry, and a moment that has to do with it."""
    return keep_entry(vault, entry("The kettle.")), keep_moment(vault, moment("The door."))


def said(vault: Vault, piece: PieceId) -> list[tuple[str, str]]:
    """How a piece is joined, at its own end."""
    return [(each.link.relation, each.link.words) for each in links.of(vault, piece)]


def test_what_was_joined_is_taken_back(
    vault: Vault, clock: FakeClock, pair: tuple[PieceId, PieceId]
) -> None:
    made = links.join(vault, *pair, words="  the same\nsilence ", clock=clock)
    assert made.changes.pieces == frozenset(pair)
    assert [said(vault, each) for each in pair] == [[("", "the same silence")]] * 2
    assert links.take_back(vault, made).pieces == frozenset(pair)
    assert [said(vault, each) for each in pair] == [[], []]


def test_joined_again_from_either_end_the_link_has_the_new_words(
    vault: Vault, clock: FakeClock, pair: tuple[PieceId, PieceId]
) -> None:
    first = links.join(vault, *pair, words="that night", clock=clock)
    again = links.join(vault, pair[1], pair[0], words="the same silence", clock=clock)
    assert (again.before, again.link.uid) == (first.link, first.link.uid)
    assert said(vault, pair[0]) == [("", "the same silence")]
    links.take_back(vault, again)
    assert said(vault, pair[0]) == [("", "that night")]
    links.join(vault, *pair, clock=clock)
    assert said(vault, pair[0]) == [("", "that night")]
    links.join(vault, *pair, relation=FELT_IN, clock=clock)
    assert sorted(said(vault, pair[1])) == [("", "that night"), (FELT_IN, "")]


def test_its_words_are_changed_taken_away_and_brought_back(
    vault: Vault, clock: FakeClock, pair: tuple[PieceId, PieceId]
) -> None:
    made = links.join(vault, *pair, words="that night", clock=clock)
    other = links.say(vault, made.link.uid, " the same\nsilence ")
    assert other.changes.pieces == frozenset(pair)
    assert not links.say(vault, made.link.uid, "the same silence").changes
    none = links.say(vault, made.link.uid, " ")
    assert [said(vault, each) for each in pair] == [[("", "")]] * 2
    links.take_back(vault, none)
    assert said(vault, pair[0]) == [("", "the same silence")]
    links.part(vault, made.link.uid, clock=clock)
    with pytest.raises(NotFound):
        links.say(vault, made.link.uid, "gone")


def test_a_piece_is_joined_neither_with_itself_nor_with_nothing(
    vault: Vault, clock: FakeClock, pair: tuple[PieceId, PieceId]
) -> None:
    with pytest.raises(BadInput):
        links.join(vault, pair[0], pair[0], clock=clock)
    with pytest.raises(NotFound):
        links.join(vault, pair[0], PieceId(99), clock=clock)
    assert said(vault, pair[0]) == []
