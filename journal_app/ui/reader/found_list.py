"""The pieces a finder offers: the words that were found, and below them which piece it is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QStandardItem
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from journal_app.core.search import matches
from journal_app.core.timeline import PieceHead, PieceKind
from journal_app.i18n import _
from journal_app.services.joinable import Joinable
from journal_app.ui.theme.painting import READING_GLYPHS, draw_glyph
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.telling import BETWEEN, Telling
from journal_app.ui.timeline.text_block import TextSetter
from journal_app.ui.widgets.calm_list import CalmList, draw_ground
from journal_app.ui.widgets.direction import draw_words, leading, visual_rect

_HEAD: Final = Qt.ItemDataRole.UserRole
_HEIGHT: Final = 50
_SIDE: Final = 12
_GLYPH: Final = 5.0
_LEAD: Final = 20

AnyIndex = QModelIndex | QPersistentModelIndex


class FoundList(CalmList):
    """Real rows for screen readers, told as on the timeline; painted without a line for each."""

    def __init__(self, theme: Theme, telling: Telling, day: Callable[[PieceHead], str]) -> None:
        super().__init__(_("Pieces"))
        self.theme = theme
        self.telling = telling
        self.day = day
        self.found = Joinable()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_Delegate(self))
        self.entered.connect(self.setCurrentIndex)

    def show_found(self, found: Joinable) -> None:
        """Let exactly these be listed, the first of them lit where something was looked for."""
        self.found = found
        self.items.clear()
        for head in found.heads:
            words = self.words_of(head)
            item = QStandardItem(words)
            item.setData(head, _HEAD)
            told = self.telling.spoken(head, words)
            item.setData(told, Qt.ItemDataRole.AccessibleTextRole)
            self.items.appendRow(item)
        if found.search.text.strip():
            self.setCurrentIndex(self.items.index(0, 0))

    def words_of(self, head: PieceHead) -> str:
        """The words around what was looked for, else those its card begins with."""
        shown = self.found.excerpts.get(head.id) or head.preview
        return shown or self.telling.line(head) or _("Nothing written")

    def head(self) -> PieceHead | None:
        """What is lit."""
        index = self.currentIndex()
        return index.data(_HEAD) if index.isValid() else None

    def move_by(self, step: int) -> str:
        """Light another row, round at the ends; what a screen reader is told of it."""
        count, row = self.items.rowCount(), self.currentIndex().row()
        if not count:
            return ""
        first = 0 if step > 0 else count - 1
        self.setCurrentIndex(self.items.index(first if row < 0 else (row + step) % count, 0))
        return str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    def told(self) -> list[str]:
        """What is listed, each row as it is read aloud."""
        rows = range(self.items.rowCount())
        return [self.items.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]


class _Delegate(QStyledItemDelegate):
    """Two lines a row; mirrors by hand what Qt does not."""

    def __init__(self, view: FoundList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Every row is as high as any other."""
        return QSize(0, self._view.theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The ground by state, the answers, the words with what was found tinted, the caption."""
        view, theme, px = self._view, self._view.theme, self._view.theme.px
        head: PieceHead = index.data(_HEAD)
        painter.save()
        rect = draw_ground(painter, option, theme)
        start = float(px(_SIDE))
        radius = _GLYPH * theme.zoom
        for reading in view.telling.readings(head):
            square = QRectF(start, rect.top() + px(15) - radius, 2 * radius, 2 * radius)
            centre = visual_rect(view.viewport(), square).center()
            draw_glyph(painter, theme, READING_GLYPHS[reading], centre, radius)
            start += px(_LEAD)
        box = QRectF(start, rect.top(), rect.width() - start - px(_SIDE), rect.height())
        box = visual_rect(view.viewport(), box)
        self._paint_words(painter, box, head)
        below = box.adjusted(0, px(27), 0, -px(5))
        painter.setPen(theme.color("ink2"))
        draw_words(painter, below, self._caption(head), theme.font("caption"), leading(view))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, head: PieceHead) -> None:
        view, theme = self._view, self._view.theme
        words = view.words_of(head)
        own = bool(head.preview)
        setter = TextSetter(theme.font("quote" if own else "label"), theme.px(22), 1)
        block = setter.set(words, box.width(), matches(view.found.search.query, words))
        ink = theme.color("ink" if own else "ink2")
        at = QPointF(box.left(), box.top() + theme.px(4))
        block.paint(painter, at, ink, theme.color("select"))

    def _caption(self, head: PieceHead) -> str:
        kind = _("Entry") if head.kind is PieceKind.ENTRY else _("Moment")
        people = ", ".join(self._view.telling.people(head))
        return BETWEEN.join(filter(None, (kind, self._view.day(head), people)))
