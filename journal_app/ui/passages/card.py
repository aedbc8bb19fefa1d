"""What one passage looks like: when and with whom it was, its mark, and the words themselves."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from journal_app.core.passages import ReadPassage
from journal_app.ui.editor.day_words import day_words, time_words
from journal_app.ui.passages import wording
from journal_app.ui.passages.model import PassageCard, PassagesModel
from journal_app.ui.theme.mark_colors import mark_colors
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.card_ground import paint_ground
from journal_app.ui.timeline.card_painter import CardFrame
from journal_app.ui.timeline.column import PADDING, Column
from journal_app.ui.timeline.headings import MONTH_HEIGHT
from journal_app.ui.timeline.text_block import TextBlock, TextSetter
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading, trailing, visual_rect

_START: Final = 36
_END: Final = 36
_TEXT: Final = 640
_MOST_LINES: Final = 60
"""A passage longer than this is read in its entry."""
_MOST_KEPT: Final = 256
_ABOVE: Final = 14
_META: Final = 20
_ABOVE_WORDS: Final = 6
_BELOW: Final = 18
_LOST: Final = 24
_ICON: Final = 16
_SMALL_ICON: Final = 14
_GAP: Final = 14
_GUESSED: Final = 112
_STEP: Final = 28
_ROOM_BELOW: Final = 28


def reading_column(page_width: int, zoom: float) -> Column:
    """The calm column of a page so many pixels wide; words begin where its headings do."""
    start, end = round(_START * zoom), round(_END * zoom)
    room = max(1, page_width - start - end)
    width = min(room, round(_TEXT * zoom))
    if width < room:
        start = (page_width - width) // 2
    return Column(start, width, width)


class PassageCards:
    """Sizes and painter of passages; lays each text out once."""

    def __init__(self, theme: Theme, model: PassagesModel) -> None:
        self._theme = theme
        self._model = model
        self._blocks: OrderedDict[tuple[str, int], tuple[str, TextBlock]] = OrderedDict()
        self._setter = self._made_setter()
        self.column = reading_column(0, theme.zoom)

    # How high.

    def fit(self, width: int) -> bool:
        """Take the column of a list so many pixels wide; whether texts get another width."""
        before = self.column.text_width
        self.column = reading_column(width, self._theme.zoom)
        return self.column.text_width != before

    def restyle(self) -> None:
        """Take fonts and sizes anew, and forget every word laid out."""
        self._blocks.clear()
        self._setter = self._made_setter()

    def card(self, row: int) -> int:
        """The real height of the passage in this row, in pixels."""
        card = self._model.card(row)
        if card is None:
            return self.guess()
        lost = _LOST if card.read.passage.lost else 0
        around = self._theme.px(_ABOVE + _META + _ABOVE_WORDS + _BELOW + lost)
        return round(self._block(card.read).height) + around

    def guess(self) -> int:
        """The height of a passage that was not in view yet."""
        return self._theme.px(_GUESSED)

    def heading(self) -> int:
        """The height of a month."""
        return self._theme.px(MONTH_HEIGHT)

    def step(self) -> int:
        """How far one step of the scroll bar goes: about a line of text."""
        return self._theme.px(_STEP)

    def room_below(self) -> int:
        """What is left free after the last passage."""
        return self._theme.px(_ROOM_BELOW)

    # How it looks.

    def paint(self, painter: QPainter, card: PassageCard, frame: CardFrame) -> None:
        """Ground by state, the quiet line, and the words on their band."""
        px = self._theme.px
        paint_ground(painter, self._theme, frame)
        left, top = frame.rect.x() + px(PADDING), frame.rect.y() + px(_ABOVE)
        line = QRectF(left, top, frame.text_width, px(_META))
        _Line(painter, self._theme, frame.widget, line).paint(
            card, self._model, pointed=frame.pointed
        )
        block = self._block(card.read)
        top += px(_META + _ABOVE_WORDS)
        words = visual_rect(frame.widget, QRectF(left, top, frame.text_width, block.height))
        self._paint_words(painter, card, block, words)
        if card.read.passage.lost:
            below = QRectF(left, top + block.height, frame.text_width, px(_LOST))
            self._paint_lost(painter, frame.widget, below)

    def _paint_words(
        self, painter: QPainter, card: PassageCard, block: TextBlock, box: QRectF
    ) -> None:
        theme = self._theme
        tint, ink = mark_colors(theme, card.mark.tint)
        if card.read.passage.lost:
            # No band: nothing stands there any more.
            tint = theme.color("surface", 0)
        block.paint(painter, box.topLeft(), theme.color("ink"), tint)
        if theme.high_contrast and not card.read.passage.lost:
            painter.setPen(QPen(ink, 1.5))
            for band in block.bands:
                foot = band.translated(box.topLeft())
                painter.drawLine(foot.bottomLeft(), foot.bottomRight())

    def _paint_lost(self, painter: QPainter, widget: QWidget, box: QRectF) -> None:
        theme = self._theme
        side = theme.px(_SMALL_ICON)
        top = box.y() + theme.px(7)
        square = visual_rect(widget, QRectF(box.x(), top, side, side))
        theme.icons.draw(painter, "info", theme.color("ink3"), square)
        start = box.x() + side + theme.px(6)
        words = QRectF(start, top - 1, box.right() - start, side + 2)
        painter.setPen(theme.color("ink3"))
        place = leading(widget)
        font = theme.font("caption")
        draw_words(painter, visual_rect(widget, words), wording.lost_words(), font, place)

    def _block(self, read: ReadPassage) -> TextBlock:
        # One line break of Qt's own, so that places in the text stay what they are.
        text = wording.shown_quote(read).replace("\n", "\u2028")
        key = (read.passage.uid, self.column.text_width)
        kept = self._blocks.get(key)
        if kept is not None and kept[0] == text:
            return kept[1]
        block = self._setter.set(text, self.column.text_width, [(0, len(text))])
        self._blocks[key] = (text, block)
        while len(self._blocks) > _MOST_KEPT:
            self._blocks.popitem(last=False)
        return block

    def _made_setter(self) -> TextSetter:
        theme = self._theme
        return TextSetter(theme.font("read"), theme.line_height("read"), _MOST_LINES)


class _Line:
    """Day, time and people at the start of a line, the mark at its end."""

    def __init__(self, painter: QPainter, theme: Theme, widget: QWidget, box: QRectF) -> None:
        self._painter = painter
        self._theme = theme
        self._widget = widget
        self._box = box
        self._start = box.x()
        self._end = box.right()

    def paint(self, card: PassageCard, model: PassagesModel, *, pointed: bool) -> None:
        """The mark first: it is the last to be cut."""
        self._paint_mark(card)
        theme = self._theme
        self._painter.setPen(theme.color("ink3"))
        read = card.read
        day = day_words(read.when.day, model.locale, this_year=read.when.day.year)
        self._words(day, theme.font("caption"))
        self._words(time_words(read.when.local, model.locale), theme.font("caption"))
        if read.people and self._room() > theme.px(_SMALL_ICON + 40):
            self._icon("user")
            people = read.people if pointed else model.names().several(read.people)
            self._words(", ".join(people), theme.font("caption"))

    def _paint_mark(self, card: PassageCard) -> None:
        theme, px = self._theme, self._theme.px
        _tint, ink = mark_colors(theme, card.mark.tint)
        font = theme.font("smallm")
        most = self._box.width() * 0.5 - px(_ICON + 6)
        width = min(QFontMetricsF(font).horizontalAdvance(card.mark.label) + 1, most)
        words = QRectF(self._end - width, self._box.y(), width, self._box.height())
        self._painter.setPen(ink)
        place = visual_rect(self._widget, words)
        draw_words(self._painter, place, card.mark.label, font, trailing(self._widget))
        side = px(_ICON)
        top = self._box.y() + (self._box.height() - side) / 2
        square = QRectF(words.x() - px(6) - side, top, side, side)
        theme.icons.draw(
            self._painter, card.mark.icon, ink, visual_rect(self._widget, square),
            mirrored=is_rtl(self._widget),
        )  # fmt: skip
        self._end = square.x() - px(_GAP)

    def _room(self) -> float:
        return self._end - self._start

    def _words(self, text: str, font: QFont) -> None:
        if self._room() < self._theme.px(24):
            return
        width = min(QFontMetricsF(font).horizontalAdvance(text), self._room())
        box = QRectF(self._start, self._box.y(), width + 2, self._box.height())
        place = visual_rect(self._widget, box)
        draw_words(self._painter, place, text, font, leading(self._widget))
        self._start += width + self._theme.px(_GAP)

    def _icon(self, name: str) -> None:
        side = self._theme.px(_SMALL_ICON)
        top = self._box.y() + (self._box.height() - side) / 2
        at = QPointF(self._start - 1, top)
        square = visual_rect(self._widget, QRectF(at.x(), at.y(), side, side))
        self._theme.icons.draw(self._painter, name, self._theme.color("ink3"), square)
        self._start += side + self._theme.px(3)
