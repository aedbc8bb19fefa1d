"""How the page of answers lies: questions beside the columns, or one after the other."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.answers.columns import AnswerColumns
from journal_app.ui.answers.question_list import QuestionList
from journal_app.ui.page import Page
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.whole_page import WholePage

NARROW: Final = 860
"""Below this width of the page, divided by the zoom, there are either questions or answers."""
_LIST: Final = 264
_START: Final = 36
_TOP: Final = 36
_TOP_LOW: Final = 12


class AnswersSheet(Page):
    """Every part in its place; a subclass gives them something to do."""

    year_chosen = Signal(object)
    """Carries the year to go to."""
    settled = Signal()
    """It has another size, and what fits may be another."""

    def __init__(self, theme: Theme, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(_("Answers page"), parent)
        self._theme = theme
        self._narrow = False
        self._reads = False
        self.questions = QuestionList(theme)
        self.columns = AnswerColumns(theme, locale)
        self.question = Para(theme, "", "heading", "ink", italic=True, name=_("Question"))
        self.count = PlainLabel(theme, "", "small", "ink3", name=_("Which answers"))
        self.all_questions = Button(
            theme, _("All questions"), "ghost", "arrow-left", style="smallm"
        )
        self.earlier = IconButton(theme, "caret-left", _("Earlier answers"), size=34, icon_size=18)
        self.later = IconButton(theme, "caret-right", _("Later answers"), size=34, icon_size=18)
        self.years: Drop | None = None
        self.empty = EmptyState(
            theme,
            "book-open-text",
            _("Answers will stand side by side here"),
            _("Once a question has been written from, it can be found here again."),
        )
        self._list = QFrame()
        self.whole_page = WholePage(theme)
        self._stack = QStackedWidget()
        self._compose()
        theme.changed.connect(self._on_theme_changed)
        self.arrange()

    @property
    def reads(self) -> bool:
        """Whether answers are what is shown where there is room for one thing alone."""
        return self._reads

    def set_reads(self, reads: bool) -> None:
        """Show the answers, or the questions, where there is room for one thing alone."""
        self._reads = reads
        self.arrange()

    def show_empty(self, empty: bool) -> None:
        """Whether there is no answer to anything yet."""
        self._stack.setCurrentIndex(0 if empty else 1)

    def show_years(self, years: Sequence[int], here: int) -> None:
        """Offer to go to any of these years; no choice where there is only one."""
        if self.years is not None:
            self.years.hide()
            self.years.deleteLater()
            self.years = None
        if len(years) > 1:
            options = [(year, str(year)) for year in years]
            self.years = Drop(self._theme, _("Year"), options, here)
            self.years.chosen.connect(self.year_chosen)
            self._steps.insertWidget(1, self.years)

    @property
    def width_for_columns(self) -> int:
        """How wide the part with the answers is at this size."""
        beside = 0 if self._narrow else self._theme.px(_LIST) + 24
        return self.width() - self._theme.px(_START) - beside

    def arrange(self) -> None:
        """Put everything where it belongs at this size."""
        px = self._theme.px
        self._narrow = self.width() / self._theme.zoom < NARROW
        self._list.setVisible(not (self._narrow and self._reads))
        self.whole_page.setVisible(not self._narrow or self._reads)
        self.all_questions.setVisible(self._narrow)
        if self._narrow:
            self._list.setMinimumWidth(0)
            self._list.setMaximumWidth(px(660))
        else:
            self._list.setFixedWidth(px(_LIST))
        top = _TOP_LOW if self.whole_page.whole else _TOP
        set_margins(self._row, self, px(_START), px(top), 0, 0)
        set_margins(self._list_column, self, 0, 0, px(18) if self._narrow else 0, 12)
        set_margins(self._head, self, 4, 0, px(24), 14)
        self._fit()

    def _compose(self) -> None:
        list_column = self._list_column = QVBoxLayout(self._list)
        list_column.setSpacing(0)
        list_column.addWidget(PlainLabel(self._theme, _("Your answers"), "title"))
        list_column.addSpacing(16)
        list_column.addWidget(self.questions, 1)
        head = self._head = QVBoxLayout()
        head.setSpacing(4)
        steps = QHBoxLayout()
        steps.setSpacing(4)
        self._steps = steps
        right = self.whole_page.column
        right.addLayout(head)
        head.addWidget(self.all_questions)
        head.addWidget(self.question)
        head.addLayout(steps)
        steps.addWidget(self.count, 1)
        steps.addWidget(self.earlier)
        steps.addWidget(self.later)
        right.addWidget(self.columns, 1)
        self.whole_page.scroll_through(self.columns)
        self.whole_page.room_changed.connect(self.arrange)
        self.columns.grew.connect(self._fit)
        filled = QWidget()
        self._row = QHBoxLayout(filled)
        self._row.setSpacing(24)
        self._row.addWidget(self._list)
        self._row.addWidget(self.whole_page, 1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(filled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _fit(self) -> None:
        """Where the page scrolls as a whole, as high as the answers are, or as the page."""
        whole = self.whole_page
        most = min(self.columns.whole_height, whole.room) if whole.whole else 0
        self.columns.setMinimumHeight(most)

    def _on_theme_changed(self) -> None:
        """Larger text may leave room for fewer answers beside each other."""
        self.arrange()
        self.settled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size."""
        super().resizeEvent(event)
        self.arrange()
        self.settled.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the size is known."""
        super().showEvent(event)
        self.arrange()
        self.settled.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.arrange()
