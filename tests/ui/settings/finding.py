"""Find what a person would find in the settings."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.view import SettingsView
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk

W = TypeVar("W", bound=QWidget)
V = TypeVar("V", bound=SettingsView)


def named(parent: QWidget, kind: type[W], name: str) -> W:
    """The one visible widget of this kind with this accessible name."""
    found = [
        child
        for child in parent.findChildren(kind)
        if child.accessibleName() == name and child.isVisible()
    ]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def section(desk: Desk, part: str, kind: type[V]) -> V:
    """Go to a section and return what is shown there."""
    desk.page.enter(Place(page=PageId.SETTINGS, part=part))
    shown = desk.page.sections.shown
    assert isinstance(shown, kind)
    return shown


def read_again(ground: Ground) -> DeviceSettings:
    """The settings as another start of the app would find them."""
    settings = ground.context.settings
    settings.save()
    return DeviceSettings.read(settings._path)
