"""How the page of one name lies: what it is called, when it stands, and what carries it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from journal_app.core.shown_names import ShownNames
from journal_app.i18n import _
from journal_app.services.around import Around
from journal_app.ui.people import wording
from journal_app.ui.people.name_list import NameList, Row
from journal_app.ui.theme.mark_colors import mark_colors
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.column import Column
from journal_app.ui.timeline.list_in_page import ListInPage
from journal_app.ui.timeline.view import TimelineView
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.whole_page import WholePage

NARROW: Final = 820
"""Below this width, divided by the zoom, what surrounds the name stands below its pieces."""
_LOW: Final = 560
"""Below this height, divided by the zoom, the pieces need the room more."""
_SIDE: Final = 284
_MOST_YEARS: Final = 10
_MOST_BESIDE: Final = 12
_MOST_BELOW: Final = 3
_MOST_BELOW_LOW: Final = 2
"""Rows of each list in view; where the page scrolls as a whole they stand there in full."""
_ANY: Final = 16_777_215
_START: Final = 36


class OneName(QFrame):
    """Only parts in their places; a page gives it words and listens."""

    year_chosen = Signal(int)
    beside_chosen = Signal(str)
    """Carries ``person:`` or ``tag:`` with the uid."""

    def __init__(self, theme: Theme, pieces: TimelineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces = pieces
        self._rests: list[tuple[QVBoxLayout, QSpacerItem]] = []
        self.whole_page = WholePage(theme)
        self.back = Button(
            theme, _("People and tags"), "ghost", "arrow-left", _("All people and tags"),
            style="smallm",
        )  # fmt: skip
        self.sign = _Sign(theme)
        self.name = Para(theme, "", "title", name=_("Name"))
        self.words = Para(theme, "", "small", "ink3", name=_("When it stands"))
        self.search = Button(
            theme, _("In the timeline"), "quiet", "magnifying-glass", size="small", style="smallm"
        )
        self.options = IconButton(
            theme, "dots-three", _("What can be done with this name"), size=34
        )
        self.years = NameList(theme, _("Years"))
        self.beside = NameList(theme, _("Often together with"))
        self.nothing = Para(
            theme, _("It stands on nothing now. It is offered as you write."), "body", "ink3"
        )
        self._years_heading = PlainLabel(theme, _("By year"), "smallm", "ink2")
        self._beside_heading = PlainLabel(theme, _("Often together with"), "smallm", "ink2")
        self._lay_out()
        self.years.opened.connect(lambda key: self.year_chosen.emit(int(key)))
        self.beside.opened.connect(self.beside_chosen)
        for names in (self.years, self.beside):
            names.rearranged.connect(self.arrange)
        self.whole_page.room_changed.connect(self.arrange)
        theme.resized.connect(self.arrange)
        self.arrange()

    def show_around(self, around: Around | None, names: ShownNames) -> None:
        """Show this name, or nothing at all."""
        label = None if around is None else around.label
        self.name.set_text("" if label is None else label.label)
        self.words.set_text("" if label is None else self._told(around))
        self.sign.show_sign(
            "user" if around is None or around.kind.noun == "person" else "tag-simple",
            None if label is None else label.tint,
        )
        years = () if around is None else around.years
        self.years.show_rows(
            [
                Row(key=str(each.year), words=str(each.year), line=wording.year_line(each))
                for each in years
            ]
        )
        self.beside.show_rows([] if around is None else _beside_rows(around, names))
        if around is None:
            self.whole_page.to_top()
        there = around is not None and bool(around.label.uses)
        self._pieces.setVisible(there)
        self.search.setEnabled(there)
        self.nothing.setVisible(around is not None and not there)
        self.arrange()

    def arrange(self) -> None:
        """Put everything where it belongs at this size."""
        px = self._theme.px
        narrow = self._is_below
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._body.setDirection(below if narrow else beside)
        self._around.setDirection(beside if narrow else below)
        height = self.height() / self._theme.zoom
        low = height < _LOW
        few = _MOST_BELOW_LOW if low else _MOST_BELOW
        self._fit(self.years, self._years_heading, few if narrow else _MOST_YEARS)
        self._fit(self.beside, self._beside_heading, few if narrow else _MOST_BESIDE)
        self._share_side(narrow=narrow)
        self._side.setMaximumWidth(_ANY if narrow else px(_SIDE))
        self._side.setMinimumWidth(0 if narrow else px(_SIDE))
        end = px(24)
        # On a very wide page the head begins where the column of its pieces does.
        beside_it = 0 if narrow else px(_SIDE)
        begins = Column.of(self.width() - beside_it, self._theme.zoom).start
        set_margins(self._head, self, begins, px(14 if low else 30), end, px(8))
        start = px(_START if narrow else 16)
        set_margins(self._around, self, start, px(6), end, px(16))
        self._side.setVisible(bool(self.years.rows or self.beside.rows))
        whole = self.whole_page.whole
        self._pieces.fade_below(narrow and not whole and not self._side.isHidden())
        self._list.fit()

    def _share_side(self, *, narrow: bool) -> None:
        """One below the other each is as high as it needs; beside each other both begin above."""
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        for part, rest in self._rests:
            rest.changeSize(0, 0, fixed, free if narrow else fixed)
            part.invalidate()
        self._rest.changeSize(0, 0, fixed, fixed if narrow else free)
        self._around.invalidate()

    @property
    def _is_below(self) -> bool:
        """Whether what surrounds the name stands below its pieces."""
        return self.width() / self._theme.zoom < NARROW

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size."""
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.arrange()

    def _told(self, around: Around | None) -> str:
        if around is None:
            return ""
        parts = [wording.span(around.label)]
        if around.label.hidden:
            parts.append(_("Not offered while writing."))
        if around.label.kept_out:
            parts.append(_("Kept out of On this day."))
        return " ".join(parts)

    def _fit(self, names: NameList, heading: QWidget, most: int) -> None:
        there = len(names.rows)
        names.setVisible(there > 0)
        heading.setVisible(there > 0)
        if self._is_below and self.whole_page.whole:
            names.setFixedHeight(names.height_of(max(1, there)))
            return
        names.setMaximumHeight(names.height_of(min(most, max(1, there))))
        names.setMinimumHeight(names.height_of(min(most, 2, max(1, there))))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.whole_page)
        self._head = QVBoxLayout()
        self._head.setSpacing(4)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(0)
        self.whole_page.column.addLayout(self._head)
        self.whole_page.column.addLayout(self._body, 1)
        title = QHBoxLayout()
        title.setSpacing(10)
        self._head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self._head.addSpacing(6)
        self._head.addLayout(title)
        title.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(self.name, 1)
        title.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(self.options, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.words)
        self._head.addWidget(self.nothing)
        self._lay_out_side()
        self._body.addWidget(self._pieces, 1)
        self._body.addWidget(self._side)
        self._list = ListInPage(self.whole_page, self._pieces, self._pieces)
        for names in (self.years, self.beside):
            self.whole_page.follow(names)

    def _lay_out_side(self) -> None:
        self._side = QFrame()
        self._around = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._around.setSpacing(18)
        for heading, names in (
            (self._years_heading, self.years),
            (self._beside_heading, self.beside),
        ):
            part = QVBoxLayout()
            part.setSpacing(4)
            self._around.addLayout(part, 100)
            heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            part.addWidget(heading)
            part.addWidget(names, 100)
            rest = QSpacerItem(0, 0)
            part.addItem(rest)
            self._rests.append((part, rest))
        self._rest = QSpacerItem(0, 0)
        self._around.addItem(self._rest)


class _Sign(QWidget):
    """Person or tag, in the tint of the name; it only decorates."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._tint = "user", ""
        theme.resized.connect(self._restyle)
        self._restyle()

    def show_sign(self, icon: str, tint: str | None) -> None:
        """Have another sign or tint."""
        self._icon, self._tint = icon, tint or ""
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign on its tint."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        ink = theme.color("ink2")
        if self._tint:
            tint, ink = mark_colors(theme, self._tint)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawEllipse(whole)
        side = theme.px(18)
        square = QRectF(0, 0, side, side)
        square.moveCenter(whole.center())
        theme.icons.draw(painter, self._icon, ink, square, mirrored=self.isRightToLeft())

    def _restyle(self) -> None:
        side = self._theme.px(34)
        self.setFixedSize(side, side)
        self.update()


def _beside_rows(around: Around, names: ShownNames) -> Sequence[Row]:
    rows = []
    for each in around.beside:
        person = each.noun == "person"
        tint = names.tint_of_person(each.label) if person else names.tint_of_tag(each.label)
        rows.append(
            Row(
                key=f"{each.noun}:{each.uid}",
                words=each.label,
                veiled=names.person(each.label) if person and names.as_initials else "",
                line=wording.together(each.together),
                icon="user" if person else "tag-simple",
                tint=tint,
            )
        )
    return rows
