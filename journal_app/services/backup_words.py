"""Why a backup was not made: the kind of trouble, and its words."""

from journal_app.core.backup_notes import BackupProblem
from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem
from journal_app.i18n import _
from journal_app.services import disk_problems
from journal_app.storage.connection import FileRefused

_OF_THE_DISK = {
    KeepProblem.DISK_FULL: BackupProblem.DISK_FULL,
    KeepProblem.READ_ONLY: BackupProblem.READ_ONLY,
    KeepProblem.DAMAGED: BackupProblem.DAMAGED,
}


def problem_of(error: Exception) -> BackupProblem:
    """The kind of trouble behind an error."""
    if isinstance(error, CannotOpen):
        return BackupProblem.KEY
    if isinstance(error, FileRefused):
        return BackupProblem.DAMAGED
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return BackupProblem.MISSING
    if isinstance(error, OSError):
        return _OF_THE_DISK.get(disk_problems.problem_of(error), BackupProblem.OTHER)
    if isinstance(error, CannotKeep):
        return _OF_THE_DISK.get(error.problem, BackupProblem.OTHER)
    return BackupProblem.OTHER


def not_made(error: Exception) -> CannotKeep:
    """What is told of a backup that was not made in its folder, or where the person wanted it."""
    problem = problem_of(error)
    sentence, advice = {
        BackupProblem.DISK_FULL: (
            _("No backup was made: the disk is full."),
            _("Your journal and its earlier backups are as they were. Make room, then try again."),
        ),
        BackupProblem.READ_ONLY: (
            _("No backup was made: its folder cannot be written to."),
            _("Your journal and its earlier backups are untouched."),
        ),
        BackupProblem.DAMAGED: (
            _("The backup did not come out whole, so it does not count."),
            _("It was removed, and no earlier backup was. “Check” tells whether all is well."),
        ),
    }.get(problem) or (
        _("No backup could be made there."),
        _("Your journal is untouched. Check that the disk has room and can be written to."),
    )
    return CannotKeep(_KEPT.get(problem, KeepProblem.OTHER), sentence, advice)


def no_second_place(error: Exception) -> CannotKeep:
    """What is told where a folder cannot become the second place."""
    problem = problem_of(error)
    sentence = {
        BackupProblem.DISK_FULL: _("There is no room in that folder."),
        BackupProblem.READ_ONLY: _("That folder cannot be written to."),
    }.get(problem, _("That folder did not do what was asked of it."))
    return CannotKeep(
        _KEPT.get(problem, KeepProblem.OTHER),
        sentence,
        _("Backups go on in their own folder as before."),
    )


_KEPT = {ours: theirs for theirs, ours in _OF_THE_DISK.items() if theirs is not KeepProblem.DAMAGED}
