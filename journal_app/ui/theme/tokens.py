"""Names and values of the look: colours read from a file and checked, and the fixed scales."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

TokenName = Literal[
    "sidebar", "canvas", "surface", "raised", "sunken",
    "ink", "ink2", "ink3", "ink_disabled",
    "line", "line_strong",
    "accent", "accent_hover", "accent_press", "on_accent", "accent_soft", "accent_ink",
    "fear", "fear_fill", "fear_soft", "fear_ink",
    "pref", "pref_fill", "pref_soft", "pref_ink",
    "unsure", "unsure_fill", "unsure_soft", "unsure_ink",
    "m_pull", "m_pull_i", "m_near", "m_near_i", "m_body", "m_body_i",
    "m_echo", "m_echo_i", "m_need", "m_need_i", "m_help", "m_help_i",
    "focus", "select", "caution", "caution_soft", "scrim", "shadow",
    "h0", "h1", "h2", "h3", "h4",
    "p_top", "p_mid", "p_bot", "tide1", "tide2", "tide3", "orb", "orb_a", "orb_b",
]  # fmt: skip
"""Every colour there is, by meaning; a page never names a colour in any other way."""

TOKEN_NAMES: Final[tuple[TokenName, ...]] = get_args(TokenName)

ThemeName = Literal["light", "dark", "hc-light", "hc-dark"]
THEME_NAMES: Final[tuple[ThemeName, ...]] = get_args(ThemeName)

TextStyle = Literal[
    "display", "title", "prompt", "heading", "write", "read", "quote",
    "body", "label", "small", "smallm", "caption",
]  # fmt: skip

_HEX = re.compile(r"#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?")


class BadThemeError(ValueError):
    """A theme file of ours is not as it must be; the message names file and token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rgba:
    """One colour, each part 0 to 255."""

    red: int
    green: int
    blue: int
    alpha: int = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One complete set of colours."""

    name: str
    colors: Mapping[TokenName, Rgba]

    def __getitem__(self, token: TokenName) -> Rgba:
        """The colour of this meaning."""
        return self.colors[token]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeSpec:
    """One step of the type scale, in pixels at text zoom 1."""

    families: tuple[str, ...]
    size: int
    line: float
    weight: int = 400
    tracking: float = 0.0


_SANS = ("Journal Sans", "Noto Sans", "Segoe UI", "Helvetica Neue")
_SERIF = ("Journal Serif", "Journal Serif Ext", "Noto Serif", "Georgia")
_DISPLAY = ("Journal Display", "Journal Serif Ext", "Noto Serif", "Georgia")

TYPE: Final[Mapping[TextStyle, TypeSpec]] = {
    "display": TypeSpec(families=_DISPLAY, size=36, line=44, tracking=-0.3),
    "title": TypeSpec(families=_DISPLAY, size=28, line=36, tracking=-0.2),
    "prompt": TypeSpec(families=_DISPLAY, size=24, line=33),
    "heading": TypeSpec(families=_DISPLAY, size=21, line=28),
    "write": TypeSpec(families=_SERIF, size=20, line=33),
    "read": TypeSpec(families=_SERIF, size=17, line=26),
    "quote": TypeSpec(families=_SERIF, size=17, line=26),
    "body": TypeSpec(families=_SANS, size=14, line=21),
    "label": TypeSpec(families=_SANS, size=14, line=20, weight=500),
    "small": TypeSpec(families=_SANS, size=13, line=19),
    "smallm": TypeSpec(families=_SANS, size=13, line=19, weight=500),
    "caption": TypeSpec(families=_SANS, size=12, line=16, weight=500, tracking=0.1),
}
OWN_WORDS: Final[tuple[TextStyle, ...]] = ("write", "read", "quote")
"""The page, what is read elsewhere, and a line of it in a row that is as high as it is."""
SMALLEST_TEXT: Final = 12
"""No text is ever smaller, in pixels, whatever the zoom."""

SPACE: Final = (4, 8, 12, 16, 24, 32, 48, 64)
"""The steps of the 4 px grid."""

RADIUS_MARK: Final = 5
RADIUS_TILE: Final = 7
RADIUS_ITEM: Final = 7
RADIUS_SEGMENT: Final = 8
RADIUS_CONTROL: Final = 10
RADIUS_CARD: Final = 14
RADIUS_SHEET: Final = 16
RADIUS_SCENE: Final = 20
PAPER: Final = "#FFFFFF"
"""What a picture that lets something through is seen against on paper."""
PAPER_BAND: Final = "#DEDEDE"
"""Behind marked words on paper: on every printer a grey, whatever the theme."""

SMALLEST_ZOOM: Final = 0.85
LARGEST_ZOOM: Final = 2.0


def load_tokens(path: Path) -> Tokens:
    """Read one theme file; raises `BadThemeError` unless every token is there and well formed."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadThemeError(f"{path.name}: {error}") from error
    missing = [name for name in TOKEN_NAMES if name not in found]
    if missing:
        raise BadThemeError(f"{path.name}: missing {', '.join(missing)}")
    unknown = sorted(set(found) - set(TOKEN_NAMES))
    if unknown:
        raise BadThemeError(f"{path.name}: unknown {', '.join(unknown)}")
    return Tokens(
        name=path.stem,
        colors={name: _parsed(path.name, name, found[name]) for name in TOKEN_NAMES},
    )


def _parsed(file: str, name: str, value: object) -> Rgba:
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise BadThemeError(f"{file}: {name} is not #RRGGBB or #RRGGBBAA")
    parts = [int(value[at : at + 2], 16) for at in range(1, len(value), 2)]
    return Rgba(red=parts[0], green=parts[1], blue=parts[2], alpha=(*parts, 255)[3])
