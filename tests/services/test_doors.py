"""What opens a journal, told as facts and without asking anybody."""

from pathlib import Path

import pytest

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.security.keyring_backends import SECRET_SERVICE
from journal_app.security.vault_record import KeyringPlace
from journal_app.services import doors
from journal_app.services.keyring_words import keyring_name
from journal_app.services.recovery import Asking
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.doors_journal import folder_of, make_journal, record_of, set_passphrase

__all__ = ["keyring_session"]


def test_they_are_told_without_asking_the_keyring(
    tmp_path: Path,
    keyring_session: KeyringSession,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    make_journal(tmp_path, clock, backed_up=True)
    made = clock.now()
    keyring_session.freeze_keyring()
    found = doors.of(tmp_path, clock=clock)
    keyring_session.thaw_keyring()
    assert (found.mode, found.key_id) == ("keyring", record_of(tmp_path).active)
    assert "Secret Service" in found.keyring
    assert found.keyring_plain is None, "its files are not where this process looks"
    assert found.folder == folder_of(tmp_path).path
    assert found.private
    assert found.recovery.confirmed is not None
    assert found.recovery.asking is Asking.NOTHING
    assert found.last_backup is not None
    assert found.last_backup < made

    set_passphrase(tmp_path, clock)
    found = doors.of(tmp_path, clock=clock)
    assert (found.mode, found.keyring, found.keyring_plain) == ("passphrase", "", None)
    assert not found.entry_left


def test_what_is_open_to_others_is_seen_and_closed(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    home = tmp_path / "home"
    make_journal(home, clock, backed_up=True)
    folder = folder_of(home)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.touch(mode=0o644)
    (folder.path / "link").symlink_to(elsewhere)
    assert doors.of(home, clock=clock).private
    for path in (home, folder.backups, folder.journal):
        path.chmod(path.stat().st_mode | 0o044)
        assert not doors.of(home, clock=clock).private
        assert doors.make_private(home).doors
        assert doors.of(home, clock=clock).private
        assert not path.stat().st_mode & 0o077
    assert elsewhere.stat().st_mode & 0o077 == 0o044


def test_without_a_journal_there_are_no_doors(tmp_path: Path, clock: FakeClock) -> None:
    with pytest.raises(CannotOpen) as refused:
        doors.of(tmp_path, clock=clock)
    assert refused.value.problem is OpenProblem.MISSING


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (None, "the system keyring"),
        (KeyringPlace(backend=""), "the system keyring"),
        (KeyringPlace(backend=SECRET_SERVICE, where="login"), "Secret Service (login)"),
        (
            KeyringPlace(backend=SECRET_SERVICE, where="Default_5fkeyring"),
            "Secret Service (Default_keyring)",
        ),
        (KeyringPlace(backend="keyring.backends.macOS.Keyring"), "Keychain"),
    ],
)
def test_keyrings_are_called_what_people_call_them(place: KeyringPlace | None, name: str) -> None:
    assert keyring_name(place) == name
