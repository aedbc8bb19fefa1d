"""What every test of the interface may ask for: the look, without waiting for anything to move."""

import pytest
from PySide6.QtWidgets import QApplication

from journal_app.core.resources import resource
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme

STILL = Appearance(scheme=Scheme.LIGHT, reduced_motion=True)


@pytest.fixture(scope="session")
def dressed_theme(qapp: QApplication) -> Theme:
    """One theme for the whole run: fonts are read once, as in the app."""
    made = Theme(resource(), STILL, parent=qapp)
    made.apply(qapp)
    return made


@pytest.fixture
def theme(dressed_theme: Theme) -> Theme:
    """The light theme at normal size, standing still."""
    dressed_theme.set_appearance(STILL)
    return dressed_theme
