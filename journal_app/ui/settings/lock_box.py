"""When the journal locks by itself, and whether it hides behind other windows."""

import sys
from collections.abc import Hashable
from functools import partial

from PySide6.QtWidgets import QWidget

from journal_app.core.settings import (
    HIDE_BEHIND,
    LOCK_AFTER,
    LOCK_MINUTES,
    LOCK_WHEN_AWAY,
    NEVER,
    lock_minutes,
)
from journal_app.i18n import _, ngettext
from journal_app.services import vault
from journal_app.services.vault import JournalFacts
from journal_app.ui.context import Context
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.toggle import Toggle


class LockBox(BoxedList):
    """What it says depends on what opens the journal, and on what this desktop tells."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        theme = context.theme
        self._context = context
        self.away = Toggle(theme, _("Lock when I step away"))
        self.after = Drop(theme, _("Lock after"), _choices(), NEVER)
        # What it stands at depends on what opens the journal, which is not known yet.
        self.after.setEnabled(False)
        self.behind = Toggle(theme, _("Hide behind other windows"))
        self.away_row = Row(theme, "lock-simple", self.away.accessibleName(), " ", self.away)
        self.after_row = Row(theme, "hourglass-simple", _("Lock after"), " ", self.after)
        hides = _(
            "While another program’s window is in front, an empty note is shown here. Nothing is "
            "locked, and your page comes back with the window."
        )
        behind_row = Row(theme, "eye-slash", self.behind.accessibleName(), hides, self.behind)
        super().__init__(theme, self.away_row, self.after_row, behind_row)
        if parent is not None:
            self.setParent(parent)
        settings = context.settings
        self.away.toggled.connect(partial(settings.put, LOCK_WHEN_AWAY))
        self.after.chosen.connect(lambda minutes: settings.put(LOCK_AFTER, int(minutes)))
        self.behind.toggled.connect(partial(settings.put, HIDE_BEHIND))

    def look(self) -> None:
        """See how everything stands now."""
        settings, jobs = self._context.settings, self._context.jobs
        self.away.setChecked(settings.get(LOCK_WHEN_AWAY))
        self.behind.setChecked(settings.get(HIDE_BEHIND))
        home = self._context.home
        job = jobs.background(lambda: vault.facts(home))
        job.finished.connect(self._on_facts)
        # How it opens is said wherever it cannot be read; here it is only not known.
        job.failed.connect(lambda _error: None)
        telling = jobs.background(_desktop_tells)
        telling.finished.connect(self._on_telling)

    def _on_facts(self, facts: JournalFacts) -> None:
        passphrase = facts.opens_with == "passphrase"
        chosen = self._context.settings.get(LOCK_AFTER)
        self.after.set_value(lock_minutes(chosen, passphrase=passphrase))
        self.after.setEnabled(True)
        self.after_row.set_line(
            _(
                "Without a key, a click or a movement in its windows. Time the computer sleeps "
                "counts too."
            )
            if passphrase
            else _(
                "This journal opens for whoever is logged in here, so locking it is a curtain: "
                "one press opens it again. With a passphrase it is a door."
            )
        )

    def _on_telling(self, told: bool) -> None:
        self.away_row.set_line(
            _(
                "When the computer sleeps, its screen locks, or another person’s session takes "
                "the screen."
            )
            if told
            else _(
                "This desktop does not tell when it sleeps or when its screen locks. Only the time "
                "below can be relied on here; time asleep counts."
            )
        )


def _desktop_tells() -> bool:
    """Whether anything here tells of sleep or a locked screen; waits for the answer."""
    if sys.platform in {"win32", "darwin"}:
        return False
    from PySide6.QtDBus import QDBusConnection

    from journal_app.system.session_signals import somebody_tells

    return somebody_tells(QDBusConnection.sessionBus(), QDBusConnection.systemBus())


def _choices() -> list[tuple[Hashable, str]]:
    offered: list[tuple[Hashable, str]] = [(minutes, _time(minutes)) for minutes in LOCK_MINUTES]
    return [*offered, (NEVER, _("Never"))]


def _time(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if hours and not rest:
        return ngettext("{n} hour", "{n} hours", hours).format(n=hours)
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
