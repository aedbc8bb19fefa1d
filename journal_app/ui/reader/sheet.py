"""How the Reader lies on its sheet, and nothing else."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.core.clock import When, day_of
from journal_app.core.errors import JournalError
from journal_app.core.ids import PieceId
from journal_app.core.timeline import PieceHead
from journal_app.i18n import _
from journal_app.services.links import Joined
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import day_words, time_words
from journal_app.ui.editor.find_bar import FindBar, stand_below
from journal_app.ui.editor.measures import (
    ANY_WIDTH,
    BLEED,
    START,
    VERY_LOW,
    column_width,
    room_of,
)
from journal_app.ui.name_pages import go_to_name
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.reader.answering import AnswerLinks
from journal_app.ui.reader.bar import ReaderBar
from journal_app.ui.reader.hanging import Hanging
from journal_app.ui.reader.joined_panel import JoinedPanel
from journal_app.ui.reader.moment_view import MomentView
from journal_app.ui.reader.names_line import Name, NamesLine
from journal_app.ui.reader.notes_panel import NotesPanel
from journal_app.ui.reader.text import ReaderText
from journal_app.ui.timeline.telling import telling_over
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.edge_fade import EdgeFade
from journal_app.ui.widgets.fitting_area import FittingArea
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.whole_page import WholePage

if TYPE_CHECKING:
    from journal_app.ui.reflection.look_back import LookBack

_TOP: Final = 24
_TOP_LOW: Final = 12
_END: Final = 24
_MOST_BELOW: Final = 0.4
"""How much of the page notes and links below an entry may take, before they scroll."""


class ReaderSheet(Page):
    """Every part of the page in its place; a subclass gives them something to do."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Reader"), parent)
        self._context = context
        self._theme = theme = context.theme
        self._locale = QLocale()
        self._telling = telling_over(context)
        self.bar = ReaderBar(theme)
        self.date = PlainLabel(theme, "", "display", cut=True, name=_("Date"))
        self.small_date = PlainLabel(theme, "", "heading", cut=True, name=_("Date"))
        self.details = NamesLine(theme)
        self.bin_words = PlainLabel(theme, _("In the bin"), "smallm", "ink2")
        self.bring_back = Button(theme, _("Bring it back"), "link", style="smallm")
        self.question = Para(theme, "", "heading", "ink2", italic=True, name=_("Prompt"))
        self.links = AnswerLinks(theme)
        self.text = ReaderText(theme)
        self.notes = NotesPanel(context, self._on_trouble, indent=BLEED)
        self.joined = JoinedPanel(theme, self._telling, self._day_of, indent=BLEED)
        joined = JoinedPanel(theme, self._telling, self._day_of)
        self.moment_view = MomentView(context, joined, NotesPanel(context, self._on_trouble))
        self._look_back: LookBack | None = None
        self._stack = QStackedWidget()
        self._below = FittingArea(_("Beside the entry"))
        EdgeFade(theme, self._below, "surface")
        self.find_bar = FindBar(theme, self.text)
        self.hanging = Hanging(context, self, self._on_trouble)
        self._heading, self._pictures = QVBoxLayout(), QVBoxLayout()
        self._bin_row = QFrame()
        self._column = QFrame()
        self.whole_page = WholePage(theme)
        self._rows = self.whole_page.column
        self._content = QFrame()
        self._compose()
        self._begin_empty()

    def _begin_empty(self) -> None:
        self.show_in_bin(False)
        self.show_question("")
        self.show_joined(())
        self.setFocusProxy(self._stack)
        self._theme.resized.connect(self.arrange)
        self._stack.currentChanged.connect(self.arrange)
        self.details.wanted.connect(partial(go_to_name, self._context))
        self.arrange()

    def show_date(self, day: str) -> None:
        """Say which day it was, or what is said in the place of one, and nothing beside it."""
        for label in (self.date, self.small_date):
            label.setText(day)
        self.details.show_line("")

    def turn_to(self, widget: QWidget) -> None:
        """Show one of the stack; whoever had the keyboard there has it here."""
        if self._stack.currentWidget() is widget:
            self._fit_text()
            return
        focused = self.focusWidget()
        inside = focused is not None and self._stack.isAncestorOf(focused)
        self._stack.setCurrentWidget(widget)
        self._stack.setFocusProxy(widget)
        if inside or self.isAncestorOf(self.window().focusWidget() or self.window()):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_when(self, when: When, people: tuple[str, ...], tags: tuple[str, ...]) -> None:
        """Say when it was, and who and what it is about."""
        this_year = day_of(self._context.clock).year
        called = self._context.known.names.person
        names = (
            *(Name(noun="person", name=each, called=called(each)) for each in people),
            *(Name(noun="tag", name=each, called=f"#{each}") for each in tags),
        )
        for label in (self.date, self.small_date):
            label.setText(day_words(when.day, self._locale, this_year=this_year))
        self.details.show_line(time_words(when.local, self._locale), names)

    def show_question(self, question: str) -> None:
        """Show what the entry answers; not there where it answers nothing."""
        self.question.set_text(question)
        self.question.setVisible(bool(question))

    def show_joined(self, joined: Sequence[Joined], *, joinable: bool = False) -> None:
        """Show what the entry is joined to, below it; `joinable` offers to join more."""
        self.joined.show_joined(joined, joinable=joinable)

    def look_back(self) -> "LookBack":
        """Where one looks back at a moment; made when it is first wanted."""
        if self._look_back is None:
            # Whoever only reads does not wait for a form.
            from journal_app.ui.reflection.look_back import LookBack

            self._look_back = LookBack(self._context)
            self._stack.addWidget(self._look_back)
            self._on_look_back_made(self._look_back)
        return self._look_back

    @property
    def looks_back(self) -> bool:
        """Whether one looks back at a moment now."""
        return self._look_back is not None and self._stack.currentWidget() is self._look_back

    def _on_look_back_made(self, look_back: "LookBack") -> None:
        """A subclass connects it."""

    def _go_to_place(self, term: str) -> None:
        self._context.navigator.go(Place(page=PageId.TIMELINE, part=term))

    def _open_piece(self, piece: PieceId) -> None:
        self._context.navigator.go(Place(page=PageId.READER, piece=piece))

    def _on_trouble(self, error: Exception) -> None:
        """Say what did not go."""
        if not isinstance(error, JournalError):
            raise error
        self._context.notices.say(error.words)

    def _day_of(self, head: PieceHead) -> str:
        this_year = day_of(self._context.clock).year
        day = day_words(head.when.day, self._locale, this_year=this_year)
        return f"{day}, {time_words(head.when.local, self._locale)}"

    def show_in_bin(self, binned: bool) -> None:
        """Say that it is in the bin, with the way out."""
        self._bin_row.setVisible(binned)

    def arrange(self) -> None:
        """Put everything where it belongs at this size."""
        px, room = self._theme.px, room_of(self, self._theme)
        # Looking back needs the room more than the date does.
        low = room.height < VERY_LOW or self.looks_back
        going, coming = (self.date, self.small_date) if low else (self.small_date, self.date)
        going.hide()
        coming.show()
        self.text.set_end_margin(room.end_margin)
        most = ANY_WIDTH if self.whole_page.whole else round(self.height() * _MOST_BELOW)
        self._below.setMaximumHeight(most)
        self.hanging.strip.stand_in_full(self.whole_page.whole)
        self._fit_text()
        self.moment_view.set_end_margin(px(min(room.end_margin, _END)))
        self._column.setMaximumWidth(column_width(self._theme, room))
        self._content.setMaximumWidth(min(ANY_WIDTH, px(room.widest_content)))
        set_margins(self._rows, self, px(START), px(_TOP_LOW if low else _TOP), 0, px(12))
        # Its bar to scroll with stands there already.
        self.bar.indent(px(BLEED), 0 if self.whole_page.whole else px(8))
        below = px(8 if low else 22)
        set_margins(self._heading, self, px(BLEED), px(4 if low else 14), px(18), below)
        set_margins(self._pictures, self, px(BLEED), px(8), px(18), px(8))
        set_margins(self._find_row, self, px(START + BLEED), 0, px(18), px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size."""
        super().resizeEvent(event)
        self.arrange()

    def _on_turned(self) -> None:
        """What stands below an entry is not there beside anything else."""
        now = self._stack.currentWidget()
        self._below.setVisible(now is self.text)
        if isinstance(now, ReaderText | MomentView):
            self.whole_page.scroll_through(now)
        # What one fills in or goes through scrolls by itself, and has its buttons at hand.
        self.whole_page.set_off(not isinstance(now, ReaderText | MomentView))
        self._fit_text()

    def _fit_text(self) -> None:
        """No higher than its words are; where the page scrolls as a whole, no higher than that."""
        now = self._stack.currentWidget()
        most = now.whole_height if isinstance(now, ReaderText) else ANY_WIDTH
        whole = self.whole_page.whole and isinstance(now, ReaderText | MomentView)
        if whole and isinstance(now, ReaderText | MomentView):
            most = min(now.whole_height, self.whole_page.room)
        self._stack.setMinimumHeight(most if whole else 0)
        self._stack.setMaximumHeight(most)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the size of the window is known."""
        super().showEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.arrange()

    def _compose(self) -> None:
        binned = QHBoxLayout(self._bin_row)
        binned.setContentsMargins(0, 6, 0, 0)
        binned.setSpacing(12)
        binned.addWidget(self.bin_words)
        binned.addWidget(self.bring_back)
        binned.addStretch(1)
        self._heading.setSpacing(5)
        self._below.column.setSpacing(12)
        self._below.column.addWidget(self.notes)
        self._below.column.addWidget(self.joined)
        self.notes.grew.connect(self._below.show_part)
        self._rows.addWidget(self.bar)
        self._rows.addLayout(self._heading)
        for widget in (self.date, self.small_date, self.details, self._bin_row, self.question):
            self._heading.addWidget(widget)
        self._heading.addWidget(self.links)
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.moment_view)
        self._stack.currentChanged.connect(self._on_turned)
        self.whole_page.scroll_through(self.text)
        for notes in (self.notes, self.moment_view.notes):
            self.whole_page.follow(notes.area.edit)
        self.whole_page.room_changed.connect(self.arrange)
        self.text.fitted.connect(self._fit_text)
        # What hangs on an entry stands below its last line, not at the foot of a high window.
        self._rows.addWidget(self._stack, 1000)
        self._rows.addLayout(self._pictures)
        self._pictures.addWidget(self.hanging.strip)
        self._rows.addWidget(self._below)
        self._rows.addStretch(1)
        self._put_together()

    def _put_together(self) -> None:
        self._find_row = stand_below(self.whole_page, self.find_bar, self._column)
        beside = QHBoxLayout(self._content)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._column, 100)
        beside.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._content)
