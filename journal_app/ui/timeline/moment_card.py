"""Paints a moment: a card of its own with the answer, one sentence, and what was told beside it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath

from journal_app.core.drawings import is_drawing
from journal_app.core.timeline import PieceHead
from journal_app.ui.moment_form.image_painting import paint_image
from journal_app.ui.theme.drawn_lines import paint_drawing
from journal_app.ui.theme.painting import READING_GLYPHS, draw_field, draw_glyph
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CARD, RADIUS_TILE, TYPE
from journal_app.ui.timeline.card_painter import CardFrame
from journal_app.ui.timeline.column import PADDING
from journal_app.ui.timeline.model import Card
from journal_app.ui.timeline.telling import Telling
from journal_app.ui.timeline.text_block import TextSetter
from journal_app.ui.widgets.direction import draw_words, leading, visual_rect

HEIGHT: Final = 68
"""Of the row, 8 of it between two cards; pixels at zoom 1, like the rest here."""
_OUTSIDE: Final = 4
_WIDEST: Final = 620
_GLYPH: Final = 7.0
_GLYPH_MIDDLE: Final = 19
_AFTER_GLYPH: Final = 28
_NEXT_GLYPH: Final = 18
_LINE: Final = (7, 25)
"""Where the sentence begins, and how high its line is."""
_CAPTION: Final = (32, 18)
_PICTURE: Final = (60, 40)
_SIGN: Final = 14
_BEFORE_SIGN: Final = 10


class MomentCard:
    """As high as every other; the sentence ends in dots where it is longer than the card."""

    def __init__(self, theme: Theme, telling: Telling) -> None:
        self._theme = theme
        self._telling = telling
        self._setter = self._new_setter()

    def height(self, _card: Card, _text_width: int) -> int:
        """The same for all of them."""
        return self._theme.px(HEIGHT) + self._higher

    def paint(self, painter: QPainter, card: Card, frame: CardFrame) -> None:
        """Outline, answer, sentence, and the quiet line below."""
        theme = self._theme
        px = theme.px
        box = frame.rect.adjusted(0, px(_OUTSIDE), 0, -px(_OUTSIDE))
        box.setWidth(min(box.width(), px(_WIDEST)))
        self._paint_ground(painter, frame, box)
        start = box.x() + px(PADDING) + self._paint_answers(painter, card.head, frame, box)
        end = box.right() - px(PADDING) - self._paint_picture(painter, card.head, frame, box)
        top, height = (px(value) for value in _LINE)
        line = QRectF(start, box.y() + top, end - start, height + self._higher)
        self._paint_line(painter, card, frame, line)
        top, height = (px(value) for value in _CAPTION)
        below = QRectF(start, box.y() + top + self._higher, end - start, height)
        self._paint_caption(painter, card.head, frame, below)

    def restyle(self) -> None:
        """Take fonts and sizes anew."""
        self._setter = self._new_setter()

    @property
    def _higher(self) -> int:
        """What the card grows by where the person's own words are larger than in the design."""
        theme = self._theme
        return max(0, round(theme.line_height("read") - TYPE["read"].line * theme.zoom))

    def _new_setter(self) -> TextSetter:
        return TextSetter(self._theme.font("read"), self._theme.px(_LINE[1]) + self._higher, 1)

    def _paint_ground(self, painter: QPainter, frame: CardFrame, box: QRectF) -> None:
        theme = self._theme
        fill = theme.color("surface")
        if frame.selected:
            fill = theme.color("accent_soft")
        elif frame.hovered:
            fill = theme.color("raised") if not theme.dark else theme.mix("surface", "raised", 0.5)
        line, width = theme.color("line_strong" if theme.high_contrast else "line"), 1.0
        if frame.focused:
            line, width = theme.color("focus"), 3.0 if theme.high_contrast else 2.0
        elif frame.hovered:
            line = theme.color("line_strong")
        draw_field(
            painter, visual_rect(frame.widget, box), RADIUS_CARD, fill=fill, line=line, width=width
        )

    def _paint_answers(
        self, painter: QPainter, head: PieceHead, frame: CardFrame, box: QRectF
    ) -> int:
        """First answer and later look side by side; returns how much room they take."""
        px, radius = self._theme.px, _GLYPH * self._theme.zoom
        readings = self._telling.readings(head)
        for number, reading in enumerate(readings):
            left = box.x() + px(PADDING) + number * px(_NEXT_GLYPH)
            top = box.y() + px(_GLYPH_MIDDLE) + self._higher / 2 - radius
            square = visual_rect(frame.widget, QRectF(left, top, 2 * radius, 2 * radius))
            center: QPointF = square.center()
            draw_glyph(painter, self._theme, READING_GLYPHS[reading], center, radius)
        if not readings:
            return 0
        return px(_AFTER_GLYPH) + (len(readings) - 1) * px(_NEXT_GLYPH)

    def _paint_picture(
        self, painter: QPainter, head: PieceHead, frame: CardFrame, box: QRectF
    ) -> int:
        """What stands in the place of words; returns how much room it takes."""
        moment = head.moment
        if head.preview or moment is None or not (moment.drawing or moment.image):
            return 0
        drawn = bool(moment.drawing) and is_drawing(moment.drawing)
        theme = self._theme
        width, height = (theme.px(side) for side in _PICTURE)
        top = box.y() + (box.height() - height) / 2
        left = box.right() - (box.height() - height) / 2 - width
        rect = visual_rect(frame.widget, QRectF(left, top, width, height))
        shape = QPainterPath()
        shape.addRoundedRect(rect, RADIUS_TILE, RADIUS_TILE)
        painter.save()
        painter.setClipPath(shape)
        if drawn:
            painter.fillRect(rect, theme.color("sunken"))
            paint_drawing(painter, theme, rect, moment.drawing)
        painted = drawn or paint_image(painter, theme, rect, moment.image or "")
        painter.restore()
        return width if painted else 0

    def _paint_caption(
        self, painter: QPainter, head: PieceHead, frame: CardFrame, below: QRectF
    ) -> None:
        """The quiet line, and the sign of a picture after it."""
        theme = self._theme
        font = theme.font("caption")
        words = self._telling.caption(head, pointed=frame.pointed)
        if head.pictured:
            side, gap = float(theme.px(_SIGN)), theme.px(_BEFORE_SIGN)
            width = QFontMetricsF(font).horizontalAdvance(words) + 2
            below.setWidth(min(width, below.width() - side - gap))
            top = below.y() + (below.height() - side) / 2
            square = QRectF(below.right() + gap, top, side, side)
            spot = visual_rect(frame.widget, square)
            theme.icons.draw(painter, "image", theme.color("ink3"), spot)
        painter.setPen(theme.color("ink3"))
        draw_words(painter, visual_rect(frame.widget, below), words, font, leading(frame.widget))

    def _paint_line(self, painter: QPainter, card: Card, frame: CardFrame, line: QRectF) -> None:
        theme = self._theme
        if card.text:
            block = self._setter.set(card.text, line.width(), card.spans)
            at = visual_rect(frame.widget, line).topLeft()
            block.paint(painter, at, theme.color("ink"), theme.color("m_body"))
            return
        # The serif is for the person's own words.
        painter.setPen(theme.color("ink2"))
        words = self._telling.line(card.head)
        place = leading(frame.widget)
        draw_words(painter, visual_rect(frame.widget, line), words, theme.font("label"), place)
