"""The only door to SQLCipher: what it opens, what it refuses, and what it never says."""

import os
import resource
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.storage.connection import (
    PAGE_BYTES,
    Access,
    Connection,
    FileRefused,
    NotOurs,
    StorageBug,
    cannot_keep,
    cipher_answers,
    open_connection,
    translated,
)
from tests.builders import key, make_vault

SECRET_WORDS = "Zwischen den Zeilen"
EXISTING = pytest.mark.parametrize("access", [Access.WRITE, Access.READ])


@pytest.fixture
def journal(vault_path: Path) -> Path:
    """A closed journal with one table of words in it."""
    connection = open_connection(vault_path, key(), Access.CREATE)
    connection.run("CREATE TABLE notes (words TEXT UNIQUE CHECK (words <> 'no')) STRICT")
    connection.run("INSERT INTO notes VALUES (?)", (SECRET_WORDS,))
    connection.close()
    return vault_path


def refused(path: Path, access: Access, number: int = 1) -> NotOurs:
    """Why this file does not open; it must be byte for byte what it was."""
    before = path.read_bytes()
    with pytest.raises(FileRefused) as caught:
        open_connection(path, key(number), access)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    return caught.value.verdict


@EXISTING
def test_a_wrong_key_is_refused(journal: Path, access: Access) -> None:
    assert refused(journal, access, number=2) is NotOurs.UNREADABLE


@EXISTING
def test_a_plain_database_is_refused(vault_path: Path, access: Access) -> None:
    plain = sqlite3.connect(vault_path)
    plain.execute("CREATE TABLE notes (words TEXT)")
    plain.close()
    assert refused(vault_path, access) is NotOurs.UNREADABLE


@EXISTING
@pytest.mark.parametrize("size", [4096, 10_000, 1_000_001])
def test_any_other_bytes_are_refused(vault_path: Path, access: Access, size: int) -> None:
    vault_path.write_bytes(os.urandom(size))
    assert refused(vault_path, access) is NotOurs.UNREADABLE


@EXISTING
@pytest.mark.parametrize("size", [0, 1, 5, 512, 4095])
def test_a_file_of_a_few_bytes_never_becomes_a_new_journal(
    vault_path: Path, access: Access, size: int
) -> None:
    vault_path.write_bytes(os.urandom(size))
    assert refused(vault_path, access) is NotOurs.EMPTY


@EXISTING
def test_a_missing_file_is_never_made(vault_path: Path, access: Access) -> None:
    with pytest.raises(FileRefused) as caught:
        open_connection(vault_path, key(), access)
    assert caught.value.verdict is NotOurs.CANNOT_OPEN
    assert list(vault_path.parent.iterdir()) == []


@EXISTING
def test_a_folder_is_refused(tmp_path: Path, access: Access) -> None:
    with pytest.raises(FileRefused) as caught:
        open_connection(tmp_path, key(), access)
    assert caught.value.verdict is NotOurs.CANNOT_OPEN


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        open_connection(tmp_path / "missing" / "journal.db", key(), Access.CREATE)
    assert caught.value.verdict is NotOurs.CANNOT_OPEN


def test_nothing_but_the_refusal_is_told(journal: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for number in (2, 3):
        refused(journal, Access.WRITE, number)
    with pytest.raises(FileRefused) as caught:
        open_connection(journal, key(2), Access.READ)
    told = "".join(traceback.format_exception(caught.value)).splitlines()[-1]
    assert told.endswith("FileRefused: unreadable")
    assert capfd.readouterr() == ("", "")


def test_what_goes_wrong_inside_is_not_told_on_standard_error(
    journal: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    damaged = bytearray(journal.read_bytes())
    for page in range(PAGE_BYTES, len(damaged), PAGE_BYTES):
        damaged[page + 100] ^= 1
    journal.write_bytes(damaged)
    connection = open_connection(journal, key(), Access.WRITE)
    with pytest.raises(CannotKeep):
        connection.rows("SELECT * FROM notes")
    connection.close()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("length", [0, 16, 31, 33, 47, 49, 64])
def test_a_key_of_another_length_is_never_taken_for_a_passphrase(
    vault_path: Path, length: int
) -> None:
    with pytest.raises(ValueError, match="raw key") as caught:
        open_connection(vault_path, b"k" * length, Access.CREATE)
    assert "6b" not in str(caught.value)
    assert list(vault_path.parent.iterdir()) == []


def test_the_key_is_used_raw_and_not_stretched(journal: Path) -> None:
    other = dbapi2.connect(journal)
    other.execute(f"PRAGMA key = \"x'{key().hex()}'\"")
    assert other.execute("SELECT words FROM notes").fetchall() == [(SECRET_WORDS,)]
    other.close()


def test_a_key_with_the_salt_of_the_header_opens_too(journal: Path) -> None:
    salt = journal.read_bytes()[:16]
    connection = open_connection(journal, key() + salt, Access.READ)
    assert connection.value("SELECT words FROM notes") == SECRET_WORDS
    connection.close()


def test_with_key_and_salt_a_damaged_header_still_opens(journal: Path) -> None:
    whole = journal.read_bytes()
    journal.write_bytes(bytes(16) + whole[16:])
    assert refused(journal, Access.READ) is NotOurs.UNREADABLE
    connection = open_connection(journal, key() + whole[:16], Access.READ)
    assert connection.value("SELECT words FROM notes") == SECRET_WORDS
    connection.close()


def test_the_file_is_encrypted_by_a_library_that_can(journal: Path) -> None:
    connection = open_connection(journal, key(), Access.READ)
    assert cipher_answers(connection)
    connection.close()
    assert not journal.read_bytes().startswith(b"SQLite format 3")


def test_plain_sqlite_would_be_noticed() -> None:
    assert not cipher_answers(Connection(sqlite3.connect(":memory:")))


def test_a_name_full_of_signs_opens_this_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "my jour?nal #1 %41&mode=memory é🌊.db"
    make_vault(path, key()).close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    open_connection(path, key(), Access.READ).close()


def test_the_settings_that_keep_words_safe_are_on(journal: Path) -> None:
    connection = open_connection(journal, key(), Access.WRITE)
    asked = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "trusted_schema",
             "cell_size_check", "cipher_memory_security", "locking_mode")  # fmt: skip
    answers = [connection.value(f"PRAGMA {name}") for name in asked]
    connection.close()
    assert [str(answer) for answer in answers] == ["wal", "2", "1", "1", "0", "1", "0", "normal"]


def test_what_does_not_fit_into_memory_never_goes_to_a_temporary_file(journal: Path) -> None:
    connection = open_connection(journal, key(), Access.READ)
    # 2: in memory unless asked otherwise, and 0: nobody asked.
    assert ("TEMP_STORE=2",) in connection.rows("PRAGMA compile_options")
    assert connection.value("PRAGMA temp_store") == 0
    connection.close()


def test_a_reader_cannot_write(journal: Path) -> None:
    reader = open_connection(journal, key(), Access.READ)
    with pytest.raises(CannotKeep) as caught:
        reader.run("INSERT INTO notes VALUES ('more')")
    reader.close()
    assert caught.value.problem is KeepProblem.READ_ONLY


def test_a_reader_stands_beside_the_writer_and_sees_what_was_kept(journal: Path) -> None:
    writer = open_connection(journal, key(), Access.WRITE)
    reader = open_connection(journal, key(), Access.READ)
    writer.run("BEGIN IMMEDIATE")
    writer.run("INSERT INTO notes VALUES ('more')")
    assert reader.value("SELECT count(*) FROM notes") == 1
    writer.run("COMMIT")
    assert reader.value("SELECT count(*) FROM notes") == 2
    reader.close()
    writer.close()


def test_an_exclusive_connection_lets_nobody_in_and_makes_no_shared_memory(journal: Path) -> None:
    alone = open_connection(journal, key(), Access.WRITE, exclusive=True)
    alone.run("INSERT INTO notes VALUES ('more')")
    assert not journal.with_name("journal.db-shm").exists()
    child = f"""
import sys
from pathlib import Path
from journal_app.core.errors import CannotKeep
from journal_app.storage import connection
connection._BUSY_SECONDS = 0.1
try:
    connection.open_connection(Path(sys.argv[1]), {key()!r}, connection.Access.WRITE)
except CannotKeep as refused:
    print(refused.problem)
"""
    told = subprocess.run(
        [sys.executable, "-c", child, str(journal)], capture_output=True, text=True, check=True
    )
    alone.close()
    assert (told.stdout, told.stderr) == ("busy\n", "")


BAD_CALLS: list[Callable[[Connection], object]] = [
    lambda db: db.run("INSERT INTO nowhere VALUES ('Zwischen den Zeilen')"),
    lambda db: db.run(f"SELECT '{SECRET_WORDS}"),
    lambda db: db.run("INSERT INTO notes VALUES (?)", (SECRET_WORDS,)),
    lambda db: db.run("INSERT INTO notes VALUES (?)", ("no",)),
    lambda db: db.run("INSERT INTO notes VALUES (?)", (SECRET_WORDS + "\ud800",)),
    lambda db: db.run("INSERT INTO notes VALUES (?)", (object(),)),
    lambda db: db.run("INSERT INTO notes VALUES (?)", (2**70,)),
    lambda db: db.run(f"SELECT 1; SELECT '{SECRET_WORDS}'"),
    lambda db: db.run(f"SELECT ? -- {SECRET_WORDS}", ()),
    lambda db: db.change("UPDATE notes SET words = ?", (b"blob",)),
    lambda db: db.row("SELECT Zwischen den Zeilen FROM notes"),
    lambda db: db.value(f"SELECT {SECRET_WORDS}"),
    lambda db: db.run_many("INSERT INTO notes VALUES (?)", [(SECRET_WORDS,)]),
    lambda db: db.run_script("SELECT 'Zwischen den Zeilen' FROM nowhere;"),
]


@pytest.mark.parametrize("call", BAD_CALLS, ids=map(str, range(len(BAD_CALLS))))
def test_a_bug_tells_a_code_and_neither_statement_nor_words(
    journal: Path, call: Callable[[Connection], object]
) -> None:
    connection = open_connection(journal, key(), Access.WRITE)
    with pytest.raises(StorageBug) as caught:
        call(connection)
    connection.close()
    last_line = "".join(traceback.format_exception_only(caught.value))
    assert last_line.split("StorageBug: ")[1] == f"SQLite result code {caught.value.code}\n"
    assert caught.value.__suppress_context__
    told = [frame for frame in traceback.format_exception(caught.value) if "line" not in frame]
    assert not any(SECRET_WORDS in part or "INSERT" in part for part in told)


@pytest.mark.parametrize("problem", KeepProblem)
def test_each_problem_has_its_own_words_and_a_way_out(problem: KeepProblem) -> None:
    error = cannot_keep(problem)
    assert error.problem is problem
    assert error.sentence.endswith(".")
    assert error.advice.endswith(".")
    assert len({cannot_keep(other).sentence for other in KeepProblem}) == len(KeepProblem)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (dbapi2.SQLITE_FULL, KeepProblem.DISK_FULL),
        (dbapi2.SQLITE_READONLY, KeepProblem.READ_ONLY),
        (dbapi2.SQLITE_BUSY, KeepProblem.BUSY),
        (dbapi2.SQLITE_CORRUPT, KeepProblem.DAMAGED),
        (dbapi2.SQLITE_NOTADB, KeepProblem.DAMAGED),
        (dbapi2.SQLITE_IOERR, KeepProblem.OTHER),
        (dbapi2.SQLITE_CANTOPEN, KeepProblem.OTHER),
        (dbapi2.SQLITE_IOERR | 3 << 8, KeepProblem.OTHER),
        (dbapi2.SQLITE_READONLY | 4 << 8, KeepProblem.READ_ONLY),
    ],
)
def test_the_codes_of_the_library_become_problems(code: int, problem: KeepProblem) -> None:
    error = dbapi2.OperationalError(SECRET_WORDS)
    error.sqlite_errorcode = code
    told = translated(error)
    assert isinstance(told, CannotKeep)
    assert told.problem is problem
    assert SECRET_WORDS not in told.words


SCRIPT = """
CREATE TABLE a (x);
CREATE TRIGGER t AFTER INSERT ON a
BEGIN
    DELETE FROM a; -- ; here
END;
INSERT INTO a VALUES (';');
"""


def test_what_the_disk_refuses_while_pages_are_copied_is_no_bug(journal: Path) -> None:
    copy = journal.with_name("copy.db")
    source = open_connection(journal, key(), Access.READ)
    writing = open_connection(copy, key(2), Access.CREATE)
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3 * PAGE_BYTES, most[1]))
    try:
        with pytest.raises(CannotKeep) as refused:
            source.copy_into(writing, lambda _done, _all: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert refused.value.problem is KeepProblem.OTHER
    source.copy_into(writing, lambda _done, _all: None)
    writing.close()
    reading = open_connection(copy, key(2), Access.READ)
    with pytest.raises(CannotKeep) as refused:
        source.copy_into(reading, lambda _done, _all: None)
    assert refused.value.problem is KeepProblem.READ_ONLY
    reading.close()
    source.close()


def test_a_script_runs_inside_the_transaction_that_is_open(journal: Path) -> None:
    connection = open_connection(journal, key(), Access.WRITE)
    connection.run("BEGIN")
    connection.run_script(SCRIPT)
    assert connection.in_transaction()
    connection.run("ROLLBACK")
    assert connection.value("SELECT count(*) FROM sqlite_master WHERE name = 'a'") == 0
    connection.close()


def test_counts_of_rows_and_ids_come_back(journal: Path) -> None:
    connection = open_connection(journal, key(), Access.WRITE)
    assert connection.run("INSERT INTO notes VALUES (?)", ("b",)) == 2
    connection.run_many("INSERT INTO notes VALUES (?)", [("c",), ("d",)])
    assert connection.change("UPDATE notes SET words = words || '.'") == 4
    assert connection.row("SELECT words FROM notes WHERE words = 'z'") is None
    assert connection.value("SELECT words FROM notes WHERE words = 'z'") is None
    assert connection.rows("SELECT words FROM notes WHERE rowid > 2 ORDER BY 1") == [
        ("c.",),
        ("d.",),
    ]
    connection.close()
