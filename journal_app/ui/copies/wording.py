"""What is said of earlier copies: when they were made, what they hold, whether they are sound."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QDate, QLocale

from journal_app.core.backup_notes import Pin
from journal_app.core.backups import Copy, CopyKind, CopyState, Looked
from journal_app.i18n import _, ngettext
from journal_app.ui.editor.day_words import day_words, time_words

_REASONS: Final = {
    "before-restored": lambda: _("Kept before a restore"),
    "before-undone": lambda: _("Kept before a restore was undone"),
    "before-new-keys": lambda: _("Kept before new keys"),
    "brought": lambda: _("Brought here from elsewhere"),
    "before-going-on": lambda: _("Kept as it was opened without its newest words"),
}
_ASIDE: Final = {
    "restored": lambda: _("Your journal as it was before a restore"),
    "undone": lambda: _("Your journal as it was before a restore was undone"),
    "rescued": lambda: _("The damaged file your journal was rescued from"),
    "put-back": lambda: _("The file that had taken your journal’s place"),
    "new-keys": lambda: _("Your journal as it was before new keys"),
}
_UPDATE: Final = "before-0"
"""How the reasons of copies begin that were made before the journal was brought up to date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Says days as they are said today, in the language and the country of the person."""

    locale: QLocale
    today: date

    def day(self, day: date) -> str:
        """A day, such as “Saturday, 28 November”; with its year where it is not this one."""
        return day_words(day, self.locale, this_year=self.today.year)

    def short_day(self, day: date) -> str:
        """The same without the day of the week."""
        pattern = "d MMMM" if day.year == self.today.year else "d MMMM yyyy"
        return self.locale.toString(QDate(day.year, day.month, day.day), pattern)

    def moment(self, instant: datetime) -> str:
        """A day and the time of it, by the clock of this computer."""
        local = instant.astimezone()
        time = time_words(local, self.locale)
        return _("{day}, {time}").format(day=self.day(local.date()), time=time)

    def copy(self, copy: Copy) -> str:
        """What a copy is called: when it was made."""
        return self.moment(copy.made_at)

    def size(self, copy: Copy) -> str:
        """How much of the disk a copy takes, such as “88.0 MB”."""
        return self.locale.formattedDataSize(copy.bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

    def origin(self, copy: Copy) -> str:
        """Where a copy comes from."""
        if copy.kind is CopyKind.CHOSEN:
            return _("The file you chose")
        if copy.kind is CopyKind.SECOND:
            return _("In the second folder")
        if copy.kind is CopyKind.AUTO:
            return _("Made by itself")
        if copy.kind is CopyKind.ASIDE:
            return _ASIDE.get(copy.reason, lambda: _("Your journal as it was before a change"))()
        if copy.reason.startswith(_UPDATE):
            return _("Kept before an update")
        return _REASONS.get(copy.reason, lambda: _("Kept before a change"))()

    def held_until(self, pin: Pin) -> str:
        """How long a backup is kept whatever comes."""
        if pin.until is None:
            return _("Kept for good.")
        return _("Kept until {day}.").format(day=self.short_day(pin.until))

    def held(self, entries: int, moments: int) -> str:
        """How much there is: “214 entries and 31 moments”."""
        of_entries = ngettext("{count} entry", "{count} entries", entries)
        of_moments = ngettext("{count} moment", "{count} moments", moments)
        said = [
            words.format(count=self.locale.toString(count))
            for words, count in ((of_entries, entries), (of_moments, moments))
            if count
        ]
        return _(" and ").join(said) or _("Nothing written")

    def contents(self, looked: Looked) -> str:
        """What a copy holds, or why that cannot be told."""
        if looked.state is not CopyState.GOOD:
            return _STATES[looked.state]()
        held = self.held(looked.entries, looked.moments)
        if looked.newest_day is None:
            return _("{held}.").format(held=held)
        newest = self.short_day(looked.newest_day)
        return _("{held}, the newest of {day}.").format(held=held, day=newest)


def advice(looked: Looked) -> str:
    """What to do about a copy that cannot be put in the journal’s place; empty for a good one."""
    if looked.before_new_keys:
        return _(
            "It was made before your journal got new keys, and opens with the recovery code of "
            "then alone."
        )
    return "" if looked.state is CopyState.GOOD else _ADVICE[looked.state]()


_STATES: Final = {
    CopyState.DAMAGED: lambda: _("Some of its pages cannot be read."),
    CopyState.OTHER_KEY: lambda: _("Opens with another key."),
    CopyState.NEWER: lambda: _("Made by a newer version of the app."),
    CopyState.UNREADABLE: lambda: _("Cannot be read."),
}
_ADVICE: Final = {
    CopyState.DAMAGED: lambda: _(
        "Parts of this copy are damaged, so it is not put in your journal’s place. The other "
        "copies do not depend on it."
    ),
    CopyState.OTHER_KEY: lambda: _(
        "The key of your journal does not open this copy. It may be of another journal."
    ),
    CopyState.NEWER: lambda: _(
        "This copy is sound. Only the newer version of the app can open it."
    ),
    CopyState.UNREADABLE: lambda: _(
        "This file is missing, empty, or no copy of a journal. It was left as it is."
    ),
}
