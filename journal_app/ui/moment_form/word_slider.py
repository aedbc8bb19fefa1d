"""How strong something is, in words: a slider that stands nowhere until it is touched."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import draw_words, is_rtl, visual_rect

_HEIGHT: Final = 44
_TRACK: Final = 12
"""Both in pixels at zoom 1: the whole, and where the track lies."""
_WORDS: Final = 24
_LINE: Final = 18
_EDGE: Final = 12
_DOT: Final = 4.5
_THUMB: Final = 9.0
_CLEARS: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def pull_words() -> tuple[str, ...]:
    """The words of a pull, from none (0) to the strongest (5)."""
    return (
        _("none"),
        _("a whisper"),
        _("a tug"),
        _("a pull"),
        _("a strong pull"),
        _("a flood"),
    )


class WordSlider(QSlider):
    """One stop for each word; `answer` is `None` until it is touched, and 0 is the first word.

    Arrow keys, a digit or a press choose a word; Delete, Backspace or another press on the chosen
    word take it back. The word is told as the description.
    """

    answered = Signal(object)
    """Carries the number of the word, or `None` when it was taken back."""

    def __init__(
        self, theme: Theme, name: str, words: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._words = tuple(words)
        self._answer: int | None = None
        self._pressed_on: int | None = None
        self._telling = True
        self._moving = False
        self.setRange(0, len(words) - 1)
        self.setSingleStep(1)
        self.setPageStep(1)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", 10)
        self.actionTriggered.connect(self._on_action)
        self.valueChanged.connect(self._on_value)
        theme.changed.connect(self._restyle)
        self._describe()
        self._restyle()

    @property
    def answer(self) -> int | None:
        """Which word is chosen, from 0; `None` while nothing was said."""
        return self._answer

    @property
    def word(self) -> str:
        """The chosen word, or nothing."""
        return "" if self._answer is None else self._words[self._answer]

    def set_answer(self, answer: int | None) -> None:
        """Stand at this word, or nowhere, without sending `answered`."""
        self._telling = False
        self._take(answer)
        self._telling = True

    # Choosing.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits name a word, Delete and Backspace take it back; the rest is Qt's."""
        digit = event.key() - Qt.Key.Key_0
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 0 <= digit < len(self._words):
            self._take(digit)
        elif event.key() in _CLEARS:
            self._take(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The word below the pointer; on the chosen one it waits for the release."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        stop = self._stop_at(event.position().x())
        self._pressed_on = stop if stop == self._answer else None
        self._take(stop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag along the words."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        stop = self._stop_at(event.position().x())
        if stop != self._pressed_on:
            self._pressed_on = None
            self._take(stop)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """A press on the word that was chosen already takes it back, as with a chip."""
        if self._pressed_on is not None:
            self._pressed_on = None
            self._take(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel moves the page and never an answer."""
        event.ignore()

    def _on_action(self, _action: int) -> None:
        # Also sent where the value stays what it was: at an end, and from nowhere to none.
        self._take(self.sliderPosition())

    def _on_value(self, value: int) -> None:
        # Somebody who listens to the screen sets values without keys.
        if not self._moving:
            self._take(value)

    def _take(self, answer: int | None) -> None:
        changed = answer != self._answer
        self._answer = answer
        self._moving = True
        self.setValue(answer or 0)
        self._moving = False
        if not changed:
            return
        self._describe()
        self.update()
        if self._telling:
            self.answered.emit(answer)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.word or _("nothing said"))

    # Painting.

    def sizeHint(self) -> QSize:
        """As wide as its words need side by side."""
        return QSize(self._theme.px(360), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrower the words in between give way."""
        return QSize(self._theme.px(200), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, stops, words, and the thumb where there is an answer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_track(painter)
        self._paint_words(painter)
        if self._answer is not None:
            scale = self._theme.zoom
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(self._theme.color("raised"))
            painter.drawEllipse(self._point(self._answer), _THUMB * scale, _THUMB * scale)

    def _paint_track(self, painter: QPainter) -> None:
        theme = self._theme
        strong = theme.high_contrast
        rest = theme.mix("line", "line_strong", 1 if strong else 0.3)
        cap = Qt.PenCapStyle.RoundCap
        last = len(self._words) - 1
        painter.setPen(QPen(rest, 2, Qt.PenStyle.SolidLine, cap))
        painter.drawLine(self._point(0), self._point(last))
        if self._answer:
            painter.setPen(QPen(theme.color("accent"), 3, Qt.PenStyle.SolidLine, cap))
            painter.drawLine(self._point(0), self._point(self._answer))
        for stop in range(last + 1):
            passed = self._answer is not None and stop <= self._answer
            self._paint_dot(painter, stop, theme.color("accent") if passed else None)

    def _paint_dot(self, painter: QPainter, stop: int, fill: QColor | None) -> None:
        theme = self._theme
        tone = fill or theme.mix("line", "line_strong", 1 if theme.high_contrast else 0.45)
        radius = _DOT * theme.zoom
        painter.setPen(QPen(theme.color("raised"), 2))
        painter.setBrush(tone)
        painter.drawEllipse(self._point(stop), radius, radius)
        if stop == 0:
            # None is no strength: its stop is hollow.
            inner = radius - 2.5 * theme.zoom
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("raised"))
            painter.drawEllipse(self._point(stop), inner, inner)

    def _paint_words(self, painter: QPainter) -> None:
        """The chosen word and both ends always, the others where they have room."""
        theme = self._theme
        last = len(self._words) - 1
        taken: list[QRectF] = []
        first = [stop for stop in (self._answer, 0, last) if stop is not None]
        for stop in dict.fromkeys([*first, *range(last + 1)]):
            box = self._box_of(stop)
            air = box.adjusted(-theme.px(2), 0, theme.px(2), 0)
            if any(air.intersects(other) for other in taken):
                continue
            taken.append(box)
            chosen = stop == self._answer
            painter.setPen(theme.color("ink" if chosen else "ink3"))
            font = theme.font("caption", weight=600 if chosen else 500)
            draw_words(painter, box, self._words[stop], font, Qt.AlignmentFlag.AlignCenter)

    def _box_of(self, stop: int) -> QRectF:
        """Below its stop, but never over the edge of the widget."""
        px = self._theme.px
        font = self._theme.font("caption", weight=600)
        width = QFontMetricsF(font).horizontalAdvance(self._words[stop]) + 1
        left = min(max(0.0, self._stop_x(stop) - width / 2), self.width() - width)
        return visual_rect(self, QRectF(left, px(_WORDS), width, px(_LINE)))

    def _stop_x(self, stop: int) -> float:
        edge = self._theme.px(_EDGE)
        return edge + (self.width() - 2 * edge) * stop / (len(self._words) - 1)

    def _point(self, stop: int) -> QPointF:
        x = self._stop_x(stop)
        return QPointF(self.width() - x if is_rtl(self) else x, self._theme.px(_TRACK))

    def _stop_at(self, x: float) -> int:
        edge = self._theme.px(_EDGE)
        along = (self.width() - x if is_rtl(self) else x) - edge
        last = len(self._words) - 1
        return round(max(0.0, min(1.0, along / max(1, self.width() - 2 * edge))) * last)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self.updateGeometry()
        self.update()
