"""Walk 29: every page in four themes, at every size of text, mirrored, small, large, and twice.

One window with every page alive is dressed anew again and again, as the person does it, and what
opens over the pages is opened in some of the looks. The pictures are for looking at; what geometry
can tell, that nothing lies over anything else and that no word is cut, is held here.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.sections import sections
from journal_app.ui.theme.theme import Theme
from tests.show.life import ASKED, write_a_life
from tests.show.live import Live, live_window
from tests.show.looks import LARGE, SMALLEST, THEMES, WIDE, Look, emptied, keep, twice, wear
from tests.show.overlaps import troubles
from tests.show.surfaces import SURFACES, close_surface, inside, open_surface

PICTURES = Path(__file__).parents[2] / ".artifacts" / "walk-29"
ZOOMS = (1.0, 0.85, 1.4, 2.0)
SECTIONS = tuple(at for at, _title in sections())
BESIDE = (
    Look(theme="light", zoom=1.0, size=SMALLEST, settings=True),
    Look(theme="light", zoom=1.0, size=WIDE),
    Look(theme="light", zoom=1.0, size=LARGE),
    Look(theme="light", zoom=1.0, mirrored=True, settings=True, surfaces=True),
    Look(theme="light", zoom=1.4, size=SMALLEST, mirrored=True),
    Look(theme="light", zoom=2.0, size=SMALLEST, settings=True, surfaces=True, twice=True),
    Look(theme="light", zoom=2.0, size=SMALLEST, mirrored=True, writing=(25, 1.8)),
    Look(theme="light", zoom=0.85, size=SMALLEST, writing=(25, 1.8)),
    Look(theme="dark-contrast", zoom=1.4, mirrored=True, settings=True, writing=(17, 1.5)),
)
TWICE = {*((theme, 1.0) for theme in THEMES), ("dark", 0.85), ("light-contrast", 1.4)}
"""What is also painted as a screen of twice as many pixels shows it, in the usual window."""
SETTINGS = {("light", 1.0), ("dark", 1.4)}
"""Where the sections of the settings are looked at too, in the usual window."""


def looks() -> Iterator[Look]:
    """Four themes at four sizes of text; those of one theme and size stand together."""
    for theme in THEMES:
        for zoom in ZOOMS:
            worn = (theme, zoom)
            yield Look(theme=theme, zoom=zoom, settings=worn in SETTINGS, twice=worn in TWICE)
            yield from (each for each in BESIDE if (each.theme, each.zoom) == worn)


@pytest.fixture
def live(qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Live]:
    emptied(PICTURES)
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


def picture(live: Live, name: str) -> None:
    """Keep how the window looks."""
    keep(live.window.grab(), PICTURES / f"{name}.png")


@pytest.mark.timeout(600)
def test_every_page_in_every_look(live: Live) -> None:
    everywhere = places(live)
    found: list[str] = []
    for look in looks():
        wear(live, look)
        for at, place in everywhere.items():
            if look.settings or at not in SECTIONS:
                live.go(place)
                picture(live, f"{at}-{look.name}")
                if look.twice:
                    keep(twice(live), PICTURES / f"{at}-{look.name}-2x.png")
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
        picture(live, f"{name}-{look.name}")
        found += [f"{name}, {look.name}: {each}" for each in troubles(surface)]
        found += [] if inside(live.window, surface) else [f"{name}, {look.name}: beyond the window"]
        close_surface(surface)
        live.settle()
    return found
