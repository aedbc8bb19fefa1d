"""How the parts of a search are said on chips, in menus and in hints."""

from collections.abc import Callable, Mapping
from typing import Final

from journal_app.core.search_hints import Hint
from journal_app.core.search_keys import Key, Lexicon
from journal_app.core.search_language import Part
from journal_app.i18n import _

ICONS: Final[Mapping[Key, str]] = {
    Key.TAG: "tag-simple",
    Key.PERSON: "user",
    Key.MARK: "bookmark-simple",
    Key.BODY: "person-simple",
    Key.KIND: "wind",
    Key.IN: "calendar-blank",
    Key.BEFORE: "calendar-blank",
    Key.AFTER: "calendar-blank",
}


def explained(hint: Hint) -> str:
    """A hint as it is shown: a key with what belongs behind it, a value alone."""
    if hint.label != f"{hint.key}:":
        return hint.label
    return f"{hint.label}   {_BEHIND[hint.key]()}"


def part_words(part: Part, lexicon: Lexicon) -> str:
    """What a chip says of a part."""
    said = _SAID.get(part.key)
    label = value_label(part.key, part.value, lexicon)
    words = label if said is None else said().format(what=label)
    return _("not: {what}").format(what=words) if part.negated else words


def value_label(key: Key, value: str, lexicon: Lexicon) -> str:
    """What the value of a key is called."""
    if key is Key.HAS:
        return _HAD[value]()
    labels = (choice.label for choice in lexicon.choices(key) if choice.id == value)
    return next(labels, value)


_HAD: Final[Mapping[str, Callable[[], str]]] = {
    "picture": lambda: _("a picture"),
    "file": lambda: _("a file"),
    "note": lambda: _("a note in the margin"),
    "mark": lambda: _("a marked passage"),
    "link": lambda: _("a link"),
    "question": lambda: _("a question"),
    "moment": lambda: _("a moment"),
    "tag": lambda: _("any tag"),
    "person": lambda: _("any person"),
}
_SAID: Final[Mapping[Key, Callable[[], str]]] = {
    Key.FELT: lambda: _("felt: {what}"),
    Key.BODY: lambda: _("In the body: {what}"),
    Key.HAS: lambda: _("With {what}"),
    Key.IN: lambda: _("In {what}"),
    Key.BEFORE: lambda: _("Before {what}"),
    Key.AFTER: lambda: _("After {what}"),
}
_BEHIND: Final[Mapping[Key, Callable[[], str]]] = {
    Key.TAG: lambda: _("a tag"),
    Key.PERSON: lambda: _("somebody you name"),
    Key.FELT: lambda: _("fear, preference, both"),
    Key.KIND: lambda: _("entry, moment, and what kind"),
    Key.MARK: lambda: _("a marked passage"),
    Key.BODY: lambda: _("a place in the body"),
    Key.HAS: lambda: _("a picture, a note, a link"),
    Key.IN: lambda: _("a year, a month, a day"),
    Key.BEFORE: lambda: _("a date"),
    Key.AFTER: lambda: _("a date"),
    Key.SORT: lambda: _("newest or best"),
}
