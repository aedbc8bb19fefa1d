"""What a killed process left of an export, in plain words, is taken away at the next opening."""

from dataclasses import dataclass, field
from pathlib import Path

from journal_app.exchange import placing
from journal_app.security import begun_exports
from journal_app.security.begun_exports import BegunExport
from journal_app.security.folder import VaultFolder
from journal_app.security.secret import Secret
from journal_app.services import exported_files
from journal_app.storage.vault import KeyedTables, Vault

__all__ = ["Asked", "BegunExport", "ask", "begin", "clear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What clearing up needs to know of the open journal; wipes the key when it is done."""

    folder: VaultFolder
    key: Secret = field(repr=False)


def begin(tables: KeyedTables) -> BegunExport:
    """The note of something on its way out of this journal, as plain words. Quick; raises nothing.

    It is sealed with the journal's key, and lies beside it.
    """
    return BegunExport(VaultFolder(path=tables.path.parent).begun_exports, tables.key())


def ask(vault: Vault) -> Asked | None:
    """What clearing up needs; `None` where nothing was left, as nearly always. Quick."""
    folder = VaultFolder(path=vault.path.parent)
    if not folder.begun_exports.is_dir():
        return None
    return Asked(folder=folder, key=Secret(vault.key()))


def clear(asked: Asked) -> int:
    """Take away what exports left that nobody writes any more; how many. Raises `OSError`.

    On a thread of its own: where they lie may be slow, or never answer. Where a disk is not
    there now, its turn comes another time.
    """
    gone = 0

    def take_away(paths: tuple[Path, ...]) -> bool:
        nonlocal gone
        there = [path for path in paths if path.parent.is_dir()]
        for path in filter(placing.is_half, there):
            settled = exported_files.settle_beside(path)
            gone += settled or path.exists()
            placing.take_away(path)
        return len(there) == len(paths)

    with asked.key:
        begun_exports.clear(asked.folder.begun_exports, asked.key.reveal(), take_away)
    return gone
