"""Where a passphrase comes from: the first line of standard input, or the terminal; never else."""

import os
import sys

from journal_app.core.errors import BadInput, CannotOpen, OpenProblem
from journal_app.i18n import _


class Passphrases:
    """Asks at most once; what was given on standard input is used for everything."""

    def __init__(self, *, from_standard_input: bool) -> None:
        """Takes the first line of standard input at once: the text to keep follows it there."""
        self._given = _first_line() if from_standard_input else None

    @property
    def given(self) -> str | None:
        """What came on standard input, if it was announced."""
        return self._given

    def to_open(self) -> str:
        """The passphrase of a journal that has one. Raises `CannotOpen` when there is none."""
        if self._given is not None:
            return self._given
        if not _somebody_is_there():
            raise CannotOpen(
                OpenProblem.PASSPHRASE_NEEDED,
                _("This journal opens with a passphrase."),
                _("Give it on the first line of standard input, with --passphrase-stdin."),
            )
        return _ask(_("Passphrase: "))

    def to_make(self, reason: CannotOpen) -> str:
        """A passphrase for a new journal that no keyring can hold the key of; asked twice.

        Raises `reason` when nobody can be asked.
        """
        if not _somebody_is_there():
            raise CannotOpen(
                reason.problem,
                reason.sentence,
                _(
                    "Give a passphrase for it on the first line of standard input, with"
                    " --passphrase-stdin."
                ),
            )
        sys.stderr.write(f"{reason.words}\n")
        first = _ask(_("New passphrase, eight characters or more: "))
        if first != _ask(_("The same once more: ")):
            raise BadInput(_("The two were not the same."), _("Nothing was made."))
        return first


def _first_line() -> str:
    line = sys.stdin.buffer.readline()
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        # Without `from None` the error would carry the passphrase.
        raise BadInput(_("The passphrase on standard input is not UTF-8.")) from None


def _somebody_is_there() -> bool:
    if os.name == "nt":
        return sys.stdin is not None and sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def _ask(question: str) -> str:
    from getpass import getpass

    return getpass(question)
