"""A real keyring for all tests of the command line, and a fresh home for each of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.keyring_session import KeyringSession, running_session


@pytest.fixture(scope="session")
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringSession]:
    """One unlocked keyring on a bus of its own."""
    with running_session(tmp_path_factory.mktemp("session")) as session:
        yield session


@pytest.fixture
def shell(tmp_path: Path, keyring: KeyringSession) -> Shell:
    """A shell in a session with a keyring, and no journal yet."""
    return Shell(tmp_path, keyring.environment)


@pytest.fixture
def bare(tmp_path: Path) -> Shell:
    """A shell in a session without any keyring, such as over ssh."""
    return Shell(tmp_path, {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/nobody"})
