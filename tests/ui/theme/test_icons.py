"""Icons take the colour of a token, are kept, and turn around where reading goes the other way."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from journal_app.core.resources import resource
from journal_app.ui.theme.icons import Icons
from journal_app.ui.theme.theme import Theme

RED = QColor(200, 0, 0)


@pytest.fixture
def icons() -> Icons:
    return Icons(resource("icons"))


def picture(icons: Icons, name: str, **asked: bool) -> QImage:
    return icons.pixmap(name, RED, 20, **asked).toImage()  # type: ignore[arg-type]  # one flag


def test_the_colour_is_the_one_asked_for(icons: Icons, qapp: object) -> None:
    image = picture(icons, "check")
    inked = {
        image.pixelColor(x, y).name()
        for x in range(20)
        for y in range(20)
        if image.pixelColor(x, y).alpha() == 255
    }

    assert inked == {RED.name()}


def test_the_same_icon_is_drawn_once(icons: Icons, qapp: object) -> None:
    assert icons.pixmap("check", RED, 20).cacheKey() == icons.pixmap("check", RED, 20).cacheKey()
    assert icons.pixmap("check", RED, 20).cacheKey() != icons.pixmap("check", RED, 24).cacheKey()


def test_a_dense_screen_gets_more_pixels_of_the_same_size(icons: Icons, qapp: object) -> None:
    dense = icons.pixmap("check", RED, 20, dpr=2)

    assert dense.width() == 40
    assert dense.deviceIndependentSize().width() == 20


def test_a_widget_painted_into_a_dense_picture_has_dense_icons(icons: Icons, qapp: object) -> None:
    class Sign(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt’s name
            icons.draw(QPainter(self), "check", RED, QRectF(0, 0, 20, 20))

    sign = Sign()
    sign.resize(20, 20)
    dense = QPixmap(40, 40)
    dense.setDevicePixelRatio(2)
    dense.fill(Qt.GlobalColor.white)
    sign.render(dense, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)

    wanted = QPixmap(40, 40)
    wanted.fill(Qt.GlobalColor.white)
    painter = QPainter(wanted)
    painter.drawPixmap(
        QRectF(0, 0, 40, 40), icons.pixmap("check", RED, 20, dpr=2), QRectF(0, 0, 40, 40)
    )
    painter.end()
    assert dense.toImage().constBits().tobytes() == wanted.toImage().constBits().tobytes()


@pytest.mark.parametrize("name", ["arrow-left", "caret-right", "arrow-bend-up-left", "sailboat"])
def test_what_points_sideways_is_mirrored(icons: Icons, qapp: object, name: str) -> None:
    assert picture(icons, name, mirrored=True) == picture(icons, name).flipped(
        Qt.Orientation.Horizontal
    )
    assert picture(icons, name, mirrored=True) != picture(icons, name)


@pytest.mark.parametrize("name", ["clock-counter-clockwise", "magnifying-glass", "check"])
def test_nothing_else_is_mirrored(icons: Icons, qapp: object, name: str) -> None:
    assert picture(icons, name, mirrored=True) == picture(icons, name)


def test_every_icon_has_its_three_weights() -> None:
    names = {path.stem for path in resource("icons").glob("*.svg")}
    plain = {name for name in names if not name.endswith(("-fill", "-light"))}

    assert plain
    assert names == plain | {f"{n}-fill" for n in plain} | {f"{n}-light" for n in plain}


def test_a_menu_icon_is_grey_while_disabled(theme: Theme) -> None:
    icon = theme.icon("trash")
    normal = icon.pixmap(20, QIcon.Mode.Normal).toImage()
    disabled = icon.pixmap(20, QIcon.Mode.Disabled).toImage()

    assert normal != disabled


def test_an_icon_that_does_not_exist_is_an_error(icons: Icons, qapp: object) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("streak", RED, 20)
