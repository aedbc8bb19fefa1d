"""What hangs on a piece that is written out, and where its contents lie, if they go along."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from journal_app.core.archived_looking_back import (
    Added,
    ArchivedAttachment,
    ArchivedFile,
    Brought,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hung:
    """A picture or a file as it hangs on one piece."""

    attachment: ArchivedAttachment
    file: ArchivedFile
    brought: Brought | None = None
    """Where it lies, if its contents went along."""

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown; anything else is a file with its name."""
        return self.file.width is not None


class Brings(Protocol):
    """Has the contents of files go along with an export."""

    def bring(self, file: ArchivedFile) -> Brought | None:
        """Where this one lies; `None` where it stays behind."""


class Files:
    """Finds the files of pieces, and has them brought along where that is wanted."""

    def __init__(self, files: Iterable[ArchivedFile], along: Brings | None) -> None:
        self._files = {file.uid: file for file in files}
        self._along = along

    def of(self, added: Added) -> tuple[Hung, ...]:
        """What hangs on a piece, in its order."""
        return tuple(self._hung(each) for each in added.attachments if each.file in self._files)

    def _hung(self, attachment: ArchivedAttachment) -> Hung:
        file = self._files[attachment.file]
        brought = None if self._along is None else self._along.bring(file)
        return Hung(attachment=attachment, file=file, brought=brought)
