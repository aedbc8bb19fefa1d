"""One picture, small and with round corners, or one file as a row with its name."""

import math
from typing import Final

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)

from journal_app.core.pictures import Picture
from journal_app.i18n import _
from journal_app.ui.pictures.album import Album
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TextStyle, TokenName
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading
from journal_app.ui.widgets.painted_button import PaintedButton

RADIUS: Final = 14
_WIDEST: Final = 2.4
"""Width of a tile in its own height."""
_ROW_WIDTH: Final = 232
_ROW_HEIGHT: Final = 56
_ICON: Final = 20
_PAD: Final = 14


class Tile(PaintedButton):
    """Pressing it opens it; Delete, F2 and the menu key do what the menu offers."""

    remove_wanted = Signal()
    label_wanted = Signal()
    menu_wanted = Signal()
    stepped = Signal(int)

    def __init__(self, theme: Theme, picture: Picture, name: str) -> None:
        super().__init__(theme, "", name=name)
        self.picture = picture
        self.setProperty("ringRadius", RADIUS)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with it."""
        event.accept()
        self.menu_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from one to the next."""
        towards = 1 if not is_rtl(self) else -1
        steps = {Qt.Key.Key_Right: towards, Qt.Key.Key_Left: -towards}
        deeds = {Qt.Key.Key_Delete: self.remove_wanted, Qt.Key.Key_F2: self.label_wanted}
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and key in steps:
            self.stepped.emit(steps[key])
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and key in deeds:
            deeds[key].emit()
        else:
            super().keyPressEvent(event)


class PictureTile(Tile):
    """A picture that is decoded behind the window; until then its quiet ground."""

    def __init__(self, theme: Theme, picture: Picture, album: Album, height: int) -> None:
        super().__init__(theme, picture, picture.label or _("Picture"))
        self.setAccessibleDescription(_("Picture. Press it to see it large."))
        self.setToolTip(picture.label)
        self._album = album
        self._height = height
        self._most = height * 4
        album.ready.connect(self._on_ready)
        self._restyle()

    def sizeHint(self) -> QSize:
        """As high as all of them, as wide as the picture is for it."""
        wide, high = self.picture.width or 1, self.picture.height or 1
        width = round(self._height * min(max(wide / high, 0.5), _WIDEST))
        return QSize(min(width, self._most), self._height)

    def fit(self, height: int, most: int) -> None:
        """Be so high, and no wider than `most`, in pixels: a picture does not grow with text."""
        self._height, self._most = height, most
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, cut where it is longer than a tile may be."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        image = self._album.small(self.picture, self._side())
        path = QPainterPath()
        path.addRoundedRect(whole, RADIUS, RADIUS)
        painter.setClipPath(path)
        painter.fillRect(whole, self._theme.color("sunken"))
        if image is not None and not image.isNull():
            painter.drawImage(whole, image, _middle(image, whole))
        elif image is not None:
            self._paint_missing(painter, whole)
        painter.setClipping(False)
        strong = self._theme.high_contrast or self.underMouse()
        edge = self._theme.color("line_strong" if strong else "line")
        draw_field(painter, whole, RADIUS, line=edge)

    def _paint_missing(self, painter: QPainter, whole: QRectF) -> None:
        side = self._theme.px(_ICON)
        middle = whole.center()
        square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        self._theme.icons.draw(painter, "image", self._theme.color("ink3"), square)

    def _side(self) -> int:
        hint = self.sizeHint()
        wide, high = self.picture.width or 1, self.picture.height or 1
        # What is cut off at the sides has to be decoded as well, within reason.
        longest = hint.height() * min(max(wide / high, high / wide), 2 * _WIDEST)
        return math.ceil(longest * self.devicePixelRatioF())

    def _on_ready(self, file: str) -> None:
        if file == self.picture.file:
            self.update()

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())


class FileTile(Tile):
    """A file that is no picture: a row with a sign, its name and its size."""

    def __init__(self, theme: Theme, picture: Picture, locale: QLocale) -> None:
        super().__init__(theme, picture, picture.label or _("File"))
        self._size_words = locale.formattedDataSize(picture.bytes, 0)
        self.setAccessibleDescription(
            _("File, {size}. Press it to choose what to do.").format(size=self._size_words)
        )
        self._restyle()

    def sizeHint(self) -> QSize:
        """A row of one width."""
        return QSize(self._theme.text_px(_ROW_WIDTH, "smallm"), self._theme.px(_ROW_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sign, name, size."""
        theme, whole = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        ground = theme.mix("raised", "ink", 0.05 if self.underMouse() else 0.0)
        edge = theme.color("line_strong" if theme.high_contrast else "line")
        draw_field(painter, whole, RADIUS, fill=ground, line=edge)
        side, pad = theme.px(_ICON), theme.px(_PAD)
        inside = whole.adjusted(pad, 0, -pad, 0)
        left = inside.right() - side if is_rtl(self) else inside.left()
        square = QRectF(left, whole.center().y() - side / 2, side, side)
        theme.icons.draw(painter, "paperclip", theme.color("ink2"), square)
        beside = side + pad / 2
        rtl = is_rtl(self)
        words = inside.adjusted(0 if rtl else beside, 0, -beside if rtl else 0, 0)
        name = QRectF(words.left(), whole.top() + pad / 2, words.width(), whole.height() / 2)
        size = name.translated(0, whole.height() / 2 - pad / 2)
        self._write(painter, name, self.picture.label or _("File"), "smallm", "ink")
        self._write(painter, size, self._size_words, "caption", "ink3")

    def _write(
        self, painter: QPainter, rect: QRectF, text: str, style: TextStyle, tone: TokenName
    ) -> None:
        font = self._theme.font(style)
        middle = Qt.TextElideMode.ElideMiddle
        painter.setPen(self._theme.color(tone))
        cut = QFontMetricsF(font).elidedText(text, middle, rect.width())
        draw_words(painter, rect, cut, font, leading(self))

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())


def _middle(image: QImage, whole: QRectF) -> QRectF:
    """The part of a picture that fills a place of this shape."""
    wide, high = image.width(), image.height()
    scale = max(whole.width() / wide, whole.height() / high)
    part = QRectF(0, 0, whole.width() / scale, whole.height() / scale)
    part.moveCenter(QRectF(image.rect()).center())
    return part
