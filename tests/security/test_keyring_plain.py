"""A keyring without a password is seen on the disk, and what cannot be told is not said."""

from pathlib import Path

import pytest

from journal_app.security.keyring_backends import SECRET_SERVICE
from journal_app.security.keyring_entry import KeyringEntry, store_and_read_back
from journal_app.security.keyring_outcomes import Stored
from journal_app.security.keyring_plain import is_plain
from journal_app.security.recovery_code import recovery_code
from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_record import KeyringPlace
from tests.keyring_session import running_session

ROOT = RootSecret(bytes(range(16)))
ENTRY = KeyringEntry(vault_id="0123456789abcdef", key_id=ROOT.key_id)
LOGIN = KeyringPlace(backend=SECRET_SERVICE, where="login")


def data(folder: Path) -> dict[str, str]:
    return {"XDG_DATA_HOME": str(folder)}


@pytest.mark.parametrize("password", ["a password of its own", ""])
def test_what_a_real_keyring_writes_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    with running_session(tmp_path) as session:
        for name, value in session.environment.items():
            monkeypatch.setenv(name, value)
        path = session.make_default_keyring("Grüner Schlüssel_1", password)
        stored = store_and_read_back(ENTRY, ROOT, None)
        assert isinstance(stored, Stored)
        assert stored.place.where == path.rpartition("/")[2]
        files = list((tmp_path / "data" / "keyrings").glob("*.keyring"))
        lies_open = any(recovery_code(ROOT).encode() in path.read_bytes() for path in files)
        assert lies_open == (password == "")
        assert is_plain(stored.place, environment=data(tmp_path / "data")) is lies_open


def test_a_name_with_signs_is_found_under_the_name_its_file_has(tmp_path: Path) -> None:
    keyrings = tmp_path / "keyrings"
    keyrings.mkdir()
    (keyrings / "Default_keyring.keyring").write_bytes(b"[keyring]\ndisplay-name=x\n")
    (keyrings / "Schlüssel.keyring").write_bytes(b"GnomeKeyring\n\r\0\n\0\0")
    for where, plain in (("Default_5fkeyring", True), ("Schl_c3_bcssel", False)):
        place = KeyringPlace(backend=SECRET_SERVICE, where=where)
        assert is_plain(place, environment=data(tmp_path)) is plain


@pytest.mark.parametrize(
    "place",
    [
        None,
        KeyringPlace(backend=SECRET_SERVICE),
        KeyringPlace(backend=SECRET_SERVICE, where="missing"),
        KeyringPlace(backend=SECRET_SERVICE, where="other"),
        KeyringPlace(backend=SECRET_SERVICE, where="short"),
        KeyringPlace(backend=SECRET_SERVICE, where="_2e_2e_2fsecret"),
        KeyringPlace(backend="keyring.backends.kwallet.DBusKeyring", where="login"),
    ],
)
def test_what_cannot_be_told_is_not_said(tmp_path: Path, place: KeyringPlace | None) -> None:
    keyrings = tmp_path / "keyrings"
    keyrings.mkdir()
    (keyrings / "login.keyring").write_bytes(b"[keyring]\n")
    (keyrings / "other.keyring").write_bytes(b"something of another kind")
    (keyrings / "short.keyring").write_bytes(b"Gnome")
    (tmp_path / "secret.keyring").write_bytes(b"[keyring]\n")
    assert is_plain(place, environment=data(tmp_path)) is None


def test_the_usual_folder_is_looked_in_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyrings = tmp_path / ".local" / "share" / "keyrings"
    keyrings.mkdir(parents=True)
    (keyrings / "login.keyring").write_bytes(b"[keyring]\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert is_plain(LOGIN, environment={})
    assert is_plain(LOGIN, environment={"XDG_DATA_HOME": "relative"})
