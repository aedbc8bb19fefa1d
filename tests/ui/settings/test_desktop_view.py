"""The applications menu and the tray: nothing before it is asked for, and out again whole."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from journal_app import APP_ID
from journal_app.core.settings import TRAY
from journal_app.ui.settings.desktop_view import DesktopView
from journal_app.ui.widgets.toggle import Toggle
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import named, read_again, section

pytestmark = pytest.mark.usefixtures("data_home")


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "share"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    return home


@pytest.fixture
def view(ground: Ground, desk: Desk) -> DesktopView:
    made = section(desk, "desktop", DesktopView)
    ground.wait(lambda: made.menu.isEnabled())
    return made


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> bool:
    there: bool = request.param
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: there)
    return there


def test_the_commands_that_keys_from_anywhere_can_be_bound_to_are_named(
    view: DesktopView,
) -> None:
    told = view.from_anywhere.text()
    for command in ("“tideline pause”", "“tideline capture”", "Ctrl+Alt+P", "Ctrl+Alt+N"):
        assert command in told
    assert view.from_anywhere.isVisible()


def test_the_app_goes_into_the_menu_and_out_again(
    ground: Ground, view: DesktopView, data_home: Path
) -> None:
    entry = data_home / "applications" / f"{APP_ID}.desktop"
    assert not view.menu.isChecked()
    named(view, Toggle, "In the applications menu").click()
    assert not view.menu.isEnabled()
    ground.wait(lambda: view.menu.isEnabled(), 15_000)
    assert view.menu.isChecked()
    assert str(ground.path.parents[2]) in entry.read_text(encoding="utf-8")
    named(view, Toggle, "In the applications menu").click()
    ground.wait(lambda: view.menu.isEnabled(), 15_000)
    assert not entry.exists()
    assert not view.menu.isChecked()


def test_a_file_of_somebody_else_is_left_alone_and_named(
    ground: Ground, view: DesktopView, data_home: Path
) -> None:
    entry = data_home / "applications" / f"{APP_ID}.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text("[Desktop Entry]\nName=Other\n", encoding="utf-8")
    named(view, Toggle, "In the applications menu").click()
    ground.wait(lambda: bool(ground.notices.said))
    ground.wait(lambda: view.menu.isEnabled())
    assert str(entry) in ground.notices.said[0][0]
    assert not view.menu.isChecked()
    assert entry.read_text(encoding="utf-8") == "[Desktop Entry]\nName=Other\n"


@pytest.mark.parametrize("tray", [True], indirect=True)
def test_the_sign_in_the_tray_is_off_until_asked_for(
    ground: Ground, tray: bool, view: DesktopView
) -> None:
    told: list[bool] = []
    ground.context.settings.on_change(lambda: told.append(ground.context.settings.get(TRAY)))
    switch = named(view, Toggle, "A sign in the tray")
    assert not switch.isChecked()
    switch.click()
    assert told == [True]
    assert read_again(ground).get(TRAY) is True


@pytest.mark.parametrize("tray", [False], indirect=True)
def test_where_there_is_no_tray_a_sentence_stands_in_its_place(
    ground: Ground, desk: Desk, tray: bool, view: DesktopView
) -> None:
    assert view.tray_row.line.text().startswith("This desktop has no tray;")
    assert not view.tray.isVisible()
    ground.context.settings.put(TRAY, True)
    section(desk, "desktop", DesktopView)
    ground.wait(lambda: view.tray.isVisible())
    view.tray.click()
    assert ground.context.settings.get(TRAY) is False
