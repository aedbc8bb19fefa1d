"""Make a picture or a file ready to be kept: told by its contents, freed of traces, sealed.

For a thread that may wait. Nothing of it is in the journal before `pictures.add`.
"""

import io
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from journal_app.core.errors import BadInput
from journal_app.core.media import NOT_SHOWN, PLAYED, SHOWN, Media, media_of
from journal_app.core.pictures import LONGEST_LABEL, MAX_FILE_BYTES, MAX_PIXELS, MAX_SIDE
from journal_app.core.stripped import Malformed, Stripped
from journal_app.core.text import one_line
from journal_app.i18n import _
from journal_app.security.sealed_files import Sealed, SealedFiles
from journal_app.services.disk_problems import problem_of
from journal_app.services.given import Given
from journal_app.storage.connection import cannot_keep

Decodes = Callable[[bytes, str], bool]
"""Whether a picture of this media type can be decoded from start to end."""
_TELLS: Final = (b"Exif\x00\x00", b"eXIf", b"EXIF", b"ns.adobe.com/xap", b"XMP ", b"XMP Data")
"""What begins the parts that tell of place and camera."""
_PAST_ORIENTATION: Final = 64
"""Bytes: the direction a picture was taken in is written anew at its beginning."""
_MEGABYTES: Final = MAX_FILE_BYTES // (1024 * 1024)


class Told(StrEnum):
    """What somebody should be told about something that is being kept."""

    NOTHING = "nothing"
    NOT_SHOWN = "not-shown"
    """A kind of picture that is kept as a file."""
    TELLING = "telling"
    """The same, and what it tells of place and camera could not be taken off."""
    FILM = "film"
    """A film or a recording, and what it tells of place and camera could not be taken off."""
    UNREADABLE = "unreadable"
    """It begins like a picture and is none, or is damaged: kept as a file, as it is."""
    CUT = "cut"
    """The end of the picture is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Sealed, safe on the disk, and not in the journal yet."""

    sealed: Sealed
    media: Media
    shown: tuple[int, int] | None
    """Width and height in pixels as it is shown; `None` for a file."""
    label: str = field(repr=False)
    told: Told = Told.NOTHING
    freed: bool = False
    """Whether place, camera data or texts were taken off."""

    @property
    def telling(self) -> bool:
        """Whether it may tell of place and camera though nobody chose that it should."""
        return self.told in (Told.TELLING, Told.FILM, Told.UNREADABLE)


def prepare(
    files: SealedFiles, given: Given, *, decodes: Decodes, keep_data: bool = False
) -> Prepared:
    """Look at it, take place and camera data off unless they are to stay, and seal it.

    Raises `BadInput` for what is not taken, `CannotKeep` when the disk refuses.
    """
    data = given.contents if isinstance(given.contents, bytes) else _read(given.contents)
    label = one_line(given.label)[:LONGEST_LABEL]
    if not data:
        raise BadInput(_("This file is empty."), _("There is nothing in it to keep."))
    if len(data) > MAX_FILE_BYTES:
        raise _too_large()
    media = media_of(data)
    found = _picture(data, media, decodes) if media in SHOWN else None
    told, freed = _told(media, found), False
    if found is not None and not keep_data:
        freed = any(sign in data and sign not in found.data[_PAST_ORIENTATION:] for sign in _TELLS)
        data = found.data
    elif media in NOT_SHOWN | PLAYED and not keep_data:
        alone = _alone(data, media)
        if alone is None:
            told = Told.FILM if media in PLAYED else Told.TELLING
        else:
            data, freed = alone, alone != data
    try:
        sealed = files.seal(io.BytesIO(data))
    except OSError as error:
        raise cannot_keep(problem_of(error)) from None
    shown = None if found is None else found.shown_size
    return Prepared(sealed=sealed, media=media, shown=shown, label=label, told=told, freed=freed)


def _picture(data: bytes, media: Media, decodes: Decodes) -> Stripped | None:
    """The picture alone, `None` where it is none that can be shown. Raises `BadInput`."""
    from journal_app.core.stripping import stripped  # for pictures alone

    try:
        found = stripped(data, media)
    except Malformed:
        return None
    if found.width * found.height > MAX_PIXELS or max(found.width, found.height) > MAX_SIDE:
        raise BadInput(
            _(
                "This picture says it is {width} × {height} points large: more than can be shown."
            ).format(width=found.width, height=found.height),
            _("It was not added. A smaller copy of it can be."),
        )
    return found if decodes(found.data, media) else None


def _alone(data: bytes, media: Media) -> bytes | None:
    """What is not decoded without what it tells, `None` where that stays in it."""
    from journal_app.core.stripping import stripped_file  # for pictures, films and recordings

    try:
        return stripped_file(data, media)
    except Malformed:
        return None


def _told(media: Media, found: Stripped | None) -> Told:
    if media in NOT_SHOWN:
        return Told.NOT_SHOWN
    if media in SHOWN and found is None:
        return Told.UNREADABLE
    return Told.CUT if found is not None and not found.whole else Told.NOTHING


def _read(path: Path) -> bytes:
    """The contents of a usual file; a pipe or a device is never waited for."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            known = os.fstat(file.fileno())
            if not stat.S_ISREG(known.st_mode):
                raise _no_file()
            if known.st_size > MAX_FILE_BYTES:
                raise _too_large()
            return file.read(MAX_FILE_BYTES + 1)
    except OSError:
        raise _no_file() from None


def _no_file() -> BadInput:
    return BadInput(
        _("This file cannot be read."), _("Only files can be added, one by one, not folders.")
    )


def _too_large() -> BadInput:
    return BadInput(
        _("This file is larger than {megabytes} megabytes.").format(megabytes=_MEGABYTES),
        _("It was not added. It is best kept somewhere else."),
    )
