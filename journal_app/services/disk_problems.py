"""Which trouble of a disk the system reports, in the few kinds a person can do something about."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _
from journal_app.storage.connection import FileRefused


def problem_of(error: OSError) -> KeepProblem:
    """The kind of trouble behind an error of the file system."""
    return {
        errno.ENOSPC: KeepProblem.DISK_FULL,
        errno.EDQUOT: KeepProblem.DISK_FULL,
        errno.EROFS: KeepProblem.READ_ONLY,
        errno.EACCES: KeepProblem.READ_ONLY,
        errno.EPERM: KeepProblem.READ_ONLY,
    }.get(error.errno or 0, KeepProblem.OTHER)


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


def _refused(problem: KeepProblem) -> CannotKeep:
    sentence = {
        KeepProblem.DISK_FULL: _("There is not enough room on the disk for that."),
        KeepProblem.READ_ONLY: _("The journal’s folder cannot be written to."),
        KeepProblem.BUSY: _("Another program is using the journal file."),
    }.get(problem, _("The disk did not do what was asked of it."))
    advice = _("Nothing of the journal or its copies was lost. Mend that, then try again.")
    return CannotKeep(problem, sentence, advice)
