"""Keys follow from the root secret alone, always the same way."""

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from journal_app.security.root_secret import CROCKFORD, RootSecret, hkdf_sha256

# RFC 5869, appendix A.1 to A.3: input key, salt, info, output.
RFC_5869 = [
    (
        "0b" * 22,
        "000102030405060708090a0b0c",
        "f0f1f2f3f4f5f6f7f8f9",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    ),
    (
        bytes(range(0x00, 0x50)).hex(),
        bytes(range(0x60, 0xB0)).hex(),
        bytes(range(0xB0, 0x100)).hex(),
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c6"
        "5e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
    ),
    (
        "0b" * 22,
        "",
        "",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    ),
]


@pytest.mark.parametrize(("key", "salt", "info", "output"), RFC_5869)
def test_hkdf_gives_what_the_standard_says(key: str, salt: str, info: str, output: str) -> None:
    expected = bytes.fromhex(output)
    given_back = hkdf_sha256(
        bytes.fromhex(key),
        salt=bytes.fromhex(salt),
        info=bytes.fromhex(info),
        length=len(expected),
    )
    assert given_back == expected


@given(st.binary(max_size=80), st.binary(max_size=80), st.integers(1, 8160))
def test_hkdf_agrees_with_another_implementation(key: bytes, info: bytes, length: int) -> None:
    other = HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(key)
    assert hkdf_sha256(key, info=info, length=length) == other


@pytest.mark.parametrize("length", [0, 8161])
def test_hkdf_refuses_lengths_it_cannot_give(length: int) -> None:
    with pytest.raises(ValueError, match="between"):
        hkdf_sha256(b"key", info=b"", length=length)


def test_the_derived_values_never_change() -> None:
    # Written down once: a change here would lock every existing journal.
    root = RootSecret(bytes(range(16)))
    assert root.key_id == "TMXEHXB5"
    assert (
        root.database_key().reveal().hex()
        == "ecdeef1df4606f29b10d4f5e535a58e739cad1660cba4b961ebab0a1d6e3319e"
    )
    assert (
        root.inbox_key().reveal().hex()
        == "2df8f18143fdd344e09c01fbc697e6d27620a885a786b5b7c819b67538540539"
    )


@given(st.binary(min_size=16, max_size=16))
def test_no_key_tells_another(value: bytes) -> None:
    root = RootSecret(value)
    assert len({bytes(key.reveal()) for key in (root, root.database_key(), root.inbox_key())}) == 3


@given(st.binary(min_size=16, max_size=16))
def test_the_key_id_is_eight_letters_that_cannot_be_confused(value: bytes) -> None:
    key_id = RootSecret(value).key_id
    assert len(key_id) == 8
    assert set(key_id) <= set(CROCKFORD)


def test_new_secrets_are_new() -> None:
    made = [RootSecret.new() for _ in range(20)]
    assert len({root.key_id for root in made}) == len(made)
    assert all(len(root) == 16 for root in made)


@pytest.mark.parametrize("length", [0, 15, 17, 32])
def test_a_root_secret_has_sixteen_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="sixteen"):
        RootSecret(bytes(length))


def test_the_database_key_is_wiped_on_its_own() -> None:
    root = RootSecret.new()
    with root.database_key() as key:
        assert len(key) == 32
    assert key.reveal() == bytes(32)
    assert root.reveal() != bytes(16)
