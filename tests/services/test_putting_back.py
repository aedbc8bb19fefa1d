"""After the recovery code opened a journal its key goes back into the keyring, where it can."""

from dataclasses import replace
from pathlib import Path

from journal_app.security.keyring_backends import SECRET_SERVICE, load_backend
from journal_app.security.keyring_entry import USERNAME, remove_entry
from journal_app.security.keyring_outcomes import Removed
from journal_app.security.vault_file import change_vault_file
from journal_app.security.vault_record import KeyringPlace, Mode
from journal_app.services import passphrases, putting_back
from journal_app.services.putting_back import Kept
from journal_app.services.ways import WayIn
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.doors_journal import (
    CHEAP,
    PASSPHRASE,
    entry_of,
    folder_of,
    in_keyring,
    make_journal,
    opens,
    record_of,
    set_passphrase,
)

__all__ = ["keyring_session"]


def lose_the_key(home: Path) -> None:
    backend = load_backend(SECRET_SERVICE)
    assert backend is not None
    backend.delete_password(entry_of(home).service, USERNAME)
    assert not in_keyring(home)


def test_it_opens_by_itself_again(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    lose_the_key(tmp_path)
    assert opens(tmp_path, WayIn(code=code))
    clock.advance(passphrases.recovery.ASK_AGAIN_AFTER)
    outcome = putting_back.put_back(tmp_path, code, clock=clock)
    assert outcome.kept is Kept.KEPT
    assert "login" in outcome.sentence
    assert opens(tmp_path)
    record = record_of(tmp_path)
    assert record.keyring == KeyringPlace(backend=SECRET_SERVICE, where="login")
    # Who typed all of it has it.
    assert record.recovery.last_checked == clock.now().replace(microsecond=0)


def test_in_another_keyring_than_before_it_is_noted_where(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    wallet = KeyringPlace(backend="keyring.backends.kwallet.DBusKeyring", where="kdewallet")
    change_vault_file(folder_of(tmp_path), lambda record: replace(record, keyring=wallet))
    lose_the_key(tmp_path)
    assert putting_back.put_back(tmp_path, code, clock=clock).kept is Kept.KEPT
    assert record_of(tmp_path).keyring == KeyringPlace(backend=SECRET_SERVICE, where="login")
    assert opens(tmp_path)


def test_a_session_without_a_keyring_is_told_and_a_passphrase_is_the_way(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    keyring_session.stop_keyring()
    outcome = putting_back.put_back(tmp_path, code, clock=clock)
    assert outcome.kept is Kept.NOT_KEPT
    assert "no keyring" in outcome.sentence
    assert "passphrase" in outcome.advice
    turned = passphrases.turn_on(
        tmp_path, PASSPHRASE, clock=clock, way=WayIn(code=code), costs=CHEAP
    )
    assert turned.entry_left
    assert opens(tmp_path, WayIn(passphrase=PASSPHRASE))
    keyring_session.start_keyring()
    finished = passphrases.finish(tmp_path)
    assert finished is not None
    assert finished.entry_removed


def test_something_else_under_its_name_is_left_as_it_is(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    backend = load_backend(SECRET_SERVICE)
    assert backend is not None
    backend.set_password(entry_of(tmp_path).service, USERNAME, "hunter2")
    outcome = putting_back.put_back(tmp_path, code, clock=clock)
    assert outcome.kept is Kept.NOT_KEPT
    assert "left as it is" in outcome.sentence
    assert backend.get_password(entry_of(tmp_path).service, USERNAME) == "hunter2"


def test_a_hanging_keyring_is_waited_for_only_so_long(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    keyring_session.freeze_keyring()
    outcome = putting_back.put_back(tmp_path, code, clock=clock, seconds=0.2)
    keyring_session.thaw_keyring()
    assert outcome.kept is Kept.NOT_KEPT
    assert "not answer" in outcome.sentence
    # What was given up ends before this has its turn, and had kept the key after all.
    assert isinstance(remove_entry(entry_of(tmp_path), None), Removed)


def test_with_a_passphrase_nothing_goes_to_the_keyring(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    outcome = putting_back.put_back(tmp_path, code, clock=clock)
    assert outcome.kept is Kept.NOT_NEEDED
    assert not in_keyring(tmp_path)
    assert record_of(tmp_path).mode is Mode.PASSPHRASE
