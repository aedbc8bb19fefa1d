"""Every answer of the keyring is told apart, and none of them makes or destroys anything."""

import gc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import secretstorage

from journal_app import APP_ID
from journal_app.security.keyring_backends import SECRET_SERVICE, TEST_VARIABLE, load_backend
from journal_app.security.keyring_entry import (
    USERNAME,
    KeyringEntry,
    entry_exists,
    read_entry,
    remove_entry,
    store_and_read_back,
    unlock_and_read_entry,
)
from journal_app.security.keyring_outcomes import (
    Exists,
    Failed,
    Foreign,
    Found,
    Locked,
    NoService,
    NotFound,
    NotKept,
    Occupied,
    Removed,
    Stored,
)
from journal_app.security.recovery_code import recovery_code
from journal_app.security.root_secret import RootSecret
from journal_app.security.time_limit import Hung
from journal_app.security.vault_record import KeyringPlace
from tests.keyring_session import KeyringSession
from tests.security import odd_keyrings
from tests.security.prompter import prompter_on

VAULT = "0123456789abcdef"
ROOT = RootSecret(bytes(range(16)))
ENTRY = KeyringEntry(vault_id=VAULT, key_id=ROOT.key_id)
LOGIN = KeyringPlace(backend=SECRET_SERVICE, where="login")
SESSION_KEYRING = "/org/freedesktop/secrets/collection/session"

Choose = Callable[[str], str]

# keyring leaves its connection open when it raises; Python closes it and says so.
keyring_leaks_its_connection = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture
def stored(keyring_session: KeyringSession) -> KeyringSession:
    """A session whose keyring holds the secret."""
    assert store_and_read_back(ENTRY, ROOT, None) == Stored(place=LOGIN)
    return keyring_session


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Chooses a keyring that behaves oddly; there is no other."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    monkeypatch.setattr(odd_keyrings.Keyring, "kept", {})

    def choose(name: str) -> str:
        chosen = f"tests.security.odd_keyrings.{name}"
        monkeypatch.setenv(TEST_VARIABLE, chosen)
        return chosen

    return choose


def put(text: str) -> None:
    backend = load_backend(SECRET_SERVICE)
    assert backend is not None
    backend.set_password(ENTRY.service, USERNAME, text)


def raw_items(session: KeyringSession) -> list[tuple[str, str]]:
    with closing(session.connect()) as connection:
        return [
            (item.get_label(), item.get_secret().decode())
            for item in secretstorage.search_items(connection, {"username": USERNAME})
        ]


# --- found ------------------------------------------------------------------------------------


def test_what_is_stored_is_found(stored: KeyringSession) -> None:
    for place in (None, LOGIN, KeyringPlace(backend="keyring.backends.null.Keyring")):
        assert read_entry(ENTRY, place) == Found(root=ROOT, place=LOGIN)
    assert unlock_and_read_entry(ENTRY, LOGIN) == Found(root=ROOT, place=LOGIN)


def test_the_entry_is_one_neutral_line(stored: KeyringSession) -> None:
    name = f"{APP_ID}:{VAULT}:{ROOT.key_id}"
    assert raw_items(stored) == [(f"Password for 'unlock' on '{name}'", recovery_code(ROOT))]


def test_storing_again_changes_nothing(stored: KeyringSession) -> None:
    assert store_and_read_back(ENTRY, ROOT, LOGIN) == Stored(place=LOGIN)
    assert len(raw_items(stored)) == 1


def test_another_key_gets_an_entry_of_its_own(stored: KeyringSession) -> None:
    other = RootSecret.new()
    entry = KeyringEntry(vault_id=VAULT, key_id=other.key_id)
    assert isinstance(store_and_read_back(entry, other, LOGIN), Stored)
    assert read_entry(ENTRY, LOGIN) == Found(root=ROOT, place=LOGIN)
    assert read_entry(entry, LOGIN) == Found(root=other, place=LOGIN)


def test_it_is_found_in_whichever_keyring_it_lies(stored: KeyringSession) -> None:
    stored.choose_default_keyring(SESSION_KEYRING)
    assert read_entry(ENTRY, LOGIN) == Found(root=ROOT, place=LOGIN)


@pytest.mark.usefixtures("keyring_session")
def test_what_others_choose_for_keyring_is_not_obeyed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "python_keyring").mkdir()
    (tmp_path / "python_keyring" / "keyringrc.cfg").write_text(
        "[backend]\ndefault-keyring=keyring.backends.null.Keyring\n"
    )
    assert store_and_read_back(ENTRY, ROOT, None) == Stored(place=LOGIN)


# --- not found, foreign ---------------------------------------------------------------------


def test_an_empty_keyring_says_not_found_and_stays_empty(keyring_session: KeyringSession) -> None:
    with prompter_on(keyring_session) as prompter:
        assert isinstance(read_entry(ENTRY, LOGIN), NotFound)
        assert isinstance(unlock_and_read_entry(ENTRY, LOGIN), NotFound)
        assert isinstance(entry_exists(ENTRY, LOGIN), NotFound)
        assert isinstance(remove_entry(ENTRY, LOGIN), NotFound)
        assert not prompter.was_asked()
    assert raw_items(keyring_session) == []


@pytest.mark.parametrize("text", ["", "hunter2", "two\nlines", recovery_code(ROOT)[:-1]])
def test_what_is_no_code_is_foreign(stored: KeyringSession, text: str) -> None:
    put(text)
    assert read_entry(ENTRY, LOGIN) == Foreign(key_id=None)
    assert isinstance(entry_exists(ENTRY, LOGIN), Exists)


def test_another_journal_s_key_is_foreign_and_named(stored: KeyringSession) -> None:
    other = RootSecret.new()
    put(recovery_code(other))
    assert read_entry(ENTRY, LOGIN) == Foreign(key_id=other.key_id)


# --- locked -----------------------------------------------------------------------------------


def test_locked_is_said_without_a_prompt(stored: KeyringSession) -> None:
    stored.lock_keyring()
    with prompter_on(stored) as prompter:
        assert isinstance(read_entry(ENTRY, LOGIN), Locked)
        assert isinstance(entry_exists(ENTRY, LOGIN), Exists)
        assert isinstance(remove_entry(ENTRY, LOGIN), Locked)
        assert not prompter.was_asked()
    stored.unlock_keyring()
    assert read_entry(ENTRY, LOGIN) == Found(root=ROOT, place=LOGIN)


def test_what_a_locked_keyring_may_hide_is_locked_not_missing(stored: KeyringSession) -> None:
    stored.lock_keyring()
    unseen = KeyringEntry(vault_id=VAULT, key_id="00000000")
    assert isinstance(read_entry(unseen, LOGIN), Locked)
    assert isinstance(entry_exists(unseen, LOGIN), Locked)
    assert isinstance(remove_entry(unseen, LOGIN), Locked)


@keyring_leaks_its_connection
def test_unlocking_asks_and_a_prompt_that_cannot_be_shown_is_locked(
    stored: KeyringSession,
) -> None:
    stored.lock_keyring()
    assert isinstance(unlock_and_read_entry(ENTRY, LOGIN), Locked)
    with prompter_on(stored) as prompter:
        answer = unlock_and_read_entry(ENTRY, LOGIN, seconds=0.5)
        assert isinstance(answer, Hung)
        assert prompter.was_asked()
    # The prompt is gone now, as if it had been dismissed.
    assert isinstance(answer.late.wait(), Locked)
    gc.collect()


@keyring_leaks_its_connection
def test_storing_without_any_keyring_to_store_in_is_locked(
    keyring_session: KeyringSession,
) -> None:
    keyring_session.start_over_with_no_keyring_made()
    assert isinstance(store_and_read_back(ENTRY, ROOT, None), Locked)
    gc.collect()


# --- no service, hung -------------------------------------------------------------------------


def test_without_a_bus_there_is_no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert isinstance(read_entry(ENTRY, LOGIN), NoService)
    assert isinstance(unlock_and_read_entry(ENTRY, LOGIN), NoService)
    assert isinstance(store_and_read_back(ENTRY, ROOT, None), NoService)
    assert isinstance(entry_exists(ENTRY, LOGIN), NoService)
    assert isinstance(remove_entry(ENTRY, LOGIN), NoService)


def test_without_a_keyring_on_the_bus_there_is_no_service(stored: KeyringSession) -> None:
    stored.stop_keyring()
    assert isinstance(read_entry(ENTRY, LOGIN), NoService)
    assert isinstance(store_and_read_back(ENTRY, ROOT, LOGIN), NoService)


def test_a_keyring_that_hangs_is_given_up_and_its_late_answer_taken(
    stored: KeyringSession,
) -> None:
    stored.freeze_keyring()
    answer = read_entry(ENTRY, LOGIN, seconds=0.2)
    assert isinstance(answer, Hung)
    assert isinstance(answer.late.wait(0.05), Hung)
    stored.thaw_keyring()
    assert answer.late.wait() == Found(root=ROOT, place=LOGIN)


def test_storing_into_a_keyring_that_hangs_is_given_up(keyring_session: KeyringSession) -> None:
    keyring_session.freeze_keyring()
    with RootSecret(ROOT.reveal()) as root:
        answer = store_and_read_back(ENTRY, root, None, seconds=0.2)
    assert isinstance(answer, Hung)
    keyring_session.thaw_keyring()
    assert answer.late.wait() == Stored(place=LOGIN)
    # What was wiped meanwhile was not what it stored.
    assert read_entry(ENTRY, None) == Found(root=ROOT, place=LOGIN)


def test_a_bus_that_is_too_busy_to_let_anybody_in_is_waited_for(stored: KeyringSession) -> None:
    stored.freeze_bus()
    # Its library gives up after one second.
    answer = read_entry(ENTRY, LOGIN, seconds=1.3)
    assert isinstance(answer, Hung)
    stored.thaw_bus()
    assert answer.late.wait() == Found(root=ROOT, place=LOGIN)


def test_a_key_is_kept_by_a_keyring_that_is_reached_only_at_the_second_try(odd: Choose) -> None:
    place = KeyringPlace(backend=odd("Hurried"))
    assert store_and_read_back(ENTRY, ROOT, None) == Stored(place=place)
    assert isinstance(remove_entry(ENTRY, place), Removed)
    assert odd_keyrings.Hurried.asked == {"get", "set", "delete"}


@pytest.mark.parametrize("name", ["Blinking", "Beginning"])
@pytest.mark.parametrize("what", ["get", "set", "delete"])
def test_what_fails_once_is_asked_once_more(
    odd: Choose, what: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = KeyringPlace(backend=odd(name))
    monkeypatch.setattr(odd_keyrings.Blinking, "left", {what})
    assert store_and_read_back(ENTRY, ROOT, None) == Stored(place=place)
    assert isinstance(remove_entry(ENTRY, place), Removed)
    assert not odd_keyrings.Blinking.left


# --- not kept, failed ---------------------------------------------------------------------------


def test_a_keyring_that_ends_with_the_session_is_not_enough(
    keyring_session: KeyringSession,
) -> None:
    keyring_session.choose_default_keyring(SESSION_KEYRING)
    assert isinstance(store_and_read_back(ENTRY, ROOT, None), NotKept)
    assert raw_items(keyring_session) == []


def test_the_null_keyring_keeps_nothing(odd: Choose, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TEST_VARIABLE, "keyring.backends.null.Keyring")
    assert isinstance(store_and_read_back(ENTRY, ROOT, None), NotKept)


def test_a_keyring_that_gives_back_something_else_keeps_nothing(odd: Choose) -> None:
    odd("Forgetful")
    assert isinstance(store_and_read_back(ENTRY, ROOT, None), NotKept)


def test_a_keyring_that_is_gone_before_reading_back_took_the_key_all_the_same(odd: Choose) -> None:
    odd("Vanishing")
    assert isinstance(store_and_read_back(ENTRY, ROOT, None), NotKept)


def test_any_other_keyring_is_asked_in_the_same_way(odd: Choose) -> None:
    place = KeyringPlace(backend=odd("Keyring"))
    assert store_and_read_back(ENTRY, ROOT, None) == Stored(place=place)
    assert read_entry(ENTRY, place) == Found(root=ROOT, place=place)
    assert isinstance(entry_exists(ENTRY, place), Exists)
    assert isinstance(remove_entry(ENTRY, place), Removed)
    assert isinstance(entry_exists(ENTRY, place), NotFound)


def test_an_error_gives_its_type_and_not_a_word_more(odd: Choose) -> None:
    place = KeyringPlace(backend=odd("Talkative"))
    assert read_entry(ENTRY, place) == Failed(kind="OSError")
    assert store_and_read_back(ENTRY, ROOT, place) == Failed(kind="OSError")


def test_a_backend_that_says_there_is_no_keyring_is_no_service(
    odd: Choose, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TEST_VARIABLE, "keyring.backends.fail.Keyring")
    assert isinstance(read_entry(ENTRY, None), NoService)


def test_the_others_are_asked_when_the_recorded_one_has_nothing(
    stored: KeyringSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TEST_VARIABLE, "tests.security.odd_keyrings.Keyring")
    recorded = KeyringPlace(backend="tests.security.odd_keyrings.Keyring")
    assert read_entry(ENTRY, recorded) == Found(root=ROOT, place=LOGIN)


# --- removing ---------------------------------------------------------------------------------


def test_removing_removes_this_entry_alone(stored: KeyringSession) -> None:
    other = RootSecret.new()
    entry = KeyringEntry(vault_id=VAULT, key_id=other.key_id)
    store_and_read_back(entry, other, LOGIN)
    assert isinstance(remove_entry(ENTRY, LOGIN), Removed)
    assert isinstance(entry_exists(ENTRY, LOGIN), NotFound)
    assert isinstance(entry_exists(entry, LOGIN), Exists)


def test_removing_removes_every_copy(stored: KeyringSession) -> None:
    with closing(stored.connect()) as connection:
        secretstorage.Collection(connection, SESSION_KEYRING).create_item(
            "copy",
            {"service": ENTRY.service, "username": USERNAME},
            recovery_code(ROOT).encode(),
        )
    assert len(raw_items(stored)) == 2
    assert isinstance(remove_entry(ENTRY, LOGIN), Removed)
    assert raw_items(stored) == []


def test_removing_removes_from_every_keyring_and_believes_the_recorded_one(
    stored: KeyringSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = KeyringPlace(backend="tests.security.odd_keyrings.Keyring")
    monkeypatch.setattr(odd_keyrings.Keyring, "kept", {})
    monkeypatch.setenv(TEST_VARIABLE, place.backend)
    assert store_and_read_back(ENTRY, ROOT, place) == Stored(place=place)
    assert isinstance(remove_entry(ENTRY, LOGIN), Removed)
    assert raw_items(stored) == []
    assert isinstance(entry_exists(ENTRY, place), NotFound)

    assert store_and_read_back(ENTRY, ROOT, place) == Stored(place=place)
    stored.lock_keyring()
    assert isinstance(remove_entry(ENTRY, place), Removed)
    assert isinstance(remove_entry(ENTRY, place), NotFound)
    assert isinstance(remove_entry(ENTRY, LOGIN), Locked)
    assert isinstance(remove_entry(ENTRY, None), Locked)


@pytest.mark.parametrize("text", ["hunter2", recovery_code(RootSecret(bytes(range(1, 17))))])
def test_what_belongs_to_something_else_is_never_overwritten(
    stored: KeyringSession, text: str
) -> None:
    put(text)
    assert isinstance(store_and_read_back(ENTRY, ROOT, LOGIN), Occupied)
    assert [secret for _label, secret in raw_items(stored)] == [text]


def test_what_cannot_be_removed_is_said_to_be_there_still(odd: Choose) -> None:
    place = KeyringPlace(backend=odd("Clinging"))
    store_and_read_back(ENTRY, ROOT, place)
    assert remove_entry(ENTRY, place) == Failed(kind="StillThere")
