"""The palette of a theme, for everything that Qt paints without asking the style sheet."""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QColor, QPalette

from journal_app.ui.theme.tokens import TokenName

_ROLES: Final[tuple[tuple[QPalette.ColorRole, TokenName], ...]] = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "canvas"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.BrightText, "ink"),
    (QPalette.ColorRole.Button, "raised"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.Highlight, "select"),
    (QPalette.ColorRole.HighlightedText, "ink"),
    (QPalette.ColorRole.PlaceholderText, "ink3"),
    (QPalette.ColorRole.ToolTipBase, "ink"),
    (QPalette.ColorRole.ToolTipText, "surface"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent_ink"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Light, "raised"),
    (QPalette.ColorRole.Midlight, "canvas"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "line_strong"),
    (QPalette.ColorRole.Shadow, "shadow"),
)
_TEXTS: Final = (
    QPalette.ColorRole.Text,
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.ButtonText,
)


def palette(color: Callable[[TokenName], QColor]) -> QPalette:
    """Every role filled, so that nothing of the desktop's own theme shines through."""
    made = QPalette()
    for role, token in _ROLES:
        made.setColor(role, color(token))
    for role in _TEXTS:
        made.setColor(QPalette.ColorGroup.Disabled, role, color("ink_disabled"))
    return made
