"""What hangs on a piece, in the head of its Markdown file and below its text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from journal_app.core.archived_looking_back import (
    Added,
    ArchivedAttachment,
    ArchivedFile,
    Brought,
)
from journal_app.exchange.files_along import FilesAlong

FOLDER = "files"
"""Beside the folders of the years."""
_SIGNS = re.compile(r"([\\`*_\[\]<>!&#~|])")
"""What could mean something in the middle of a line of Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hung:
    """A picture or a file as it hangs on one piece."""

    attachment: ArchivedAttachment
    file: ArchivedFile
    brought: Brought | None = None
    """Where it lies, if its contents went along."""

    @property
    def facts(self) -> dict[str, Any]:
        """What the head says of it."""
        where = {} if self.brought is None else {"file": _path(self.brought)}
        return where | {"label": self.attachment.label, "media": self.file.media}


class Files:
    """Finds the files of pieces, and has them brought along where that is wanted."""

    def __init__(self, files: Iterable[ArchivedFile], along: FilesAlong | None) -> None:
        self._files = {file.uid: file for file in files}
        self._along = along

    def of(self, added: Added) -> tuple[Hung, ...]:
        """What hangs on a piece, in its order."""
        return tuple(self._hung(each) for each in added.attachments if each.file in self._files)

    def _hung(self, attachment: ArchivedAttachment) -> Hung:
        file = self._files[attachment.file]
        brought = None if self._along is None else self._along.bring(file)
        return Hung(attachment=attachment, file=file, brought=brought)


def shown(hung: Sequence[Hung]) -> str:
    """The lines that show pictures and lead to files, below an empty one; empty for none."""
    lines = [_line(each, each.brought) for each in hung if each.brought is not None]
    return "\n\n" + "\n\n".join(lines) + "\n" if lines else ""


def _line(hung: Hung, brought: Brought) -> str:
    label = _SIGNS.sub(r"\\\1", " ".join(hung.attachment.label.split())) or brought.name
    picture = "!" if hung.file.width is not None else ""
    return f"{picture}[{label}]({_path(brought)})"


def _path(brought: Brought) -> str:
    """From the folder of a year."""
    return f"../{FOLDER}/{brought.name}"
