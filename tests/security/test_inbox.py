"""What is sealed to a journal only that journal reads, and every alteration is noticed."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from journal_app.security.inbox import (
    LARGEST_DATA,
    LARGEST_ITEM,
    DamagedItem,
    ForeignItem,
    NewerItem,
    UnreadableItem,
    open_sealed,
    public_key,
    seal,
)
from journal_app.security.root_secret import RootSecret

PRIVATE = RootSecret(bytes(range(16))).inbox_key()
PUBLIC = public_key(PRIVATE)
OTHER = RootSecret(bytes(range(1, 17))).inbox_key()
WORDS = "I went quiet — ZQXWOMBAT1".encode()
SEALED = seal(PUBLIC, WORDS)
VERSION_AT = 8
KEY_NAME = range(9, 17)
ONCE = range(17, 49)


@given(st.binary(max_size=20_000))
def test_what_is_sealed_is_opened_again(data: bytes) -> None:
    assert open_sealed(PRIVATE, seal(PUBLIC, data)) == data


def sealed_by_hand(padded: bytes) -> bytes:
    """An item as the format is written down, made without our code."""
    app = b"io.github.tideline.Tideline"
    ephemeral = X25519PrivateKey.generate()
    once = ephemeral.public_key().public_bytes_raw()
    name = hashlib.sha256(app + b" inbox key name v1" + PUBLIC).digest()[:8]
    header = b"tl-inbox" + b"\x01" + name + once
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(PUBLIC))
    info = app + b" inbox item v1" + once + PUBLIC
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(shared)
    return header + ChaCha20Poly1305(key).encrypt(bytes(12), padded, header)


def test_the_format_never_changes() -> None:
    # Written down once: a change here would leave items of every existing journal unread.
    assert PUBLIC.hex() == "23ec93ce51ed3f85f5c086284a4dd1f7a2a433c042c923f652c74e9bf5e5e67a"
    padded = b"\x00\x00\x00\x10Sealed long ago." + bytes(4096 - 20)
    assert open_sealed(PRIVATE, sealed_by_hand(padded)) == b"Sealed long ago."


@pytest.mark.parametrize("size", [0, 1, 4092, 4093, 8188, LARGEST_DATA])
def test_the_size_tells_only_how_many_times_four_kibibytes_it_is(size: int) -> None:
    sealed = seal(PUBLIC, bytes(size))
    assert len(sealed) == 49 + 16 + -(-(size + 4) // 4096) * 4096
    assert len(sealed) <= LARGEST_ITEM
    assert open_sealed(PRIVATE, sealed) == bytes(size)


def test_more_than_an_item_holds_is_not_sealed() -> None:
    with pytest.raises(ValueError, match="more"):
        seal(PUBLIC, bytes(LARGEST_DATA + 1))


def test_the_same_words_are_never_sealed_alike() -> None:
    assert len({seal(PUBLIC, WORDS)[17:] for _ in range(20)}) == 20
    assert not any(WORDS in seal(PUBLIC, WORDS) for _ in range(20))


@given(st.integers(0, len(SEALED) * 8 - 1))
def test_any_flipped_bit_is_refused(bit: int) -> None:
    altered = bytearray(SEALED)
    altered[bit // 8] ^= 1 << bit % 8
    with pytest.raises(UnreadableItem):
        open_sealed(PRIVATE, bytes(altered))


def test_every_flipped_bit_of_the_header_is_refused() -> None:
    for bit in range(49 * 8):
        altered = bytearray(SEALED)
        altered[bit // 8] ^= 1 << bit % 8
        expected = (
            NewerItem
            if bit // 8 == VERSION_AT and altered[VERSION_AT] > 1
            else ForeignItem
            if bit // 8 in KEY_NAME
            else DamagedItem
        )
        with pytest.raises(expected):
            open_sealed(PRIVATE, bytes(altered))


@given(st.integers(0, len(SEALED) - 1))
def test_cut_short_it_is_damaged(length: int) -> None:
    with pytest.raises(DamagedItem):
        open_sealed(PRIVATE, SEALED[:length])


@pytest.mark.parametrize("more", [b"\x00", bytes(4096), bytes(LARGEST_ITEM)])
def test_made_longer_it_is_damaged(more: bytes) -> None:
    with pytest.raises(DamagedItem):
        open_sealed(PRIVATE, SEALED + more)


def test_an_item_of_another_journal_is_told_apart_from_a_damaged_one() -> None:
    with pytest.raises(ForeignItem):
        open_sealed(OTHER, SEALED)


def test_somebody_who_puts_our_name_on_another_s_item_has_damaged_it() -> None:
    foreign = seal(public_key(OTHER), WORDS)
    with pytest.raises(DamagedItem):
        open_sealed(
            PRIVATE,
            foreign[: KEY_NAME.start] + SEALED[KEY_NAME.start : ONCE.start] + foreign[ONCE.start :],
        )


def test_parts_of_two_items_do_not_make_a_third() -> None:
    second = seal(PUBLIC, WORDS)
    with pytest.raises(DamagedItem):
        open_sealed(PRIVATE, SEALED[: ONCE.stop] + second[ONCE.stop :])


def test_a_later_format_is_left_alone() -> None:
    with pytest.raises(NewerItem):
        open_sealed(PRIVATE, SEALED[:VERSION_AT] + b"\x02" + b"anything")


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda some: SEALED[:17] + some))
def test_any_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(DamagedItem):
        open_sealed(PRIVATE, data)


@pytest.mark.parametrize("padded", [b"", b"\x00", b"\x00\x00\x00\x01", b"\xff" * 4096])
def test_a_length_that_cannot_be_is_damage(padded: bytes) -> None:
    with pytest.raises(DamagedItem):
        open_sealed(PRIVATE, sealed_by_hand(padded))


# Points of low order: an exchange with them would give a key everybody knows.
@pytest.mark.parametrize("point", [bytes(32), b"\x01" + bytes(31), b"", bytes(31), bytes(33)])
def test_a_key_nothing_can_be_sealed_to_is_refused(point: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        seal(point, WORDS)


def test_an_item_with_such_a_key_inside_is_damaged() -> None:
    with pytest.raises(DamagedItem):
        open_sealed(PRIVATE, SEALED[: ONCE.start] + bytes(32) + SEALED[ONCE.stop :])


def test_the_public_key_is_the_one_of_the_standard() -> None:
    other = X25519PrivateKey.from_private_bytes(bytes(PRIVATE.reveal())).public_key()
    assert other.public_bytes_raw() == PUBLIC


def test_no_error_quotes_anything() -> None:
    altered = SEALED[:-1] + bytes([SEALED[-1] ^ 1])
    for sealed in (altered, WORDS, SEALED[:VERSION_AT] + b"\x09" + WORDS):
        with pytest.raises(UnreadableItem) as caught:
            open_sealed(PRIVATE, sealed)
        assert "ZQX" not in repr(caught.value)
        assert caught.value.__cause__ is None
