"""The image or the drawing a moment was told with, painted larger."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.core.drawings import is_drawing
from journal_app.i18n import _
from journal_app.ui.moment_form.image_painting import paint_image
from journal_app.ui.theme.drawn_lines import paint_drawing
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL

_DRAWING: Final = (270, 180)
_IMAGE: Final = (176, 132)


class Picture(QWidget):
    """Not there while there is nothing to paint."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: str = ""
        self._drawing = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self.hide()

    def show_image(self, image: str, words: str) -> None:
        """Show an image of the vocabulary; `words` is what it is called."""
        self._image, self._drawing = image, ""
        self.setAccessibleName(_("Image"))
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.setVisible(bool(image))
        self._restyle()

    def show_drawing(self, drawing: str) -> None:
        """Show what was drawn; nothing for what cannot be read."""
        self._image, self._drawing = "", drawing if is_drawing(drawing) else ""
        self.setAccessibleName(_("Drawing"))
        self.setVisible(bool(self._drawing))
        self._restyle()

    def sizeHint(self) -> QSize:
        """The shape of a sheet, or of an image."""
        width, height = _DRAWING if self._drawing else _IMAGE
        return QSize(self._theme.px(width), self._theme.px(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture within rounded corners, or the words of an image nobody painted."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(whole, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(whole, theme.color("sunken"))
        if self._drawing:
            paint_drawing(painter, theme, whole, self._drawing)
        else:
            paint_image(painter, theme, whole, self._image)
        painter.restore()
        edge = theme.color("line_strong" if theme.high_contrast else "line")
        draw_field(painter, whole, RADIUS_CONTROL, line=edge)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
