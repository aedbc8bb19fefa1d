"""Who else on this computer may enter the data folder or read a file in it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from journal_app.security.durable import PRIVATE_FILE, PRIVATE_FOLDER

_OTHERS = 0o077


def open_to_others(home: Path) -> tuple[Path, ...]:
    """The folders and files another account has any right to, the folder itself among them.

    What is closed keeps everything in it closed, but is looked into all the same: it may be
    opened again. Links are no files of ours. Raises ``OSError``.
    """
    return tuple(path for path in _all(home) if path.lstat().st_mode & _OTHERS)


def close_to_others(home: Path) -> None:
    """Give every folder and file in it to its owner alone. Raises ``OSError``."""
    for path in open_to_others(home):
        folder = stat.S_ISDIR(path.lstat().st_mode)
        path.chmod(PRIVATE_FOLDER if folder else PRIVATE_FILE)


def _all(home: Path) -> Iterator[Path]:
    yield home
    for folder, folders, files in os.walk(home, onerror=_raise):
        for name in [*folders, *files]:
            path = Path(folder) / name
            if not path.is_symlink() and path.exists():
                yield path


def _raise(error: OSError) -> None:
    raise error
