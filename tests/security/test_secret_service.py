"""Looking for an entry tells where it is without a prompt."""

from contextlib import closing

import pytest
import secretstorage

from journal_app.security.keyring_backends import SECRET_SERVICE, load_backend
from journal_app.security.secret_service import (
    Presence,
    Sighting,
    default_comes,
    look_for,
    services_beginning,
)
from tests.keyring_session import KeyringSession
from tests.security.prompter import prompter_on

LOGIN = "/org/freedesktop/secrets/collection/login"
SESSION = "/org/freedesktop/secrets/collection/session"


def keep(service: str) -> None:
    backend = load_backend(SECRET_SERVICE)
    assert backend is not None
    backend.set_password(service, "unlock", "text")


def keep_in_the_session_keyring(session: KeyringSession, service: str) -> None:
    with closing(session.connect()) as connection:
        secretstorage.Collection(connection, SESSION).create_item(
            "label", {"service": service, "username": "unlock"}, b"text"
        )


def test_what_is_there_is_seen(keyring_session: KeyringSession) -> None:
    keep("ours")
    assert look_for("ours", "unlock") == Sighting(presence=Presence.READABLE, keyring_path=LOGIN)
    assert look_for("ours", "unlock").keyring_name == "login"
    assert look_for("ours", "unlock").outlives_the_session


def test_what_is_not_there_is_absent(keyring_session: KeyringSession) -> None:
    keep("ours")
    assert look_for("ours", "somebody else").presence is Presence.ABSENT
    assert look_for("other", "unlock").presence is Presence.ABSENT


def test_locked_is_told_without_a_prompt(keyring_session: KeyringSession) -> None:
    keep("ours")
    with prompter_on(keyring_session) as prompter:
        keyring_session.lock_keyring()
        assert look_for("ours", "unlock") == Sighting(presence=Presence.LOCKED, keyring_path=LOGIN)
        assert look_for("other", "unlock") == Sighting(presence=Presence.LOCKED)
        assert not prompter.was_asked()


def test_a_readable_copy_is_preferred_to_a_locked_one(keyring_session: KeyringSession) -> None:
    keep("ours")
    keep_in_the_session_keyring(keyring_session, "ours")
    keyring_session.lock_keyring()
    sighting = look_for("ours", "unlock")
    assert sighting == Sighting(presence=Presence.READABLE, keyring_path=SESSION)
    assert not sighting.outlives_the_session


def test_no_default_keyring_is_absence_and_makes_none(keyring_session: KeyringSession) -> None:
    keyring_session.start_over_with_no_keyring_made()
    with prompter_on(keyring_session) as prompter:
        assert look_for("ours", "unlock").presence is Presence.ABSENT
        assert not prompter.was_asked()


def test_a_default_keyring_comes_or_is_none_and_nobody_is_asked(
    keyring_session: KeyringSession,
) -> None:
    assert default_comes()
    keyring_session.start_over_with_no_keyring_made()
    with prompter_on(keyring_session) as prompter:
        assert not default_comes()
        assert not prompter.was_asked()
    keyring_session.stop_keyring()
    assert not default_comes()


@pytest.mark.parametrize("address", [None, "", "unix:path=/nowhere/at/all", "nonsense"])
def test_no_bus_is_no_service(address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert look_for("ours", "unlock").presence is Presence.NO_SERVICE


def test_a_bus_without_a_keyring_is_no_service(keyring_session: KeyringSession) -> None:
    keyring_session.stop_keyring()
    assert look_for("ours", "unlock").presence is Presence.NO_SERVICE


def test_what_begins_so_is_listed_locked_or_not_without_a_prompt(
    keyring_session: KeyringSession,
) -> None:
    for service in ("ours:1:AAAAAAAA", "ours:1:BBBBBBBB", "ours:2:AAAAAAAA", "other"):
        keep(service)
    with prompter_on(keyring_session) as prompter:
        for _locked in (False, True):
            found = services_beginning("ours:1:", "unlock")
            assert sorted(found) == ["ours:1:AAAAAAAA", "ours:1:BBBBBBBB"]
            keyring_session.lock_keyring()
        assert not prompter.was_asked()
    keyring_session.stop_keyring()
    assert services_beginning("ours:1:", "unlock") == ()
