"""What a person chose about the look, as one value that settings can keep."""

from dataclasses import dataclass
from enum import StrEnum

from journal_app.ui.theme.tokens import LARGEST_ZOOM, SMALLEST_ZOOM


class Scheme(StrEnum):
    """Light, dark, or whatever the desktop says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """Every edge drawn and nothing in shades, not that, or whatever the desktop says."""

    SYSTEM = "system"
    NORMAL = "normal"
    HIGH = "high"


class Face(StrEnum):
    """The letters of what the person writes; the app itself speaks in letters of its own."""

    SERIF = "serif"
    SANS = "sans"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """Every choice about the look as it stands now; `zoom` is held between 0.85 and 2."""

    scheme: Scheme = Scheme.SYSTEM
    zoom: float = 1.0
    reduced_motion: bool = False
    high_contrast: bool = False
    face: Face = Face.SERIF
    writing_size: int = 20
    """Letters of the person's own words, in pixels at zoom 1."""
    writing_line: float = 1.65
    """How far their lines stand apart, in sizes of their letters."""

    def __post_init__(self) -> None:
        held = min(LARGEST_ZOOM, max(SMALLEST_ZOOM, self.zoom))
        object.__setattr__(self, "zoom", held)
