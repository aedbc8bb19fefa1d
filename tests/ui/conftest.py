"""What every test of the interface may ask for: the look, without waiting for anything to move."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from journal_app.core.resources import resource
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme

_HERE = Path(__file__).parent
STILL = Appearance(scheme=Scheme.LIGHT, reduced_motion=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Forgive the unseen screen what it cannot do; every other warning of Qt fails a test."""
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def plain_locale() -> Iterator[None]:
    """Days and numbers are written in one way, whatever the machine or the test before wished."""
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(QLocale.c())


@pytest.fixture(scope="session")
def nobodys_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where programs put what is the person's own."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def away_from_home(nobodys_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A switch puts something into the menu of applications: not into that of who runs this."""
    monkeypatch.setenv("XDG_DATA_HOME", str(nobodys_data))


@pytest.fixture(scope="session")
def dressed_theme(qapp: QApplication) -> Iterator[Theme]:
    """One theme for the whole run: fonts are read once, as in the app."""
    made = Theme(resource(), STILL, parent=qapp)
    made.apply(qapp)
    yield made
    # The unseen screen outlives Python and would drop what Python made: a crash after the last
    # test, which no real screen has.
    qapp.clipboard().clear()


@pytest.fixture
def theme(dressed_theme: Theme) -> Theme:
    """The light theme at normal size, standing still."""
    dressed_theme.set_appearance(STILL)
    return dressed_theme
