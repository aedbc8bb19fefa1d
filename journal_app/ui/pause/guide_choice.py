"""How the breath is shown: asked once, calmly, and changeable whenever one likes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.settings import GUIDES
from journal_app.i18n import _
from journal_app.ui.pause.pacer import PACES, Pace
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CARD
from journal_app.ui.widgets.direction import draw_words
from journal_app.ui.widgets.painted_button import PaintedButton
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover
from journal_app.ui.widgets.segmented import Segmented

_CARD: Final = (164, 132)
_WIDEST: Final = 560
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter


def guide_names() -> Sequence[str]:
    """What the guides are called, in the order of `core.settings.GUIDES`."""
    return _("Words only"), _("A slow bar"), _("A ring")


class GuideQuestion(QFrame):
    """Three equal cards, each with a small still picture of what it stands for."""

    chosen = Signal(str)
    """Carries one of `core.settings.GUIDES`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("How the breath is shown"))
        words = _("How would you like the breath shown?")
        title = Para(theme, words, "title", max_width=_WIDEST, align=_CENTER)
        line = _("Asked once. You can change it here whenever you like.")
        self.cards = tuple(
            GuideCard(theme, name, guide) for name, guide in zip(guide_names(), GUIDES, strict=True)
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(title, 0, _CENTER)
        column.addSpacing(6)
        column.addWidget(Para(theme, line, "body", "ink2", align=_CENTER), 0, _CENTER)
        column.addSpacing(24)
        column.addLayout(row)
        row.addStretch(1)
        for card, guide in zip(self.cards, GUIDES, strict=True):
            row.addWidget(card)
            card.clicked.connect(lambda _checked=False, guide=guide: self.chosen.emit(guide))
        row.addStretch(1)
        column.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 choose, too."""
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(GUIDES):
            self.chosen.emit(GUIDES[number])
            return
        super().keyPressEvent(event)


class GuideCard(PaintedButton):
    """One guide, drawn small."""

    def __init__(self, theme: Theme, text: str, guide: str) -> None:
        super().__init__(theme, text)
        self._guide = guide
        self.setProperty("ringRadius", RADIUS_CARD)
        self._restyle()

    def sizeHint(self) -> QSize:
        """The same for all."""
        px = self._theme.px
        wide, high = _CARD
        return QSize(max(px(wide), self._text_width() + px(32)), px(high))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, the picture, the name."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.isDown()
        strong = lit or theme.high_contrast
        edge = theme.mix("line", "line_strong", 1.0 if strong else 0.25)
        ground = theme.color("raised", 0.62 if theme.dark else 0.8)
        draw_field(painter, QRectF(self.rect()), RADIUS_CARD, fill=ground, line=edge)
        high = self.height() - px(44)
        self._paint_picture(painter, QPointF(self.width() / 2, px(8) + high / 2))
        painter.setPen(theme.color("ink"))
        box = QRectF(0, self.height() - px(44), self.width(), px(32))
        draw_words(painter, box, self.label, self.font(), Qt.AlignmentFlag.AlignCenter)

    def _restyle(self) -> None:
        self.setFont(self._theme.font("label"))
        self.setFixedSize(self.sizeHint())

    def _paint_picture(self, painter: QPainter, center: QPointF) -> None:
        theme, zoom = self._theme, self._theme.zoom
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent", 0.75))
        match self._guide:
            case "words":
                for row, wide in enumerate((58, 40)):
                    top = center.y() + (row * 14 - 10) * zoom
                    left = center.x() - wide * zoom / 2
                    painter.drawRoundedRect(QRectF(left, top, wide * zoom, 5 * zoom), 2.5, 2.5)
            case "bar":
                lane = QRectF(center.x() - 42 * zoom, center.y() - 5 * zoom, 84 * zoom, 10 * zoom)
                radius = lane.height() / 2
                draw_field(painter, lane, radius, fill=theme.color("ink", 0.1))
                lane.setWidth(lane.width() * 0.6)
                draw_field(painter, lane, radius, fill=theme.color("accent", 0.75))
            case _:
                painter.drawEllipse(center, 14 * zoom, 14 * zoom)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("ink", 0.3), 1.5))
                painter.drawEllipse(center, 26 * zoom, 26 * zoom)


class GuidePopover(Popover):
    """Another guide, another pace."""

    guide_chosen = Signal(str)
    pace_chosen = Signal(object)
    """Carries a `Pace`."""

    def __init__(self, theme: Theme, window: QWidget, guide: str, pace: Pace) -> None:
        super().__init__(theme, window, _("Different guide"), padding=16)
        at = GUIDES.index(guide) if guide in GUIDES else 0
        paces = tuple(PACES.values())
        quick = (_("A little quicker"), _("Usual"), _("A little slower"))
        self.guides = Segmented(theme, _("How the breath is shown"), guide_names(), at)
        self.paces = Segmented(theme, _("Pace of the breath"), quick, paces.index(pace))
        for title, choice in (
            (_("How the breath is shown"), self.guides),
            (_("Pace of the breath"), self.paces),
        ):
            self.content.addWidget(PlainLabel(theme, title, "smallm", "ink2"))
            self.content.addSpacing(6)
            self.content.addWidget(choice)
            self.content.addSpacing(14)
        note = _("The way out is always the longer one.")
        self.content.addWidget(PlainLabel(theme, note, "small", "ink3"))
        self.guides.chosen.connect(lambda at: self.guide_chosen.emit(GUIDES[at]))
        self.paces.chosen.connect(lambda at: self.pace_chosen.emit(paces[at]))
