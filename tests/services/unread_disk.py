"""A disk that does not tell what lies on it: of a file, or of a whole folder."""

import errno
import os
from collections.abc import Collection
from pathlib import Path

import pytest


def tell_nothing_of(patched: pytest.MonkeyPatch, files: Collection[Path]) -> None:
    """Let every question about these files fail, while their names are listed."""
    stat = Path.stat

    def failing(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path in files:
            raise OSError(errno.EIO, "not read")
        return stat(path, follow_symlinks=follow_symlinks)

    patched.setattr(Path, "stat", failing)


def list_nothing_in(patched: pytest.MonkeyPatch, folder: Path, error: int) -> None:
    """Let this folder be there, and not be listed."""
    scan = os.scandir

    def failing(path: Path | str | int) -> object:
        if str(path) == str(folder):
            raise OSError(error, "not read")
        return scan(path)

    patched.setattr(os, "scandir", failing)
