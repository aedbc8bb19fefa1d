"""How the walks of every look dress the window, and how they keep what they saw."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from journal_app.ui.theme.appearance import Appearance, Scheme
from tests.show.live import Live

THEMES = {
    "light": (Scheme.LIGHT, False),
    "dark": (Scheme.DARK, False),
    "light-contrast": (Scheme.LIGHT, True),
    "dark-contrast": (Scheme.DARK, True),
}
USUAL, SMALLEST, WIDE, LARGE = (1280, 800), (880, 560), (1680, 1050), (3840, 2160)
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
    twice: bool = False
    writing: tuple[int, float] = (20, 1.65)
    """Size and line of one's own words."""

    @property
    def name(self) -> str:
        """As it stands in the names of the pictures."""
        size = "" if self.size == USUAL else f"-{self.size[0]}"
        mirrored = "-mirrored" if self.mirrored else ""
        writing = "" if self.writing == (20, 1.65) else f"-{self.writing[0]}"
        return f"{self.theme}-{round(100 * self.zoom)}{size}{mirrored}{writing}"


def wear(live: Live, look: Look) -> None:
    """Dress the window and give it this size, with every page alive."""
    scheme, contrast = THEMES[look.theme]
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    QApplication.setLayoutDirection(right if look.mirrored else left)
    size, line = look.writing
    live.theme.set_appearance(
        Appearance(
            scheme=scheme,
            high_contrast=contrast,
            zoom=look.zoom,
            reduced_motion=True,
            writing_size=size,
            writing_line=line,
        )
    )
    live.window.resize(QSize(*look.size))


def emptied(folder: Path) -> Path:
    """A folder for pictures, with none of the last time in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def keep(picture: QPixmap, at: Path) -> None:
    """Write a picture for whoever looks at them."""
    assert picture.save(str(at), "PNG", _QUICKLY)


def twice(live: Live) -> QPixmap:
    """The window as a screen of twice as many pixels shows it."""
    picture = QPixmap(live.window.size() * 2)
    picture.setDevicePixelRatio(2)
    live.window.render(picture)
    return picture
