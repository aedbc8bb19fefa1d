"""`Reminder`: what the timeline knows of On this day, asked once and shown only where wanted."""

from typing import Final

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QWidget

from journal_app.core.changes import Changes
from journal_app.core.on_this_day import OnThisDay
from journal_app.core.settings import ON_THIS_DAY
from journal_app.runtime.jobs import Job
from journal_app.services import on_this_day
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.timeline.reminder_strip import ReminderStrip
from journal_app.ui.timeline.side.year_links import YearLinks

_MOST_NAMED: Final = 4
"""Years; further ones are found in the list."""


class Reminder(QObject):
    """Fills the strip above the list and the links beside it."""

    def __init__(self, context: Context, links: YearLinks, list_: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._links = links
        self._list = list_
        self._job: Job | None = None
        self._found: OnThisDay | None = None
        self._wanted = True
        self.strip = ReminderStrip(context.theme)
        self.strip.answered.connect(self._on_answered)
        self.strip.rest_wanted.connect(self._on_rest)
        self.strip.look_wanted.connect(lambda: self._go(""))
        links.year_wanted.connect(lambda year: self._go(str(year)))

    def ask(self) -> None:
        """What there is may be another."""
        self._stop()
        self._job = self._context.jobs.run(on_this_day.standing, clock=self._context.clock)
        self._job.finished.connect(self._on_found)

    def refresh(self, changes: Changes) -> None:
        """It was turned on or off, something is not wanted again, or a name is kept out."""
        if ON_THIS_DAY.key in changes.settings or changes.people or changes.tags:
            self.ask()

    def show(self, wanted: bool) -> None:
        """The whole timeline is shown, above which the strip may stand."""
        self._wanted = wanted
        self._arrange()

    def forget(self) -> None:
        """Drop what is known."""
        self._stop()
        self._found = None
        self._arrange()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_found(self, found: OnThisDay) -> None:
        self._job = None
        self._found = found
        self._arrange()

    def _arrange(self) -> None:
        found = self._found
        self._links.show_years(() if found is None else found.years[:_MOST_NAMED])
        if found is None or not self._wanted:
            self._hide()
        elif found.unasked:
            self.strip.ask()
        elif found.years and not found.rests:
            self.strip.offer(_named(found.years))
        else:
            self._hide()

    def _hide(self) -> None:
        """Whoever had the keyboard in the strip has it in the list."""
        focus = self.strip.focusWidget()
        inside = focus is not None and focus.hasFocus()
        self.strip.hide()
        if inside:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answered(self, on: bool) -> None:
        self._context.jobs.run(on_this_day.choose, on)

    def _on_rest(self) -> None:
        self._context.jobs.run(on_this_day.rest, clock=self._context.clock)

    def _go(self, part: str) -> None:
        self._context.navigator.go(Place(page=PageId.ON_THIS_DAY, part=part))


def _named(years: tuple[int, ...]) -> str:
    """The newest of these years in words."""
    named = [str(year) for year in years[:_MOST_NAMED]]
    if len(years) > _MOST_NAMED:
        return ", ".join((*named, "…"))
    return QLocale().createSeparatedList(named)
