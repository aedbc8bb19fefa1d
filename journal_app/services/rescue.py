"""Bring a damaged journal back: what it still holds, and what it does not, from its copies.

The damaged files are only read, page by page. A new journal is built beside them and looked over
from end to end; then the two change places (see `replacing`), and the damaged files stay in
``set-aside/`` with a note of counts and dates. The journal is closed meanwhile, and whoever calls
this holds the lock of the data folder.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from journal_app.core.backups import Copy, CopyState
from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.core.ids import PieceId
from journal_app.core.rescue_report import RescueReport
from journal_app.i18n import _
from journal_app.security.durable import sync_file, sync_folder
from journal_app.security.folder import VaultFolder
from journal_app.security.secret import Secret
from journal_app.security.vault_record import VaultRecord
from journal_app.services import copies as copy_service
from journal_app.services import (
    keys,
    passages,
    reindexing,
    replacing,
    rescue_notes,
    sealed_copies,
    troubles,
)
from journal_app.services.disk_problems import problem_of
from journal_app.services.ways import BY_KEYRING, Key
from journal_app.storage import copying, older_copies
from journal_app.storage.checking import problems
from journal_app.storage.connection import FileRefused, NotOurs, StorageBug
from journal_app.storage.migrator import APPLICATION_ID, CURRENT
from journal_app.storage.pages import Pages
from journal_app.storage.rescued import Outcome, Rescued
from journal_app.storage.salvage import Roots
from journal_app.storage.vault import Tables

Progress = Callable[[int, int], None]
REASON: Final = "rescued"
_MOST_COPIES: Final = 5
"""A piece the newest ones do not have is hardly in an older one."""
_ALL: Final = 100
_READ, _FILLED, _INDEXED, _CHECKED = 40, 50, 85, 95


def rescue(
    home: Path, way: Key = BY_KEYRING, *, clock: Clock, progress: Progress = lambda *_done: None
) -> RescueReport:
    """Put a journal together again from its damaged file and its copies, and tell what came of it.

    `progress` is called on this thread with how much is done and how much there is to do. Raises
    `CannotOpen` where nothing can be brought back, and `CannotKeep` where the disk refuses: the
    damaged files are then in their place as they were.
    """
    folder, record = keys.closed_journal(home)
    with _key(way, folder, record) as secret, _told():
        finished = replacing.finish(folder)
        if finished is not None and finished.reason == REASON:
            return rescue_notes.report_of(folder, finished)
        work = _Work(folder, record, secret, clock, progress)
        try:
            return _rescued(work)
        finally:
            replacing.clear_away(folder)


def reports(home: Path) -> tuple[RescueReport, ...]:
    """What was rescued before, newest first; kept beside the files that were set aside."""
    folder = keys.folder_of(home)
    if folder is None:
        return ()
    ended = (each for each in replacing.ended(folder) if each.reason == REASON)
    return tuple(rescue_notes.report_of(folder, each) for each in ended)


@dataclass(frozen=True, slots=True)
class _Work:
    folder: VaultFolder
    record: VaultRecord
    secret: bytes = field(repr=False)
    clock: Clock
    progress: Progress

    @property
    def building(self) -> Path:
        """What an interrupted rescue leaves here is cleared away by the next opening."""
        return self.folder.ready.with_name(f"{self.folder.ready.name}.partial")


@dataclass(slots=True)
class _Filled:
    """Which copies were looked into, and what came from them."""

    tried: int = 0
    pieces: list[tuple[datetime, int]] = field(default_factory=list)


def _rescued(work: _Work) -> RescueReport:
    if not os.access(work.folder.path, os.W_OK):
        raise PermissionError(errno.EACCES, "the new journal has no place")
    with _opened(work) as pages:
        _refuse_foreign(pages)
        building = Rescued(
            work.building,
            work.secret,
            pages,
            lambda done, of: work.progress(done * _READ // max(1, of), _ALL),
        )
        try:
            outcome, filled = _filled(work, building)
            _refuse_nothing(work, outcome)
            _settle_marks(building, outcome, work.clock)
            _index(work, building)
            if problems(building.connection):
                raise FileRefused(NotOurs.CORRUPT)
            files_lost = _files_lost(work, building)
        finally:
            building.connection.close()
    work.progress(_CHECKED, _ALL)
    facts = _made_ready(work)
    now = work.clock.now()
    report = rescue_notes.report(
        outcome, filled.pieces, filled.tried, now, work.record.active, files_lost
    )
    plan = replacing.planned(work.folder, facts, work.record, REASON, now)
    plan = rescue_notes.noted(plan, report)
    replacing.put(work.folder, plan)
    work.progress(_ALL, _ALL)
    return rescue_notes.report_of(work.folder, plan)


def _filled(work: _Work, building: Rescued) -> tuple[Outcome, _Filled]:
    """Fill the gaps from copies, newest first, and finish."""
    filled = _Filled()
    closed = work.record.closed
    saves = 0 if closed is None else closed.highest_rev
    if building.has_gaps() or building.saves() < saves:
        for copy in copy_service.listed(work.folder)[:_MOST_COPIES]:
            if filled.tried and not building.misses():
                break
            _fill_from(work, building, copy, filled)
    work.progress(_FILLED, _ALL)
    return building.finish(saves=saves), filled


def _fill_from(work: _Work, building: Rescued, copy: Copy, filled: _Filled) -> None:
    if copy.key_id not in {None, work.record.active}:
        return
    if copy_service.look_with(copy, work.secret).state is not CopyState.GOOD:
        return
    made_at = copy.made_at if _is_of_this_time(work.folder, copy) else None
    with older_copies.brought_up_to_date(copy.path, work.secret, _scratch(work.folder)) as reader:
        count = building.fill_from(reader, newest=not filled.tried, made_at=made_at)
    filled.tried += 1
    if count:
        filled.pieces.append((copy.made_at, count))


def _is_of_this_time(folder: VaultFolder, copy: Copy) -> bool:
    """Whether a copy was made after the last restore: one from before may hold what was undone."""
    return all(copy.made_at > each.at for each in replacing.ended(folder))


def _settle_marks(building: Rescued, outcome: Outcome, clock: Clock) -> None:
    """Where a text is not the one it was marked in, marks follow their words or are lost."""
    found = outcome.pieces
    tables = Tables(building.connection)
    for piece in map(PieceId, sorted(found.earlier | found.shortened | found.mended)):
        body = tables.entries.body(piece)
        if body is not None:
            passages.settle(tables, piece, None, before=None, after=body, clock=clock)


def _index(work: _Work, building: Rescued) -> None:
    span = _INDEXED - _FILLED
    reindexing.everything(
        building.connection,
        lambda done, of: work.progress(_FILLED + done * span // max(1, of), _ALL),
    )


def _files_lost(work: _Work, building: Rescued) -> int:
    """How many of the pictures and files it names are not there, or not whole."""
    found = sealed_copies.look_over(building.connection, work.secret, work.folder.journal)
    return found.missing + found.damaged


def _made_ready(work: _Work) -> copying.CopyFacts:
    """The new journal under the name of what is complete, verified as a backup is."""
    sync_file(work.building)
    facts = copying.verify(work.building, work.secret)
    work.building.replace(work.folder.ready)
    sync_folder(work.folder.path)
    return facts


def _refuse_foreign(pages: Pages) -> None:
    """Raise when the file is of a later version, or is ours by its key alone."""
    roots = Roots(pages)
    if not roots.first_page:
        return
    if roots.application != APPLICATION_ID:
        raise CannotOpen(
            OpenProblem.ANOTHER_FILE,
            _("The file in the journal’s place opens with its key, and it is no journal."),
            _("Nothing was changed. A copy can be put back in its place."),
        )
    if roots.version > CURRENT:
        raise keys.newer()


def _refuse_nothing(work: _Work, outcome: Outcome) -> None:
    """Raise when there would be an empty journal in the place of one that was not."""
    found = outcome.pieces
    closed = work.record.closed
    held = closed is not None and closed.entries > 0
    known = bool(found.lost) or outcome.may_miss_more or held
    if not found.heads and known:
        raise _nothing_left()


def _nothing_left() -> CannotOpen:
    return CannotOpen(
        OpenProblem.DAMAGED,
        _("Nothing that was written could be read in the journal file, or in a copy of it."),
        _(
            "The file was left as it is, and no new journal was begun. A copy kept elsewhere can be"
            " put in its place."
        ),
    )


@contextmanager
def _key(way: Key, folder: VaultFolder, record: VaultRecord) -> Iterator[bytes]:
    if isinstance(way, Secret):
        yield bytes(way.reveal())
        return
    with keys.root_by(way, folder, record) as root, root.database_key() as key:
        yield bytes(key.reveal())


@contextmanager
def _opened(work: _Work) -> Iterator[Pages]:
    """The pages of the damaged file. Raises `CannotOpen` when not one of them is ours."""
    salt = work.record.salt.get(work.record.active)
    salts = () if salt is None else (bytes.fromhex(salt),)
    try:
        pages = Pages(work.folder.journal, work.folder.journal_log, work.secret, salts)
    except OSError:
        raise troubles.refused(work.folder, work.record, work.secret) from None
    with pages:
        if not pages.salt:
            raise troubles.refused(work.folder, work.record, work.secret)
        yield pages


@contextmanager
def _told() -> Iterator[None]:
    """What a disk refuses, in words."""
    try:
        yield
    except OSError as error:
        raise _refused(problem_of(error)) from None
    except (FileRefused, StorageBug):
        raise _refused(KeepProblem.OTHER) from None
    except CannotKeep as error:
        raise _refused(error.problem) from None


def _refused(problem: KeepProblem) -> CannotKeep:
    sentence = {
        KeepProblem.DISK_FULL: _("There is not enough room on the disk to rescue the journal."),
        KeepProblem.READ_ONLY: _("The journal’s folder cannot be written to."),
    }.get(problem, _("The journal could not be put together again."))
    return CannotKeep(
        problem, sentence, _("Nothing was changed, and the damaged file is as it was.")
    )


def _scratch(folder: VaultFolder) -> Path:
    return folder.ready.with_name(f"{folder.ready.name}.copy.partial")
