"""Look a journal, a backup or any file over from end to end, and say in words what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from journal_app.core.backups import Copy, CopyState, Looked
from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.i18n import _, ngettext
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.security.vault_record import VaultRecord
from journal_app.services import copies, keys, sealed_copies, troubles, unclean, vault
from journal_app.services.copies import OtherKey
from journal_app.services.rebuilding import Rebuilt, go_on_without, rebuild_record
from journal_app.services.sealed_copies import FilesFound
from journal_app.services.ways import Key
from journal_app.storage import checking
from journal_app.storage.examining import FileFound, FileState, told_apart
from journal_app.storage.vault import VaultReader

__all__ = [
    "Examination",
    "Rebuilt",
    "examine",
    "examine_file",
    "go_on_without",
    "opens_with",
    "rebuild_record",
]

FILES: Final = "files"
"""The name of that part: pictures and other files that are missing or not whole."""
_NAME: Final = "journal.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What looking a journal over found; counts are known only where it opens."""

    problem: OpenProblem | None = None
    """`None` when all is well."""
    sentence: str = ""
    advice: str = ""
    parts: tuple[str, ...] = ()
    """Stable names of what is not as it was written, of a journal that does open."""
    pages_damaged: int | None = None
    """`None` where nobody counted."""
    entries: int = 0
    moments: int = 0
    newest_day: date | None = None
    files: FilesFound = field(default_factory=FilesFound)
    """Pictures and other files, of a journal or a copy that is well but for them."""
    copies: tuple[Copy, ...] = ()
    """What there is to go back to, newest first."""

    @property
    def words(self) -> str:
        """The sentence and its way out in one line."""
        return f"{self.sentence} {self.advice}".strip()


def examine(home: Path, key: Key) -> Examination:
    """Look at every page, table and index of the journal; 100 MB take about two seconds.

    Raises nothing a person may meet: also what keeps the key away is an answer.
    """
    try:
        folder = keys.folder_of(home)
        if folder is None:
            raise keys.no_journal()
        return _in_folder(folder, key)
    except CannotOpen as error:
        return _told(error)


def examine_file(home: Path, path: Path, key: Key) -> Examination:
    """The same for a data folder, the folder of a journal, a journal file or any copy of one.

    A copy opens as the journal in `home` does, or as the small file beside it says.
    """
    try:
        if HomeFolder(path=path).vaults.is_dir():
            return examine(path, key)
        folder = _folder_of(path)
        return (
            _of_copy(home, copies.chosen(path), key) if folder is None else _in_folder(folder, key)
        )
    except CannotOpen as error:
        return _told(error)


def opens_with(home: Path, path: Path | None = None) -> str | None:
    """``keyring`` or ``passphrase``; `None` where nothing tells. Raises nothing."""
    try:
        if path is not None and not HomeFolder(path=path).vaults.is_dir():
            folder = _folder_of(path)
            if folder is not None:
                return keys.read_record(folder).mode.value
            return _record_of(home, copies.chosen(path))[1].mode.value
        return keys.closed_journal(home if path is None else path)[1].mode.value
    except CannotOpen:
        return None


def _in_folder(folder: VaultFolder, key: Key) -> Examination:
    found = copies.listed(folder)
    try:
        record = keys.read_record(folder)
        return replace(_examined(folder, record, key), copies=found)
    except CannotOpen as error:
        return replace(_told(error), copies=found)


def _examined(folder: VaultFolder, record: VaultRecord, key: Key) -> Examination:
    with keys.database_key(key, folder, record) as secret:
        try:
            reader = vault.read_in(folder, record, secret)
        except CannotOpen as error:
            damaged = troubles.found_in(folder, record, bytes(secret.reveal())).pages_damaged
            return replace(_told(error), pages_damaged=damaged)
    try:
        return _checked(reader, folder)
    finally:
        reader.close()


def _checked(reader: VaultReader, folder: VaultFolder) -> Examination:
    pending = unclean.is_unclean(folder)
    parts = tuple(checking.problems(reader.connection, pages=not pending))
    if parts:
        return told_of(parts, reader, folder)
    entries, moments = reader.pieces.counts()
    newest = reader.pieces.newest_day()
    well = Examination(entries=entries, moments=moments, newest_day=newest, pages_damaged=0)
    found = sealed_copies.look_over(reader.connection, reader.key(), folder.journal)
    return _with_files(well, found)


def told_of(parts: Sequence[str], reader: VaultReader, folder: VaultFolder) -> Examination:
    """The words for a journal that does open, of which these parts are not as they were written."""
    damaged = len(checking.damaged_pages(reader.connection)) if checking.PAGES in parts else 0
    pages = int(reader.connection.value("PRAGMA page_count"))
    file = FileFound(state=FileState.DAMAGED, pages=pages, pages_damaged=damaged)
    error = troubles.of(folder, OpenProblem.DAMAGED, file)
    if not damaged:
        words = _("The journal file is damaged ({parts}).").format(parts=", ".join(parts))
        error = CannotOpen(error.problem, words, error.advice)
    return replace(_told(error), parts=tuple(parts), pages_damaged=damaged)


def _of_copy(home: Path, copy: Copy, key: Key) -> Examination:
    folder, record = _record_of(home, copy)
    try:
        with copies.opened_by(key, copy, folder, record) as found:
            looked = copies.look_with(copy, found.secret)
            if looked.state is not CopyState.GOOD:
                return _bad(looked, told_apart(copy.path, found.secret, None))
            with copies.reading(copy.path, found.secret) as connection:
                files = sealed_copies.look_over(connection, found.secret, copy.path)
    except OtherKey:
        return _told(copies.other_key())
    well = Examination(
        entries=looked.entries,
        moments=looked.moments,
        newest_day=looked.newest_day,
        pages_damaged=0,
    )
    return _with_files(well, files)


def _with_files(well: Examination, files: FilesFound) -> Examination:
    """The same with what was found of its pictures and files."""
    if not files.missing and not files.damaged:
        return replace(well, files=files)
    missing = ngettext("{count} is missing", "{count} are missing", files.missing)
    damaged = ngettext("{count} is damaged", "{count} are damaged", files.damaged)
    found = (missing, files.missing), (damaged, files.damaged)
    said = _("Every page is as it was written, but of {count}: {found}.").format(
        count=ngettext("{count} picture or file", "{count} pictures and files", files.count).format(
            count=files.count
        ),
        found=", ".join(words.format(count=count) for words, count in found if count),
    )
    advice = _(
        "Nothing was changed. Restoring a copy made elsewhere before that brings them back, if its"
        " folder of files lies beside it."
    )
    told = replace(well, problem=OpenProblem.DAMAGED, sentence=said, advice=advice)
    return replace(told, parts=(FILES,), files=files)


def _bad(looked: Looked, found: FileFound) -> Examination:
    if looked.state is CopyState.OTHER_KEY:
        return _told(copies.other_key())
    if looked.state is CopyState.NEWER:
        return _told(keys.newer())
    problem = troubles.PROBLEMS.get(found.state, OpenProblem.DISK)
    sentence = {
        OpenProblem.MISSING: _("There is no such file."),
        OpenProblem.EMPTY: _("This file is empty."),
        OpenProblem.NOT_ENCRYPTED: _("This file is not encrypted, so it is no copy of a journal."),
        OpenProblem.ANOTHER_FILE: _("No part of this file fits the key."),
        OpenProblem.TRUNCATED: _("The end of this copy is missing."),
        OpenProblem.DISK: _("This file cannot be read."),
    }.get(problem, _("The file of this copy is damaged."))
    advice = _("It was left as it is, and the journal was not touched.")
    damaged = replace(_told(CannotOpen(problem, sentence, advice)))
    return replace(damaged, pages_damaged=found.pages_damaged)


def _record_of(home: Path, copy: Copy) -> tuple[VaultFolder, VaultRecord]:
    """How a copy opens, and the journal it is held against."""
    beside = copies.record_beside(copy.path)
    try:
        return keys.closed_journal(home)
    except CannotOpen:
        if beside is None:
            raise
    return VaultFolder(path=HomeFolder(path=home).vaults / beside.vault_id), beside


def _folder_of(path: Path) -> VaultFolder | None:
    """The folder of a journal, when this is one or the journal in it."""
    place = VaultFolder(path=path if path.is_dir() else path.parent)
    named = path.is_dir() or path.name == _NAME
    known = place.record.exists() or place.record_before.exists()
    return place if named and known else None


def _told(error: CannotOpen) -> Examination:
    return Examination(problem=error.problem, sentence=error.sentence, advice=error.advice)
