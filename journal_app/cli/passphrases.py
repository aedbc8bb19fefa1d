"""Where a passphrase comes from: the first line of standard input, or the terminal; never else."""

import os
import sys

from journal_app.core.errors import BadInput, CannotOpen, OpenProblem
from journal_app.i18n import _


class Passphrases:
    """Asks at most once; what was given on standard input is used for everything."""

    def __init__(self, *, from_standard_input: bool) -> None:
        """Takes the first line of standard input at once: the text to keep follows it there."""
        self._given = typed_line() if from_standard_input else None

    @property
    def given(self) -> str | None:
        """What came on standard input, if it was announced."""
        return self._given

    def to_open(self) -> str:
        """The passphrase of a journal that has one. Raises `CannotOpen` when there is none."""
        if self._given is not None:
            return self._given
        if not somebody_is_there():
            raise CannotOpen(
                OpenProblem.PASSPHRASE_NEEDED,
                _("This journal opens with a passphrase."),
                _("Give it on the first line of standard input, with --passphrase-stdin."),
            )
        return unseen(_("Passphrase: "))

    def to_make(self, reason: CannotOpen) -> str:
        """A passphrase for a new journal that no keyring can hold the key of; asked twice.

        Raises `reason` when nobody can be asked.
        """
        if not somebody_is_there():
            raise CannotOpen(
                reason.problem,
                reason.sentence,
                _(
                    "Give a passphrase for it on the first line of standard input, with"
                    " --passphrase-stdin."
                ),
            )
        sys.stderr.write(f"{reason.words}\n")
        first = unseen(_("New passphrase, eight characters or more: "))
        if first != unseen(_("The same once more: ")):
            raise BadInput(_("The two were not the same."), _("Nothing was made."))
        return first

    def to_choose(self, reason: str) -> str | None:
        """A new passphrase for a journal that is there; asked twice, `None` when left empty.

        Given on standard input it is not asked for; nor when nobody is there.
        """
        if self._given is not None:
            return self._given
        if not somebody_is_there():
            return None
        sys.stderr.write(f"{reason}\n")
        first = unseen(_("New passphrase, eight characters or more; nothing to leave it: "))
        if not first:
            return None
        if first != unseen(_("The same once more: ")):
            raise BadInput(_("The two were not the same."), _("Nothing was changed."))
        return first


def typed_line() -> str:
    """The next line of standard input, as typed. Raises `BadInput` where it is no UTF-8."""
    line = sys.stdin.buffer.readline()
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        # Without `from None` the error would carry what was typed.
        raise BadInput(_("What came on standard input is not UTF-8.")) from None


def somebody_is_there() -> bool:
    """Whether somebody can be asked something on a terminal."""
    if os.name == "nt":
        return sys.stdin is not None and sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def unseen(question: str) -> str:
    """What somebody answers on the terminal; nothing of it is shown there.

    Raises `BadInput` when the terminal is gone before an answer came.
    """
    from getpass import getpass

    try:
        return getpass(question)
    except EOFError:
        raise BadInput(_("Nothing was answered."), _("Nothing was changed.")) from None
