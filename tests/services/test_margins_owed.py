"""What stands in the margin of a piece is found, whatever becomes of its people and tags."""

from journal_app.core.vocabulary import Vocabulary
from journal_app.services import labels, margin_notes, owed_words, tags
from journal_app.services.labels import Kind
from journal_app.storage.vault import Vault
from tests.builders import FakeClock
from tests.services.test_labels import KINDS, found, named, pay, write


@KINDS
def test_what_stands_in_the_margin_is_found_under_every_name(
    vault: Vault, clock: FakeClock, kind: Kind
) -> None:
    piece = write(vault, clock, kind, "ana")
    margin_notes.write(vault, piece, "Looking back: a lighthouse.", clock=clock)
    labels.rename(vault, kind, named(vault, kind, "ana").uid, "Zora")
    pay(vault)
    assert found(vault, "lighthouse") == found(vault, "zora") == {piece}


def test_margins_an_earlier_version_lost_from_the_index_are_found_again(
    vault: Vault, clock: FakeClock
) -> None:
    piece = write(vault, clock, tags.KIND, "old")
    other = write(vault, clock, tags.KIND, "old", body="Nothing in the margin.")
    margin_notes.write(vault, piece, "Looking back: a lighthouse.", clock=clock)
    with vault.writing():
        vault.search.put(piece, "One.", ("old",), ())
    assert found(vault, "lighthouse") == set()
    words = owed_words.pay(vault, Vocabulary())
    assert list(words) == [(1, 1)]
    assert found(vault, "lighthouse") == {piece}
    assert found(vault, "old") == {piece, other}
    assert list(owed_words.pay(vault, Vocabulary())) == []
