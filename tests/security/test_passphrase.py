"""The passphrase opens its slot, and only its slot."""

import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.security.passphrase import (
    HIGHEST_COSTS,
    WRITTEN_COSTS,
    Costs,
    DamagedSlot,
    PassphraseSlot,
    PassphraseTooShort,
    WrongPassphrase,
    is_long_enough,
    unwrap,
    wrap,
)
from journal_app.security.root_secret import RootSecret

VAULT = "0123456789abcdef"
PASSPHRASE = "the sea is wide"
# Far below what is ever written, so that hundreds of slots take a second.
CHEAP = (Costs(memory=64, passes=1, lanes=1),)


def made(root: RootSecret, passphrase: str = PASSPHRASE) -> PassphraseSlot:
    return wrap(root, passphrase, vault_id=VAULT, costs=CHEAP)


@given(st.binary(min_size=16, max_size=16), st.text(min_size=8, max_size=40).filter(is_long_enough))
def test_what_is_wrapped_is_unwrapped(value: bytes, passphrase: str) -> None:
    root = RootSecret(value)
    slot = made(root, passphrase)
    assert unwrap(slot, passphrase, vault_id=VAULT, key_id=root.key_id) == root


def test_the_costs_written_are_those_decided() -> None:
    root = RootSecret.new()
    slot = wrap(root, PASSPHRASE, vault_id=VAULT, stopwatch=lambda: 0.0)
    assert slot.costs == Costs(memory=262144, passes=3, lanes=4)
    assert (len(slot.salt), len(slot.nonce), len(slot.sealed)) == (16, 12, 32)
    assert unwrap(slot, PASSPHRASE, vault_id=VAULT, key_id=root.key_id) == root


def test_a_slow_computer_gets_the_second_choice() -> None:
    times = iter((0.0, 2.01))
    slot = wrap(RootSecret.new(), PASSPHRASE, vault_id=VAULT, stopwatch=lambda: next(times))
    assert slot.costs == WRITTEN_COSTS[1] == Costs(memory=65536, passes=3, lanes=4)


def test_a_computer_without_the_memory_gets_the_next_choice() -> None:
    beyond_any_computer = Costs(memory=2**32 - 1, passes=1, lanes=1)
    root = RootSecret.new()
    slot = wrap(root, PASSPHRASE, vault_id=VAULT, costs=(beyond_any_computer, *CHEAP))
    assert slot.costs == CHEAP[0]
    assert unwrap(slot, PASSPHRASE, vault_id=VAULT, key_id=root.key_id) == root


def test_salt_and_nonce_are_never_used_again() -> None:
    root = RootSecret.new()
    slots = [made(root) for _ in range(20)]
    assert len({slot.salt for slot in slots}) == len(slots)
    assert len({slot.nonce for slot in slots}) == len(slots)
    assert len({slot.sealed for slot in slots}) == len(slots)


@pytest.mark.parametrize(
    "typed", ["the sea is wide ", " the sea is wide", "The sea is wide", "the sea  is wide", ""]
)
def test_another_passphrase_is_wrong(typed: str) -> None:
    root = RootSecret.new()
    with pytest.raises(WrongPassphrase):
        unwrap(made(root), typed, vault_id=VAULT, key_id=root.key_id)


def test_the_same_letters_typed_on_another_system_open_it() -> None:
    root = RootSecret.new()
    composed = unicodedata.normalize("NFC", "zażółć gęślą jaźń")
    slot = made(root, composed)
    apart = unicodedata.normalize("NFD", composed)
    assert apart != composed
    assert unwrap(slot, apart, vault_id=VAULT, key_id=root.key_id) == root


def test_a_broken_letter_is_a_letter_like_any_other() -> None:
    root = RootSecret.new()
    slot = made(root, "broken \ud83d letter")
    assert unwrap(slot, "broken \ud83d letter", vault_id=VAULT, key_id=root.key_id) == root


@pytest.mark.parametrize("passphrase", ["", "1234567", "e\u0301" * 7])
def test_too_short_a_passphrase_is_not_accepted(passphrase: str) -> None:
    assert not is_long_enough(passphrase)
    with pytest.raises(PassphraseTooShort):
        made(RootSecret.new(), passphrase)


@given(st.integers(0, 31), st.integers(1, 255))
def test_any_altered_byte_is_noticed(place: int, change: int) -> None:
    root = RootSecret.new()
    slot = made(root)
    sealed = bytearray(slot.sealed)
    sealed[place] ^= change
    with pytest.raises(WrongPassphrase):
        unwrap(replace(slot, sealed=bytes(sealed)), PASSPHRASE, vault_id=VAULT, key_id=root.key_id)


def test_a_slot_opens_for_its_own_journal_and_key_alone() -> None:
    root = RootSecret.new()
    slot = made(root)
    with pytest.raises(WrongPassphrase):
        unwrap(slot, PASSPHRASE, vault_id=VAULT[::-1], key_id=root.key_id)
    with pytest.raises(WrongPassphrase):
        unwrap(slot, PASSPHRASE, vault_id=VAULT, key_id=RootSecret.new().key_id)


@pytest.mark.parametrize(
    "costs",
    [
        Costs(memory=HIGHEST_COSTS.memory + 1, passes=3, lanes=4),
        Costs(memory=65536, passes=HIGHEST_COSTS.passes + 1, lanes=4),
        Costs(memory=65536, passes=3, lanes=HIGHEST_COSTS.lanes + 1),
        Costs(memory=65536, passes=0, lanes=4),
        Costs(memory=65536, passes=3, lanes=0),
        Costs(memory=31, passes=3, lanes=4),
        Costs(memory=-1, passes=3, lanes=4),
    ],
)
def test_a_slot_that_asks_for_too_much_is_refused(costs: Costs) -> None:
    with pytest.raises(DamagedSlot, match="more than it may"):
        replace(made(RootSecret.new()), costs=costs)


@pytest.mark.parametrize(
    "change",
    [
        {"kdf": "scrypt"},
        {"version": 2},
        {"salt": b""},
        {"salt": bytes(17)},
        {"nonce": bytes(11)},
        {"sealed": bytes(16)},
    ],
)
def test_a_slot_of_another_format_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(DamagedSlot, match="format"):
        replace(made(RootSecret.new()), **change)


def test_a_slot_sealed_under_another_key_s_name_is_damaged() -> None:
    class Misnamed(RootSecret):
        key_id = "K7M2Q9XD"

    slot = wrap(Misnamed(bytes(16)), PASSPHRASE, vault_id=VAULT, costs=CHEAP)
    with pytest.raises(DamagedSlot, match="another key"):
        unwrap(slot, PASSPHRASE, vault_id=VAULT, key_id="K7M2Q9XD")


def test_no_error_or_slot_shows_the_passphrase_or_the_secret() -> None:
    root = RootSecret(b"ZQXWOMBAT1ZQXWOM")
    slot = made(root, "ZQXWOMBAT2 passphrase")
    with pytest.raises(WrongPassphrase) as caught:
        unwrap(slot, "ZQXWOMBAT3", vault_id=VAULT, key_id=root.key_id)
    assert "ZQX" not in f"{caught.value!r} {slot!r}"
    assert caught.value.__cause__ is None
