"""Paints an entry: its first lines as open text, and one quiet line with time, people and tags."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from journal_app.core.ids import PieceId
from journal_app.ui.theme.mark_colors import mark_colors
from journal_app.ui.theme.painting import READING_GLYPHS, Glyph, draw_glyph
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline import wording
from journal_app.ui.timeline.card_ground import paint_ground
from journal_app.ui.timeline.card_painter import CardFrame
from journal_app.ui.timeline.column import PADDING
from journal_app.ui.timeline.model import Card
from journal_app.ui.timeline.telling import Telling
from journal_app.ui.timeline.text_block import TextBlock, TextSetter
from journal_app.ui.widgets.direction import draw_words, leading, visual_rect

_MOST_LINES: Final = 3
_MOST_KEPT: Final = 256
_AROUND_TEXT: Final = 60
_ABOVE_TEXT: Final = 15
_ABOVE_META: Final = 5
_META: Final = 18
_META_GAP: Final = 14
_NEXT_NAME: Final = 4
_NEXT_SIGN: Final = 3
_ICON: Final = 14
_GLYPH: Final = 5.0


class EntryCard:
    """Text in the writer's serif on no ground at all, until it is pointed at or chosen."""

    def __init__(self, theme: Theme, telling: Telling) -> None:
        self._theme = theme
        self._telling = telling
        self._blocks: OrderedDict[tuple[PieceId, int], tuple[Card, TextBlock]] = OrderedDict()
        self._setter = TextSetter(theme.font("read"), theme.line_height("read"), _MOST_LINES)
        self._meta_font = theme.font("caption")

    def height(self, card: Card, text_width: int) -> int:
        """As many lines as there are, at most three."""
        return round(self._block(card, text_width).height) + self._theme.px(_AROUND_TEXT)

    def paint(self, painter: QPainter, card: Card, frame: CardFrame) -> None:
        """Ground by state, words, and the line below them."""
        px = self._theme.px
        paint_ground(painter, self._theme, frame)
        block = self._block(card, frame.text_width)
        left = frame.rect.x() + px(PADDING)
        top = frame.rect.y() + px(_ABOVE_TEXT)
        words = visual_rect(frame.widget, QRectF(left, top, frame.text_width, block.height))
        block.paint(painter, words.topLeft(), self._theme.color("ink"), self._theme.color("m_body"))
        line = QRectF(left, top + block.height + px(_ABOVE_META), frame.text_width, px(_META))
        _MetaLine(painter, self._theme, self._meta_font, frame, line).paint(card, self._telling)

    def restyle(self) -> None:
        """Take fonts and sizes anew, and forget every word laid out."""
        theme = self._theme
        self._blocks.clear()
        self._setter = TextSetter(theme.font("read"), theme.line_height("read"), _MOST_LINES)
        self._meta_font = theme.font("caption")

    def _block(self, card: Card, width: int) -> TextBlock:
        key = (card.head.id, width)
        kept = self._blocks.get(key)
        if kept is not None and kept[0].text == card.text and kept[0].spans == card.spans:
            return kept[1]
        block = self._setter.set(card.text, width, card.spans)
        self._blocks[key] = (card, block)
        while len(self._blocks) > _MOST_KEPT:
            self._blocks.popitem(last=False)
        return block


@dataclass(slots=True)
class _MetaLine:
    """Puts small words and signs one after the other, as long as there is room."""

    painter: QPainter
    theme: Theme
    font: QFont
    frame: CardFrame
    rect: QRectF
    used: float = 0.0

    def paint(self, card: Card, telling: Telling) -> None:
        """Time, the sign of a picture, people, what it felt like, tags."""
        self.painter.setPen(self.theme.color("ink3"))
        self._words(wording.clock_time(card.head, telling.locale))
        if card.head.pictured:
            self._icon("image", None)
            self.used += self.theme.px(_META_GAP) - self.theme.px(_NEXT_SIGN)
        names, people = telling.names(), telling.people(card.head, pointed=self.frame.pointed)
        for at, (name, shown) in enumerate(zip(card.head.people, people, strict=True)):
            tint = names.tint_of_person(name)
            if at == 0 or tint is not None:
                self._icon("user", tint)
            follows = at + 1 < len(people)
            self._words(f"{shown}," if follows else shown, _NEXT_NAME if follows else _META_GAP)
        for reading in telling.readings(card.head):
            self._glyph(READING_GLYPHS[reading])
            self._words(wording.answer_name(reading))
        for tag in card.head.tags:
            tint = names.tint_of_tag(tag)
            if tint is not None:
                self._icon("tag-simple", tint)
            self._words(f"#{tag}")

    def _words(self, text: str, gap: int = _META_GAP) -> None:
        metrics = QFontMetricsF(self.font)
        room = self.rect.width() - self.used
        if room < self.theme.px(24):
            return
        width = min(metrics.horizontalAdvance(text), room)
        box = QRectF(self.rect.x() + self.used, self.rect.y(), width + 2, self.rect.height())
        widget = self.frame.widget
        draw_words(self.painter, visual_rect(widget, box), text, self.font, leading(widget))
        self.used += width + self.theme.px(gap)

    def _glyph(self, glyph: Glyph) -> None:
        side = 2 * _GLYPH * self.theme.zoom
        if self.rect.width() - self.used < side + self.theme.px(24):
            return
        top = self.rect.y() + (self.rect.height() - side) / 2
        square = visual_rect(self.frame.widget, QRectF(self.rect.x() + self.used, top, side, side))
        draw_glyph(self.painter, self.theme, glyph, square.center(), side / 2)
        self.painter.setPen(self.theme.color("ink3"))
        self.used += side + self.theme.px(6)

    def _icon(self, name: str, tint: str | None) -> None:
        side = self.theme.px(_ICON)
        if self.rect.width() - self.used < side + self.theme.px(24):
            return
        top = self.rect.y() + (self.rect.height() - side) / 2
        square = QRectF(self.rect.x() + self.used - 1, top, side, side)
        tone = self.theme.color("ink3") if tint is None else mark_colors(self.theme, tint)[1]
        self.theme.icons.draw(self.painter, name, tone, visual_rect(self.frame.widget, square))
        self.used += side + self.theme.px(_NEXT_SIGN)
