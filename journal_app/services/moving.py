"""Move to another computer: the whole journal in one file, still encrypted, verified."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from journal_app import APP_NAME
from journal_app.core.errors import BadInput, CannotKeep, KeepProblem
from journal_app.exchange.bundle import SUFFIX, NotABundle, write_bundle
from journal_app.exchange.placing import half_of
from journal_app.i18n import _
from journal_app.security.folder import VaultFolder
from journal_app.security.sealed_files import FileState, SealedFiles
from journal_app.security.secret import Secret
from journal_app.security.vault_json import record_to_json
from journal_app.security.vault_record import VaultRecord
from journal_app.services import copies, disk_words, keys
from journal_app.services import vault as vault_service
from journal_app.services.disk_problems import problem_of
from journal_app.services.sealed_copies import Carried
from journal_app.storage import files
from journal_app.storage.connection import FileRefused
from journal_app.storage.copying import CopyFacts, verified_copy
from journal_app.storage.vault import VaultReader

__all__ = ["SUFFIX", "Packed", "may_be_packed", "pack", "pack_by"]

Progress = Callable[[int, int], None]
"""Hears how much is done, of how much; what it raises ends it, and nothing is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A bundle that was read again from end to end."""

    path: Path
    facts: CopyFacts
    carried: Carried
    passphrase: bool
    """Whether the passphrase opens it there as well; the recovery code always does."""


def may_be_packed(home: Path) -> bool:
    """Whether the recovery code was kept, which may be all that opens it. Raises `CannotOpen`."""
    _folder, record = keys.closed_journal(home)
    return record.recovery.confirmed is not None


def pack(
    reader: VaultReader,
    target: Path,
    *,
    home: Path,
    progress: Progress = lambda _done, _all: None,
) -> Packed:
    """Write the journal into one file, with its pictures and what a passphrase needs there.

    Raises `BadInput` while the recovery code was not kept, and `CannotKeep`; a file that is there
    already is never replaced.
    """
    folder, record = keys.closed_journal(home)
    if record.recovery.confirmed is None:
        raise BadInput(
            _("The recovery code comes first."),
            _("On another computer it may be all that opens the journal. Keep it, then move."),
        )
    if home.resolve() in target.resolve().parents:
        raise BadInput(
            _("That is inside the folder of the journal itself."),
            _("Choose another place, such as a USB stick."),
        )
    try:
        return _packed(reader, target, folder, record, progress)
    except FileExistsError:
        raise disk_words.name_taken() from None
    except (OSError, FileRefused, NotABundle) as error:
        problem = problem_of(error) if isinstance(error, OSError) else KeepProblem.OTHER
        sentence = _("No bundle could be made there.")
        if problem is KeepProblem.DISK_FULL:
            sentence = _("There is not enough room there for the whole journal.")
        raise CannotKeep(
            problem, sentence, _("Your journal is untouched, and nothing half-made is left.")
        ) from None


def pack_by(
    home: Path,
    key: Secret,
    target: Path,
    *,
    progress: Progress = lambda _done, _all: None,
) -> Packed:
    """The same beside the open journal, with a connection of its own; wipes the key.

    For a background thread. Raises as `pack`, and `CannotOpen`.
    """
    with key:
        reader = vault_service.open_reader(home, key)
        try:
            return pack(reader, target, home=home, progress=progress)
        finally:
            reader.close()


def _packed(
    reader: VaultReader, target: Path, folder: VaultFolder, record: VaultRecord, progress: Progress
) -> Packed:
    if target.exists():
        raise FileExistsError
    # No name somebody gave a file of their own, such as a second bundle beside this one.
    copy = half_of(target.with_name(f"{target.name}.copy"))
    key = reader.key()
    try:
        facts = verified_copy(reader.connection, copy, key)
        with copies.reading(copy, key) as connection:
            names = files.named_in(connection)
        sealed = SealedFiles(folder.files, key)
        try:
            good = [name for name in sorted(names) if sealed.look(name) is FileState.GOOD]
        finally:
            sealed.wipe()
        write_bundle(
            target,
            journal=copy,
            record=record_to_json(_to_go(record)),
            readme=_readme(record),
            files=[folder.files / name for name in good],
            told=progress,
        )
    finally:
        with suppress(OSError):  # the next bundle of this name clears it away
            copy.unlink(missing_ok=True)
    return Packed(
        path=target,
        facts=facts,
        carried=Carried(there=len(good), missing=len(names) - len(good)),
        passphrase=record.passphrase is not None,
    )


def _to_go(record: VaultRecord) -> VaultRecord:
    """What holds on any computer: where this one keeps the key, and how it was closed, do not."""
    return replace(record, keyring=None, pending=None, closed=None, under_way=False)


def _readme(record: VaultRecord) -> str:
    opens = _("It opens with the recovery code of key {key}.")
    if record.passphrase is not None:
        opens = _("It opens with its passphrase, or with the recovery code of key {key}.")
    return "\n\n".join(
        (
            _("This file holds a whole journal. It is encrypted."),
            opens.format(key=record.active),
            _(
                "To open it on another computer: install {app} there, start it, and choose “Open a"
                " journal bundle”."
            ).format(app=APP_NAME),
            "",
        )
    )
