"""Whether what was written on this day in earlier years is shown, where one asks for it."""

from functools import partial

from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import on_this_day
from journal_app.ui.context import Context
from journal_app.ui.settings.view import told
from journal_app.ui.undoing import Undoing
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.toggle import Toggle


class LookingBackBox(BoxedList):
    """One choice that holds at once, here and wherever it can be made."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._wanted = False
        self._looking: Job | None = None
        self.on_this_day = Toggle(context.theme, _("On this day"))
        row = Row(
            context.theme,
            "clock-counter-clockwise",
            _("On this day"),
            _(
                "What you wrote on this date in earlier years: on its own page and above the "
                "timeline, nowhere else. Some days are better left closed."
            ),
            self.on_this_day,
        )
        super().__init__(context.theme, row)
        self._undoing = Undoing(context, self)
        self._undoing.refused.connect(self._on_refused)
        self.on_this_day.toggled.connect(self._on_toggled)

    def look(self) -> None:
        """See how it stands; it may have been said elsewhere."""
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._context.jobs.run(on_this_day.wanted)
        self._looking.finished.connect(self._show)
        self._looking.failed.connect(self._on_trouble)

    def _show(self, wanted: bool) -> None:
        self._looking = None
        self._wanted = wanted
        self.on_this_day.setChecked(wanted)

    def _on_toggled(self, on: bool) -> None:
        if on is self._wanted:
            return
        self._wanted = on
        words = _("On this day is on.") if on else _("On this day is off.")
        self._undoing.do(
            partial(on_this_day.choose, on=on), words, partial(on_this_day.choose, on=not on)
        )

    def _on_refused(self, error: Exception) -> None:
        self.look()
        self._on_trouble(error)

    def _on_trouble(self, error: Exception) -> None:
        self._context.notices.say(told(error))
