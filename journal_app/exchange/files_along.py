"""Pictures and other files that go along with an export, in a folder of their own.

They lie there as the journal keeps them, under numbers that tell nothing of what they are or who
gave them their names.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from journal_app.core.archived_looking_back import ArchivedFile, Brought
from journal_app.exchange.placing import PRIVATE_FOLDER, finish, new_file, sync

OUR_NAMES: Final = re.compile(r"\d{4,}(?:\.[a-z0-9]{1,5})?")
"""What files are called here."""


class Unreadable(Exception):
    """The contents of a file are not to be had; says nothing of what they are."""


Contents = Callable[[str], Iterator[bytes]]
"""The contents of the file of this uid, piece by piece; raises `Unreadable`, maybe after some."""


class FilesAlong:
    """Lays files into a new folder, each once; the folder is made for the first of them."""

    def __init__(self, folder: Path, contents: Contents) -> None:
        self._folder = folder
        self._contents = contents
        self._brought: dict[str, Brought | None] = {}
        self._number = 0

    @property
    def folder(self) -> Path:
        """Where they are laid for now."""
        return self._folder

    @property
    def count(self) -> int:
        """How many lie there."""
        return self._number

    @property
    def left(self) -> int:
        """How many could not be read."""
        return sum(brought is None for brought in self._brought.values())

    def bring(self, file: ArchivedFile) -> Brought | None:
        """Lay a file there, if it is not there yet; `None` when it cannot be read.

        Raises `OSError` when the folder takes nothing more.
        """
        if file.uid not in self._brought:
            self._brought[file.uid] = self._laid(file)
        return self._brought[file.uid]

    def recheck(self, go_on: Callable[[], None]) -> None:
        """Bring all of it to the disk and read it again; `go_on` is asked before each file.

        Raises `ValueError` when something is not what was written, `OSError`, and what `go_on`
        raises where nobody wants it any more.
        """
        there = {each.name: each.sha256 for each in self._brought.values() if each is not None}
        for name, expected in there.items():
            go_on()
            with (self._folder / name).open("r+b") as file:
                finish(file)
                if hashlib.file_digest(file, "sha256").hexdigest() != expected:
                    raise ValueError("other contents than were written")
        if there:
            sync(self._folder)

    def _laid(self, file: ArchivedFile) -> Brought | None:
        if not self._number:
            self._folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        path = self._folder / f"{self._number + 1:04}{file.ending}"
        digest = hashlib.sha256()
        try:
            with new_file(path) as written:
                for chunk in self._contents(file.uid):
                    digest.update(chunk)
                    written.write(chunk)
        except Unreadable:
            path.unlink()
            if not self._number:
                self._folder.rmdir()
            return None
        self._number += 1
        return Brought(name=path.name, sha256=digest.hexdigest())
