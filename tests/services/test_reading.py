"""Pieces come whole and in the order asked for, entries and moments alike."""

import pytest

from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId
from journal_app.services import reading
from journal_app.storage.vault import Vault
from tests.builders import START, entry, keep_entry
from tests.exchange import sample


def test_entries_and_moments_come_with_their_words(vault: Vault) -> None:
    written, caught = sample.fill(vault)
    found = list(reading.listed(vault, [caught, written]))
    assert [(each.head.kind.value, each.text) for each in found] == [
        ("moment", sample.NOTE),
        ("entry", sample.TEXT),
    ]
    assert found[1].head.tags == ("evening",)
    assert found[0].head.people == ("Mara",)


def test_one_that_is_gone_is_passed_over(vault: Vault) -> None:
    written, _caught = sample.fill(vault)
    found = reading.listed(vault, [PieceId(77), written, PieceId(78)])
    assert [each.head.id for each in found] == [written]


def test_more_than_one_slice_keeps_its_order(vault: Vault) -> None:
    ids = [keep_entry(vault, entry(f"Number {number}")) for number in range(reading.SLICE + 3)]
    found = list(reading.listed(vault, ids))
    assert [each.head.id for each in found] == ids
    assert found[-1].text == f"Number {reading.SLICE + 2}"


def test_a_beginning_names_one_piece(vault: Vault) -> None:
    written, caught = sample.fill(vault)
    uid = "019aa8a1-0000-7000-8000-00000000000"
    assert reading.named(vault, f"{uid}3").listed.head.id == written
    assert reading.named(vault, f" {uid.upper()}4 ").listed.text == sample.NOTE
    with pytest.raises(BadInput):
        reading.named(vault, uid)
    with pytest.raises(NotFound):
        reading.named(vault, f"{uid}5")
    with vault.writing():
        vault.pieces.bin(caught, START)
    whole = reading.named(vault, f"{uid}4")
    assert (whole.rev, whole.deleted_at) == (1, START)
    assert reading.named(vault, f"{uid}3").rev == 2
