"""Which trouble of a disk the system reports, in the few kinds a person can do something about.

Loads no database: whoever catches a moment needs it before there is one.
"""

import errno

from journal_app.core.errors import KeepProblem


def problem_of(error: OSError) -> KeepProblem:
    """The kind of trouble behind an error of the file system."""
    return {
        errno.ENOSPC: KeepProblem.DISK_FULL,
        errno.EDQUOT: KeepProblem.DISK_FULL,
        errno.EROFS: KeepProblem.READ_ONLY,
        errno.EACCES: KeepProblem.READ_ONLY,
        errno.EPERM: KeepProblem.READ_ONLY,
    }.get(error.errno or 0, KeepProblem.OTHER)
