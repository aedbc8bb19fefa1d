"""Run a program that meets a folder of somebody else, as a second user of the computer would."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERYBODY_ELSE = 65534
_RIGHTS_OF_ROOT = "-dac_override,-dac_read_search,-fowner"


@dataclass(frozen=True, slots=True)
class Theirs:
    """A folder of another user, and what a program is started through to be kept out of it."""

    path: Path
    through: Sequence[str]


def folder_of_somebody_else(folder: Path, *, mode: int = 0o700) -> Theirs:
    """A folder that others own: made here where that is allowed, else the one of the system.

    Root may look into every folder; there the program loses exactly that right.
    """
    if os.geteuid() != 0:
        return Theirs(Path("/tmp") if mode & 0o007 else Path("/proc/1/map_files"), ())
    theirs = folder / "theirs"
    theirs.mkdir(mode=mode)
    theirs.chmod(mode)
    os.chown(theirs, _EVERYBODY_ELSE, _EVERYBODY_ELSE)
    without = ("setpriv", "--bounding-set", _RIGHTS_OF_ROOT, "--inh-caps", _RIGHTS_OF_ROOT)
    return Theirs(theirs, without)
