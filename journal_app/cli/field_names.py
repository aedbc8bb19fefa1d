"""What the fields and numbers of a moment are called in a terminal: as the window has them."""

from collections.abc import Callable, Mapping

from journal_app.core import moment_words
from journal_app.i18n import _


def field_name(field: str) -> str:
    """What a field is called; its own name where a later version of the app made it."""
    if field == "reason_real":
        # In a list it does not stand right below the words it was chosen for.
        return _("And the reason itself")
    try:
        return moment_words.told(field)
    except KeyError:
        return field


def number_words(field: str, value: int) -> str:
    """What a number of this field means."""
    words = moment_words.number_words(field)
    return words[value] if 0 <= value < len(words) else str(value)


def answer_name(reading: str) -> str:
    """An answer to the question in a word or two; empty for what is none of the four."""
    names: Mapping[str, Callable[[], str]] = {
        "rd_fear": lambda: _("Fear"),
        "rd_preference": lambda: _("Preference"),
        "rd_both": lambda: _("Some of both"),
        "rd_cant_tell": lambda: _("Can’t tell yet"),
    }
    return names[reading]() if reading in names else ""
