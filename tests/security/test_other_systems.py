"""What is peculiar to the Credential Manager and the Keychain loses no key and leaves none behind.

Neither system runs here: keyring's own backends do, on what stands in for the system below them.
"""

from pathlib import Path

import pytest

from journal_app.core.errors import CannotKeep
from journal_app.security.keyring_backends import TEST_VARIABLE, allowed_backends
from journal_app.security.keyring_entry import (
    USERNAME,
    KeyringEntry,
    entry_exists,
    read_entry,
    remove_entry,
    store_and_read_back,
)
from journal_app.security.keyring_outcomes import (
    Exists,
    Found,
    Locked,
    NotFound,
    Occupied,
    Removed,
    Stored,
)
from journal_app.security.recovery_code import recovery_code
from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_record import KeyringPlace
from journal_app.services import passphrases
from journal_app.services.ways import WayIn
from tests.builders import FakeClock
from tests.security.other_systems import LARGEST_BLOB, MACOS, WINDOWS, CredentialManager, Keychain
from tests.services.doors_journal import PASSPHRASE, make_journal, opens, set_passphrase

ROOT = RootSecret(bytes(range(16)))
ENTRY = KeyringEntry(vault_id="0123456789abcdef", key_id=ROOT.key_id)
CODE = recovery_code(ROOT)


@pytest.fixture(autouse=True)
def no_other_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")


@pytest.fixture
def manager(monkeypatch: pytest.MonkeyPatch) -> CredentialManager:
    made = CredentialManager()
    made.install(monkeypatch)
    monkeypatch.setenv(TEST_VARIABLE, WINDOWS)
    return made


@pytest.fixture
def keychain(monkeypatch: pytest.MonkeyPatch) -> Keychain:
    made = Keychain()
    made.install(monkeypatch)
    monkeypatch.setenv(TEST_VARIABLE, MACOS)
    return made


def test_each_system_has_its_one_store() -> None:
    assert allowed_backends(None, platform="win32", environment={}) == (WINDOWS,)
    assert allowed_backends(None, platform="darwin", environment={}) == (MACOS,)


def test_one_item_of_110_bytes_is_all_the_credential_manager_gets(
    manager: CredentialManager,
) -> None:
    place = KeyringPlace(backend=WINDOWS)
    assert store_and_read_back(ENTRY, ROOT, None) == Stored(place=place)
    assert manager.kept == {ENTRY.service: (USERNAME, CODE.encode("utf-16-le"))}
    (_user, blob) = manager.kept[ENTRY.service]
    assert len(blob) == 110 < LARGEST_BLOB
    assert read_entry(ENTRY, None) == Found(root=ROOT, place=place)


def test_storing_the_same_again_writes_nothing_and_leaves_no_second_item(
    manager: CredentialManager,
) -> None:
    store_and_read_back(ENTRY, ROOT, None)
    assert isinstance(store_and_read_back(ENTRY, ROOT, None), Stored)
    # A second save would have kept the first as `unlock@service`.
    assert (manager.writes, list(manager.kept)) == (1, [ENTRY.service])


def test_another_secret_under_the_name_is_not_moved_aside(manager: CredentialManager) -> None:
    manager.kept[ENTRY.service] = (USERNAME, "hunter2".encode("utf-16-le"))
    assert isinstance(store_and_read_back(ENTRY, ROOT, None), Occupied)
    assert manager.kept == {ENTRY.service: (USERNAME, "hunter2".encode("utf-16-le"))}


@pytest.mark.parametrize("left_alone", [False, True])
def test_what_an_earlier_save_left_behind_goes_with_the_entry(
    manager: CredentialManager, left_alone: bool
) -> None:
    store_and_read_back(ENTRY, ROOT, None)
    leftover = f"{USERNAME}@{ENTRY.service}"
    manager.kept[leftover] = manager.kept[ENTRY.service]
    if left_alone:
        del manager.kept[ENTRY.service]
    manager.kept["somebody else's"] = ("them", b"")
    assert isinstance(remove_entry(ENTRY, None), Removed)
    assert list(manager.kept) == ["somebody else's"]
    assert isinstance(entry_exists(ENTRY, None), NotFound)
    assert isinstance(remove_entry(ENTRY, None), NotFound)


def test_the_keychain_never_takes_an_item_out_to_put_it_in_again(keychain: Keychain) -> None:
    place = KeyringPlace(backend=MACOS)
    assert store_and_read_back(ENTRY, ROOT, None) == Stored(place=place)
    assert store_and_read_back(ENTRY, ROOT, place) == Stored(place=place)
    assert (keychain.deleted, keychain.kept) == (0, {(ENTRY.service, USERNAME): CODE})
    assert isinstance(remove_entry(ENTRY, place), Removed)
    assert keychain.kept == {}


def test_another_secret_in_the_keychain_is_left_where_it_is(keychain: Keychain) -> None:
    keychain.kept[ENTRY.service, USERNAME] = "hunter2"
    assert isinstance(store_and_read_back(ENTRY, ROOT, None), Occupied)
    assert (keychain.deleted, keychain.kept[ENTRY.service, USERNAME]) == (0, "hunter2")


def test_a_prompt_of_the_keychain_that_was_refused_is_a_locked_door(keychain: Keychain) -> None:
    store_and_read_back(ENTRY, ROOT, None)
    keychain.denied = True
    assert isinstance(read_entry(ENTRY, None), Locked)
    assert isinstance(entry_exists(ENTRY, None), Locked)
    assert isinstance(remove_entry(ENTRY, None), Locked)
    keychain.denied = False
    assert isinstance(entry_exists(ENTRY, None), Exists)


@pytest.mark.parametrize("store", ["manager", "keychain"])
def test_a_journal_goes_from_the_store_to_a_passphrase_and_back(
    tmp_path: Path, clock: FakeClock, store: str, request: pytest.FixtureRequest
) -> None:
    system = request.getfixturevalue(store)
    make_journal(tmp_path, clock, backed_up=True)
    assert len(system.kept) == 1
    assert opens(tmp_path)
    set_passphrase(tmp_path, clock)
    assert system.kept == {}
    assert opens(tmp_path, WayIn(passphrase=PASSPHRASE))
    passphrases.turn_off(tmp_path, WayIn(passphrase=PASSPHRASE), clock=clock)
    assert len(system.kept) == 1
    assert opens(tmp_path)


def test_a_refused_prompt_leaves_the_passphrase(
    tmp_path: Path, clock: FakeClock, keychain: Keychain
) -> None:
    make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    keychain.denied = True
    with pytest.raises(CannotKeep) as refused:
        passphrases.turn_off(tmp_path, WayIn(passphrase=PASSPHRASE), clock=clock)
    assert "locked" in refused.value.words
    assert opens(tmp_path, WayIn(passphrase=PASSPHRASE))
