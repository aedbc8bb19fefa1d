"""What a journal is brought here in: a bundle, or a copy with its pictures beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from journal_app.core.backups import Copy, CopyState
from journal_app.core.errors import CannotOpen, CodeRefused, OpenProblem
from journal_app.exchange.bundle import SUFFIX, Bundle, NotABundle, open_bundle
from journal_app.i18n import _
from journal_app.security import inbox, keyring_entry
from journal_app.security.folder import VaultFolder
from journal_app.security.keyring_entry import KeyringEntry
from journal_app.security.keyring_outcomes import Found
from journal_app.security.recovery_code import NotARecoveryCode, root_from_code
from journal_app.security.root_secret import RootSecret
from journal_app.security.sealed_files import FileState as SealedState
from journal_app.security.sealed_files import SealedFiles
from journal_app.security.vault_json import DamagedVaultFile, NewerVaultFile, record_from_json
from journal_app.security.vault_record import Mode, RecoveryRecord, VaultRecord
from journal_app.services import copies, keys, sealed_copies
from journal_app.services.codes import root_by_code
from journal_app.services.sealed_copies import Carried
from journal_app.services.ways import WayIn
from journal_app.storage import files
from journal_app.storage.connection import Connection
from journal_app.storage.copying import CopyFacts, verified_copy, verify
from journal_app.storage.examining import FileState, at_first_sight, told_apart

_EPOCH: Final = datetime.fromtimestamp(0, UTC)
_ZIP: Final = b"PK\3\4"
_FITS: Final = {FileState.WELL, FileState.DAMAGED, FileState.TRUNCATED}
"""Some page at least is as this key wrote it."""


class Source(Protocol):
    """One of the two."""

    @property
    def is_bundle(self) -> bool:
        """Whether everything lies in one file."""

    @property
    def record(self) -> VaultRecord | None:
        """What it says of itself; beside a copy there may be nothing that says it."""

    @property
    def key_id(self) -> str | None:
        """The key it opens with, where that is told."""

    @property
    def entry(self) -> KeyringEntry | None:
        """What a keyring that opened it here has its key under, where that is told."""

    def root(self, way: WayIn, folder: VaultFolder) -> RootSecret:
        """The secret that opens it, had by what was typed, else of `entry`. Raises `CannotOpen`."""

    def known(self, root: RootSecret, vault_id: str, now: datetime) -> VaultRecord:
        """What is known of the journal once the secret opened it."""

    def take_journal(self, target: Path, secret: bytes) -> CopyFacts:
        """Write the journal to a new file, looked at from end to end.

        Raises `FileRefused`, `OSError`, `NotABundle` and `CannotOpen`.
        """

    def take_files(self, journal: Connection, secret: bytes, folder: VaultFolder) -> Carried:
        """Bring along what the journal names. Raises as `take_journal`."""

    def not_whole(self) -> CannotOpen:
        """The words for what does not hold what it should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FromBundle:
    """A bundle, which says of itself how it opens."""

    bundle: Bundle
    record: VaultRecord

    @property
    def is_bundle(self) -> bool:
        """It is."""
        return True

    @property
    def key_id(self) -> str:
        """What its record says."""
        return self.record.active

    @property
    def entry(self) -> None:
        """Not asked for: it was packed by somebody who had kept the code."""

    def root(self, way: WayIn, folder: VaultFolder) -> RootSecret:
        """By its passphrase or its code. Raises `CannotOpen`."""
        _refuse_unless_typed(way, self.record)
        return keys.root_by(way, folder, self.record)

    def known(self, _root: RootSecret, _vault_id: str, _now: datetime) -> VaultRecord:
        """Everything, before it is opened."""
        return self.record

    def take_journal(self, target: Path, secret: bytes) -> CopyFacts:
        """Written as it is, then verified."""
        self.bundle.take_journal(target)
        return verify(target, secret)

    def take_files(self, journal: Connection, secret: bytes, folder: VaultFolder) -> Carried:
        """Those it holds whole."""
        names = files.named_in(journal)
        sealed = SealedFiles(folder.files, secret)
        there = 0
        try:
            for name in sorted(names & self.bundle.files()):
                self.bundle.take_file(name, sealed.path(name))
                if sealed.look(name) is SealedState.GOOD:
                    there += 1
                else:
                    sealed.remove(name)
        finally:
            sealed.wipe()
        return Carried(there=there, missing=len(names) - there)

    def not_whole(self) -> CannotOpen:
        """It may not have come over whole."""
        return _no_bundle()


@dataclass(frozen=True, slots=True, kw_only=True)
class FromCopy:
    """A copy made elsewhere; where nothing beside it says how it opens, its code alone does."""

    copy: Copy
    record: VaultRecord | None

    @property
    def is_bundle(self) -> bool:
        """It is none."""
        return False

    @property
    def key_id(self) -> str | None:
        """What its record says, else its name."""
        return self.copy.key_id if self.record is None else self.record.active

    @property
    def entry(self) -> KeyringEntry | None:
        """None where a passphrase opens it: that is not gone round."""
        if self.record is None or self.record.mode is not Mode.KEYRING:
            return None
        return KeyringEntry(vault_id=self.record.vault_id, key_id=self.record.active)

    def root(self, way: WayIn, folder: VaultFolder) -> RootSecret:
        """By its passphrase or its code; whether a code fits the file itself says.

        Where nothing was typed, by the key a keyring here may still have: its journal may be lost,
        and the code was perhaps never kept. Raises `CannotOpen`.
        """
        held = None if way.typed else self._held(way)
        if held is not None:
            return held
        _refuse_unless_typed(way, self.record)
        if way.code is None or not self._fits(way.code):
            known = self.record or self._told_by_name(folder)
            if known is not None:
                return keys.root_by(way, folder, known)
        root = root_by_code(way.code or "", folder, None)
        if not self._opens(root):
            root.wipe()
            raise _other_code()
        return root

    def _held(self, way: WayIn) -> RootSecret | None:
        """The secret this computer's keyring has for it; `None` where that does not open it."""
        if self.entry is None:
            return None
        read = keyring_entry.unlock_and_read_entry if way.ask else keyring_entry.read_entry
        outcome = read(self.entry, None, seconds=way.seconds)
        if not isinstance(outcome, Found):
            return None
        if not self._opens(outcome.root):
            # What lies in the same folder may be the record of another journal.
            outcome.root.wipe()
            return None
        return outcome.root

    def known(self, root: RootSecret, vault_id: str, now: datetime) -> VaultRecord:
        """What lies beside it, as far as that is about the key that opened it."""
        if self.record is not None and self.record.active == root.key_id:
            return self.record
        with root.inbox_key() as private:
            public = inbox.public_key(private).hex()
        if self.record is None or not self._is_about_it(root.key_id):
            return VaultRecord(vault_id=vault_id, created=now, active=root.key_id, inbox=public)
        others = dict.fromkeys((*self.record.retired, self.record.active))
        return replace(
            self.record,
            active=root.key_id,
            retired=tuple(each for each in others if each != root.key_id),
            mode=Mode.KEYRING,
            passphrase=None,
            recovery=RecoveryRecord(),
            inbox=public,
        )

    def _is_about_it(self, key_id: str) -> bool:
        """Whether its record is; what only lies in the same folder may be of another journal."""
        told = self.record is not None and key_id in self.record.retired
        return told or copies.record_named_for(self.copy.path) is not None

    def take_journal(self, target: Path, secret: bytes) -> CopyFacts:
        """A copy of the copy, with what may still stand in its log."""
        state = copies.look_with(self.copy, secret).state
        if state is CopyState.NEWER:
            raise keys.newer()
        if state is not CopyState.GOOD:
            raise self.not_whole()
        with copies.reading(self.copy.path, secret) as source:
            return verified_copy(source, target, secret)

    def take_files(self, journal: Connection, secret: bytes, folder: VaultFolder) -> Carried:
        """Those that lie beside it."""
        return sealed_copies.bring_back(journal, secret, self.copy.path, folder)

    def not_whole(self) -> CannotOpen:
        """Another one may be."""
        return CannotOpen(
            OpenProblem.DAMAGED,
            _("This copy is damaged, so the journal in it was not brought here."),
            _("Nothing was changed. Try another copy."),
        )

    def _fits(self, code: str) -> bool:
        """Whether this code opens the file, whatever stands beside it."""
        try:
            root = root_from_code(code)
        except NotARecoveryCode:
            return False
        with root:
            # Where it is the key that is told, a file that does not open is a damaged one.
            return root.key_id != self.key_id and self._opens(root)

    def _opens(self, root: RootSecret) -> bool:
        with root.database_key() as key:
            return told_apart(self.copy.path, bytes(key.reveal()), None).state in _FITS

    def _told_by_name(self, folder: VaultFolder) -> VaultRecord | None:
        if self.copy.key_id is None:
            return None
        return VaultRecord(vault_id=folder.vault_id, created=_EPOCH, active=self.copy.key_id)


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """What lies there, read-only; `CannotOpen` where it is neither or cannot be read."""
    try:
        if _may_be_copy(path):
            yield _from_copy(path)
            return
        with open_bundle(path) as bundle:
            record = record_from_json(bundle.record())
            yield FromBundle(bundle=bundle, record=_of_no_computer(record))
    except NewerVaultFile:
        raise keys.newer() from None
    except (NotABundle, DamagedVaultFile):
        raise _no_bundle() from None
    except FileNotFoundError:
        raise CannotOpen(
            OpenProblem.MISSING,
            _("There is no file there."),
            _("Choose the bundle or the copy itself."),
        ) from None
    except OSError:
        raise CannotOpen(
            OpenProblem.DISK,
            _("That file cannot be read."),
            _("Check that its disk is there and that the file belongs to you, then try again."),
        ) from None


def _may_be_copy(path: Path) -> bool:
    """By its first bytes; what is not whole and is called a bundle was one. Raises `OSError`."""
    with path.open("rb") as file:
        first = file.read(len(_ZIP))
    return first != _ZIP and path.suffix != SUFFIX


def _from_copy(path: Path) -> FromCopy:
    if at_first_sight(path) is not FileState.WELL:
        raise CannotOpen(
            OpenProblem.ANOTHER_FILE,
            _("This file is neither a bundle nor a copy of a journal."),
            _("Nothing was changed. Choose another one."),
        )
    copy, beside = copies.chosen(path), copies.record_beside(path)
    record = None if beside is None else _of_no_computer(copies.record_for(copy, beside))
    return FromCopy(copy=copy, record=record)


def _of_no_computer(record: VaultRecord) -> VaultRecord:
    """Of this computer nothing in it is believed: no key that is to be, no keyring."""
    return replace(record, pending=None, keyring=None)


def _refuse_unless_typed(way: WayIn, record: VaultRecord | None) -> None:
    passphrase = record is not None and record.passphrase is not None
    if way.code is None and (not passphrase or way.passphrase is None):
        raise CannotOpen(
            OpenProblem.PASSPHRASE_NEEDED,
            _("It opens with its passphrase, or with its recovery code.")
            if passphrase
            else _("It opens with its recovery code."),
        )


def _other_code() -> CodeRefused:
    return CodeRefused(
        OpenProblem.CODE_FOREIGN,
        _("This code does not open that file."),
        _(
            "Nothing was changed. Another sheet may have its code; or the file is damaged, or no "
            "copy of a journal. Try another copy too."
        ),
    )


def _no_bundle() -> CannotOpen:
    return CannotOpen(
        OpenProblem.DAMAGED,
        _("This file is no bundle, or not a whole one."),
        _("Nothing was changed. Bring it over once more, or make it anew where it came from."),
    )
