"""Write a command the way a desktop entry wants it, whatever signs its paths are made of.

Desktop Entry Specification, “The Exec key”: arguments are quoted one by one and percent signs
doubled; then, like every value, the line is escaped once more (“Possible value types”).
"""

import re
from collections.abc import Sequence
from typing import Final

from journal_app.core.errors import JournalError
from journal_app.i18n import _

_RESERVED: Final = frozenset(" \t\n\"'\\><~|&;$*?#()`")
_ESCAPED_IN_QUOTES: Final = re.compile(r'(["`$\\])')
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


def exec_line(command: Sequence[str]) -> str:
    """The line that the key `Exec` wants for this command, not yet escaped as a value.

    Raises `JournalError` where no desktop entry can hold a path: it is UTF-8 without control
    characters. The program's own name has no equals sign in it.
    """
    for argument in command:
        _refuse_what_cannot_stand(argument)
    return " ".join(map(_argument, command))


def string_value(text: str) -> str:
    """A text, escaped as the value of a key."""
    return text.replace("\\", "\\\\")


def _argument(text: str) -> str:
    if not text or _RESERVED & set(text):
        text = '"' + _ESCAPED_IN_QUOTES.sub(r"\\\1", text) + '"'
    return text.replace("%", "%%")


def _refuse_what_cannot_stand(argument: str) -> None:
    try:
        argument.encode()
    except UnicodeEncodeError:
        can_stand = False
    else:
        can_stand = _CONTROL.search(argument) is None
    if not can_stand:
        raise JournalError(
            _("The name of a folder on the way to the app or to the journal is not plain text."),
            _("Rename that folder, then try again: a menu entry cannot hold such a name."),
        )
