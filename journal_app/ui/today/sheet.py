"""How Today lies on its sheet: what is shown at which width and height, and nothing else."""

import math
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.doors.strip import DoorStrip
from journal_app.ui.editor.editor import Editor
from journal_app.ui.editor.find_bar import FindBar, stand_below
from journal_app.ui.editor.kept_sentence import KeptSentence
from journal_app.ui.editor.measures import (
    ANY_WIDTH,
    BLEED,
    LOW,
    LOWEST,
    NARROW,
    NARROWEST,
    START,
    VERY_LOW,
    WIDE,
    Room,
    column_width,
    room_of,
)
from journal_app.ui.editor.save_state import SaveStateLabel
from journal_app.ui.page import Page
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.chips import Chips
from journal_app.ui.today.ending import Ending
from journal_app.ui.today.header import Header
from journal_app.ui.today.offer_line import OfferLine
from journal_app.ui.today.prompt_card import PromptCard
from journal_app.ui.today.rail import Rail
from journal_app.ui.today.which_day import WhichDayStrip
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.few_rows import FewRows
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.whole_page import WholePage

_TOP_FOLDED: Final = 16
_LEAST_LINES: Final = 4
"""So many lines of what one writes are seen at least, whatever stands around them."""


class TodaySheet(Page):
    """Every part of the page in its place; a subclass gives them something to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Today page"), parent)
        self._theme = theme
        self._begun_writing = False
        self._focus_mode = False
        self._has_neighbours = False
        self.header = Header(theme)
        self.offer = OfferLine(theme)
        self.strip = DoorStrip(theme)
        self.which_day = WhichDayStrip(theme)
        self.prompt_card = PromptCard(theme)
        self.kept = KeptSentence(theme)
        self.editor = Editor(theme)
        self.pictures = QVBoxLayout()
        """Below the words: what hangs on the entry."""
        self.add_file = IconButton(
            theme, "paperclip", _("Add a picture or a file"), size=32, icon_size=16
        )
        self.find_bar = FindBar(theme, self.editor)
        self.ending = Ending(theme)
        self.chips = Chips(theme)
        self.save_state = SaveStateLabel(theme)
        self.rail = Rail(theme)
        self._foot = QFrame()
        self._foot_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)
        self._asking = QFrame()
        self._asking_row = QHBoxLayout(self._asking)
        self._column = QFrame()
        self.whole_page = WholePage(theme, where_needed=True)
        self._rows = self.whole_page.column
        self._content = QFrame()
        self._compose()
        self.setFocusProxy(self.editor)
        self._rearrange_when_needed()
        self.arrange()

    def _rearrange_when_needed(self) -> None:
        self.ending.height_changed.connect(self.foot_moved)
        self.prompt_card.arranged.connect(self.arrange)
        self._theme.resized.connect(self.arrange)
        self.whole_page.room_changed.connect(self.arrange)
        for left in (self.strip.taken, self.strip.answered, self.strip.rested):
            left.connect(lambda _offer: self.arrange())

    @property
    def rail_has_room(self) -> bool:
        """Whether the window is wide enough for what stands beside the page."""
        return room_of(self, self._theme).width >= WIDE

    def set_focus_mode(self, on: bool) -> None:
        """Show the writing alone, or everything again."""
        self._focus_mode = on
        self.arrange()

    def set_begun_writing(self, begun: bool) -> None:
        """Whether a key was pressed on this page: a low window then shows the text first."""
        if begun != self._begun_writing:
            self._begun_writing = begun
            self.arrange()

    def set_has_neighbours(self, has: bool) -> None:
        """Whether there is anything beside the page."""
        self._has_neighbours = has
        self.arrange()

    def foot_height(self) -> int:
        """A notice covers none of the ways to end a page."""
        return 0 if self.ending.isHidden() else self.ending.height()

    def arrange(self) -> None:
        """Put everything where it belongs at this size."""
        room = room_of(self, self._theme)
        folded = self._begun_writing and room.height < LOW
        folded = folded or (self.ending.ends and room.height < VERY_LOW)
        self.header.fold(folded or room.height < VERY_LOW)
        self.header.set_narrow(room.width < NARROW)
        # One thing is asked at a time, and the day also of whoever has begun to write.
        asks_day = self.which_day.question is not None and not self._focus_mode
        asks = not (folded or self._focus_mode or (asks_day and room.height < LOW))
        self.prompt_card.setVisible(asks)
        self.prompt_card.set_room(low=room.height < VERY_LOW, lowest=room.height < LOWEST)
        self.offer.setVisible(asks and self.offer.offer is not None and not asks_day)
        door = asks and self.strip.offer is not None and not asks_day
        self.strip.setVisible(door)
        self._asking.setVisible(door or asks_day)
        rail = room.width >= WIDE and self._has_neighbours and not self._focus_mode
        self.rail.setVisible(rail)
        self._foot.setVisible(not self._focus_mode)
        self.ending.set_away(self._focus_mode)
        self.ending.set_low(room.height < LOW)
        self.editor.set_end_margin(room.end_margin)
        least = math.ceil(_LEAST_LINES * self._theme.line_height("write"))
        self.editor.setMinimumHeight(least)
        self._column.setMaximumWidth(column_width(self._theme, room))
        self._content.setMaximumWidth(min(ANY_WIDTH, self._theme.px(room.widest_content)))
        self._indent(room, _TOP_FOLDED if folded else room.top, 0 if asks or asks_day else 14)

    def _indent(self, room: Room, top: int, below_date: int) -> None:
        """How far everything stands from the edges, in pixels at zoom 1."""
        px = self._theme.px
        # A bar to scroll with stands in what is left empty at the end.
        lane = self.whole_page.lane
        self.offer.indent(px(BLEED), px(14) - lane)
        set_margins(self._asking_row, self, px(BLEED), px(12), px(18) - lane, px(12))
        self.ending.indent(px(BLEED), px(18) - lane)
        self.kept.indent(px(BLEED), 0, px(12))
        set_margins(self._rows, self, px(START), px(top), 0, 0)
        self.header.indent(px(BLEED), max(0, px(8) - lane), px(below_date))
        narrowest = room.width < NARROWEST
        self.prompt_card.indent(px(BLEED), max(0, px(8 if narrowest else 24) - lane))
        set_margins(self.pictures, self, px(BLEED), px(10), px(18) - lane, 0)
        set_margins(self._find_row, self, px(START + BLEED), 0, px(18), 0)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot_row.setDirection(below if narrowest else beside)
        end = max(0, px(18 if room.width >= NARROW else 8) - lane)
        set_margins(self._foot_row, self, px(BLEED), px(12), end, px(16))

    def _compose(self) -> None:
        self._foot_row.setSpacing(8)
        self._foot_row.addWidget(FewRows(self._theme, _("People and tags"), self.chips), 1)
        end = QHBoxLayout()
        end.setSpacing(8)
        self._foot_row.addLayout(end)
        end.addWidget(self.add_file, 0, Qt.AlignmentFlag.AlignTop)
        end.addWidget(self.save_state)
        end.addStretch(1)
        self._asking_row.addWidget(self.which_day)
        self._asking_row.addWidget(self.strip)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.header)
        self._rows.addWidget(self.offer)
        self._rows.addWidget(self._asking)
        self._rows.addWidget(self.prompt_card)
        self._rows.addWidget(self.kept)
        self._rows.addWidget(self.editor, 1)
        self._rows.addLayout(self.pictures)
        self._rows.addWidget(self.ending)
        self._rows.addWidget(self._foot)
        self.whole_page.scroll_through(self.editor)
        self._find_row = stand_below(self.whole_page, self.find_bar, self._column)
        beside = QHBoxLayout(self._content)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._column, 100)
        beside.addStretch(1)
        beside.addWidget(self.rail)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size."""
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the size of the window is known."""
        super().showEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.arrange()
