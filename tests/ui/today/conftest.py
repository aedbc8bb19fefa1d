"""Every test here stands on a real journal, with Today shown in a window."""

import pytest
from pytestqt.qtbot import QtBot

from journal_app.ui.editor import mark_desk as desk_module
from journal_app.ui.today.page import TodayPage
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground


@pytest.fixture
def page(qtbot: QtBot, ground: Ground) -> TodayPage:
    made = TodayPage(ground.context)
    qtbot.addWidget(made)
    ground.context.hub.changed.connect(made.refresh)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said aloud about marks."""
    said: list[str] = []
    monkeypatch.setattr(desk_module, "announce", lambda _widget, text: said.append(text))
    return said
