"""What takes the whole window is heard as pages are: locked, in trouble, at the first start."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from tests.show.backups import BACKUPS
from tests.show.locks import LOCKS
from tests.show.scenes import SCENES
from tests.show.troubles import TROUBLES
from tests.show.wordless import WORDLESS
from tests.ui.heard import faults

SHOWN: dict[str, Callable[[Theme], QWidget]] = {
    **BACKUPS,
    **SCENES,
    **LOCKS,
    **TROUBLES,
    **WORDLESS,
}
_OPENED_MS = 60
"""Until what opens over a scene by itself is there."""


@pytest.mark.parametrize("name", SHOWN)
def test_everything_is_called_something_lasting_and_tab_leads_as_one_reads(
    qtbot: QtBot, theme: Theme, name: str
) -> None:
    shown = SHOWN[name](theme)
    qtbot.addWidget(shown)
    shown.resize(1280, 800)
    shown.show()
    qtbot.wait(_OPENED_MS)
    QApplication.processEvents()
    assert faults(shown) == []
