"""The two colours of a mark: the tint behind its words, and the ink of its sign and name."""

from typing import Final

from PySide6.QtGui import QColor

from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName

_TOKENS: Final[dict[str, tuple[TokenName, TokenName]]] = {
    "pull": ("m_pull", "m_pull_i"),
    "near": ("m_near", "m_near_i"),
    "body": ("m_body", "m_body_i"),
    "echo": ("m_echo", "m_echo_i"),
    "need": ("m_need", "m_need_i"),
    "help": ("m_help", "m_help_i"),
}


def mark_colors(theme: Theme, tint: str) -> tuple[QColor, QColor]:
    """Tint and ink of this name; those of a need for a name nobody knows."""
    band, ink = _TOKENS.get(tint, _TOKENS["need"])
    return theme.color(band), theme.color(ink)
