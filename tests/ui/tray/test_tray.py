"""The sign of the tray: its menu in each state, and a mark that can be seen on any panel."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from journal_app import APP_NAME
from journal_app.system.panel import Ground
from journal_app.ui import tray
from journal_app.ui.theme.appearance import Scheme
from journal_app.ui.theme.contrast import ratio
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import Rgba
from journal_app.ui.tray import Tray

# The panels of Breeze light and dark, of Windows 11 light and dark, and the two ends.
LIGHT_PANELS = ("#ffffff", "#eff0f1", "#f3f3f3")
DARK_PANELS = ("#000000", "#2a2e32", "#1c1c1c")


@pytest.fixture
def sign(theme: Theme, qtbot: QtBot) -> Tray:
    return Tray(theme)


def menu_of(sign: Tray) -> QMenu:
    return sign._sign.contextMenu()


def lines(sign: Tray) -> list[str]:
    return [
        "–" if action.isSeparator() else action.text()
        for action in menu_of(sign).actions()
        if action.isVisible()
    ]


def choose(sign: Tray, text: str) -> None:
    (action,) = (
        action for action in menu_of(sign).actions() if action.isVisible() and action.text() == text
    )
    action.trigger()


def strongest(picture: QImage) -> QColor:
    """The colour of the pixel with most paint on it."""
    pixels = (
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    )
    return max(pixels, key=QColor.alpha)


def against(ink: QColor, panel: str) -> float:
    ground = QColor(panel)
    return ratio(
        Rgba(red=ink.red(), green=ink.green(), blue=ink.blue()),
        Rgba(red=ground.red(), green=ground.green(), blue=ground.blue()),
    )


# Qt looks for the tray of X11, whatever screen it is on.
@pytest.mark.qt_log_ignore("No such signal .*systemTrayWindowChanged", extend=True)
def test_it_begins_as_for_a_locked_journal_and_unseen(sign: Tray) -> None:
    assert lines(sign) == ["Note a moment…", "Open", "Quit"]
    assert not sign._sign.isVisible()
    sign.show()
    assert sign._sign.isVisible()
    sign.hide()
    assert not sign._sign.isVisible()


def test_open_and_locked_offer_what_they_may(sign: Tray) -> None:
    locked = lines(sign)
    sign.set_locked(False)
    assert lines(sign) == [
        "Pause for a minute",
        "Note a moment…",
        "–",
        "Open today",
        "–",
        "Lock now",
        "Quit",
    ]
    sign.set_locked(True)
    assert lines(sign) == locked


@pytest.mark.parametrize(
    ("locked", "text", "wish"),
    [
        (False, "Pause for a minute", "pause"),
        (False, "Note a moment…", "capture"),
        (False, "Open today", "today"),
        (False, "Lock now", "lock"),
        (False, "Quit", "quit"),
        (True, "Note a moment…", "capture"),
        (True, "Open", "open"),
        (True, "Quit", "quit"),
    ],
)
def test_each_line_asks_for_one_thing(
    sign: Tray, qtbot: QtBot, locked: bool, text: str, wish: str
) -> None:
    asked: list[str] = []
    for name in ("pause", "capture", "today", "open", "lock", "quit"):
        wanted = getattr(sign, f"{name}_requested")
        wanted.connect(lambda at=name: asked.append(at))
    sign.set_locked(locked)
    choose(sign, text)
    assert asked == [wish]


def test_a_click_on_the_sign_opens_and_other_ways_of_touching_it_do_not(
    sign: Tray, qtbot: QtBot
) -> None:
    asked: list[bool] = []
    sign.open_requested.connect(lambda: asked.append(True))
    for reason in QSystemTrayIcon.ActivationReason:
        sign._sign.activated.emit(reason)
    assert asked == [True]


def test_it_says_its_name_alone(sign: Tray) -> None:
    assert sign._sign.toolTip() == APP_NAME
    sign.set_locked(False)
    assert sign._sign.toolTip() == APP_NAME


def test_it_can_have_a_name_and_a_sign_that_say_less(theme: Theme, qtbot: QtBot) -> None:
    plain = Tray(theme, name="Notes", sign="note-pencil")
    assert plain._sign.toolTip() == "Notes"
    own = Tray(theme)
    assert plain._sign.icon().pixmap(22).toImage() != own._sign.icon().pixmap(22).toImage()


@pytest.mark.parametrize("side", [16, 22, 24, 32])
def test_the_mark_is_sharp_at_the_sizes_of_panels(sign: Tray, side: int) -> None:
    picture = sign._sign.icon().pixmap(side, side).toImage()
    assert (picture.width(), picture.height()) == (side, side)
    assert strongest(picture).alpha() == 255
    colours = {
        picture.pixelColor(x, y).rgb()
        for x in range(side)
        for y in range(side)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert len(colours) == 1


@pytest.mark.parametrize(
    ("ground", "panels", "least"),
    [
        (Ground.LIGHT, LIGHT_PANELS, 7),
        (Ground.DARK, DARK_PANELS, 7),
        # WCAG 2.2, 1.4.11: what is not text needs three to one.
        (Ground.UNKNOWN, LIGHT_PANELS + DARK_PANELS, 3),
    ],
)
def test_the_mark_stands_out_from_the_panel(
    theme: Theme, ground: Ground, panels: tuple[str, ...], least: int
) -> None:
    sign = Tray(theme, ground=lambda: ground)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        # The panel does not follow what was chosen for the windows of the app.
        theme.set_scheme(scheme)
        ink = strongest(sign._sign.icon().pixmap(22, 22).toImage())
        assert all(against(ink, panel) >= least for panel in panels)


def test_the_pictures_of_the_menu_can_be_seen_on_either_ground(sign: Tray) -> None:
    for action in menu_of(sign).actions():
        if not action.isSeparator():
            ink = strongest(action.icon().pixmap(18, 18).toImage())
            assert all(against(ink, panel) >= 3 for panel in LIGHT_PANELS + DARK_PANELS)


def test_here_is_no_tray_and_the_settings_say_so(qapp: QApplication) -> None:
    assert not tray.tray_available()
    assert tray.no_tray_words().count(".") == 1
