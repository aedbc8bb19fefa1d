"""An earlier text beside the present one, a paragraph a row; arrows go from one to the next."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal_app.core.comparison import Gap, Line, Side
from journal_app.i18n import _, ngettext
from journal_app.ui.editor.positions import to_units
from journal_app.ui.theme.painting import draw_field, fade_where_cut
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import draw_words, leading, reads_rtl, visual_rect

_ROW: Final = Qt.ItemDataRole.UserRole
_SIDE: Final = 30
"""Room before a paragraph for the sign of one that is only in one of the texts."""
_END: Final = 12
_ABOVE: Final = 5
_GAP_HEIGHT: Final = 34
_FADE: Final = 30
_BREATH: Final = "\u2009"
_WHOLE: Final = {Side.BEFORE: "−", Side.AFTER: "+"}

AnyIndex = QModelIndex | QPersistentModelIndex


def spoken(row: Line | Gap) -> str:
    """What a screen reader says of a paragraph: what went and what came is said in words."""
    if isinstance(row, Gap):
        return gap_words(row)
    if row.side is not Side.BOTH:
        words = row.text(row.side)
        if row.side is Side.BEFORE:
            return _("Only in the earlier version: {words}").format(words=words)
        return _("Only in what stands now: {words}").format(words=words)
    said = {Side.BEFORE: _("(gone: {words})"), Side.AFTER: _("(new: {words})")}
    told = (
        said.get(part.side, "{words}").format(words=part.text.strip())
        for part in row.parts
        if part.text.strip()
    )
    return " ".join(told)


def gap_words(gap: Gap) -> str:
    """How many paragraphs are passed over."""
    return ngettext(
        "{n} paragraph is the same", "{n} paragraphs are the same", gap.paragraphs
    ).format(n=gap.paragraphs)


class ComparisonList(QListView):
    """Read-only; what is longer than the view is scrolled before the next is gone to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = _Rows(self)
        self._painter = _Painter(theme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(_("What changed"))
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._restyle)

    def show_rows(self, rows: Sequence[Line | Gap]) -> None:
        """Show exactly these paragraphs, the first of those that changed in view."""
        told = [row for row in rows if isinstance(row, Gap) or _says_something(row)]
        self._painter.forget()
        self._rows.take(told)
        changed = (at for at, row in enumerate(told) if isinstance(row, Line) and row.changed)
        first = next(changed, 0)
        if told:
            self.setCurrentIndex(self._rows.index(first))
            self.scrollToTop()

    def rows(self) -> list[Line | Gap]:
        """What is shown."""
        return list(self._rows.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down scroll through a paragraph that is higher than the view."""
        down = event.key() == Qt.Key.Key_Down
        if down or event.key() == Qt.Key.Key_Up:
            box = self.visualRect(self.currentIndex())
            beyond = box.bottom() > self.viewport().height() if down else box.top() < 0
            if self.currentIndex().isValid() and beyond:
                bar = self.verticalScrollBar()
                step = round(self._theme.line_height("read")) * 3
                bar.setValue(bar.value() + (step if down else -step))
                return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paragraphs, fading where they are cut off."""
        super().paintEvent(event)
        fade_where_cut(self, self._theme, self._theme.px(_FADE))

    def _restyle(self) -> None:
        self._painter.forget()
        self.scheduleDelayedItemsLayout()


def _says_something(row: Line) -> bool:
    return any(part.text.strip() for part in row.parts)


class _Rows(QAbstractListModel):
    """The paragraphs, with what is said of each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Line | Gap] = []

    def take(self, rows: list[Line | Gap]) -> None:
        """Let exactly these be the rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many paragraphs and gaps there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row, or what is said of it."""
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        spoken_roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return spoken(row) if role in spoken_roles else None


class _Painter(QStyledItemDelegate):
    """Lays each paragraph out once for the width of the list."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._laid_out: dict[int, tuple[int, QTextLayout, float]] = {}

    def forget(self) -> None:
        """Drop every word laid out."""
        self._laid_out.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as its lines at the width of the list."""
        width = self._view.viewport().width()
        row = index.data(_ROW)
        if isinstance(row, Gap):
            return QSize(width, self._theme.px(_GAP_HEIGHT))
        return QSize(width, round(self._block(index.row(), row)[1]) + 2 * self._theme.px(_ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The words, each told by how it is drawn: a line below is new, a line through is gone."""
        theme, px = self._theme, self._theme.px
        rect: QRectF = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            ground = rect.adjusted(1, 1, -1, -1)
            draw_field(painter, ground, RADIUS_CONTROL, fill=theme.mix("surface", "ink", 0.045))
        row = index.data(_ROW)
        start = rect.adjusted(px(_SIDE), 0, -px(_END), 0)
        if isinstance(row, Gap):
            painter.setPen(theme.color("ink3"))
            box = visual_rect(self._view.viewport(), start)
            draw_words(painter, box, gap_words(row), theme.font("caption"), leading(self._view))
        else:
            self._paint_line(painter, rect, index.row(), row)
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRectF, at: int, row: Line) -> None:
        theme, px = self._theme, self._theme.px
        layout, _height = self._block(at, row)
        box = rect.adjusted(px(_SIDE), px(_ABOVE), -px(_END), 0)
        painter.setPen(theme.color("ink"))
        layout.draw(painter, visual_rect(self._view.viewport(), box).topLeft())
        if row.side in _WHOLE:
            sign = QRectF(rect.x() + px(10), box.y(), px(16), theme.line_height("read"))
            painter.setPen(theme.color("ink2"))
            font = theme.font("label")
            place = visual_rect(self._view.viewport(), sign)
            draw_words(painter, place, _WHOLE[row.side], font, leading(self._view))

    def _block(self, at: int, row: Line) -> tuple[QTextLayout, float]:
        width = self._view.viewport().width() - self._theme.px(_SIDE + _END)
        kept = self._laid_out.get(at)
        if kept is None or kept[0] != width:
            kept = (width, *self._set(row, width))
            self._laid_out[at] = kept
        return kept[1], kept[2]

    def _set(self, row: Line, width: int) -> tuple[QTextLayout, float]:
        text, formats = self._formatted(row)
        layout = QTextLayout(text, self._theme.font("read"))
        rtl = reads_rtl(text)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.setFormats(formats)
        height, top = self._theme.line_height("read"), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, width))
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            top += height
        layout.endLayout()
        return layout, top

    def _formatted(self, row: Line) -> tuple[str, list[QTextLayout.FormatRange]]:
        """The words of a row, a breath apart where one replaced another, and how they look."""
        looks = {Side.BEFORE: self._gone(), Side.AFTER: self._come()}
        made: list[QTextLayout.FormatRange] = []
        text, at, before = "", 0, ""
        for part in row.parts:
            if part.side is Side.AFTER and before and not before[-1].isspace():
                text, at = text + _BREATH, at + 1
            units = to_units(part.text, len(part.text))
            if part.side in looks:
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = at, units, looks[part.side]
                made.append(piece)
            text, at = text + part.text, at + units
            before = part.text if part.side is Side.BEFORE else ""
        return text, made

    def _gone(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontStrikeOut(True)
        look.setForeground(self._theme.color("ink3"))
        return look

    def _come(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontUnderline(True)
        look.setForeground(self._theme.color("accent_ink"))
        look.setBackground(self._theme.color("accent_soft"))
        return look
