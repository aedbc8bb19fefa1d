"""Every test here stands on a real journal whose words and limits are known."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from journal_app.ui.navigation import PageId, Place
from journal_app.ui.support.answer_rows import AnswerRow
from journal_app.ui.support.fork_page import ForkPage
from journal_app.ui.support.page import SupportPage
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as bare_ground
from tests.ui.known_ground import known_ground


@pytest.fixture
def ground(bare_ground: Ground) -> Iterator[Ground]:
    """The same with the vocabulary read, and nothing said about closeness."""
    yield from known_ground(bare_ground)


@pytest.fixture
def fork(qtbot: QtBot, ground: Ground) -> ForkPage:
    """The fork, reached from the timeline."""
    made = ForkPage(ground.context)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    navigator = ground.context.navigator
    navigator.go(Place(page=PageId.TIMELINE))
    navigator.go(Place(page=PageId.FORK))
    made.enter(Place(page=PageId.FORK))
    ground.wait(lambda: any(row.isVisible() for row in made.findChildren(AnswerRow)))
    made.enter(Place(page=PageId.FORK))
    return made


@pytest.fixture
def support(qtbot: QtBot, ground: Ground) -> SupportPage:
    """The support page with its words, at its first section."""
    made = SupportPage(ground.context)
    qtbot.addWidget(made)
    ground.context.hub.changed.connect(made.refresh)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.enter(Place(page=PageId.SUPPORT))
    ground.wait(lambda: made.sections is not None and made.sections.shown is not None)
    return made


__all__ = ["bare_ground"]
