"""Pieces come whole and in the order asked for, entries and moments alike."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal_app.content.prompts import load_prompts
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId
from journal_app.core.moments import STATES_TO_SETTLE
from journal_app.core.resources import resource
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import entries, links, moments, reading
from journal_app.storage.vault import Vault
from tests.builders import START, FakeClock, entry, keep_entry, keep_moment, moment
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


def test_a_leaf_of_an_entry_holds_its_question_and_its_moments(
    vault: Vault, clock: FakeClock
) -> None:
    prompt = load_prompts("en", resource("prompts"))[0]
    asked = keep_entry(vault, replace(entry(), prompt_id=prompt.id))
    plain = keep_entry(vault, entry())
    lived = keep_moment(vault, moment("In the car."))
    links.join(vault, lived, asked, words="the same evening", clock=clock)
    leaf = reading.leaf(vault, asked, clock=clock)
    assert leaf.entry == entries.get(vault, asked)
    assert leaf.question == prompt.text
    assert [each.other.preview for each in leaf.joined] == ["In the car."]
    assert reading.leaf(vault, plain, clock=clock).question == ""
    with pytest.raises(NotFound):
        reading.leaf(vault, PieceId(99), clock=clock)


@pytest.mark.parametrize("state", sorted(STATES_TO_SETTLE))
def test_settling_comes_first_for_half_a_day(vault: Vault, clock: FakeClock, state: str) -> None:
    calm = keep_moment(vault, moment())
    assert not reading.leaf(vault, calm, clock=clock).settles_first
    keep_moment(vault, replace(moment(), state=state))
    assert reading.leaf(vault, calm, clock=clock).settles_first
    clock.advance(timedelta(hours=13))
    assert not reading.leaf(vault, calm, clock=clock).settles_first


def test_earlier_states_know_until_when_they_stood(vault: Vault, clock: FakeClock) -> None:
    piece = keep_moment(vault, moment("First."))
    clock.advance(timedelta(hours=1))
    mended = replace(moments.get(vault, piece), note="Second.")
    moments.revise(vault, mended, words=Vocabulary(), clock=clock, new_sitting=True)
    (earlier,) = reading.earlier_moments(vault, piece)
    assert (earlier.moment.note, earlier.kept_at) == ("First.", clock.now())
