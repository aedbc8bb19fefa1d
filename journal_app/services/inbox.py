"""Catch a moment while the journal is closed, and take it in when the journal opens.

Keeping needs no key: the item is sealed to the public one that stands in ``vault.json``. Somebody
who can write into the journal's folder can add items, never read one; somebody who puts a key of
their own there would read what is caught next, until the following opening puts ours back.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.core import capture_json, inbox_item
from journal_app.core.capture_json import NewerCapture
from journal_app.core.clock import Clock, to_millisecond, when_given
from journal_app.core.errors import BadInput, CannotKeep, JournalError, KeepProblem
from journal_app.core.ids import Uid, new_uid
from journal_app.core.inbox_item import InboxItem
from journal_app.core.moments import Capture
from journal_app.core.people import clean_label
from journal_app.core.tags import clean_name
from journal_app.i18n import _, ngettext
from journal_app.security import inbox, inbox_folder
from journal_app.security.durable import sync_folder
from journal_app.security.folder import VaultFolder
from journal_app.security.inbox import DamagedItem, ForeignItem, NewerItem
from journal_app.security.inbox_folder import InboxFull
from journal_app.security.secret import Secret
from journal_app.security.vault_file import change_vault_file
from journal_app.security.vault_record import VaultRecord
from journal_app.services import keys
from journal_app.services.disk_problems import problem_of

if TYPE_CHECKING:  # catching loads no database
    from journal_app.core.ids import PieceId
    from journal_app.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxReport:
    """What an opening found in the inbox."""

    moments: tuple["PieceId", ...] = ()
    """Kept now, in the order caught; the index knows their own words, no labels yet."""
    drafts: int = 0
    damaged: int = 0
    """Set aside, as are those of another key."""
    foreign: int = 0
    newer: int = 0
    """Left where they are, for the version that wrote them."""
    waiting: int = 0
    """Left where they are for the next opening, as on a full disk."""
    troubles: frozenset[str] = frozenset()
    """Names of the errors that made something wait; never their words."""

    @property
    def kept(self) -> int:
        """How many moments are in the journal now that were not before."""
        return len(self.moments)

    @property
    def set_aside(self) -> int:
        """How many items were moved into the folder of what cannot be read."""
        return self.damaged + self.foreign

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to tell the person once, one sentence for each kind; mostly none."""
        told = (
            (self.kept, _kept_words),
            (self.drafts, _draft_words),
            (self.damaged, _damaged_words),
            (self.foreign, _foreign_words),
            (self.newer, _newer_words),
            (self.waiting, _waiting_words),
        )
        return tuple(words(count) for count, words in told if count)


def get_ready(clock: Clock) -> None:
    """Load what `drop` needs while nobody waits: some twenty milliseconds, and one afterwards."""
    new_uid(clock.now())
    inbox.seal(inbox.public_key(Secret(bytes(inbox.KEY_BYTES))), b"")


def drop(
    home: Path,
    capture: Capture,
    *,
    clock: Clock,
    draft: bool = False,
    uid: Uid | None = None,
) -> Uid:
    """Seal a moment, or the draft of one, for the next opening; it is safe on the disk by then.

    Under the `uid` of an earlier one it takes its place: a draft that was told further, or kept.
    Raises `BadInput` for what no moment can hold, `CannotKeep` where the disk refuses, and
    `JournalError` while there is no journal, no key to seal to or no room in the inbox.
    """
    folder, public = _where_to(home)
    if not draft:
        _check_names(capture)
    caught_at = to_millisecond(capture.captured_at or clock.now())
    item = InboxItem(
        uid=uid or new_uid(caught_at),
        caught_at=caught_at,
        zone=clock.zone(),
        day_ends_at=clock.day_ends_at,
        draft=draft,
        capture=_as_lived(capture, clock),
    )
    data = inbox_item.encode(item)
    if len(data) > inbox.LARGEST_DATA:
        raise BadInput(
            _("That is more than can be caught while the journal is closed."),
            _("Open the journal and keep it there."),
        )
    try:
        sealed = inbox.seal(public, data)
    except ValueError:  # altered into a key nothing can be sealed to
        raise _no_key() from None
    try:
        inbox_folder.put(folder, item.uid, sealed)
    except InboxFull:
        raise JournalError(
            _("There is no room for more while the journal is closed."),
            _("Open the journal once, and there is room again."),
        ) from None
    except OSError as error:
        raise _cannot_keep(problem_of(error)) from None
    return item.uid


def _as_lived(capture: Capture, clock: Clock) -> Capture:
    at = None if capture.at is None else when_given(capture.at, clock).local
    return replace(capture, captured_at=None, at=at)


def withdraw(home: Path, uid: Uid) -> None:
    """Take away what was dropped under this id, if it still waits. Raises `CannotKeep`."""
    folder, _public = _where_to(home)
    try:
        inbox_folder.remove(folder, uid)
    except OSError as error:
        raise _cannot_keep(problem_of(error)) from None


def at_opening(
    vault: "Vault",
    folder: VaultFolder,
    record: VaultRecord,
    private: Secret,
    *,
    foreign_waits: bool = False,
) -> InboxReport:
    """Let moments be caught from now on, and take in those that were.

    Never keeps a journal from opening: what cannot be taken in now waits for the next time.
    """
    announced = _announce(folder, record, private)
    try:
        report = take_in(vault, folder, private, foreign_waits=foreign_waits)
    except Exception as error:  # noqa: BLE001 - what was caught later may not close what is earlier
        report = InboxReport(waiting=1, troubles=frozenset({type(error).__name__}))
    return replace(report, troubles=report.troubles | announced)


def take_in(
    vault: "Vault", folder: VaultFolder, private: Secret, *, foreign_waits: bool = False
) -> InboxReport:
    """Keep what waits in the inbox, set aside what cannot be read, and say how many of each.

    Each item is committed before its file goes, and its uid is looked for before, so that it is
    kept once, whenever somebody pulls the plug. Raises ``OSError`` when the inbox cannot be read.
    """
    paths = inbox_folder.waiting(folder)
    if not paths:
        return InboxReport()
    taking = _Taking(vault, folder, private, foreign_waits=foreign_waits)
    for path in paths:
        taking.take(path)
    return taking.report()


class _Taking:
    """One walk through the inbox."""

    def __init__(
        self, vault: "Vault", folder: VaultFolder, private: Secret, *, foreign_waits: bool
    ) -> None:
        self._vault = vault
        self._foreign_waits = foreign_waits
        self._folder = folder
        self._private = private
        self._begun = {draft.uid: draft.updated_at for draft in vault.drafts.all()}
        self._moments: list[PieceId] = []
        self._troubles: set[str] = set()
        self._counts = dict.fromkeys(("drafts", "damaged", "foreign", "newer", "waiting"), 0)
        self._refused = False

    def report(self) -> InboxReport:
        """What was done, once it outlasts a power cut."""
        self._trying(lambda: sync_folder(self._folder.inbox))
        return InboxReport(
            moments=tuple(self._moments), troubles=frozenset(self._troubles), **self._counts
        )

    def take(self, path: Path) -> None:
        """Take in one item, or leave it where it is."""
        if self._refused:
            self._counts["waiting"] += 1
            return
        try:
            self._take(path)
        except Exception as error:  # noqa: BLE001 - no item may keep a person from their journal
            # After a refusal of the disk every other item would meet the same one.
            self._refused = isinstance(error, CannotKeep)
            self._troubles.add(type(error).__name__)
            self._counts["waiting"] += 1

    def _take(self, path: Path) -> None:
        try:
            item = inbox_item.decode(inbox.open_sealed(self._private, inbox_folder.read(path)))
            self._keep(item)
        except (NewerItem, NewerCapture):
            self._counts["newer"] += 1
        except ForeignItem:
            if self._foreign_waits:
                self._counts["waiting"] += 1
            else:
                self._put_away(path, "foreign")
        except (DamagedItem, BadInput):
            self._put_away(path, "damaged")
        else:
            self._remove(path)

    def _keep(self, item: InboxItem) -> None:
        from journal_app.core.vocabulary import Vocabulary
        from journal_app.services import moments

        if self._vault.pieces.find(item.uid) is not None:
            return
        if item.draft:
            self._keep_draft(item)
            return
        kept = moments.keep(
            self._vault,
            item.capture,
            words=Vocabulary(),
            clock=_CaughtThen(item),
            uid=item.uid,
            draft=item.uid,
        )
        self._moments.append(kept.moment.id)

    def _keep_draft(self, item: InboxItem) -> None:
        known = self._begun.get(item.uid)
        if known is not None and item.caught_at <= known:
            # Taken in before, and perhaps gone on with since.
            return
        # Told further on both sides meanwhile: two drafts are better than a lost one.
        uid = item.uid if known is None else new_uid(item.caught_at)
        body = capture_json.encode(item.capture)
        with self._vault.writing():
            self._vault.drafts.put(uid, body, item.caught_at)
        self._begun[uid] = item.caught_at
        self._counts["drafts"] += 1

    def _put_away(self, path: Path, why: str) -> None:
        if inbox_folder.is_half_made(path):
            # Whoever wrote it was never told that it was kept.
            self._remove(path)
            return
        inbox_folder.set_aside(self._folder, path)
        self._counts[why] += 1

    def _remove(self, path: Path) -> None:
        # One that cannot be removed now is known by its uid at the next opening.
        self._trying(path.unlink)

    def _trying(self, step: Callable[[], None]) -> None:
        try:
            step()
        except OSError as error:
            self._troubles.add(type(error).__name__)


class _CaughtThen:
    """The clock as it stood when an item was caught: the day is the one it was there and then."""

    def __init__(self, item: InboxItem) -> None:
        self._item = item
        self.day_ends_at, self.days_ahead = item.day_ends_at, 0

    def now(self) -> datetime:
        return self._item.caught_at

    def zone(self) -> str:
        return self._item.zone


def _check_names(capture: Capture) -> None:
    for label in capture.people:
        clean_label(label)
    for name in capture.tags:
        clean_name(name)


def _where_to(home: Path) -> tuple[VaultFolder, bytes]:
    folder = keys.folder_of(home)
    if folder is None:
        raise JournalError(_("There is no journal here yet."), _open_it_once())
    record = keys.read_record(folder)
    if record.inbox is None:
        raise _no_key()
    return folder, bytes.fromhex(record.inbox)


def _announce(folder: VaultFolder, record: VaultRecord, private: Secret) -> frozenset[str]:
    """Let the record name the public key that belongs to this journal."""
    public = inbox.public_key(private).hex()
    if record.inbox == public:
        return frozenset()
    try:
        change_vault_file(folder, lambda now: replace(now, inbox=public))
    except (
        OSError,
        ValueError,
    ) as error:  # catching says so itself, and the next opening tries again
        return frozenset({type(error).__name__})
    return frozenset()


def _no_key() -> JournalError:
    return JournalError(
        _("This journal cannot take in anything while it is closed yet."), _open_it_once()
    )


def _open_it_once() -> str:
    return _("Open the journal once, then moments can be caught while it is locked.")


def _cannot_keep(problem: KeepProblem) -> CannotKeep:
    sentence = {
        KeepProblem.DISK_FULL: _("Not kept: the disk is full."),
        KeepProblem.READ_ONLY: _("Not kept: the journal’s folder cannot be written to."),
    }.get(problem, _("Not kept: the disk did not answer."))
    return CannotKeep(problem, sentence, _("Your words are still here. Mend that, then try again."))


def _kept_words(count: int) -> str:
    return ngettext(
        "One moment caught while the journal was closed is in it now.",
        "{count} moments caught while the journal was closed are in it now.",
        count,
    ).format(count=count)


def _draft_words(count: int) -> str:
    return ngettext(
        "One moment begun while the journal was closed is waiting to be kept.",
        "{count} moments begun while the journal was closed are waiting to be kept.",
        count,
    ).format(count=count)


def _damaged_words(count: int) -> str:
    return ngettext(
        "Something in the inbox could not be read; it was set aside, and nothing was thrown away.",
        "{count} things in the inbox could not be read; they were set aside, and nothing was "
        "thrown away.",
        count,
    ).format(count=count)


def _foreign_words(count: int) -> str:
    return ngettext(
        "Something in the inbox belongs to another journal; it was set aside unopened.",
        "{count} things in the inbox belong to another journal; they were set aside unopened.",
        count,
    ).format(count=count)


def _newer_words(count: int) -> str:
    return ngettext(
        "A moment in the inbox was caught with a newer version of the app and waits for it.",
        "{count} moments in the inbox were caught with a newer version of the app and wait for it.",
        count,
    ).format(count=count)


def _waiting_words(count: int) -> str:
    return ngettext(
        "Something in the inbox could not be taken in yet; it is there for the next opening.",
        "{count} things in the inbox could not be taken in yet; they are there for the next "
        "opening.",
        count,
    ).format(count=count)
