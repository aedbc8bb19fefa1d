"""What the command line looks for: words of the search language, days, tags and people."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from journal_app.core import search_edits, search_language, typed_dates
from journal_app.core.clock import Clock, day_of
from journal_app.core.errors import BadInput
from journal_app.core.search_keys import ENTRIES, MOMENTS, PLAIN, Key
from journal_app.core.search_language import Part, Search
from journal_app.core.typed_dates import Order, Span
from journal_app.i18n import _
from journal_app.services import marks, searching, vocabulary

if TYPE_CHECKING:
    from journal_app.core.search_keys import Lexicon
    from journal_app.storage.vault import Tables

_MONTH_FIRST: Final = ("_US", "_PH")
_YEAR_FIRST: Final = ("zh", "ja", "ko", "hu", "lt", "sv", "mn", "_CA")
_ONE_DAY: Final = timedelta(days=1)


def wanted(
    tables: "Tables", arguments: argparse.Namespace, words: Sequence[str] = (), *, clock: Clock
) -> Search:
    """What the options and these words look for. Raises `BadInput` for what cannot be read."""
    today = day_of(clock)
    text = _text(words)
    for key, names in ((Key.TAG, arguments.tag), (Key.PERSON, arguments.person)):
        for name in names:
            text = search_edits.with_part(text, key, name)
    search = search_language.parse(text, today=today, lexicon=_lexicon(tables) if text else PLAIN)
    if search.errors:
        raise BadInput(search.errors[0].message, _("Nothing was looked for."))
    parts = [*search.parts, *_days(arguments, today)]
    for only, kind in (("entries", ENTRIES), ("moments", MOMENTS)):
        if getattr(arguments, only, False):
            parts.append(Part(key=Key.KIND, value=kind))
    return replace(search, parts=tuple(parts))


def _text(words: Sequence[str]) -> str:
    """One search of what the shell took apart: a word with spaces in it was a phrase there."""
    if len(words) == 1:
        return words[0]
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    if not any(sign.isspace() for sign in word):
        return word
    key, colon, value = word.partition(":")
    if colon and key.removeprefix("-").isalpha():
        return f"{key}:{search_edits.quoted(value)}"
    return search_edits.quoted(word)


def _days(arguments: argparse.Namespace, today: date) -> list[Part]:
    parts = []
    if arguments.first is not None:
        before = _read(arguments.first, today).first - _ONE_DAY
        parts.append(Part(key=Key.AFTER, value="", days=Span(before, before)))
    if arguments.last is not None:
        after = _read(arguments.last, today).last + _ONE_DAY
        parts.append(Part(key=Key.BEFORE, value="", days=Span(after, after)))
    return parts


def _read(text: str, today: date) -> Span:
    found = read_days(text, today)
    if found is None or not date.min < found.first <= found.last < date.max:
        raise BadInput(
            _("That date cannot be read."), _("Write it like 2026-11-22, or “march 2019”.")
        )
    return found


def read_days(text: str, today: date) -> Span | None:
    """The days that are meant by a date as people write it here."""
    return typed_dates.read(text, today=today, order=order_of(os.environ))


def order_of(environment: "os._Environ[str] | dict[str, str]") -> Order:
    """Which way day, month and year follow each other where this person lives."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_TIME", "LANG"))
    place = next(filter(None, names), "").partition(".")[0]
    if place.endswith(_MONTH_FIRST):
        return "mdy"
    if place.startswith(_YEAR_FIRST) or place.endswith(_YEAR_FIRST):
        return "ymd"
    return "dmy"


def _lexicon(tables: "Tables") -> "Lexicon":
    words = vocabulary.personal(tables, vocabulary.built_in())
    return replace(searching.lexicon(words, marks.own_set(tables)), reads=read_days)
