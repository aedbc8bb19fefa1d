"""`Beside`: connects the panel of time with the list, beside it or behind a button."""

from contextlib import suppress
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.core.changes import Changes
from journal_app.core.clock import day_of
from journal_app.core.spans import Span, of_month
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.date_names import written_span
from journal_app.ui.timeline.side.almanac import Almanac
from journal_app.ui.timeline.side.panel import WIDTH, SidePanel
from journal_app.ui.timeline.view import TimelineView
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.popover import Popover

DAY: Final = "day:"
"""Begins the part of a place that is a day of the timeline, or the first and the last of several.

As in “day:2019-03-14”, or “day:2019-03-01/2019-03-31” (ISO 8601, 5.5).
"""
_BESIDE_FROM: Final = 880
"""The page is at least so wide, at zoom 1, where the panel stands beside the list."""
_ROOM: Final = 60
"""Left of the height of the window around the panel in its popover."""


class Beside(QObject):
    """Owns panel, popover and button, and lets them follow the list and the list follow them."""

    def __init__(
        self,
        context: Context,
        view: TimelineView,
        row: QHBoxLayout,
        parent: QWidget,
    ) -> None:
        """The panel is put at the end of `row`."""
        super().__init__(parent)
        self._context = context
        self._page = parent
        self._view = view
        self._row = row
        self._popover: Popover | None = None
        self._locale = QLocale()
        self._wide = True
        self._wanted = True
        self._days: Span | None = None
        # Before the panel takes its new size, which might have no room any more.
        context.theme.changed.connect(self._on_theme_changed)
        self.almanac = Almanac(context, self)
        self.panel = SidePanel(context.theme, self._locale, self._today)
        self.button = IconButton(context.theme, "calendar-blank", _("Show the calendar"))
        self.button.hide()
        row.addWidget(self.panel)
        self._connect()

    def fit(self, width: int) -> None:
        """Stand beside the list on a page so many pixels wide, or behind the button."""
        wide = width / self._context.theme.zoom >= _BESIDE_FROM
        if wide != self._wide:
            self._wide = wide
            self._close()
            if wide:
                self.panel.be_in_popover(False)
                self._row.addWidget(self.panel)
        self._arrange()

    def show(self, wanted: bool) -> None:
        """There is a list to move through, or none."""
        self._wanted = wanted
        self._arrange()

    def go_to_date(self) -> None:
        """Let a date be typed."""
        if not self._wide and (self._popover is None or self._popover.isHidden()):
            self._open()
        self.panel.date.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.date.field.selectAll()

    def go_to(self, span: Span) -> bool:
        """Bring this span into view; whether there is anything of it."""
        found = self._view.go_to_days(span.first, span.last)
        if found is None:
            self.panel.date.say(_("There is nothing to go to yet."))
            return False
        if not span.first <= found <= span.last:
            nearest = written_span(Span(found, found), self._locale)
            self.panel.date.say(_("Nothing then. The nearest is {day}.").format(day=nearest))
        return True

    def want(self, part: str) -> bool:
        """Go to the days that are named by this part of a place, once the list is there.

        Returns whether the part names any at all.
        """
        if not part.startswith(DAY):
            return False
        with suppress(ValueError):
            first, _slash, last = part.removeprefix(DAY).partition("/")
            self._days = Span(date.fromisoformat(first), date.fromisoformat(last or first))
        return True

    def go_where_wanted(self) -> None:
        """To the days that were asked for, as the list is there now."""
        days, self._days = self._days, None
        if days is not None:
            self.go_to(days)

    def forget(self) -> None:
        """Drop what is known and what was typed."""
        self._days = None
        self._close()
        self.panel.date.clear()
        self.almanac.forget()

    def catch_up(self) -> None:
        """The page is shown."""
        self.almanac.catch_up()

    def refresh(self, changes: Changes) -> None:
        """Something changed."""
        self.almanac.refresh(changes)

    def miss(self, changes: Changes) -> None:
        """Something changed while the page was not shown."""
        self.almanac.miss(changes)

    def _connect(self) -> None:
        self.almanac.changed.connect(lambda: self.panel.show_calendar(self.almanac.calendar))
        self._view.month_moved.connect(self.panel.show_month)
        self.panel.day_wanted.connect(lambda day: self._leave_to(Span(day, day)))
        self.panel.month_wanted.connect(self._on_month_wanted)
        self.panel.years.picked.connect(
            lambda first: self._leave_to(of_month(first.year, first.month))
        )
        self.panel.date.wanted.connect(self._leave_to)
        self.button.clicked.connect(self._open)

    def _leave_to(self, span: Span) -> None:
        """Go there, with the keyboard in the list."""
        if self.go_to(span):
            self._take_focus()

    def _on_month_wanted(self, first: date) -> None:
        if first in self.almanac.calendar.months:
            self._view.go_to_month(first)

    def _take_focus(self) -> None:
        self._close()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        if self._popover is None:
            window = self._page.window()
            self._popover = Popover(self._context.theme, window, _("Calendar"), padding=12)
            self._popover.content.addWidget(self.panel)
        self.panel.be_in_popover(True)
        if self.panel.parentWidget() is not self._popover:
            self._popover.content.addWidget(self.panel)
        px = self._context.theme.px
        self.panel.setFixedWidth(px(WIDTH - 2 * 12))
        most = self._page.window().height() - px(_ROOM) - 64
        self.panel.setFixedHeight(min(self.panel.sizeHint().height(), most))
        self.panel.show()
        self._popover.open_at(self.button, self.panel.month)

    def _close(self) -> None:
        if self._popover is not None:
            self._popover.dismiss()

    def _arrange(self) -> None:
        self.button.setVisible(self._wanted and not self._wide)
        if self._wide:
            self.panel.setMinimumHeight(0)
            self.panel.setMaximumHeight(16_777_215)
            self.panel.setVisible(self._wanted)
        elif self._popover is None or self.panel.parentWidget() is not self._popover:
            self.panel.hide()

    def _on_theme_changed(self) -> None:
        self.fit(self._page.width())

    def _today(self) -> date:
        return day_of(self._context.clock)
