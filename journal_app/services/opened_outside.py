"""Copies of pictures and files that other programs opened: in one private folder, soon gone.

Unencrypted while they are there. They lie in a folder nobody else may enter, under names that
tell nothing, and are removed when the journal locks, when the app ends and when it starts.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _

if TYPE_CHECKING:
    from journal_app.core.pictures import Picture
    from journal_app.services.pictures import SealedFiles

FOLDER: Final = "opened-outside"
_TOKEN_BYTES: Final = 8


def lay_out(files: "SealedFiles", picture: "Picture", *, home: Path) -> Path:
    """Write a readable copy for another program; for a thread that may wait.

    Raises `CannotOpen` or `NotFound` as `pictures.open_bytes`, and `CannotKeep`.
    """
    # Every start looks whether a copy was left; hardly any lays one out.
    import os
    import secrets

    from journal_app.security.durable import PRIVATE_FILE, make_private_folder
    from journal_app.services import pictures

    contents = pictures.open_bytes(files, picture)
    place = home / FOLDER / secrets.token_hex(_TOKEN_BYTES)
    try:
        make_private_folder(home / FOLDER)
        make_private_folder(place)
        path = place / neutral_name(picture)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags, PRIVATE_FILE), "wb") as file:
            file.write(contents)
    except OSError:
        raise CannotKeep(
            KeepProblem.OTHER,
            _("No copy could be laid out for another program."),
            _("Check that the disk has room."),
        ) from None
    return path


def clear(home: Path) -> bool:
    """Remove every such copy; whether none is left. Raises nothing."""
    folder = home / FOLDER
    if not folder.exists():
        return True
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def neutral_name(picture: "Picture") -> str:
    """A file name that tells what kind of file it is and nothing of the journal."""
    from journal_app.core.media import SHOWN, ending_of

    stem = "picture" if picture.media in SHOWN else "file"
    return f"{stem}{ending_of(picture.media, picture.label)}"
