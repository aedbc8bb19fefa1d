"""The eight groups of a recovery code, numbered, to be read and written down."""

import math
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import draw_words

_ROW: Final = 32
_PADDING: Final = 16
_NUMBER: Final = 26
_GAP: Final = 28
_DIGITS: Final = 19
_COLUMNS: Final = 2


class CodeGrid(QLabel):
    """A QLabel for its role alone: it paints the groups, and its description tells them.

    It can have the keyboard, so that whoever listens gets to it. Read from left to right in every
    language, as digits are.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups: tuple[str, ...] = ()
        self.setAccessibleName(_("Recovery code"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def groups(self) -> tuple[str, ...]:
        """What is shown; nothing once it was forgotten."""
        return self._groups

    def show_groups(self, groups: tuple[str, ...]) -> None:
        """Show these, or nothing."""
        self._groups = groups
        self.setAccessibleDescription(" ".join(groups))
        self._restyle()

    def sizeHint(self) -> QSize:
        """Two columns, as many rows as it takes."""
        px = self._theme.px
        column = self._column_width()
        width = 2 * px(_PADDING) + _COLUMNS * column + px(_GAP)
        return QSize(math.ceil(width), 2 * px(_PADDING - 6) + self._rows() * px(_ROW))

    def minimumSizeHint(self) -> QSize:
        """No digit may be cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A quiet ground; small numbers, large digits."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.color("line_strong") if theme.high_contrast else None
        ground = QRectF(self.rect())
        draw_field(painter, ground, RADIUS_CONTROL, fill=theme.color("sunken"), line=edge)
        column = (self.width() - 2 * px(_PADDING) - px(_GAP)) / _COLUMNS
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for index, group in enumerate(self._groups):
            x = px(_PADDING) + (index % _COLUMNS) * (column + px(_GAP))
            y = px(_PADDING - 6) + (index // _COLUMNS) * px(_ROW)
            painter.setPen(theme.color("ink2"))
            number = QRectF(x, y, px(_NUMBER), px(_ROW))
            draw_words(painter, number, str(index + 1), theme.font("caption"), middle)
            painter.setPen(theme.color("ink"))
            digits = QRectF(x + px(_NUMBER), y, column - px(_NUMBER), px(_ROW))
            draw_words(painter, digits, group, self._digits(), middle)

    def _rows(self) -> int:
        return -(-max(len(self._groups), 8) // _COLUMNS)

    def _column_width(self) -> float:
        widest = QFontMetricsF(self._digits()).horizontalAdvance("000000")
        return self._theme.px(_NUMBER) + widest + 4

    def _digits(self) -> QFont:
        font = self._theme.font("body")
        font.setPixelSize(self._theme.px(_DIGITS))
        # One width for every digit, so that the groups stand one below the other.
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.2 * self._theme.zoom)
        return font

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
