"""What is said of passages: in their list, beside the title, and to whoever listens."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from journal_app.core.marks import Mark
from journal_app.core.passages import ReadPassage
from journal_app.core.shown_names import ShownNames
from journal_app.core.text import plain
from journal_app.i18n import _, ngettext

_SPOKEN_CHARACTERS = 140
_WHOLE = ShownNames()


def passages(count: int, locale: QLocale) -> str:
    """How many there are, beside the title."""
    if count == 1:
        return _("one passage")
    words = ngettext("{count} passage", "{count} passages", count)
    return words.format(count=locale.toString(count))


def lost_words() -> str:
    """What is said of a passage whose words have gone."""
    return _("Its words are no longer in the entry.")


def shown_quote(read: ReadPassage) -> str:
    """The words of a passage without the signs of our Markdown."""
    return plain(read.passage.anchor.quote)


def spoken(read: ReadPassage, mark: Mark, locale: QLocale, names: ShownNames = _WHOLE) -> str:
    """The name of a passage in the list: “A need, 22 November 2026, with Mara. I looked out”."""
    parts = [mark.label, _day(read.when.day, locale)]
    if read.people:
        people = locale.createSeparatedList(list(names.several(read.people)))
        parts.append(_("with {people}").format(people=people))
    words = " ".join(shown_quote(read).split())
    shown = words[:_SPOKEN_CHARACTERS] + ("…" if len(words) > _SPOKEN_CHARACTERS else "")
    told = f"{lost_words()} {shown}" if read.passage.lost else shown
    return f"{', '.join(parts)}. {told}"


def _day(day: date, locale: QLocale) -> str:
    return locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
