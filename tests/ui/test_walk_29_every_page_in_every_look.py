"""Walk 29: every page in four themes, at every size of text, mirrored, small, large, and twice.

One window with every page alive is dressed anew again and again, as the person does it, and what
opens over the pages is opened in some of the looks. The pictures are for looking at; what geometry
can tell, that nothing lies over anything else and that no word is cut, is held here.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.sections import sections
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.show.life import ASKED, write_a_life
from tests.show.live import Live, live_window
from tests.show.overlaps import troubles
from tests.show.surfaces import SURFACES, close_surface, inside, open_surface

PICTURES = Path(__file__).parents[2] / ".artifacts" / "walk-29"
THEMES = {
    "light": (Scheme.LIGHT, False),
    "dark": (Scheme.DARK, False),
    "light-contrast": (Scheme.LIGHT, True),
    "dark-contrast": (Scheme.DARK, True),
}
ZOOMS = (1.0, 0.85, 1.4, 2.0)
USUAL, SMALLEST, WIDE, LARGE = (1280, 800), (880, 560), (1680, 1050), (3840, 2160)
SECTIONS = tuple(at for at, _title in sections())
_QUICKLY = 85
"""How little a picture is pressed together: it is written again each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the window is dressed, and what is looked at in it beside every page."""

    theme: str
    zoom: float
    size: tuple[int, int] = USUAL
    mirrored: bool = False
    settings: bool = False
    surfaces: bool = False

    @property
    def name(self) -> str:
        """As it stands in the names of the pictures."""
        size = "" if self.size == USUAL else f"-{self.size[0]}"
        mirrored = "-mirrored" if self.mirrored else ""
        return f"{self.theme}-{round(100 * self.zoom)}{size}{mirrored}"


BESIDE = (
    Look(theme="light", zoom=1.0, size=SMALLEST, settings=True),
    Look(theme="light", zoom=1.0, size=WIDE),
    Look(theme="light", zoom=1.0, size=LARGE),
    Look(theme="light", zoom=1.0, mirrored=True, surfaces=True),
    Look(theme="light", zoom=1.4, size=SMALLEST, mirrored=True),
    Look(theme="light", zoom=2.0, size=SMALLEST, settings=True, surfaces=True),
    Look(theme="light", zoom=2.0, size=SMALLEST, mirrored=True),
    Look(theme="dark-contrast", zoom=1.4, mirrored=True, settings=True),
)


def looks() -> Iterator[Look]:
    """Four themes at four sizes of text; those of one theme and size stand together."""
    for theme in THEMES:
        for zoom in ZOOMS:
            yield Look(theme=theme, zoom=zoom)
            yield from (each for each in BESIDE if (each.theme, each.zoom) == (theme, zoom))


@pytest.fixture
def live(qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Live]:
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    QLocale.setDefault(QLocale("en_GB"))
    with live_window(theme, tmp_path, entries=30) as live:
        live.write(partial(write_a_life, clock=live.context.clock))
        live.open()
        live.wait_for_names()
        yield live
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def places(live: Live) -> dict[str, Place]:
    """Every page there is, and every section of the settings."""
    person = live.context.known.names.people[0]
    found = {page.value: Place(page=page) for page in live.window.main.there}
    del found[PageId.SETTINGS.value]
    found[PageId.READER.value] = live.first_piece()
    found[PageId.ANSWERS.value] = Place(page=PageId.ANSWERS, part=ASKED)
    found[PageId.DAY.value] = Place(page=PageId.DAY, part=live.newest_day())
    found["person"] = Place(page=PageId.PEOPLE, part=f"person:{person.uid}")
    return found | {at: Place(page=PageId.SETTINGS, part=at) for at in SECTIONS}


def wear(live: Live, look: Look) -> None:
    """Dress the window and give it this size, with every page alive."""
    scheme, contrast = THEMES[look.theme]
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    QApplication.setLayoutDirection(right if look.mirrored else left)
    worn = Appearance(scheme=scheme, high_contrast=contrast, zoom=look.zoom, reduced_motion=True)
    live.theme.set_appearance(worn)
    live.window.resize(QSize(*look.size))


def keep(picture: QPixmap, name: str) -> None:
    """Write a picture for whoever looks at them."""
    assert picture.save(str(PICTURES / f"{name}.png"), "PNG", _QUICKLY)


def twice(live: Live) -> QPixmap:
    """The window as a screen of twice as many pixels shows it."""
    picture = QPixmap(live.window.size() * 2)
    picture.setDevicePixelRatio(2)
    live.window.render(picture)
    return picture


@pytest.mark.timeout(600)
def test_every_page_in_every_look(live: Live) -> None:
    everywhere = places(live)
    found: list[str] = []
    for look in looks():
        wear(live, look)
        for at, place in everywhere.items():
            if look.settings or at not in SECTIONS:
                live.go(place)
                keep(live.window.grab(), f"{at}-{look.name}")
                if look.zoom == 1.0 and look.size == USUAL:
                    keep(twice(live), f"{at}-{look.name}-2x")
                found += [f"{at}, {look.name}: {each}" for each in troubles(live.window)]
        if look.surfaces:
            found += over_the_pages(live, everywhere, look)
    assert found == []


def over_the_pages(live: Live, everywhere: dict[str, Place], look: Look) -> list[str]:
    """Open what opens over the pages; what is wrong with it."""
    found: list[str] = []
    for name, (at, _steps) in SURFACES.items():
        live.go(everywhere[at])
        surface = open_surface(live, name)
        keep(live.window.grab(), f"{name}-{look.name}")
        found += [f"{name}, {look.name}: {each}" for each in troubles(surface)]
        found += [] if inside(live.window, surface) else [f"{name}, {look.name}: beyond the window"]
        close_surface(surface)
        live.settle()
    return found
