"""A few small paintings to choose one from, where words do not come."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.vocabulary import Term, Vocabulary
from journal_app.i18n import _
from journal_app.ui.moment_form.image_painting import HEIGHT, WIDTH, paint_image
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.pixmaps import empty_pixmap
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import is_rtl
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.painted_button import PaintedButton
from journal_app.ui.widgets.plain_label import PlainLabel

GROUP: Final = "im"
_SHARE: Final = 0.88
"""Size of a painting against the one it is thought in, so that six stand in a row."""
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_SIDEWAYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class ImagePicker(QFrame):
    """One image at most; choosing it again lets it go. Its name stands below while it is meant."""

    chosen = Signal(object)
    """The id of the image, or `None`."""

    def __init__(self, theme: Theme, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabulary = vocabulary
        self._image: str | None = None
        self._tiles: dict[str, _Tile] = {}
        self.setAccessibleName(_("Images"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        tiles = QFrame()
        flow = FlowLayout(tiles, spacing=theme.px(8))
        for term in vocabulary.group(GROUP):
            tile = _Tile(theme, term)
            tile.picked.connect(lambda picked, at=term.id: self._on_picked(at, picked))
            tile.meant.connect(self._show_words)
            tile.moved.connect(partial(self._on_moved, term.id))
            tile.entered.connect(partial(self._stop_at, term.id))
            self._tiles[term.id] = tile
            flow.addWidget(tile)
        self._words = PlainLabel(theme, "", "small", "ink3", cut=True, name=_("Image"))
        column.addWidget(tiles)
        column.addWidget(self._words)
        self._stop_at(next(iter(self._tiles), ""))

    @property
    def image(self) -> str | None:
        """The id of the chosen image."""
        return self._image

    def set_image(self, image: str | None) -> None:
        """Choose this one, or none; an image that is not offered is kept and not shown."""
        self._image = image
        for name, tile in self._tiles.items():
            tile.setChecked(name == image)
            tile.update()
        self._show_words(None)

    def _on_picked(self, image: str, picked: bool) -> None:
        self.set_image(image if picked else None)
        self.chosen.emit(self._image)

    def _on_moved(self, image: str, step: int) -> None:
        images = list(self._tiles)
        at = max(0, min(len(images) - 1, images.index(image) + step))
        self._tiles[images[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, image: str) -> None:
        """Tab stops once, arrow keys go along the row."""
        for name, tile in self._tiles.items():
            here = name == image
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _show_words(self, meant: Term | None) -> None:
        term = meant or self._vocabulary.terms.get(self._image or "")
        words = "" if term is None else term.label
        if term is not None and term.description:
            words = _("{image}: {words}").format(image=term.label, words=term.description)
        self._words.setText(words)


class _Tile(PaintedButton):
    """A painting one can press; an image nobody painted shows its words."""

    meant = Signal(object)
    """The term while mouse or keyboard rest on it, then `None`."""
    moved = Signal(int)
    entered = Signal()

    def __init__(self, theme: Theme, term: Term) -> None:
        super().__init__(theme, term.label)
        self._term = term
        self._painting: QPixmap | None = None
        self.setCheckable(True)
        self.setAccessibleDescription(term.description)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """The size of a painting."""
        px = self._theme.px
        return QSize(px(WIDTH * _SHARE), px(HEIGHT * _SHARE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The painting, its edge, and a stronger edge with a sign when it is chosen."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dpr = self.devicePixelRatioF()
        if self._painting is None or self._painting.devicePixelRatio() != dpr:
            self._painting = self._painted(dpr)
        painter.drawPixmap(0, 0, self._painting)
        lit = self.isChecked() or self.underMouse()
        edge = theme.color("accent" if self.isChecked() else "line_strong" if lit else "line")
        if theme.high_contrast and not self.isChecked():
            edge = theme.color("line_strong")
        width = 2.5 if self.isChecked() else 1.0
        draw_field(painter, QRectF(self.rect()), RADIUS_CONTROL - 1, line=edge, width=width)
        if self.isChecked():
            self._paint_sign(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go along the images."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        self.moved.emit(-step if event.key() in _SIDEWAYS and is_rtl(self) else step)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say what it is."""
        super().enterEvent(event)
        self.meant.emit(self._term)

    def leaveEvent(self, event: QEvent) -> None:
        """Say no more."""
        super().leaveEvent(event)
        self.meant.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say what it is, and be where Tab comes back to."""
        super().focusInEvent(event)
        self.entered.emit()
        self.meant.emit(self._term)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say no more."""
        super().focusOutEvent(event)
        self.meant.emit(None)

    def _restyle(self) -> None:
        self._painting = None
        self.setFixedSize(self.sizeHint())

    def _painted(self, dpr: float) -> QPixmap:
        pixmap = empty_pixmap(self.size(), dpr)
        whole = QRectF(self.rect())
        painter = QPainter(pixmap)
        ground = self._theme.color("sunken")
        draw_field(painter, whole.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CONTROL, fill=ground)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
        if not paint_image(painter, self._theme, whole, self._term.id):
            painter.setPen(self._theme.color("ink2"))
            painter.setFont(self._theme.font("caption"))
            words = whole.adjusted(4, 2, -4, -2)
            where = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(words, where, self._term.label)
        painter.end()
        return pixmap

    def _paint_sign(self, painter: QPainter) -> None:
        theme = self._theme
        side = theme.px(18)
        square = QRectF(self.width() - side - 6, self.height() - side - 6, side, side)
        draw_field(painter, square, side / 2, fill=theme.color("accent"))
        inset = side * 0.18
        sign = square.adjusted(inset, inset, -inset, -inset)
        theme.icons.draw(painter, "check", theme.color("on_accent"), sign)
