"""The name and the sign that windows and the tray show: the app's own, or ones that say less."""

from typing import Final

from PySide6.QtGui import QColor, QIcon

from journal_app import APP_NAME
from journal_app.i18n import _
from journal_app.ui.theme.painting import app_icon
from journal_app.ui.theme.theme import Theme

NEUTRAL_SIGN: Final = "note-pencil"
_SIDES: Final = (16, 24, 32, 48, 64, 128)
_GREY: Final = "#6B7075"
"""Reads on light and on dark panels alike."""


def shown_name(*, neutral: bool) -> str:
    """What windows and the sign in the tray are called."""
    return _("Notes") if neutral else APP_NAME


def shown_icon(theme: Theme, *, neutral: bool) -> QIcon:
    """The sign of a window."""
    if not neutral:
        return app_icon(theme)
    icon = QIcon()
    for side in _SIDES:
        icon.addPixmap(theme.icons.pixmap(NEUTRAL_SIGN, QColor(_GREY), side))
    return icon
