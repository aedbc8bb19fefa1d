"""A restore that somebody lets go of, by going back to a page that could not be kept yet."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journal_app.app.restorer import Restorer
from journal_app.services import restoring
from journal_app.services.vault import open_journal
from journal_app.ui.theme.theme import Theme
from tests.services.closed_journal import WAY, ClosedJournal, make_closed, spoil
from tests.ui.conftest import dressed_theme, theme
from tests.ui.context_fixture import Ground, standing_on

__all__ = ["dressed_theme", "theme"]


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """A journal with a page, and a backup of it."""
    made = make_closed(tmp_path)
    made.write("A page")
    made.back_up()
    return made


@pytest.fixture
def ground(qtbot: QtBot, journal: ClosedJournal, theme: Theme) -> Iterator[Ground]:
    """That journal, open."""

    def opened() -> object:
        return open_journal(journal.home, WAY, now=lambda: "20260314T092653Z").vault

    yield from standing_on(partial(opened), theme, journal.clock, home=journal.home)  # type: ignore[arg-type]


def restoring_on(
    ground: Ground, journal: ClosedJournal, waiting: list[Callable[[], None]]
) -> Restorer:
    return Restorer(
        SimpleNamespace(home=SimpleNamespace(path=journal.home), clock=journal.clock),  # type: ignore[arg-type]
        SimpleNamespace(),  # type: ignore[arg-type]  # the journal stays open
        ground.context.jobs,
        SimpleNamespace(),  # type: ignore[arg-type]  # nothing is shown while it is open
        SimpleNamespace(close_then=waiting.append),  # type: ignore[arg-type]  # never kept
        QObject(),
    )


def test_let_go_of_it_keeps_no_key_and_says_so(ground: Ground, journal: ClosedJournal) -> None:
    waiting: list[Callable[[], None]] = []
    restorer = restoring_on(ground, journal, waiting)
    restorer.tell(ground.notices, restored=False)
    restorer.restore(restoring.copies(journal.home)[0])
    ground.wait(lambda: bool(waiting))
    key = restorer._key
    assert key is not None
    assert set(key.reveal()) != {0}
    restorer.let_go()
    assert set(key.reveal()) == {0}
    assert restorer._key is None
    assert ground.notices.said[-1][0] == "Nothing was restored."
    restorer.let_go()
    assert len(ground.notices.said) == 1


@pytest.mark.parametrize("whole", [True, False])
def test_what_was_there_before_is_offered_only_where_something_leads_back_to_it(
    qtbot: QtBot, journal: ClosedJournal, theme: Theme, whole: bool
) -> None:
    journal.write(*["word " * 800] * 8)
    copy = restoring.chosen(journal.back_up())
    size = journal.folder.journal.stat().st_size
    if not whole:
        spoil(journal.folder.journal, size - 2000, size - 6000, size - 10000)
    restored = restoring.restore(journal.home, copy, journal.key, clock=journal.clock)
    assert restored.can_be_undone is whole

    def opened() -> object:
        return open_journal(journal.home, WAY, now=lambda: "20260314T092653Z").vault

    for ground in standing_on(partial(opened), theme, journal.clock, home=journal.home):  # type: ignore[arg-type]
        restorer = restoring_on(ground, journal, [])
        restorer.tell(ground.notices, restored=True)
        ground.wait(partial(bool, ground.notices.said))
        words, action, _act = ground.notices.said[-1]
        assert words.startswith("The copy is in its place. ")
        assert ("did not open whole; its files stay until" in words) is not whole
        assert action == ("Undo" if whole else "")
