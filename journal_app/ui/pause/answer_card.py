"""One answer to the question, as a card: a glyph, a word, a line, and its key."""

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QTextOption

from journal_app.ui.theme.painting import READING_GLYPHS, draw_field, draw_glyph
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName
from journal_app.ui.widgets.direction import draw_words, leading, visual_rect
from journal_app.ui.widgets.painted_button import PaintedButton

_WIDE = 330
_RADIUS = 18
_EDGES: dict[str, TokenName] = {"rd_fear": "fear", "rd_preference": "pref"}


class AnswerCard(PaintedButton):
    """Fear and preference are equally large; `big` ones stand above."""

    def __init__(
        self, theme: Theme, reading: str, text: str, line: str, *, key: int, big: bool
    ) -> None:
        super().__init__(theme, text)
        self.reading = reading
        self._line = line
        self._key = str(key)
        self._big = big
        self._tight = False
        self._lit = 0.0
        self._light = QVariantAnimation(self)
        self._light.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._light.valueChanged.connect(self._on_lit)
        self.setAccessibleDescription(line)
        self.setProperty("ringRadius", _RADIUS)
        self._restyle()

    def set_tight(self, tight: bool) -> None:
        """Lower, where there is little height."""
        if tight != self._tight:
            self._tight = tight
            self._on_resized()

    def sizeHint(self) -> QSize:
        """As wide as in the design; narrower where the window is."""
        return QSize(self._theme.px(_WIDE), self._height())

    def minimumSizeHint(self) -> QSize:
        """Room for the word at least."""
        return QSize(self._theme.px(190), self._height())

    def event(self, event: QEvent) -> bool:
        """The edge lights up slowly under the pointer."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._light_to(1.0 if event.type() == QEvent.Type.HoverEnter else 0.0)
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper the shore shines through, then what is on it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        hue = _EDGES.get(self.reading, "line_strong")
        edge = theme.mix("line", hue, 0.25 + 0.75 * self._lit)
        ground = theme.color("raised", 0.62 if theme.dark else 0.80)
        if theme.high_contrast:
            edge, ground = theme.color("line_strong"), theme.color("raised")
        width = 1.2 + 0.6 * self._lit
        draw_field(painter, body, _RADIUS, fill=ground, line=edge, width=width)
        self._paint_words(painter)
        painter.setPen(theme.color("ink3"))
        px = theme.px
        box = QRectF(0, 0, self.width() - px(20), self.height())
        if self._big:
            box = QRectF(0, px(14), self.width() - px(20), px(20))
        end = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignLeft
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            else Qt.AlignmentFlag.AlignRight
        )
        draw_words(painter, visual_rect(self, box), self._key, theme.font("caption"), end)

    def _paint_words(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        glyph = READING_GLYPHS[self.reading]
        if self._big:
            top = px(8 if self._tight else 16)
            spot, radius = QRectF(px(23), top + px(22 - 11), px(22), px(22)), px(11)
            title, style = QRectF(px(60), top, self.width() - px(90), px(44)), theme.font("title")
            line = QRectF(px(24), top + px(52), self.width() - px(48), px(52))
            tone = theme.font("body")
        else:
            middle = self.height() / 2
            spot, radius = QRectF(px(23), middle - px(9), px(18), px(18)), px(9)
            title = QRectF(px(56), middle - px(26), self.width() - px(90), px(30))
            style = theme.font("heading")
            line = QRectF(px(56), middle + px(4), self.width() - px(80), px(20))
            tone = theme.font("small")
        center: QPointF = visual_rect(self, spot).center()
        draw_glyph(painter, theme, glyph, center, radius)
        painter.setPen(theme.color("ink"))
        draw_words(painter, visual_rect(self, title), self.label, style, leading(self))
        painter.setPen(theme.color("ink2"))
        if not self._big:
            draw_words(painter, visual_rect(self, line), self._line, tone, leading(self))
            return
        painter.setFont(tone)
        option = QTextOption(leading(self) & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        painter.drawText(visual_rect(self, line), self._line, option)

    def _height(self) -> int:
        high = (98 if self._tight else 118) if self._big else (64 if self._tight else 76)
        return self._theme.px(high)

    def _restyle(self) -> None:
        self.setFixedHeight(self._height())
        self.setMaximumWidth(self._theme.px(_WIDE))

    def _light_to(self, goal: float) -> None:
        self._light.stop()
        if self._theme.motion.quick == 0:
            self._on_lit(goal)
            return
        self._light.setDuration(160)
        self._light.setStartValue(self._lit)
        self._light.setEndValue(goal)
        self._light.start()

    def _on_lit(self, lit: float) -> None:
        self._lit = lit
        self.update()
