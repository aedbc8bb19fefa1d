"""The one style sheet of the app, filled in from the tokens of a theme."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtGui import QColor

from journal_app.ui.theme.tokens import TOKEN_NAMES, TokenName

_PLACE: Final = re.compile(r"@px\((\d+)\)|@(\w+)")
Mix = Callable[[TokenName, TokenName, float], QColor]


def filled(template: str, values: Mapping[str, str], px: Callable[[float], int]) -> str:
    """Put every value in its place; a name without a value is an error of ours (`KeyError`)."""

    def fill(place: re.Match[str]) -> str:
        length, name = place.groups()
        return f"{px(int(length))}px" if length else values[name]

    return _PLACE.sub(fill, template)


def values(
    color: Callable[[TokenName], QColor], mix: Mix, *, dark: bool, high_contrast: bool
) -> dict[str, str]:
    """Every name the style sheet may use: the tokens, and a few mixtures of them."""
    found = {name: _written(color(name)) for name in TOKEN_NAMES}
    search = mix("raised", "ink", 0.05) if dark else color("sunken")
    mixtures = {
        "hover": mix("canvas", "ink", 0.06),
        "thumb": mix("line", "line_strong", 1 if high_contrast else 0.45),
        "field": mix("surface", "sunken", 0.5) if dark else color("surface"),
        "field_line": mix("line", "line_strong", 1 if high_contrast else 0.35),
        "search": search,
        "search_line": color("line_strong") if high_contrast else search,
        "menu_line": color("line_strong" if high_contrast else "line"),
    }
    return found | {name: _written(made) for name, made in mixtures.items()}


def _written(color: QColor) -> str:
    if color.alpha() == 255:
        return color.name()
    return f"rgba({color.red()}, {color.green()}, {color.blue()}, {color.alpha()})"
