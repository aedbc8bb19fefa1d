"""`Vault`: one open journal, its transactions and its tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal_app.core.errors import KeepProblem
from journal_app.storage.attachments import Attachments
from journal_app.storage.bin import Bin
from journal_app.storage.connection import Access, Connection, cannot_keep, open_connection
from journal_app.storage.copying import saves
from journal_app.storage.decks import Decks
from journal_app.storage.drafts import Drafts
from journal_app.storage.entries import Entries
from journal_app.storage.files import Files
from journal_app.storage.followups import Followups
from journal_app.storage.lately import Lately
from journal_app.storage.links import Links
from journal_app.storage.margin_notes import MarginNotes
from journal_app.storage.marks import OwnMarks
from journal_app.storage.moments import Moments
from journal_app.storage.not_again import NotAgain
from journal_app.storage.own_terms import OwnTerms
from journal_app.storage.passages import Passages
from journal_app.storage.passages_read import PassagesRead
from journal_app.storage.people import People
from journal_app.storage.pieces import Pieces
from journal_app.storage.prompts import Prompts
from journal_app.storage.safety import SafetyTable
from journal_app.storage.saved_searches import SavedSearches
from journal_app.storage.seals import Seals
from journal_app.storage.search import Search
from journal_app.storage.sessions import Sessions
from journal_app.storage.settings import Settings
from journal_app.storage.shelves import Shelves
from journal_app.storage.tags import Tags
from journal_app.storage.templates import Templates
from journal_app.storage.timeline import Timeline
from journal_app.storage.writings import Writings


class Tables:
    """Everything that can be asked of one connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.pieces = Pieces(connection)
        self.entries = Entries(connection)
        self.moments = Moments(connection)
        self.drafts = Drafts(connection)
        self.own_terms = OwnTerms(connection)
        self.links = Links(connection)
        self.not_again = NotAgain(connection)
        self.sessions = Sessions(connection)
        self.safety = SafetyTable(connection)
        self.shelves = Shelves(connection)
        self.margin_notes = MarginNotes(connection)
        self.marks = OwnMarks(connection)
        self.passages = Passages(connection)
        self.passages_read = PassagesRead(connection)
        self.people = People(connection)
        self.tags = Tags(connection)
        self.timeline = Timeline(connection)
        self.search = Search(connection)
        self.saved_searches = SavedSearches(connection)
        self.prompts = Prompts(connection)
        self.lately = Lately(connection)
        self.decks = Decks(connection)
        self.templates = Templates(connection)
        self.followups = Followups(connection)
        self.seals = Seals(connection)
        self.writings = Writings(connection)
        self.settings = Settings(connection)
        self.bin = Bin(connection)
        self.files = Files(connection)
        self.attachments = Attachments(connection)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


class KeyedTables(Tables):
    """Tables of a connection that remembers its key, so that a copy can be verified with it."""

    def __init__(
        self, path: Path, connection: Connection, key: bytes | bytearray | memoryview
    ) -> None:
        super().__init__(connection)
        self._path = path
        self._key = bytearray(key)

    @property
    def path(self) -> Path:
        """The journal file."""
        return self._path

    def key(self) -> bytes:
        """The key the journal was opened with."""
        return bytes(self._key)

    def close(self) -> None:
        """Close the connection and wipe the key."""
        super().close()
        self._key[:] = bytes(len(self._key))


class VaultReader(KeyedTables):
    """A second connection that can only read: for visible rows, backups and export."""


class BorrowedReader(VaultReader):
    """Reads through the writing connection, which is not its own to close."""

    def close(self) -> None:
        """Wipe the key and leave the connection open."""
        self._key[:] = bytes(len(self._key))


class Vault(KeyedTables):
    """The one connection that writes; it belongs to the thread that opened it."""

    def __init__(
        self, path: Path, connection: Connection, key: bytes | bytearray | memoryview
    ) -> None:
        super().__init__(path, connection, key)
        self._changed = False
        _begin_log(connection)
        self._files = self._found()

    @property
    def changed(self) -> bool:
        """Whether anything was written since opening."""
        return self._changed

    def saves(self) -> int:
        """How many transactions were ever kept; it only grows, so less of it means a loss."""
        return saves(self.connection)

    @contextmanager
    def writing(self, *, counts: bool = True) -> Iterator[None]:
        """One transaction: all of it is kept, or nothing.

        What does not count, as where one was last, is no reason for a backup.

        Raises `CannotKeep` before anything is written when the file under the connection is no
        longer the journal: writing would report success and the words would go nowhere.
        """
        if self.connection.in_transaction():
            raise RuntimeError("a transaction is open already")
        self._refuse_replaced()
        self.connection.run("BEGIN IMMEDIATE")
        try:
            yield
            if counts:
                self.connection.run("UPDATE counter SET saves = saves + 1")
        except BaseException:
            if self.connection.in_transaction():
                self.connection.run("ROLLBACK")
            raise
        self._commit()
        self._changed |= counts

    def reader(self) -> VaultReader:
        """A second connection for the thread that asks; it closes by itself with nothing.

        When the journal had to be opened exclusively, as on a full disk, no second one is
        possible: then it reads through this one, and may have to wait for it.
        """
        if self.connection.exclusive:
            return BorrowedReader(self._path, self.connection, self._key)
        connection = open_connection(self._path, self._key, Access.READ)
        return VaultReader(self._path, connection, self._key)

    def go_on_in(self, place: Path) -> None:
        """Let go of a file that was taken from under this and write on in the one at `place`.

        Every table of this vault goes on in the new one; readers lent before see the old one.
        Raises `FileRefused` or `CannotKeep`: then nothing has changed.
        """
        other = open_connection(place, self._key, Access.WRITE, exclusive=self.connection.exclusive)
        _begin_log(other)
        self.connection.become(other)
        self._path = place
        self._files = self._found()

    def checkpoint(self) -> None:
        """Bring everything from the log into the file itself."""
        self.connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Checkpoint, close, and wipe the key."""
        try:
            self.checkpoint()
        finally:
            super().close()

    def _commit(self) -> None:
        try:
            self.connection.run("COMMIT")
        except BaseException:
            if self.connection.in_transaction():
                self.connection.run("ROLLBACK")
            raise

    def _refuse_replaced(self) -> None:
        """Also without its log, since a crash would take with it what stands there alone."""
        if self._files is None or self._files != self._found():
            raise cannot_keep(KeepProblem.REPLACED)

    def _found(self) -> tuple[tuple[int, int], ...] | None:
        """Which file and which log there are; `None` where one of them is missing."""
        try:
            return _identity(self._path), _identity(self._path.with_name(f"{self._path.name}-wal"))
        except OSError:
            return None


def _begin_log(connection: Connection) -> None:
    # A restored copy comes without a log; with one, a reader can stand beside the writer.
    connection.rows("PRAGMA journal_mode = WAL")
    # The log comes into being with the first look into the file.
    connection.value("SELECT count(*) FROM sqlite_master")


def _identity(path: Path) -> tuple[int, int]:
    # The number alone could come back on another disk mounted in the same place.
    found = path.stat()
    return found.st_dev, found.st_ino
