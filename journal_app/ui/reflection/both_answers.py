"""The first answer and the later look side by side; neither stands above the other."""

import math
from datetime import datetime
from typing import Final

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from journal_app.core.clock import day_of, when_at
from journal_app.core.moments import NOT_OK, Moment
from journal_app.core.timeline import Answers
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import day_words, time_words
from journal_app.ui.theme.painting import (
    READING_GLYPHS,
    Glyph,
    draw_field,
    draw_glyph,
    glyph_colors,
)
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.wording import answer_name
from journal_app.ui.widgets.direction import draw_words, leading, visual_rect
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.plain_label import PlainLabel

_GAP: Final = 28
_HIGH: Final = 32
_PAD: Final = 13
_LEAD: Final = 20
"""All in pixels at zoom 1."""


class BothAnswers(QFrame):
    """One answer, or two of the same size; what was not asked has no place here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._locale = QLocale()
        self._tiles: list[_Answer] = []
        self.setAccessibleName(_("What it felt like"))
        self._flow = FlowLayout(self, spacing=_GAP, row_spacing=12)

    def show_moment(self, moment: Moment) -> None:
        """Show what was answered; nothing while the later look is open."""
        self.forget()
        answers = Answers(
            first=moment.reading,
            at=moment.reading_at,
            later=moment.reading_later,
            passed=moment.later_passed_at is not None,
        )
        if not answers.covered(self._context.clock.now()):
            both = moment.reading_later is not None
            self._add(moment.reading, _("At first") if both else "", moment.reading_at)
            self._add(moment.reading_later, _("Looking again"), moment.reading_later_at)
        self.setVisible(bool(self._tiles))
        self.updateGeometry()

    def forget(self) -> None:
        """Drop every word."""
        for tile in self._tiles:
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = []

    def _add(self, reading: str | None, caption: str, at: datetime | None) -> None:
        words = answer_name(reading or "")
        if reading == NOT_OK:
            words = _("Something isn’t OK")
        if reading is None or not words:
            return
        when = f"{caption}, {self._said(at)}" if caption and at is not None else caption
        tile = _Answer(self._context, reading, words, when)
        self._tiles.append(tile)
        self._flow.addWidget(tile)

    def _said(self, at: datetime) -> str:
        local = when_at(at, self._context.clock).local
        this_year = day_of(self._context.clock).year
        day = day_words(local.date(), self._locale, this_year=this_year)
        return f"{day}, {time_words(local, self._locale)}"


class _Answer(QFrame):
    """An answer with its glyph, and when it was given."""

    def __init__(self, context: Context, reading: str, words: str, when: str) -> None:
        super().__init__()
        theme = context.theme
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        name = f"{when}: {words}" if when else words
        self.setAccessibleName(name)
        if when:
            rows.addWidget(PlainLabel(theme, when, "caption", "ink3"))
        rows.addWidget(_Shown(theme, words, READING_GLYPHS.get(reading)))


class _Shown(QLabel):
    """Looks like the chip it was chosen with, and cannot be pressed."""

    def __init__(self, theme: Theme, words: str, glyph: Glyph | None) -> None:
        super().__init__(words)
        self._theme = theme
        self._glyph: Glyph | None = glyph
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Room for the glyph and the words."""
        words = math.ceil(QFontMetricsF(self.font()).horizontalAdvance(self.text()))
        lead = _LEAD if self._glyph is not None else 0
        return QSize(words + self._theme.px(2 * _PAD + lead) + 1, self._theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """As much as it wants."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, glyph, words."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        whole = QRectF(self.rect())
        fill, edge, ink = theme.color("sunken"), theme.color("line_strong"), theme.color("ink")
        start = px(_PAD)
        if self._glyph is not None:
            fill, edge, ink = glyph_colors(theme, self._glyph)
        line = edge if theme.high_contrast else None
        draw_field(painter, whole, (whole.height() - 1) / 2, fill=fill, line=line)
        if self._glyph is not None:
            radius = 6.5 * theme.zoom
            square = QRectF(start, whole.height() / 2 - radius, 2 * radius, 2 * radius)
            draw_glyph(painter, theme, self._glyph, visual_rect(self, square).center(), radius)
            start += px(_LEAD)
        painter.setPen(ink)
        box = visual_rect(self, QRectF(start, 0, whole.width() - start, whole.height()))
        draw_words(painter, box, self.text(), self.font(), leading(self))

    def _restyle(self) -> None:
        self.setFont(self._theme.font("smallm"))
        self.updateGeometry()
        self.update()
