"""Every test here stands on an open journal whose key is in a real keyring."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from journal_app.services import first_run
from journal_app.services import vault as vault_service
from journal_app.services.ways import BY_KEYRING, WayIn
from journal_app.ui.theme.theme import Theme
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.doors_journal import PASSPHRASE, set_passphrase, stamp
from tests.ui.context_fixture import Ground, standing_on
from tests.ui.known_ground import known_ground

__all__ = ["keyring_session"]


@pytest.fixture
def home(tmp_path: Path, clock: FakeClock, keyring_session: KeyringSession) -> Path:
    """A journal with nothing in it; nobody has kept its code."""
    made = tmp_path / "home"
    first_run.create(made, clock=clock)
    return made


def open_ground(home: Path, theme: Theme, clock: FakeClock, way: WayIn) -> Iterator[Ground]:
    """This journal, open, with everything a page works with."""
    grounds = standing_on(
        lambda: vault_service.open_journal(home, way, now=stamp).vault, theme, clock, home=home
    )
    for ground in grounds:
        yield from known_ground(ground)


@pytest.fixture
def ground(qtbot: QtBot, theme: Theme, clock: FakeClock, home: Path) -> Iterator[Ground]:
    """The keyring opens it."""
    yield from open_ground(home, theme, clock, BY_KEYRING)


@pytest.fixture
def locked_ground(qtbot: QtBot, theme: Theme, clock: FakeClock, home: Path) -> Iterator[Ground]:
    """A passphrase opens it, and the code was kept."""
    from journal_app.services import recovery

    recovery.confirm(home, clock=clock)
    set_passphrase(home, clock)
    yield from open_ground(home, theme, clock, WayIn(passphrase=PASSPHRASE))


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """Something for sheets to lie over."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1000, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def on_the_bus() -> Iterator[None]:
    """Somebody listens to what changes, as a screen reader does."""
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(was_active)
