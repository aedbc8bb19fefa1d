"""The seal of each page is read as SQLCipher reads it, and one can let go of that on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.storage.connection import PAGE_BYTES
from journal_app.storage.page_tags import all_fit
from journal_app.storage.vault import Vault
from tests.builders import entry, keep_entry, key, make_vault

AT_ONCE = 256


@pytest.fixture
def kept(vault_path: Path) -> Iterator[Vault]:
    """More pages than are read at once."""
    vault = make_vault(vault_path)
    keep_entry(vault, entry("word " * 160_000))
    keep_entry(vault, entry("word " * 160_000))
    vault.checkpoint()
    yield vault
    vault.connection.close()


def pages_of(vault: Vault) -> int:
    return int(vault.connection.value("PRAGMA page_count"))


def whole(vault: Vault) -> bool:
    return all_fit(vault.path, bytes(key()), pages_of(vault), lambda: True)


def spoil(path: Path, place: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)


def test_every_page_of_a_sound_file_fits(kept: Vault) -> None:
    assert pages_of(kept) > AT_ONCE + 20
    assert whole(kept)


@pytest.mark.parametrize("page", [1, 2, AT_ONCE, AT_ONCE + 1, -1])
@pytest.mark.parametrize("place", [20, 2000, PAGE_BYTES - 70, PAGE_BYTES - 1])
def test_a_single_bit_anywhere_is_found(kept: Vault, page: int, place: int) -> None:
    number = page if page > 0 else pages_of(kept)
    spoil(kept.path, (number - 1) * PAGE_BYTES + place)
    assert not whole(kept)
    assert kept.connection.rows("PRAGMA cipher_integrity_check")


def test_another_salt_fits_no_page(kept: Vault) -> None:
    spoil(kept.path, 0)
    assert not whole(kept)


def test_what_was_appended_is_no_page(kept: Vault) -> None:
    with kept.path.open("ab") as file:
        file.write(b"x" * (3 * PAGE_BYTES + 7))
    assert all_fit(kept.path, bytes(key()), pages_of(kept), lambda: True)


def test_it_lets_go_before_the_next_pages(kept: Vault) -> None:
    spoil(kept.path, AT_ONCE * PAGE_BYTES + 40)
    asked: list[None] = []

    def once() -> bool:
        asked.append(None)
        return len(asked) == 1

    assert all_fit(kept.path, bytes(key()), pages_of(kept), once)
    assert len(asked) == 2
    assert not whole(kept)
