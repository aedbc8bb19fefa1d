"""What can be wrong with a search, each in one plain sentence that says what would be right."""

from enum import Enum, auto
from typing import Final

from journal_app.core.search_keys import Key, Lexicon
from journal_app.i18n import _

_MOST_NAMED: Final = 4
"""Values named in a sentence; the hints under the field know the rest."""


class Trouble(Enum):
    """What was not understood."""

    NO_SUCH_KEY = auto()
    NO_VALUE = auto()
    NO_SUCH_VALUE = auto()
    NO_SUCH_NAME = auto()
    NO_DATE = auto()
    NOT_LEFT_OUT = auto()
    SIGN = auto()
    TOO_LONG = auto()


def sentence(trouble: Trouble, key: Key | None, lexicon: Lexicon) -> str:
    """What is wrong and a way out; never repeats what was typed."""
    match trouble:
        case Trouble.NO_SUCH_KEY:
            return _("Nothing is called that before a colon. In quotation marks it is words.")
        case Trouble.NO_VALUE:
            return _("Something belongs right behind “{key}:”.").format(key=key)
        case Trouble.NO_SUCH_NAME if key is Key.TAG:
            return _("No tag in this journal is called that.")
        case Trouble.NO_SUCH_NAME:
            return _("Nobody in this journal is called that.")
        case Trouble.NO_DATE:
            return _("That is no date that can be read. Try 2019, 2019-03 or “march 2019”.")
        case Trouble.NOT_LEFT_OUT:
            return _("An order can be chosen, but not left out.")
        case Trouble.SIGN:
            return _("Signs and emoji are not searched, words are.")
        case Trouble.TOO_LONG:
            return _("Only the first 1,000 characters are looked for.")
        case Trouble.NO_SUCH_VALUE:
            return _no_such_value(key, lexicon)


def _no_such_value(key: Key | None, lexicon: Lexicon) -> str:
    labels = [] if key is None else [choice.label for choice in lexicon.choices(key)]
    if not labels:
        return _("There is nothing of that name to look for.")
    some = ", ".join(labels[:_MOST_NAMED])
    if len(labels) > _MOST_NAMED:
        return _("Behind “{key}:” stands {some} and others.").format(key=key, some=some)
    return _("Behind “{key}:” stands one of {some}.").format(key=key, some=some)
