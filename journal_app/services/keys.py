"""Get at the secret of a journal: from the keyring, or out of the passphrase's slot.

Every answer of the keyring has its own words, and none of them creates or overwrites anything.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.i18n import _
from journal_app.security import keyring_entry
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.security.keyring_entry import KeyringEntry
from journal_app.security.keyring_outcomes import Found
from journal_app.security.passphrase import DamagedSlot, WrongPassphrase, unwrap
from journal_app.security.root_secret import RootSecret
from journal_app.security.secret import Secret
from journal_app.security.time_limit import KEYRING_SECONDS
from journal_app.security.vault_file import (
    HalfChanged,
    MissingVaultFile,
    change_vault_file,
    read_record_before,
    read_vault_file,
)
from journal_app.security.vault_json import DamagedVaultFile, NewerVaultFile
from journal_app.security.vault_record import Mode, VaultRecord
from journal_app.services.codes import root_by_code
from journal_app.services.disk_problems import problem_of
from journal_app.services.keyring_words import not_read
from journal_app.services.ways import Key, WayIn


def folder_of(home: Path) -> VaultFolder | None:
    """The journal of this data folder, or `None` where there is none. Raises `CannotOpen`.

    The one place that decides which one of several it is.
    """
    folder = chosen_of(home)
    if folder is not None and not folder.path.is_dir():
        raise _away()
    return folder


def chosen_of(home: Path) -> VaultFolder | None:
    """The same, also where its folder is not there. Raises `CannotOpen`."""
    try:
        return HomeFolder(path=home).chosen()
    except OSError:
        raise unreadable() from None


def closed_journal(home: Path) -> tuple[VaultFolder, VaultRecord]:
    """The journal in this data folder and what is known of it. Raises `CannotOpen`."""
    folder = folder_of(home)
    if folder is None:
        raise no_journal()
    return folder, read_record(folder)


def read_record(folder: VaultFolder) -> VaultRecord:
    """What is known about the journal without opening it. Raises `CannotOpen`."""
    with _told():
        return read_vault_file(folder)


def change_record(
    folder: VaultFolder, change: Callable[[VaultRecord], VaultRecord], *, times: int = 1
) -> VaultRecord:
    """Change what is known about the journal; see `change_vault_file`.

    Raises `CannotOpen` where it cannot be read, `CannotKeep` where the disk takes no change.
    """
    with _told():
        try:
            return change_vault_file(folder, change, times=times)
        except OSError as error:
            raise _not_changed(error) from None


def _not_changed(error: OSError) -> CannotKeep:
    problem = problem_of(error)
    sentence = {
        KeepProblem.DISK_FULL: _("There is not enough room on the disk for that."),
        KeepProblem.READ_ONLY: _("The journal’s folder cannot be written to."),
    }.get(problem, _("The disk did not do what was asked of it."))
    advice = _("The journal opens as it did before. Mend that, then try again.")
    if isinstance(error, HalfChanged):
        advice = _(
            "Nothing of the journal is lost. What was changed may hold already, or not yet: the"
            " recovery code opens the journal in any case."
        )
    return CannotKeep(problem, sentence, advice)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except NewerVaultFile:
        raise newer() from None
    except (MissingVaultFile, DamagedVaultFile):
        raise CannotOpen(
            OpenProblem.RECORD_DAMAGED,
            _("The small file that says how this journal opens is missing or not whole."),
            _("The journal itself is untouched. The backups beside it hold a copy of that file."),
        ) from None
    except OSError:
        raise unreadable() from None


def root_by(way: WayIn, folder: VaultFolder, record: VaultRecord) -> RootSecret:
    """The secret, had by what was typed, else the way the journal opens. Raises `CannotOpen`.

    While a passphrase is being set or taken off both ways open, so that a crash shuts none.
    """
    if way.code is not None:
        return root_by_code(way.code, folder, record)
    typed = way.passphrase is not None and record.passphrase is not None
    if record.mode is Mode.KEYRING and not typed:
        return from_keyring(folder, record, ask=way.ask, seconds=way.seconds)
    if way.passphrase is None:
        raise CannotOpen(OpenProblem.PASSPHRASE_NEEDED, _("This journal opens with a passphrase."))
    return from_passphrase(record, way.passphrase)


def database_key(key: Key, folder: VaultFolder, record: VaultRecord) -> Secret:
    """The key of the database; to be wiped. Raises `CannotOpen`."""
    if isinstance(key, Secret):
        return Secret(key.reveal())
    with root_by(key, folder, record) as root:
        return root.database_key()


def key_ids(record: VaultRecord) -> tuple[str, ...]:
    """Every key the journal has or had, the one in use first."""
    return (record.active, *filter(None, (record.pending,)), *record.retired)


def same_before(folder: VaultFolder, record: VaultRecord) -> bool:
    """Whether the record before this one, if there is one, names the same ways in."""
    before = read_record_before(folder)
    return before is None or (before.mode, before.passphrase) == (record.mode, record.passphrase)


def from_keyring(
    folder: VaultFolder, record: VaultRecord, *, ask: bool, seconds: float = KEYRING_SECONDS
) -> RootSecret:
    """The secret the keyring holds; with `ask` the system may ask to unlock the keyring first.

    Raises `CannotOpen`. Belongs on no interface thread: a keyring may take `seconds` to not answer.
    """
    entry = KeyringEntry(vault_id=folder.vault_id, key_id=record.active)
    read = keyring_entry.unlock_and_read_entry if ask else keyring_entry.read_entry
    outcome = read(entry, record.keyring, seconds=seconds)
    if isinstance(outcome, Found):
        return outcome.root
    raise not_read(outcome, record)


def from_passphrase(record: VaultRecord, passphrase: str) -> RootSecret:
    """The secret in the slot; takes about as long as a breath. Raises `CannotOpen`."""
    if record.passphrase is None:
        raise CannotOpen(
            OpenProblem.DAMAGED,
            _("This journal has no passphrase set."),
            _("It opens with this computer’s keyring."),
        )
    try:
        return unwrap(record.passphrase, passphrase, vault_id=record.vault_id, key_id=record.active)
    except WrongPassphrase:
        raise CannotOpen(
            OpenProblem.WRONG_PASSPHRASE, _("That didn’t open it."), _("Try again, slowly.")
        ) from None
    except DamagedSlot:
        raise CannotOpen(
            OpenProblem.DAMAGED,
            _("The part of the journal that the passphrase opens is damaged."),
            _("The journal itself is untouched. The backups beside it hold a copy of that part."),
        ) from None
    except MemoryError:
        raise CannotOpen(
            OpenProblem.BUSY,
            _("There is not enough memory free to check the passphrase."),
            _("Close another program and try again."),
        ) from None


def no_journal() -> CannotOpen:
    """Nobody has begun one in this data folder."""
    return CannotOpen(
        OpenProblem.MISSING,
        _("There is no journal here yet."),
        _("Start the app, or add a first entry, and one is made."),
    )


def _away() -> CannotOpen:
    return CannotOpen(
        OpenProblem.AWAY,
        _("The folder of your journal is not there."),
        _("Nothing was changed. Connect the disk it lies on, then try again."),
    )


def newer() -> CannotOpen:
    """A later version of the app wrote this."""
    return CannotOpen(
        OpenProblem.NEWER,
        _("A newer version of the app wrote this journal."),
        _("Nothing was changed. Update the app, then open it again."),
    )


def unreadable() -> CannotOpen:
    """The folder of the journal cannot be read."""
    return CannotOpen(
        OpenProblem.DISK,
        _("The journal’s folder cannot be read."),
        _("Check that the disk is there and that the folder belongs to you, then try again."),
    )
