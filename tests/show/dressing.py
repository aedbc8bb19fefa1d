"""The app and its theme as the arguments of a look ask for them."""

from argparse import Namespace
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from journal_app.core.resources import resource
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme


def dressed(chosen: Namespace) -> tuple[QApplication, Theme]:
    """An app in English, standing still, in this theme, zoom and direction."""
    app = QApplication([])
    QLocale.setDefault(QLocale("en_GB"))
    if chosen.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look = Appearance(scheme=Scheme(chosen.theme), zoom=chosen.zoom, reduced_motion=True)
    theme = Theme(resource(), replace(look, high_contrast=chosen.contrast))
    theme.apply(app)
    return app, theme
