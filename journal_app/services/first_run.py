"""Make a journal by steps a crash cannot spoil: first the key is safe, only then is there a file.

The order is that of the security design: whatever happens between two steps, the next start finds
either no journal or one whose key was verified, and never a journal without a key.
"""

from dataclasses import replace
from pathlib import Path

from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.i18n import _
from journal_app.security import folder as folders
from journal_app.security import inbox, keyring_entry
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.security.keyring_entry import KeyringEntry
from journal_app.security.keyring_outcomes import NoService, Stored
from journal_app.security.passphrase import PassphraseTooShort, unwrap, wrap
from journal_app.security.root_secret import RootSecret
from journal_app.security.time_limit import Hung
from journal_app.security.vault_file import write_vault_file
from journal_app.security.vault_record import Mode, VaultRecord
from journal_app.services import erasing
from journal_app.services.disk_problems import problem_of
from journal_app.services.keyring_words import why_not_kept
from journal_app.storage import migrator
from journal_app.storage.connection import Access, cannot_keep, cipher_answers, open_connection

_PLAIN_HEADER = b"SQLite format 3"


def create(home: Path, *, clock: Clock, passphrase: str | None = None) -> str:
    """Make a journal, and return its id; with a passphrase the keyring is not used at all.

    Raises `CannotOpen` with `OpenProblem.NO_KEYRING` and its kin when no keyring can be trusted
    with the key: then a passphrase is the way. Raises `CannotKeep` when the disk refuses.
    """
    root = RootSecret.new()
    try:
        clear_away(HomeFolder(path=home))
        making = folders.begin_folder(HomeFolder(path=home))
        folders.note_key_id(making, root.key_id)
        record = VaultRecord(vault_id=making.vault_id, created=clock.now(), active=root.key_id)
        if passphrase is None:
            record, kept = _in_keyring(making, record, root)
        else:
            record, kept = _in_slot(record, root, passphrase)
        with kept, kept.inbox_key() as inbox_key:
            salt = _make_file(making, kept)
            public = inbox.public_key(inbox_key)
        record = replace(record, salt={record.active: salt}, inbox=public.hex())
        write_vault_file(making, record)
        return folders.finish_folder(making).vault_id
    except OSError as error:
        raise _disk(error) from None
    finally:
        root.wipe()


def _in_keyring(
    making: VaultFolder, record: VaultRecord, root: RootSecret
) -> tuple[VaultRecord, RootSecret]:
    entry = KeyringEntry(vault_id=making.vault_id, key_id=root.key_id)
    outcome = keyring_entry.store_and_read_back(entry, root, None)
    if isinstance(outcome, Stored):
        kept = RootSecret(root.reveal())
        return replace(record, mode=Mode.KEYRING, keyring=outcome.place), kept
    problem = OpenProblem.KEYRING_FAILED
    if isinstance(outcome, Hung):
        # It may still keep the key later: the folder stays, and with it the note to remove it by.
        problem = OpenProblem.KEYRING_HUNG
    else:
        folders.remove_unfinished(making)
    if isinstance(outcome, NoService):
        problem = OpenProblem.NO_KEYRING
    advice = _("Choose a passphrase for the journal instead.")
    raise CannotOpen(problem, why_not_kept(outcome), advice)


def _in_slot(
    record: VaultRecord, root: RootSecret, passphrase: str
) -> tuple[VaultRecord, RootSecret]:
    try:
        slot = wrap(root, passphrase, vault_id=record.vault_id)
    except PassphraseTooShort:
        raise CannotOpen(
            OpenProblem.WRONG_PASSPHRASE,
            _("That passphrase is too short."),
            _("Eight characters or more."),
        ) from None
    kept = unwrap(slot, passphrase, vault_id=record.vault_id, key_id=record.active)
    return replace(record, mode=Mode.PASSPHRASE, passphrase=slot), kept


def _make_file(making: VaultFolder, root: RootSecret) -> str:
    """The encrypted file with its first schema; returns the salt of its header as hex."""
    with root.database_key() as key:
        connection = open_connection(making.journal, bytes(key.reveal()), Access.CREATE)
        try:
            if not cipher_answers(connection):
                raise RuntimeError("this SQLite does not encrypt")
            migrator.migrate(connection, keep_copy=lambda _version: None)
            connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
        making.journal.chmod(0o600)
        with making.journal.open("rb") as file:
            header = file.read(16)
        if header.startswith(_PLAIN_HEADER):
            raise RuntimeError("the file was not encrypted")
        open_connection(making.journal, bytes(key.reveal()), Access.READ).close()
    return header.hex()


def clear_away(home: HomeFolder) -> None:
    """Remove what interrupted first runs left: nobody has written in those.

    What is left of an erased journal goes too.
    """
    if home.erasing():
        erasing.finish(home.path, seconds=1.0)
    for unfinished in home.unfinished():
        noted = folders.noted_key_id(unfinished)
        if noted:
            entry = KeyringEntry(vault_id=unfinished.vault_id, key_id=noted)
            keyring_entry.remove_entry(entry, None, seconds=1.0)
        folders.remove_unfinished(unfinished)


def _disk(error: OSError) -> CannotKeep:
    problem = problem_of(error)
    if problem is KeepProblem.OTHER:
        return cannot_keep(problem)
    sentence = {
        KeepProblem.DISK_FULL: _("There is no room on the disk for a journal."),
        KeepProblem.READ_ONLY: _("The journal’s folder cannot be written to."),
    }[problem]
    return CannotKeep(problem, sentence, _("Nothing was made. Mend that, then try again."))
