"""What the bin says of things that are no pieces, and what it asks before they go for good."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QDate, QLocale

from journal_app.core.bin import Binned, Noun, SealedInBin, stays_until
from journal_app.core.text import one_line
from journal_app.i18n import _

_LONGEST: Final = 120
"""Characters of what something is called."""


def called(thing: Binned | SealedInBin) -> str:
    """What a row of the bin begins with; of what is sealed only that it is."""
    if isinstance(thing, SealedInBin):
        return _("A sealed moment") if thing.is_moment else _("A sealed entry")
    label = one_line(thing.label)
    return label if len(label) <= _LONGEST else f"{label[:_LONGEST].rstrip()}…"


def line(thing: Binned | SealedInBin, locale: QLocale) -> str:
    """What it is, and until which day it stays."""
    until = _("Stays until {day}").format(day=_day(stays_until(thing.deleted_at), locale))
    if isinstance(thing, SealedInBin):
        return until
    return _("{what} · {until}").format(what=_NOUNS[thing.noun][0](), until=until)


def icon(thing: Binned | SealedInBin) -> str:
    """The sign beside it."""
    return "lock-simple" if isinstance(thing, SealedInBin) else _NOUNS[thing.noun][1]


def _day(instant: datetime, locale: QLocale) -> str:
    local = instant.astimezone()
    day = QDate(local.year, local.month, local.day)
    return locale.toString(day, "d MMMM yyyy")


_NOUNS: Final[Mapping[Noun, tuple[Callable[[], str], str]]] = {
    Noun.MARK: (lambda: _("Mark"), "bookmark-simple"),
    Noun.WORD: (lambda: _("Word"), "text-aa"),
    Noun.DECK: (lambda: _("Deck of questions"), "archive"),
    Noun.QUESTION: (lambda: _("Question"), "quotes"),
    Noun.TEMPLATE: (lambda: _("Template"), "notebook"),
    Noun.SHELF_LINE: (lambda: _("Line of yours"), "hand-heart"),
    Noun.SEARCH: (lambda: _("Search"), "magnifying-glass"),
    Noun.PERSON: (lambda: _("Person"), "user"),
    Noun.TAG: (lambda: _("Tag"), "tag-simple"),
    Noun.NOTE: (lambda: _("Note in the margin"), "note-pencil"),
    Noun.LINK: (lambda: _("What joined two pieces"), "path"),
    Noun.PASSAGE: (lambda: _("Mark on a passage"), "bookmark-simple"),
    Noun.ATTACHMENT: (lambda: _("Picture or file"), "archive"),
}
