"""The theme dresses the application, follows the desktop, and changes while everything is open."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.resources import resource
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.contrast import ratio
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TYPE, TextStyle, TokenName


def test_colours_go_to_palette_and_style_sheet(theme: Theme, qapp: QApplication) -> None:
    assert qapp.palette().color(QPalette.ColorRole.Text) == theme.color("ink")
    assert theme.color("select").name() in qapp.styleSheet()
    assert "@" not in qapp.styleSheet()


def test_a_change_is_told_once_and_after_it_is_done(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    seen: list[QColor] = []
    connection = theme.changed.connect(
        lambda: seen.append(qapp.palette().color(QPalette.ColorRole.Text))
    )
    theme.set_scheme(Scheme.DARK)
    theme.set_scheme(Scheme.DARK)
    QObject.disconnect(connection)

    assert theme.name == "dark"
    assert theme.dark
    assert seen == [theme.color("ink")]


def test_high_contrast_has_its_own_sets(theme: Theme) -> None:
    theme.set_appearance(Appearance(scheme=Scheme.LIGHT, high_contrast=True))
    light = theme.name
    theme.set_appearance(Appearance(scheme=Scheme.DARK, high_contrast=True))

    assert (light, theme.name) == ("hc-light", "hc-dark")


def test_alpha_replaces_the_opacity_of_a_token(theme: Theme) -> None:
    assert theme.color("ink").alpha() == 255
    assert theme.color("scrim").alpha() == 0x66
    assert theme.color("scrim", 1.0).alpha() == 255


def test_mixing_goes_from_one_to_the_other(theme: Theme) -> None:
    assert theme.mix("ink", "surface", 0) == theme.color("ink")
    assert theme.mix("ink", "surface", 1) == theme.color("surface")
    middle = theme.mix(QColor(0, 0, 0), QColor(200, 100, 50), 0.5)
    assert (middle.red(), middle.green(), middle.blue()) == (100, 50, 25)


HEAT: tuple[TokenName, ...] = ("h0", "h1", "h2", "h3", "h4")


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("high_contrast", [False, True])
def test_day_numbers_can_be_read_on_every_tone(
    theme: Theme, scheme: Scheme, high_contrast: bool
) -> None:
    theme.set_appearance(Appearance(scheme=scheme, high_contrast=high_contrast))

    for tone in HEAT:
        chosen = theme.on(theme.color(tone))
        token: TokenName = "ink" if chosen == theme.color("ink") else "surface"
        assert ratio(theme.tokens[token], theme.tokens[tone]) >= 4.49


@pytest.mark.parametrize("style", list(TYPE))
def test_the_bundled_fonts_are_the_ones_shown(theme: Theme, style: TextStyle) -> None:
    font = theme.font(style)

    assert QFontInfo(font).family() == TYPE[style].families[0]
    assert font.pixelSize() == TYPE[style].size
    assert theme.line_height(style) == TYPE[style].line


def test_zoom_grows_type_and_lengths(theme: Theme) -> None:
    theme.set_zoom(1.4)

    assert theme.font("body").pixelSize() == 20
    assert theme.line_height("write") == pytest.approx(46.2)
    assert theme.px(36) == 50


@pytest.mark.parametrize(("asked", "held"), [(0.1, 0.85), (1.3, 1.3), (9, 2.0)])
def test_zoom_is_held(theme: Theme, asked: float, held: float) -> None:
    theme.set_zoom(asked)

    assert theme.zoom == held


def test_text_never_falls_below_twelve_pixels(theme: Theme) -> None:
    theme.set_zoom(0.85)

    for style in TYPE:
        font = theme.font(style)
        assert font.pixelSize() >= 12
        assert theme.line_height(style) >= font.pixelSize() * 1.2


@pytest.mark.parametrize(
    ("size", "line", "read"), [(17, 1.5, (17, 23.6)), (20, 1.8, (17, 28.4)), (25, 1.65, (21, 32.5))]
)
def test_what_is_read_elsewhere_grows_with_the_page_and_never_shrinks(
    theme: Theme, size: int, line: float, read: tuple[int, float]
) -> None:
    theme.set_appearance(Appearance(writing_size=size, writing_line=line))

    assert theme.font("write").pixelSize() == size
    assert theme.line_height("write") == pytest.approx(size * line)
    assert theme.font("read").pixelSize() == read[0]
    assert theme.line_height("read") == pytest.approx(read[1], abs=0.1)
    for style in set(TYPE) - {"write", "read"}:
        assert theme.font(style).pixelSize() == TYPE[style].size
        assert theme.line_height(style) == TYPE[style].line


def test_a_font_handed_out_can_be_changed_without_harm(theme: Theme) -> None:
    theme.font("body").setPixelSize(90)

    assert theme.font("body").pixelSize() == 14


def test_reduced_motion_stops_everything(theme: Theme) -> None:
    theme.set_reduced_motion(False)
    moving = theme.motion
    theme.set_reduced_motion(True)

    assert (moving.quick, moving.base, moving.scene) == (120, 200, 600)
    assert (theme.motion.quick, theme.motion.base, theme.motion.scene) == (0, 0, 0)


@pytest.fixture
def free_app(qapp: QApplication, theme: Theme) -> Iterator[QApplication]:
    """The application, to be dressed by a theme of the test's own; dressed as before afterwards."""
    yield qapp
    theme.apply(qapp)


class Hints(QObject):
    """The desktop's wish, as `QStyleHints` tells it."""

    colorSchemeChanged = Signal(object)  # noqa: N815  (Qt's name)

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Qt.ColorScheme.Unknown
        self.told: list[Qt.ColorScheme | None] = []

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802  (Qt's name)
        return self.scheme

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None:  # noqa: N802  (Qt's name)
        self.told.append(scheme)

    def unsetColorScheme(self) -> None:  # noqa: N802  (Qt's name)
        self.told.append(None)

    def become(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)


class Desktop:
    """An application on a desktop whose wish the test decides."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.hints = Hints()

    def styleHints(self) -> Hints:  # noqa: N802  (Qt's name)
        return self.hints

    def __getattr__(self, name: str) -> object:
        return getattr(self._app, name)


def test_the_desktop_is_followed_until_one_chooses(free_app: QApplication) -> None:
    desktop = Desktop(free_app)
    following = Theme(resource(), Appearance(scheme=Scheme.SYSTEM))
    following.apply(desktop)  # type: ignore[arg-type]  # stands in for the application
    seen = [following.name]
    desktop.hints.become(Qt.ColorScheme.Dark)
    seen.append(following.name)
    following.set_scheme(Scheme.LIGHT)
    seen.append(following.name)
    desktop.hints.become(Qt.ColorScheme.Dark)
    seen.append(following.name)
    following.set_scheme(Scheme.SYSTEM)
    seen.append(following.name)

    assert seen == ["light", "dark", "light", "light", "dark"]
    assert desktop.hints.told == [None, Qt.ColorScheme.Light, None]


def test_a_font_that_cannot_be_read_is_logged_and_left_out(
    free_app: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for folder in ("themes", "qss", "icons"):
        (tmp_path / folder).symlink_to(resource(folder))
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "Broken.ttf").write_bytes(b"no font")
    before = len(QFontDatabase.families())

    with caplog.at_level(logging.WARNING):
        Theme(tmp_path, Appearance(scheme=Scheme.LIGHT)).apply(free_app)

    assert "Broken.ttf" in caplog.text
    assert len(QFontDatabase.families()) == before


class _Heard(QWidget):
    """Counts how often it is dressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.times = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt’s name
        """Only look."""
        self.times += event.type() is QEvent.Type.StyleChange
        super().changeEvent(event)


def test_a_widget_deep_inside_others_is_dressed_no_oftener_than_they(
    theme: Theme, qtbot: QtBot
) -> None:
    outermost = QWidget()
    qtbot.addWidget(outermost)
    inside = outermost
    for _depth in range(30):
        inside = QWidget(inside)
    deep = _Heard(inside)
    outermost.show()
    deep.times = 0
    theme.set_zoom(1.4)
    assert 1 <= deep.times <= 4
