"""Hang pictures and files on a piece, open them, give them a label, take them off again.

A file is safe on the disk before the row that names it is written: a crash between the two leaves
a sealed file that nothing names, and never a name without its file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from journal_app.core.bin import Binned, Noun
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import BadInput, CannotOpen, NotFound, OpenProblem
from journal_app.core.ids import PieceId, Uid, new_uid
from journal_app.core.pictures import LONGEST_LABEL, MAX_FILE_BYTES, MAX_ON_ONE_PIECE, Picture
from journal_app.core.text import one_line
from journal_app.i18n import _
from journal_app.security.sealed_files import (
    ForeignFile,
    MissingFile,
    NewerFile,
    SealedFiles,
    UnreadableFile,
)
from journal_app.services.disk_problems import problem_of
from journal_app.services.given import Given
from journal_app.services.preparing import Prepared, Told, prepare
from journal_app.storage.connection import cannot_keep
from journal_app.storage.vault import KeyedTables, Tables, Vault

__all__ = ["Given", "Prepared", "SealedFiles", "Told", "prepare"]

FOLDER = "files"
"""Beside the journal file; the name `security.folder.VaultFolder` gives it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hung:
    """What came to hang on a piece."""

    pictures: tuple[Picture, ...]
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What was taken off; it lies in the bin."""

    picture: Picture
    changes: Changes


def files_of(vault: KeyedTables) -> SealedFiles:
    """The sealed files of an open journal; wipe it when the journal closes."""
    return SealedFiles(vault.path.parent / FOLDER, vault.key())


def add(vault: Vault, piece: PieceId, prepared: Sequence[Prepared], *, clock: Clock) -> Hung:
    """Hang what was prepared on a piece, behind what hangs there.

    Raises `NotFound`, `BadInput` for more than a piece holds, `CannotKeep`; then none of it hangs,
    and what was sealed is let go of.
    """
    files = files_of(vault)
    try:
        with vault.writing():
            hung = tuple(_hang(vault, files, piece, each, clock) for each in prepared)
            if len(vault.attachments.of(piece)) > MAX_ON_ONE_PIECE:
                raise _too_many()
    except OSError as error:
        raise cannot_keep(problem_of(error)) from None
    finally:
        let_go(files, prepared)
        files.wipe()
    return Hung(pictures=hung, changes=Changes(pieces=frozenset({piece})))


def take_instead(vault: Vault, instead: Mapping[str, Prepared], *, clock: Clock) -> Changes:
    """Let what was hung last with each of these files show another one, such as with its place.

    Raises `CannotKeep`; then nothing has changed.
    """
    files, touched = files_of(vault), set()
    try:
        with vault.writing():
            for name, prepared in instead.items():
                files.keep(prepared.sealed)
                row = _note(vault, prepared, clock)
                touched.add(vault.attachments.show_instead(name, row))
    except OSError as error:
        raise cannot_keep(problem_of(error)) from None
    finally:
        let_go(files, list(instead.values()))
        files.wipe()
    return Changes(pieces=frozenset(filter(None, touched)))


def leave_out(vault: Vault, names: Sequence[str]) -> Changes:
    """Take off what was hung last with each of these files, and leave nothing of it in the bin.

    Raises `CannotKeep`; then all of it hangs still.
    """
    with vault.writing():
        touched = [vault.attachments.remove_last(name) for name in names]
    return Changes(pieces=frozenset(filter(None, touched)))


def let_go(files: SealedFiles, prepared: Sequence[Prepared]) -> None:
    """Drop what was prepared and is not wanted any more; what hangs already stays."""
    for each in prepared:
        files.drop(each.sealed)


def of(tables: Tables, piece: PieceId) -> tuple[Picture, ...]:
    """What hangs on a piece, in its order; nothing while the piece is sealed."""
    return () if tables.pieces.is_sealed(piece) else tables.attachments.of(piece)


def open_bytes(files: SealedFiles, picture: Picture) -> bytes:
    """The contents of one, verified from end to end; for a thread that may wait.

    Raises `CannotOpen` or `NotFound`.
    """
    try:
        return files.read(picture.file, at_most=min(picture.bytes, MAX_FILE_BYTES))
    except UnreadableFile as error:
        raise refused(error) from None
    except OSError:
        raise CannotOpen(
            OpenProblem.DISK, _("This file cannot be read."), _("The disk did not answer.")
        ) from None


def chunks_of(files: SealedFiles, picture: Picture) -> Iterator[bytes]:
    """The same piece by piece, each verified; raises as `open_bytes`, maybe after some."""
    try:
        yield from files.chunks(picture.file)
    except UnreadableFile as error:
        raise refused(error) from None


def remove(vault: Vault, uid: Uid, *, clock: Clock) -> Removed:
    """Take one off its piece, into the bin; `bin.bring_back` hangs it there again.

    Raises `NotFound`.
    """
    with vault.writing():
        picture = vault.attachments.get(uid)
        head = None if picture is None else vault.timeline.heads([picture.piece])
        if picture is None or not head:
            raise _gone()
        binned = Binned(
            uid=uid, noun=Noun.ATTACHMENT, label=_named(picture), deleted_at=clock.now()
        )
        vault.bin.put(binned, _to_json(picture, head[picture.piece].uid, vault))
        vault.attachments.remove(uid)
    return Removed(picture=picture, changes=_of(picture.piece) | Changes(bin=True))


def bring_back(vault: Vault, binned: Binned, body: Mapping[str, Any]) -> Changes:
    """Hang one where it hung before, within a transaction.

    Raises `BadInput` when its piece or its file is gone.
    """
    piece = vault.pieces.find(str(body["piece"]))
    file = vault.files.id_of(str(body["file"]))
    if piece is None or file is None:
        raise BadInput(
            _("What this picture hung on is no longer in the journal."),
            _("It stays in the bin for its thirty days."),
        )
    created = datetime.fromisoformat(str(body["created_at"]))
    vault.attachments.hang(
        Uid(binned.uid), piece, file, str(body["label"]), created, int(body["position"])
    )
    return _of(piece)


def relabel(vault: Vault, uid: Uid, label: str) -> Changes:
    """Give one another label: what it is called, and what is said of it. Raises `NotFound`."""
    with vault.writing():
        picture = vault.attachments.get(uid)
        if picture is None:
            raise _gone()
        vault.attachments.relabel(uid, one_line(label)[:LONGEST_LABEL])
    return _of(picture.piece)


def reorder(vault: Vault, piece: PieceId, uids: Sequence[Uid]) -> Changes:
    """Let what hangs on a piece hang in this order; one that is not named comes last."""
    with vault.writing():
        hanging = [picture.uid for picture in vault.attachments.of(piece)]
        wanted = [uid for uid in dict.fromkeys(uids) if uid in hanging]
        vault.attachments.reorder([*wanted, *(uid for uid in hanging if uid not in wanted)])
    return _of(piece)


def refused(error: UnreadableFile) -> CannotOpen | NotFound:
    """The words for a sealed file that does not open."""
    if isinstance(error, MissingFile):
        return NotFound(
            _("The file of this picture is missing."),
            _("A copy of the journal’s folder may still hold it."),
        )
    if isinstance(error, NewerFile):
        return CannotOpen(
            OpenProblem.NEWER,
            _("A later version of the app kept this file."),
            _("That version opens it."),
        )
    if isinstance(error, ForeignFile):
        return CannotOpen(
            OpenProblem.KEY_FOREIGN,
            _("This file was sealed with another key than the journal has now."),
            _("It was left as it is."),
        )
    return CannotOpen(
        OpenProblem.DAMAGED,
        _("This file is damaged: it is not as it was kept."),
        _("It was left as it is. A copy of the journal’s folder may hold it whole."),
    )


def _hang(
    vault: Vault, files: SealedFiles, piece: PieceId, prepared: Prepared, clock: Clock
) -> Picture:
    if not vault.pieces.exists(piece):
        raise NotFound(_("This entry is no longer in the journal."))
    files.keep(prepared.sealed)
    sealed, now = prepared.sealed, clock.now()
    row = _note(vault, prepared, clock)
    width, height = prepared.shown or (None, None)
    picture = Picture(
        uid=new_uid(now),
        piece=piece,
        file=sealed.name,
        media=prepared.media,
        bytes=sealed.bytes,
        width=width,
        height=height,
        label=prepared.label,
        created_at=now,
    )
    vault.attachments.hang(picture.uid, piece, row, picture.label, now)
    return picture


def _named(picture: Picture) -> str:
    """What it is called in the bin."""
    return picture.label or (_("Picture") if picture.is_shown else _("File"))


def _to_json(picture: Picture, piece: Uid, vault: Vault) -> dict[str, Any]:
    return {
        "piece": piece,
        "file": picture.file,
        "label": picture.label,
        "position": vault.attachments.position(picture.uid),
        "created_at": picture.created_at.isoformat(),
    }


def _note(vault: Vault, prepared: Prepared, clock: Clock) -> int:
    sealed, now = prepared.sealed, clock.now()
    return vault.files.add(sealed.name, prepared.media, sealed.bytes, prepared.shown, now)


def _of(piece: PieceId) -> Changes:
    return Changes(pieces=frozenset({piece}))


def _gone() -> NotFound:
    return NotFound(_("This picture is no longer there."))


def _too_many() -> BadInput:
    return BadInput(
        _("One entry holds up to {count} pictures and files.").format(count=MAX_ON_ONE_PIECE),
        _("More fit on another entry of the same day."),
    )
