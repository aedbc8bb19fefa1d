"""Where everything of a journal lies, and the folder steps of making one."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from journal_app.security.durable import (
    PRIVATE_FOLDER,
    make_private_folder,
    replace_file,
    sync_folder,
)
from journal_app.security.vault_record import is_vault_id

_CREATING = ".creating"
_ERASING = ".erasing"
_KEY_ID_NOTE = "key-id"
_LONGEST_CHOICE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultFolder:
    """The paths of one journal."""

    path: Path

    @property
    def vault_id(self) -> str:
        """The sixteen hex digits that name this journal."""
        return self.path.name.removesuffix(_CREATING).removesuffix(_ERASING)

    @property
    def journal(self) -> Path:
        """The encrypted database."""
        return self.path / "journal.db"

    @property
    def journal_log(self) -> Path:
        """The database's write-ahead log: there only while it is open or after a crash."""
        return self.path / "journal.db-wal"

    @property
    def journal_shared(self) -> Path:
        """What several connections know of the log together; worth nothing by itself."""
        return self.path / "journal.db-shm"

    @property
    def record(self) -> Path:
        """What is known about the journal without opening it."""
        return self.path / "vault.json"

    @property
    def record_before(self) -> Path:
        """The record as it was before its last change."""
        return self.path / "vault.json.bak"

    @property
    def backups(self) -> Path:
        """The verified copies the app makes by itself."""
        return self.path / "backups"

    @property
    def safety(self) -> Path:
        """The copies made before something risky."""
        return self.path / "safety"

    @property
    def files(self) -> Path:
        """Pictures and other files, each sealed in one of its own; shared by all backups."""
        return self.path / "files"

    @property
    def set_aside(self) -> Path:
        """Files moved out of the way and not thrown away."""
        return self.path / "set-aside"

    @property
    def ready(self) -> Path:
        """A complete file that waits to take the journal's place; there only for a moment."""
        return self.path / "journal.db.ready"

    @property
    def replacing(self) -> Path:
        """The note that the two are changing places; there only for a moment, or after a crash."""
        return self.path / "replacing.json"

    @property
    def arriving(self) -> Path:
        """What a bundle holds of this journal, being looked at; there only while it is closed."""
        return self.path / "brought.half"

    def old_keys(self, key_id: str) -> Path:
        """The keys before this one, sealed so that it opens them; until nothing needs them."""
        return self.path / f"old-keys-{key_id}.json"

    @property
    def is_unfinished(self) -> bool:
        """Whether making a file ready or changing places was cut short."""
        half = self.ready.with_name(f"{self.ready.name}.partial")
        return any(path.exists() for path in (self.replacing, self.ready, half))

    def place_aside(self, wanted: str) -> Path:
        """A folder in `set_aside` that is not there yet, by this name if it is free."""
        names = (wanted, *(f"{wanted}-{number}" for number in range(2, 1000)))
        return next(place for name in names if not (place := self.set_aside / name).exists())

    @property
    def begun_exports(self) -> Path:
        """Where exports on their way are noted; there only meanwhile, or after a crash."""
        return self.path / "begun-exports"

    @property
    def inbox(self) -> Path:
        """What was caught while the journal was closed, sealed, until it opens."""
        return self.path / "inbox"

    @property
    def inbox_unreadable(self) -> Path:
        """What lay in the inbox and does not open; kept, and looked at no more."""
        return self.inbox / "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFolder:
    """The paths of the app's data folder."""

    path: Path

    @property
    def instance_lock(self) -> Path:
        """The file whose kernel lock a running app holds."""
        return self.path / "instance.lock"

    @property
    def vaults(self) -> Path:
        """The folder of all journals."""
        return self.path / "vaults"

    @property
    def choice(self) -> Path:
        """Holds the id of the journal that is opened, where there is more than one."""
        return self.path / "chosen-journal"

    @property
    def logs(self) -> Path:
        """The folder of the app's own log, which never holds a word of a journal."""
        return self.path / "logs"

    def journals(self) -> tuple[VaultFolder, ...]:
        """Every journal there is, finished ones only; none means that this is a first run.

        A journal counts even when its files are missing: it must never become a new empty one.
        """
        return self._folders("")

    def chosen(self) -> VaultFolder | None:
        """The journal that is opened, or `None` where there is none. Raises ``OSError``.

        One that was chosen stays the one, also while its folder is not there: no other takes its
        place by itself.
        """
        journals = self.journals()
        try:
            wanted = self.choice_noted()
        except OSError:
            if len(journals) != 1:
                raise
            # There is nothing to choose between.
            return journals[0]
        if wanted and all(each.vault_id != wanted for each in self.erasing()):
            return VaultFolder(path=self.vaults / wanted)
        return journals[0] if journals else None

    def choice_noted(self) -> str:
        """The id of the journal that was chosen; empty where none was. Raises ``OSError``."""
        try:
            noted = self.choice.read_bytes()[:_LONGEST_CHOICE].decode("ascii", "replace").strip()
        except FileNotFoundError:
            return ""
        return noted if is_vault_id(noted) else ""

    def unfinished(self) -> tuple[VaultFolder, ...]:
        """What interrupted first runs left behind; nobody has written in these."""
        return self._folders(_CREATING)

    def erasing(self) -> tuple[VaultFolder, ...]:
        """What is left of journals that are being erased; none of them is a journal any more."""
        return self._folders(_ERASING)

    def _folders(self, suffix: str) -> tuple[VaultFolder, ...]:
        if not self.vaults.is_dir():
            return ()
        return tuple(
            VaultFolder(path=path)
            for path in sorted(self.vaults.iterdir())
            if path.name.endswith(suffix)
            and is_vault_id(path.name.removesuffix(suffix))
            and path.is_dir()
        )


def begin_folder(home: HomeFolder, vault_id: str | None = None) -> VaultFolder:
    """The folder of a journal in the making, under a name that says it is not finished.

    With the id of a journal that comes from elsewhere; what an earlier try of it left is removed.
    """
    import secrets

    make_private_folder(home.path)
    make_private_folder(home.vaults)
    folder = home.vaults / f"{vault_id or secrets.token_hex(8)}{_CREATING}"
    if vault_id is not None and folder.exists():
        remove_unfinished(VaultFolder(path=folder))
    folder.mkdir(mode=PRIVATE_FOLDER)
    sync_folder(home.vaults)
    return VaultFolder(path=folder)


def note_key_id(folder: VaultFolder, key_id: str) -> None:
    """Write down which key is about to be stored, so that an unused one can be found again."""
    replace_file(folder.path / _KEY_ID_NOTE, key_id.encode("ascii"))


def noted_key_id(folder: VaultFolder) -> str | None:
    """The key an unfinished folder may have left in the keyring."""
    try:
        noted = (folder.path / _KEY_ID_NOTE).read_bytes()[:64]
    except FileNotFoundError:
        return None
    return noted.decode("ascii", "replace")


def finish_folder(folder: VaultFolder) -> VaultFolder:
    """Give a complete journal its name; only now may anything be written in it.

    Raises ``OSError``; then it is as unfinished as before, so far as the disk still does anything.
    """
    finished = VaultFolder(path=folder.path.with_name(folder.vault_id))
    folder.path.rename(finished.path)
    try:
        sync_folder(finished.path.parent)
    except OSError:
        take_name_away(finished)
        raise
    with suppress(OSError):  # nobody reads it there
        (finished.path / _KEY_ID_NOTE).unlink(missing_ok=True)
    return finished


def take_name_away(finished: VaultFolder) -> None:
    """Let a journal be unfinished that somebody was not told of yet. Raises ``OSError``."""
    finished.path.rename(finished.path.with_name(f"{finished.vault_id}{_CREATING}"))


def remove_unfinished(folder: VaultFolder) -> None:
    """Clear away what an interrupted first run left; refuses to touch a finished journal."""
    import shutil

    if not folder.path.name.endswith(_CREATING):
        raise ValueError("This folder is a finished journal.")
    shutil.rmtree(folder.path)
    sync_folder(folder.path.parent)


def begin_erasing(folder: VaultFolder) -> VaultFolder:
    """Take a journal's name away; from here on it is none, whatever happens. Raises ``OSError``."""
    going = VaultFolder(path=folder.path.with_name(f"{folder.vault_id}{_ERASING}"))
    folder.path.rename(going.path)
    sync_folder(going.path.parent)
    return going


def remove_erased(folder: VaultFolder, *, keep: str = "") -> bool:
    """Remove all files of such a folder but the one named; whether none of the others is left.

    What says how it opened goes first. Refuses to touch a journal.
    """
    import shutil

    if not folder.path.name.endswith(_ERASING):
        raise ValueError("This folder is a journal.")
    for path in sorted(folder.path.rglob("*.json*")):
        if path.name != keep:
            with suppress(OSError):
                path.unlink()
    for path in sorted(folder.path.iterdir()):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != keep:
            with suppress(OSError):
                path.unlink()
    sync_folder(folder.path)
    return all(path.name == keep for path in folder.path.iterdir())
