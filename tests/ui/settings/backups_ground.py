"""A real journal with a backup, open, and the section of the settings about backups over it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from journal_app.services import recovery
from journal_app.services.vault import open_journal
from journal_app.storage.vault import Vault
from journal_app.ui.settings.backups_view import BackupsView
from journal_app.ui.theme.theme import Theme
from tests.services.closed_journal import WAY, ClosedJournal, make_closed
from tests.ui.context_fixture import Ground, standing_on
from tests.ui.known_ground import known_ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import section

WORDS = "ZQXWOMBAT the small door"


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """A journal with two pages and a backup of the first; its code was kept."""
    made = make_closed(tmp_path)
    made.write(f"{WORDS} once")
    made.back_up()
    made.write("And again")
    recovery.confirm(made.home, clock=made.clock)
    return made


def opened(journal: ClosedJournal) -> Vault:
    """The journal as the app opens it."""
    return open_journal(journal.home, WAY, now=lambda: "20260314T092653Z").vault


@pytest.fixture
def ground(journal: ClosedJournal, theme: Theme) -> Iterator[Ground]:
    """That journal, open."""
    for made in standing_on(partial(opened, journal), theme, journal.clock, home=journal.home):
        yield from known_ground(made)


@pytest.fixture
def view(desk: Desk) -> BackupsView:
    """The section, once it knows how things stand."""
    return section(desk, "backups", BackupsView)


def stands(ground: Ground, view: BackupsView) -> None:
    ground.wait(lambda: view.box.last.line.text().strip() != "")
