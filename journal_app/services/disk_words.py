"""What a disk refuses, in words a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _
from journal_app.services.disk_problems import problem_of
from journal_app.storage.connection import FileRefused


@contextmanager
def told_while_closed() -> Iterator[None]:
    """What a disk refuses while the journal is closed, in words; raises `CannotKeep` alone."""
    try:
        yield
    except OSError as error:
        raise _refused(problem_of(error)) from None
    except FileRefused:
        raise _refused(KeepProblem.OTHER) from None
    except CannotKeep as error:
        raise _refused(error.problem) from None


def name_taken() -> CannotKeep:
    """A file was to be made under a name that one has already."""
    return CannotKeep(
        KeepProblem.OTHER,
        _("There is a file of that name already."),
        _("It was left as it is. Choose another name."),
    )


def _refused(problem: KeepProblem) -> CannotKeep:
    sentence = {
        KeepProblem.DISK_FULL: _("There is not enough room on the disk for that."),
        KeepProblem.READ_ONLY: _("The journal’s folder cannot be written to."),
        KeepProblem.BUSY: _("Another program is using the journal file."),
    }.get(problem, _("The disk did not do what was asked of it."))
    advice = _("Nothing of the journal or its copies was lost. Mend that, then try again.")
    return CannotKeep(problem, sentence, advice)
