"""Print: what was asked for on standard output, everything else on standard error, in UTF-8."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from journal_app.core.errors import JournalError
from journal_app.i18n import _, ngettext

_NO_CONTROLS = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\ufffd"),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"),
    ord("\n"): "\n",
    ord("\t"): "\t",
}
"""Signs that would steer a terminal, or turn the order of what follows them around."""


class OutputLost(JournalError):
    """Standard output takes nothing more."""


def put(text: str) -> None:
    """This text on standard output as it is. Raises `OutputLost` or `BrokenPipeError`."""
    try:
        sys.stdout.write(text)
    except OSError as error:
        raise _lost(error) from None


def flush() -> None:
    """Return once everything printed has arrived. Raises `OutputLost` or `BrokenPipeError`."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        raise _lost(error) from None


def say(text: str) -> None:
    """One line on standard output."""
    put(f"{text}\n")


def tell(text: str) -> None:
    """One line on standard error, for the person and not for the next program."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def say_json(value: Mapping[str, Any]) -> None:
    """One JSON object on standard output."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


def say_json_array(items: Iterable[Mapping[str, Any]]) -> None:
    """A JSON array, an item a line, written while the items come."""
    between = "["
    for item in items:
        put(f"{between}\n  {json.dumps(item, ensure_ascii=False)}")
        between = ","
    say("[]" if between == "[" else "\n]")


def is_terminal() -> bool:
    """Whether standard output is a terminal and not a file or another program."""
    return sys.stdout is not None and sys.stdout.isatty()


def harmless(text: str) -> str:
    """The text as it may be shown on a terminal; a program or a file gets it unchanged."""
    return text.translate(_NO_CONTROLS) if is_terminal() else text


def columns() -> int:
    """How wide a line may be."""
    import shutil

    return max(40, shutil.get_terminal_size((100, 24)).columns) if is_terminal() else 100


def counted(entries: int, moments: int) -> str:
    """How much that is, in words."""
    some = ngettext("{entries} entry", "{entries} entries", entries).format(entries=entries)
    more = ngettext("{moments} moment", "{moments} moments", moments).format(moments=moments)
    return _("{entries} and {moments}").format(entries=some, moments=more)


def aligned(rows: Mapping[str, str]) -> Iterator[str]:
    """Lines of names and values, the values below each other."""
    width = max(map(len, rows)) + 2
    for name, value in rows.items():
        yield f"{name:<{width}}{value}"


def _lost(error: OSError) -> OSError | OutputLost:
    # Python would try once more when it ends, complain, and change the exit code.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    if isinstance(error, BrokenPipeError):
        return error
    return OutputLost(_("What was to be printed could not be written."))
