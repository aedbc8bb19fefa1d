"""When a piece was, who was there and what it is about: each name a door to its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.painted_button import PaintedButton
from journal_app.ui.widgets.plain_label import PlainLabel

_GAP: Final = 20
"""In pixels; a dot stands in the middle of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Somebody or a tag on a piece."""

    noun: str
    """``person`` or ``tag``."""
    name: str
    called: str
    """As it stands here, such as by its initials."""


class NamesLine(QFrame):
    """One line; names that do not fit are shown once somebody asks for them."""

    wanted = Signal(str, str)
    """Carries ``person`` or ``tag``, and the name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names: tuple[Name, ...] = ()
        self._links: list[_Link] = []
        self._unfolded = False
        self.setAccessibleName(_("Details"))
        self.time = PlainLabel(theme, "", "body", "ink3")
        self.more = _Link(theme, "…", name=_("Show every name"))
        self.more.clicked.connect(self._unfold)
        self._flow = FlowLayout(self, spacing=_GAP, row_spacing=2)
        self._flow.addWidget(self.time)
        self._flow.addWidget(self.more)
        rows = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        rows.setHeightForWidth(True)
        self.setSizePolicy(rows)
        theme.resized.connect(self._fit)
        self._fit()

    def show_line(self, time: str, names: Sequence[Name] = ()) -> None:
        """Show exactly this; while the names stay the same, so does what has the keyboard."""
        self.time.setText(time)
        self.time.setVisible(bool(time))
        if tuple(names) != self._names:
            self._names, self._unfolded = tuple(names), False
            for link in self._links:
                self._flow.removeWidget(link)
                link.hide()
                link.deleteLater()
            self._links = [self._made(each) for each in names]
            for at, link in enumerate(self._links):
                self._flow.insert_widget(1 + at, link)
            self._lead_tab_as_one_reads()
        self._fit()

    def text(self) -> str:
        """What stands there, as one line."""
        parts = [self.time.text(), *(link.label for link in self._links)]
        return "  ·  ".join(filter(None, parts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer names fit."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dot before each name that does not begin a line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("ink3"))
        shown = [each for each in (self.time, *self._links, self.more) if not each.isHidden()]
        for before, each in pairwise(shown):
            if each.y() == before.y():
                edge = each.geometry().right() + 1 if is_rtl(self) else each.x()
                x = edge + (_GAP / 2 if is_rtl(self) else -_GAP / 2)
                radius = 1.2 * self._theme.zoom
                painter.drawEllipse(QPointF(x, each.geometry().center().y() + 1), radius, radius)

    def _lead_tab_as_one_reads(self) -> None:
        # From where the last of them stands already; a new one would come after everything else.
        row = [self.more, *self._links, self.more] if self._links else []
        for before, after in pairwise(row):
            self.setTabOrder(before, after)

    def _made(self, name: Name) -> "_Link":
        spoken = _("Everything with {name}").format(name=name.called)
        link = _Link(self._theme, name.called, name=spoken)
        bare = name.called.removeprefix("#")
        if bare != name.name:
            # As initials: whoever points at it or listens to it has it in full.
            link.setToolTip(name.name)
            link.setAccessibleDescription(name.name)
        link.clicked.connect(partial(self.wanted.emit, name.noun, name.name))
        link.setParent(self)
        return link

    def _unfold(self) -> None:
        beyond = [link for link in self._links if link.isHidden()]
        self._unfolded = True
        self._fit()
        for link in beyond[:1]:
            link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        widths = [link.sizeHint().width() + _GAP for link in self._links]
        room = self.width() - self.time.sizeHint().width()
        fits = self._unfolded or sum(widths) <= room
        room -= self.more.sizeHint().width() + _GAP
        for link, width in zip(self._links, widths, strict=True):
            room -= width
            link.setVisible(fits or room >= 0)
        self.more.setVisible(not fits)
        self.updateGeometry()
        self.update()


class _Link(PaintedButton):
    """Quiet words that show under the mouse and the keyboard that they lead somewhere."""

    def __init__(self, theme: Theme, text: str, *, name: str) -> None:
        super().__init__(theme, text, name=name)
        self.setProperty("ringRadius", 4)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Its words and no more."""
        return QSize(self._text_width() + 1, round(self._theme.line_height("body")))

    def minimumSizeHint(self) -> QSize:
        """A name longer than the page is cut."""
        return QSize(self._theme.px(24), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, underlined where one points."""
        lit = self.underMouse() or self.isDown()
        painter = QPainter(self)
        painter.setPen(self._theme.color("ink" if lit else "ink3"))
        font = QFont(self.font())
        font.setUnderline(lit)
        draw_words(painter, QRectF(self.rect()), self.label, font, leading(self))

    def _restyle(self) -> None:
        self.setFont(self._theme.font("body"))
