"""Walk 29: every page in four themes, at every size of text, mirrored, small, large, and twice.

One window with every page alive is dressed anew again and again, as the person does it. The
pictures are for looking at; what geometry can tell, that nothing lies over anything else and
that no word is cut, is held here.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.sections import sections
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.show.live import Live, live_window
from tests.show.overlaps import troubles

PICTURES = Path(__file__).parents[2] / ".artifacts" / "walk-29"
LIGHT, DARK = Scheme.LIGHT, Scheme.DARK
USUAL, SMALLEST, LARGE = (1280, 800), (880, 560), (3840, 2160)
LOOKS = {
    "light": (LIGHT, False, 1.0, USUAL, False),
    "smallest": (LIGHT, False, 1.0, SMALLEST, False),
    "mirrored": (LIGHT, False, 1.0, USUAL, True),
    "four-k": (LIGHT, False, 1.0, LARGE, False),
    "85": (LIGHT, False, 0.85, USUAL, False),
    "140-smallest": (LIGHT, False, 1.4, SMALLEST, False),
    "dark": (DARK, False, 1.0, USUAL, False),
    "200-dark": (DARK, False, 2.0, USUAL, False),
    "light-contrast": (LIGHT, True, 1.0, USUAL, False),
    "dark-contrast-140-mirrored": (DARK, True, 1.4, USUAL, True),
}
"""Those of one size of text and one theme stand together: a window of another size costs little."""
TWICE = ("dark",)
"""Looks that are painted on a screen of twice as many pixels as well."""
PAGES_ALONE = ("mirrored", "four-k", "85", "light-contrast")
"""Looks in which the sections of the settings are left out."""
SECTIONS = tuple(at for at, _title in sections())


@pytest.fixture
def live(qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Live]:
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    QLocale.setDefault(QLocale("en_GB"))
    with live_window(theme, tmp_path, entries=30) as live:
        live.open()
        live.wait_for_names()
        yield live
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale.c())


def places(live: Live) -> dict[str, Place]:
    """Every page there is, and every section of the settings."""
    person = live.context.known.names.people[0]
    found = {page.value: Place(page=page) for page in live.window.main.there}
    del found[PageId.SETTINGS.value]
    found[PageId.READER.value] = live.first_piece()
    found["person"] = Place(page=PageId.PEOPLE, part=f"person:{person.uid}")
    found |= {at: Place(page=PageId.SETTINGS, part=at) for at in SECTIONS}
    if PageId.DAY.value in found:
        found[PageId.DAY.value] = Place(page=PageId.DAY, part=live.newest_day())
    return found


def wear(live: Live, name: str) -> None:
    """Dress the window and give it this size, with every page alive."""
    scheme, contrast, zoom, size, mirrored = LOOKS[name]
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    QApplication.setLayoutDirection(right if mirrored else left)
    look = Appearance(scheme=scheme, high_contrast=contrast, zoom=zoom, reduced_motion=True)
    live.theme.set_appearance(look)
    live.window.resize(QSize(*size))


def twice(live: Live) -> QPixmap:
    """The window as a screen of twice as many pixels shows it."""
    picture = QPixmap(live.window.size() * 2)
    picture.setDevicePixelRatio(2)
    live.window.render(picture)
    return picture


@pytest.mark.timeout(400)
def test_every_page_in_every_look(live: Live) -> None:
    everywhere = places(live)
    found: list[str] = []
    for name in LOOKS:
        wear(live, name)
        for at, place in everywhere.items():
            if name in PAGES_ALONE and at in SECTIONS:
                continue
            live.go(place)
            live.window.grab().save(str(PICTURES / f"{at}-{name}.png"))
            if name in TWICE:
                twice(live).save(str(PICTURES / f"{at}-{name}-2x.png"))
            found += [f"{at}, {name}: {trouble}" for trouble in troubles(live.window)]
    assert found == []
