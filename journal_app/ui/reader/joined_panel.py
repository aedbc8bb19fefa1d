"""What a piece is joined to: doors to it, a way to part, and a way to join more."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from journal_app.core.links import FELT_IN, PLACED_IN, TAKEN_FROM, Link
from journal_app.core.timeline import PieceHead, PieceKind
from journal_app.i18n import _
from journal_app.services.links import Joined
from journal_app.ui.theme.painting import READING_GLYPHS, draw_field, draw_glyph
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.timeline.telling import BETWEEN, Telling
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import draw_words, leading, visual_rect
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.painted_button import PaintedButton
from journal_app.ui.widgets.plain_label import PlainLabel

_HEIGHT: Final = 54
_PAD: Final = 12
_GLYPH: Final = 6.0
_LEAD: Final = 24


class JoinedPanel(QFrame):
    """Links are shown at both of their ends."""

    opened = Signal(object)
    """Carries the `PieceId` behind a door."""
    parted = Signal(object)
    """Carries the `Link` to take away."""
    words_wanted = Signal(object, object)
    """Carries the `Link` and what stands beside it."""
    join_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        telling: Telling,
        day: Callable[[PieceHead], str],
        *,
        indent: int = 0,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._telling = telling
        self._day = day
        self._rows: list[QFrame] = []
        self.setAccessibleName(_("Joined with"))
        self._title = PlainLabel(theme, _("Joined with"), "smallm", "ink")
        self.join_button = Button(
            theme, _("Join to another piece…"), "ghost", "plus", style="smallm"
        )
        self.join_button.clicked.connect(self.join_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(indent, 0, indent, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._title)
        self._column.addWidget(self.join_button, 0, Qt.AlignmentFlag.AlignLeading)

    def show_joined(self, joined: Sequence[Joined], *, joinable: bool) -> None:
        """Show exactly these; `joinable` offers to join more."""
        self.forget()
        for number, each in enumerate(joined):
            row = self._made(each)
            self._rows.append(row)
            self._column.insertWidget(1 + number, row)
            row.show()
        self._title.setVisible(bool(joined))
        self.join_button.setVisible(joinable)
        self.setVisible(bool(joined) or joinable)

    def forget(self) -> None:
        """Drop every word."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def _made(self, joined: Joined) -> QFrame:
        row = QFrame()
        door = _Door(self._theme, joined.other, self._telling, self._caption(joined))
        door.clicked.connect(partial(self.opened.emit, joined.other.id))
        words = IconButton(
            self._theme, "pencil-simple-line", _("Change its words"), size=30, icon_size=14
        )
        words.clicked.connect(partial(self.words_wanted.emit, joined.link, words))
        if joined.link.relation in _said():
            # What made a link of itself says how it came about.
            words.hide()
        part = IconButton(self._theme, "x", _("Part these two"), size=30, icon_size=14)
        part.clicked.connect(partial(self.parted.emit, joined.link))
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        beside.addWidget(door, 1)
        beside.addWidget(words)
        beside.addWidget(part)
        return row

    def _caption(self, joined: Joined) -> str:
        parts = [self._relation(joined.link, joined.other), self._day(joined.other)]
        return BETWEEN.join(filter(None, parts))

    def _relation(self, link: Link, other: PieceHead) -> str:
        if link.words:
            return link.words
        of_entry, of_moment = _said().get(link.relation, ("", ""))
        if of_entry:
            return of_entry if other.kind is PieceKind.ENTRY else of_moment
        return self._telling.vocabulary().label(link.relation)


def _said() -> dict[str, tuple[str, str]]:
    """What each relation is called, at the moment and at the entry."""
    return {
        FELT_IN: (_("The entry it was opened from"), _("A moment from this entry")),
        TAKEN_FROM: (_("From a passage of this entry"), _("A passage of this entry, as a moment")),
        PLACED_IN: (_("Its sentence stands in this entry"), _("Its sentence stands here")),
    }


class _Door(PaintedButton):
    """Its words and, where there is one to show, its answer; pressing it goes there."""

    def __init__(self, theme: Theme, head: PieceHead, telling: Telling, caption: str) -> None:
        words = head.preview or telling.line(head) or _("Nothing written")
        super().__init__(theme, words, name=telling.spoken(head, head.preview))
        self._own = bool(head.preview)
        self._caption = caption
        readings = telling.readings(head) if head.kind is PieceKind.MOMENT else ()
        self._glyphs = [READING_GLYPHS[reading] for reading in readings]
        self.setAccessibleDescription(caption)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self._restyle()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Edge, glyphs, the words, and what joins them below."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        lit = self.underMouse() or self.isDown()
        edge = theme.color("line_strong" if lit or theme.high_contrast else "line")
        fill = theme.color("raised") if lit and not theme.dark else None
        draw_field(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=fill, line=edge)
        start = float(px(_PAD))
        radius = _GLYPH * theme.zoom
        for glyph in self._glyphs:
            square = QRectF(start, px(17) - radius, 2 * radius, 2 * radius)
            draw_glyph(painter, theme, glyph, visual_rect(self, square).center(), radius)
            start += px(_LEAD) if glyph is self._glyphs[-1] else 2 * radius + px(4)
        width = self.width() - start - px(_PAD)
        place = leading(self)
        painter.setPen(theme.color("ink" if self._own else "ink2"))
        font = theme.font("quote" if self._own else "label")
        above = visual_rect(self, QRectF(start, px(5), width, px(25)))
        draw_words(painter, above, self.label, font, place)
        painter.setPen(theme.color("ink3"))
        below = visual_rect(self, QRectF(start, px(29), width, px(18)))
        draw_words(painter, below, self._caption, theme.font("caption"), place)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
