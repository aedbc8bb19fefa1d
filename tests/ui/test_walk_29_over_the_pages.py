"""Walk 29, continued: every sheet and every popover there is, in each of its states, in five looks.

What opens over a page is given the room of the window and no more; in a small window with large
text it scrolls inside. The pictures are for looking at, the geometry is held here.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from tests.show.live import Live, live_window
from tests.show.looks import SMALLEST, Look, emptied, keep, wear
from tests.show.overlaps import troubles
from tests.show.surfaces import inside
from tests.ui.popover_walk import POPOVERS
from tests.ui.sheet_walk import SHEETS

PICTURES = Path(__file__).parents[2] / ".artifacts" / "walk-29-over"
LOOKS = (
    Look(theme="light", zoom=1.0),
    Look(theme="dark", zoom=1.4),
    Look(theme="light", zoom=2.0, size=SMALLEST),
    Look(theme="dark-contrast", zoom=1.0),
    Look(theme="light", zoom=1.0, mirrored=True),
)
_AROUND = 24


@pytest.fixture
def live(qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Live]:
    emptied(PICTURES)
    QLocale.setDefault(QLocale("en_GB"))
    with live_window(theme, tmp_path, entries=12) as live:
        live.open()
        live.wait_for_names()
        yield live
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale.c())


def around(live: Live, surface: QWidget) -> QRect:
    """Where it lies in the window, with a little of what is around it."""
    card = surface.findChild(Card) if isinstance(surface, SheetDialog) else surface
    assert card is not None
    rect = QRect(card.mapTo(live.window, QPoint(0, 0)), card.size())
    return rect.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & live.window.rect()


@pytest.mark.timeout(600)
def test_whatever_opens_over_a_page_fits_in_every_look(live: Live) -> None:
    found: list[str] = []
    for look in LOOKS:
        wear(live, look)
        for name, opener in {**SHEETS, **POPOVERS}.items():
            for state, surface in enumerate(opener(live)):
                live.settle()
                at = f"{name}-{state}-{look.name}"
                keep(live.window.grab(around(live, surface)), PICTURES / f"{at}.png")
                found += [f"{at}: {each}" for each in troubles(surface)]
                found += [] if inside(live.window, surface) else [f"{at}: beyond the window"]
    assert found == [], "\n".join(found)
