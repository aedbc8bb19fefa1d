"""Open, key and tune SQLCipher: the only import of sqlcipher3."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _

Row = tuple[Any, ...]

_RAW_KEY = re.compile(rb"x'[0-9a-f]{64}(?:[0-9a-f]{32})?'")
_BUSY_SECONDS = 5.0
_STEPS = 1000
"""Of SQLite's own machine, between two questions whether to go on; well under a millisecond."""
_PAGES_AT_ONCE = 512
"""Two megabytes: some ten milliseconds between two looks at whether it is still wanted."""

SQLITE_BUSY = 5
SQLITE_READONLY = 8
SQLITE_INTERRUPT = 9
SQLITE_IOERR = 10
SQLITE_CORRUPT = 11
SQLITE_FULL = 13
SQLITE_CANTOPEN = 14
SQLITE_NOTADB = 26

_TOLD = {
    SQLITE_BUSY: "database is locked",
    SQLITE_READONLY: "attempt to write a readonly database",
    SQLITE_IOERR: "disk I/O error",
    SQLITE_CORRUPT: "database disk image is malformed",
    SQLITE_FULL: "database or disk is full",
    SQLITE_CANTOPEN: "unable to open database file",
    SQLITE_NOTADB: "file is not a database",
}
"""Its own words for each, which hold nothing of a journal."""

PAGE_BYTES = 4096
"""The size of a page, and the least a journal has."""

# Besides its own, the library lets two of Python's through, one of which holds the whole text.
_FAILURES = (dbapi2.Error, dbapi2.Warning, UnicodeError, OverflowError)


class Access(Enum):
    """What a connection may do to the file."""

    CREATE = "rwc"
    WRITE = "rw"
    READ = "ro"
    STILL = "ro&immutable=1"
    """For a file nobody writes: nothing is made beside it, not even on a medium one cannot write.

    What a log beside it holds is not seen; `access_to_read` chooses.
    """


class NotOurs(StrEnum):
    """Why a file did not open with this key."""

    UNREADABLE = "unreadable"
    """Wrong key, damaged header, plain SQLite or anything else: the file alone cannot tell."""
    CORRUPT = "corrupt"
    EMPTY = "empty"
    """Less than one page: nothing can be in it."""
    CANNOT_OPEN = "cannot-open"


class FileRefused(Exception):
    """The file did not open; `verdict` says what is known, nothing was written."""

    def __init__(self, verdict: NotOurs) -> None:
        super().__init__(verdict.value)
        self.verdict = verdict


class StorageBug(RuntimeError):
    """SQLite refused for a reason no person can cause; holds its code and nothing else."""

    def __init__(self, code: int) -> None:
        super().__init__(f"SQLite result code {code}")
        self.code = code


class Connection:
    """One keyed connection; its errors never carry what SQLite quotes of statements or text."""

    def __init__(self, raw: Any, *, exclusive: bool = False) -> None:
        self._raw = raw
        self.exclusive = exclusive
        """Whether no other connection can stand beside this one, not even a reader."""

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one statement and return the row id it inserted last."""
        try:
            return int(self._raw.execute(sql, values).lastrowid or 0)
        except _FAILURES as error:
            raise translated(error) from None

    def change(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one statement and return how many rows it changed."""
        try:
            return int(self._raw.execute(sql, values).rowcount)
        except _FAILURES as error:
            raise translated(error) from None

    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each of these values."""
        try:
            self._raw.executemany(sql, values)
        except _FAILURES as error:
            raise translated(error) from None

    def run_script(self, script: str) -> None:
        """Run statements one by one, inside the transaction that is open.

        The library's own ``executescript`` would commit first.
        """
        statement = ""
        for line in script.splitlines(keepends=True):
            statement += line
            if dbapi2.complete_statement(statement):
                self.run(statement)
                statement = ""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a question."""
        try:
            return list(self._raw.execute(sql, values).fetchall())
        except _FAILURES as error:
            raise translated(error) from None

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a question one after the other, for more than memory should hold."""
        try:
            yield from self._raw.execute(sql, values)
        except _FAILURES as error:
            raise translated(error) from None

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a question, or `None`."""
        try:
            found: Row | None = self._raw.execute(sql, values).fetchone()
        except _FAILURES as error:
            raise translated(error) from None
        return found

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or `None`."""
        found = self.row(sql, values)
        return None if found is None else found[0]

    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._raw.in_transaction)

    def interrupt(self) -> None:
        """Stop the statement that is running; callable from any thread."""
        self._raw.interrupt()

    @contextmanager
    def asking(self, goes_on: Callable[[], bool]) -> Iterator[None]:
        """Ask this again and again while a statement runs; `False` ends that with `StorageBug`."""
        self._raw.set_progress_handler(lambda: not goes_on(), _STEPS)
        try:
            yield
        finally:
            self._raw.set_progress_handler(None, 0)

    def copy_into(self, other: "Connection", told: Callable[[int, int], None]) -> None:
        """Write every page into another file, each encrypted with the key of that one.

        `told` hears how many pages are done, of how many; what it raises ends the copying.
        """

        def on_pages(_status: int, remaining: int, total: int) -> None:
            told(total - remaining, total)

        try:
            self._raw.backup(other._raw, pages=_PAGES_AT_ONCE, progress=on_pages)  # noqa: SLF001 - of its own kind
        except _FAILURES as error:
            raise translated(error) from None

    def become(self, other: "Connection") -> None:
        """Go on as another one, for everybody who holds this; what was open before is closed."""
        before, self._raw = self._raw, other._raw  # noqa: SLF001 - of its own kind
        before.close()

    def close(self) -> None:
        """Close; SQLCipher wipes its own copy of the key."""
        try:
            self._raw.close()
        except _FAILURES as error:
            raise translated(error) from None


def open_connection(
    path: Path, key: bytes | bytearray, access: Access, *, exclusive: bool = False
) -> Connection:
    """Open the file with a 32-byte key (48 bytes: with the salt of its header).

    Reads before it writes: a file this key does not open is left as it was and `FileRefused`
    is raised. A file that exists never comes into being anew (`Access.CREATE` alone may make one).
    """
    if access is not Access.CREATE:
        _refuse_empty(path)
    uri = f"{path.absolute().as_uri()}?mode={access.value}"
    key_text = _raw_key(key)
    try:
        raw = dbapi2.connect(
            uri,
            uri=True,
            isolation_level=None,
            timeout=_BUSY_SECONDS,
            # The only connection there can be is shared; SQLite is built to serialize its use.
            check_same_thread=not exclusive,
        )
    except dbapi2.Error:
        raise FileRefused(NotOurs.CANNOT_OPEN) from None
    try:
        raw.set_key(key_text)
        key_text[:] = bytes(len(key_text))
        # Each line of its log would reach the systemd journal through standard error.
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute("PRAGMA cipher_compatibility = 4")
        if exclusive:
            # Before the first look at the file: then it needs no shared-memory file, and opens
            # with no byte free on the disk.
            raw.execute("PRAGMA locking_mode = EXCLUSIVE")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _tune(raw, access)
    except dbapi2.Error as error:
        raw.close()
        raise _refusal(error) from None
    return Connection(raw, exclusive=exclusive)


def access_to_read(path: Path) -> Access:
    """How to read a file of which nobody knows whether it was closed in order."""
    try:
        pending = path.with_name(f"{path.name}-wal").stat().st_size
    except OSError:
        pending = 0
    return Access.READ if pending else Access.STILL


def unfit_pages(path: Path, key: bytes | bytearray) -> list[str]:
    """A line for each page that is not as this key wrote it; also of a file that does not open.

    Says nothing of a file that ends too early at the end of a page. Raises `FileRefused`.
    """
    key_text = _raw_key(key)
    raw = None
    try:
        raw = dbapi2.connect(f"{path.absolute().as_uri()}?mode={Access.STILL.value}", uri=True)
        raw.set_key(key_text)
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute("PRAGMA cipher_compatibility = 4")
        return [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check")]
    except dbapi2.Error:
        raise FileRefused(NotOurs.CANNOT_OPEN) from None
    finally:
        key_text[:] = bytes(len(key_text))
        if raw is not None:
            raw.close()


def cipher_answers(connection: Connection) -> bool:
    """Whether this really is SQLCipher; plain SQLite would write plain text without a word."""
    return bool(connection.value("PRAGMA cipher_version"))


def translated(error: Exception) -> CannotKeep | StorageBug:
    """The error a person may meet for this failure, or the bug it is."""
    code = (getattr(error, "sqlite_errorcode", None) or _code_of_copying(error)) & 0xFF
    problem = {
        SQLITE_FULL: KeepProblem.DISK_FULL,
        SQLITE_READONLY: KeepProblem.READ_ONLY,
        SQLITE_BUSY: KeepProblem.BUSY,
        SQLITE_CORRUPT: KeepProblem.DAMAGED,
        SQLITE_NOTADB: KeepProblem.DAMAGED,
        SQLITE_IOERR: KeepProblem.OTHER,
        SQLITE_CANTOPEN: KeepProblem.OTHER,
    }.get(code)
    return StorageBug(code) if problem is None else cannot_keep(problem)


def _code_of_copying(error: Exception) -> int:
    """The code of what failed while pages were copied: the binding hands on its words alone."""
    return next((code for code, words in _TOLD.items() if error.args == (words,)), 0)


def cannot_keep(problem: KeepProblem) -> CannotKeep:
    """The words for each reason why something was not kept."""
    sentence, advice = {
        KeepProblem.DISK_FULL: (
            _("Not saved: the disk is full."),
            _("Your text is still here. It is kept as soon as there is room."),
        ),
        KeepProblem.READ_ONLY: (
            _("Not saved: the journal’s folder cannot be written to."),
            _("Your text is still here. It is kept as soon as the folder can be written to."),
        ),
        KeepProblem.BUSY: (
            _("Not saved yet: another program is using the journal."),
            _("Your text is still here. The app goes on trying."),
        ),
        KeepProblem.REPLACED: (
            _("Not saved: the journal file was replaced or taken away while it was open."),
            _("Your text is still here. Put the file back, or copy the text before you close."),
        ),
        KeepProblem.DAMAGED: (
            _("Not saved: the journal file is damaged."),
            _("Your text is still here. The backups folder holds earlier copies."),
        ),
        KeepProblem.CONFLICT: (
            _("This entry was changed somewhere else."),
            _("Both texts are kept."),
        ),
        KeepProblem.OTHER: (
            _("Not saved: the disk did not answer."),
            _("Your text is still here. The app goes on trying."),
        ),
    }[problem]
    return CannotKeep(problem, sentence, advice)


def _refuse_empty(path: Path) -> None:
    # A missing file, or one of a few bytes, would open without any error as a new, empty journal.
    try:
        size = path.stat().st_size
    except OSError:
        raise FileRefused(NotOurs.CANNOT_OPEN) from None
    if size < PAGE_BYTES:
        raise FileRefused(NotOurs.EMPTY)


def _raw_key(key: bytes | bytearray) -> bytearray:
    text = bytearray(b"x'" + key.hex().encode("ascii") + b"'")
    # Anything but this form is taken for a passphrase and opens with another key.
    if not _RAW_KEY.fullmatch(text):
        raise ValueError("a raw key has 32 bytes, or 48 with its salt")
    return text


def _tune(raw: Any, access: Access) -> None:
    raw.execute("PRAGMA trusted_schema = OFF")
    raw.execute("PRAGMA cell_size_check = ON")
    raw.execute("PRAGMA foreign_keys = ON")
    if access in {Access.READ, Access.STILL}:
        # No query_only: the file is opened read-only, and VACUUM INTO another must stay possible.
        return
    if access is Access.CREATE:
        # Of an existing file this would change two bytes before anybody asked whether it is
        # ours and not newer; `Vault` does it for what is to be written to.
        raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("PRAGMA secure_delete = ON")


def _refusal(error: dbapi2.Error) -> Exception:
    code = (getattr(error, "sqlite_errorcode", None) or _code_of_copying(error)) & 0xFF
    if code == SQLITE_NOTADB:
        return FileRefused(NotOurs.UNREADABLE)
    if code == SQLITE_CORRUPT:
        return FileRefused(NotOurs.CORRUPT)
    return translated(error)
