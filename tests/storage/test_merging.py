"""A damaged journal and its copy: nothing deleted comes back, and no row goes to another piece."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.storage.checking import problems
from journal_app.storage.connection import Access, Connection, open_connection
from journal_app.storage.copying import verified_copy
from journal_app.storage.migrations import MIGRATIONS
from journal_app.storage.migrator import migrate
from journal_app.storage.older_copies import brought_up_to_date
from journal_app.storage.pages import Pages
from journal_app.storage.rescued import Outcome, Rescued
from journal_app.storage.vault import Vault
from tests.builders import START, entry, keep_entry, keep_moment, make_vault, moment, open_vault
from tests.exchange import sample
from tests.exchange.sample_looking_back import FILE, fill_looking_back
from tests.storage.damaged import KEY, leaf_of, map_of, rescued, spoil_pages

FROZEN = Path(__file__).parent.parent / "fixtures" / "journals"
LOOKING_BACK = ("margin_notes", "not_again", "saved_searches", "bin", "files", "attachments")
LONG = "by the water, and then the long way home. " * 60


def write(vault: Vault, *names: str, person: str = "Ana") -> list[int]:
    return [
        keep_entry(
            vault, entry(f"{name} {LONG}", at=START + timedelta(minutes=at), people=[person])
        )
        for at, name in enumerate(names)
    ]


def copy_of(vault: Vault) -> Path:
    target = vault.path.with_name("copy.db")
    verified_copy(vault.connection, target, KEY)
    return target


def remove(vault: Vault, *pieces: int) -> None:
    with vault.writing():
        for piece in pieces:
            vault.search.forget(piece)
            vault.pieces.remove(piece)


def spoil_tables(path: Path, *names: str) -> None:
    spoil_pages(path, {page for name in names for page in (*map_of(path, name).leaves,)})


def texts(connection: Connection) -> dict[str, str]:
    """The name each text begins with, and the person on it."""
    rows = connection.rows("""
        SELECT substr(body, 1, instr(body, ' ') - 1), group_concat(label) FROM pieces
        JOIN entries USING (id) LEFT JOIN piece_people ON piece = pieces.id
        LEFT JOIN people ON people.id = person GROUP BY pieces.id
    """)
    return dict(rows)


def came(path: Path, *copies: Path) -> tuple[dict[str, str], Outcome]:
    connection, outcome = rescued(path, list(copies))
    try:
        assert set(problems(connection)) <= {"words"}
        return texts(connection), outcome
    finally:
        connection.close()


def test_what_was_deleted_since_does_not_come_back_while_any_index_tells(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    ids = write(vault, *(f"T{number}" for number in range(60)))
    copy = copy_of(vault)
    remove(vault, ids[10], ids[30], ids[31])
    vault.close()
    healthy = vault_path.read_bytes()
    left = {f"T{number}" for number in range(60)} - {"T10", "T30", "T31"}
    for lost in (("pieces",), ("entries",), ("pieces", "entries"), ("sqlite_autoindex_pieces_1",)):
        vault_path.write_bytes(healthy)
        spoil_tables(vault_path, *lost)
        found, _outcome = came(vault_path, copy)
        assert set(found) == left, lost


def test_a_deleted_piece_comes_back_only_where_nothing_can_tell(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    ids = write(vault, *(f"T{number}" for number in range(60)))
    copy = copy_of(vault)
    remove(vault, ids[10])
    vault.close()
    spoil_tables(vault_path, "pieces", "entries", "sqlite_autoindex_pieces_1")
    found, outcome = came(vault_path, copy)
    assert set(found) == {f"T{number}" for number in range(60)}
    assert outcome.may_miss_more


def test_where_the_index_is_lost_the_table_tells_what_was_deleted(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    ids = write(vault, *(f"T{number}" for number in range(60)))
    copy = copy_of(vault)
    remove(vault, ids[10])
    vault.close()
    page = leaf_of(vault_path, "pieces", ids[50])
    assert page != leaf_of(vault_path, "pieces", ids[10])
    spoil_tables(vault_path, "sqlite_autoindex_pieces_1")
    spoil_pages(vault_path, [page])
    found, _outcome = came(vault_path, copy)
    assert set(found) == {f"T{number}" for number in range(60)} - {"T10"}


def test_an_id_given_again_never_mixes_two_pieces(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    write(vault, "T1", "T2")
    (last,) = write(vault, "Deleted", person="Bo")
    copy = copy_of(vault)
    remove(vault, last)
    (again,) = write(vault, "Newer", person="Cy")
    assert again == last
    vault.close()
    healthy = vault_path.read_bytes()
    people = {"T1": "Ana", "T2": "Ana", "Newer": "Cy"}
    for lost in (("pieces",), ("piece_people",), ("sqlite_autoindex_pieces_1",), ("people",)):
        vault_path.write_bytes(healthy)
        spoil_tables(vault_path, *lost)
        found, _outcome = came(vault_path, copy)
        assert {name: who.capitalize() for name, who in found.items()} == people, lost
    vault_path.write_bytes(healthy)
    spoil_tables(vault_path, "pieces", "sqlite_autoindex_pieces_1", "pieces_timeline")
    found, _outcome = came(vault_path, copy)
    # Nothing tells any more whether it is the same one: there are two, and neither is changed.
    assert found == people | {"Deleted": "Bo"}


def test_what_is_left_of_a_lost_piece_goes_to_no_other_under_its_id(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    write(vault, "T1")
    (last,) = write(vault, "Deleted", person="Bo")
    copy = copy_of(vault)
    remove(vault, last)
    (again,) = write(vault, "Newer", person="Cy")
    assert again == last
    vault.close()
    spoil_tables(vault_path, "pieces", "entries", "sqlite_autoindex_pieces_1")
    found, _outcome = came(vault_path, copy)
    assert found == {"T1": "Ana", "Deleted": "Bo"}


def test_ids_of_another_numbering_are_led_to_those_of_here(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    write(vault, *(f"T{number}" for number in range(40)), person="Ana")
    write(vault, "Last", person="Bo")
    vault.close()
    # The same pieces and people under other ids, as after an earlier rescue.
    copy = vault_path.with_name("copy.db")
    shutil.copy(vault_path, copy)
    other = open_vault(copy)
    other.connection.run("PRAGMA foreign_keys = OFF")
    for table, column in (("pieces", "id"), ("entries", "id"), ("piece_people", "piece")):
        other.connection.run(f"UPDATE {table} SET {column} = {column} + 1000")  # noqa: S608 - names of tables
    for table, column in (("people", "id"), ("piece_people", "person")):
        for step in (f"{column} + 10", f"13 - {column}"):
            other.connection.run(f"UPDATE {table} SET {column} = {step}")  # noqa: S608 - the same
    other.connection.run("DELETE FROM words")
    other.close()
    whole = {f"T{number}": "Ana" for number in range(40)} | {"Last": "Bo"}
    healthy = vault_path.read_bytes()
    for lost in (("entries",), ("entries", "pieces"), ("piece_people", "piece_people_of_person"),
                 ("people", "sqlite_autoindex_people_1", "sqlite_autoindex_people_2"),
                 ("entries", "piece_people", "piece_people_of_person")):  # fmt: skip
        vault_path.write_bytes(healthy)
        spoil_tables(vault_path, *lost)
        found, _outcome = came(vault_path, copy)
        if "people" in lost:
            # Which row of the other numbering is which person nothing tells: no name is better
            # than another one's.
            assert set(found) == set(whole)
            assert all(who in {None, whole[name]} for name, who in found.items())
        else:
            assert found == whole, lost


def test_fields_of_a_moment_are_never_mixed_from_two_versions(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    sample.fill(vault)
    copy = copy_of(vault)
    (piece,) = [row[0] for row in vault.connection.rows("SELECT id FROM moments")]
    before = vault.connection.rows("SELECT * FROM moment_terms")
    with vault.writing():
        vault.connection.run("UPDATE pieces SET rev = rev + 1 WHERE id = ?", (piece,))
        vault.connection.run("DELETE FROM moment_terms WHERE position > 0")
        vault.connection.run("UPDATE moment_texts SET body = 'Changed.'")
    vault.close()
    spoil_tables(vault_path, "moments")
    connection, _outcome = rescued(vault_path, [copy])
    assert connection.rows("SELECT * FROM moment_terms") == before
    assert "Changed." not in [row[0] for row in connection.rows("SELECT body FROM moment_texts")]
    assert connection.value("SELECT count(*) FROM moments") == 1
    connection.close()


def test_what_is_sealed_or_in_the_bin_stays_so(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    ids = write(vault, "Open", "Sealed", "Binned")
    copy = copy_of(vault)
    with vault.writing():
        vault.pieces.seal(ids[1], True)
        vault.pieces.bin(ids[2], START)
    vault.close()
    healthy = vault_path.read_bytes()
    for lost in (("pieces",), ("entries",), ("pieces", "entries")):
        for copies in ((), (copy,)):
            vault_path.write_bytes(healthy)
            spoil_tables(vault_path, *lost)
            connection, _outcome = rescued(vault_path, list(copies))
            standing = {
                row[0]: row[1:]
                for row in connection.rows("SELECT id, sealed, deleted_at IS NOT NULL FROM pieces")
            }
            connection.close()
            if len(lost) == 1 or copies:
                assert standing == {ids[0]: (0, 0), ids[1]: (1, 0), ids[2]: (0, 1)}, lost


def test_several_copies_each_give_what_the_newer_ones_do_not_have(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    ids = write(vault, "T1", "T2", "T3")
    older = copy_of(vault).rename(vault_path.with_name("older.db"))
    remove(vault, ids[1])
    newer = copy_of(vault)
    vault.close()
    # As if the newest copy were of a time that was undone by a restore.
    shutil.copy(older, vault_path)
    spoil_pages(vault_path, {leaf_of(vault_path, "entries", piece) for piece in ids})
    found, outcome = came(vault_path, newer, older)
    assert set(found) == {"T1", "T2", "T3"}
    assert len(outcome.pieces.from_copies) == 3


def test_a_file_that_lost_its_log_is_the_older_one(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    ids = write(vault, "T1", "T2")
    vault.checkpoint()
    behind = vault_path.read_bytes()
    write(vault, "T3")
    with vault.writing():
        vault.entries.save(ids[0], 1, f"Changed {LONG}", START + timedelta(hours=1))
    copy = copy_of(vault)
    vault.close()
    vault_path.write_bytes(behind)
    with Pages(vault_path, vault_path.with_name("none"), KEY) as pages:
        target = vault_path.with_name("rescued.db")
        building = Rescued(target, KEY, pages, lambda _done, _of: None)
        assert not building.has_gaps()
        reader = open_connection(copy, KEY, Access.STILL)
        building.fill_from(reader, newest=True, made_at=START + timedelta(days=1))
        reader.close()
        building.finish(saves=0)
    assert set(texts(building.connection)) == {"T2", "T3", "Changed"}
    building.connection.close()


def test_a_file_and_a_copy_of_an_earlier_version(vault_path: Path) -> None:
    shutil.copy(FROZEN / "schema-1.db", vault_path)
    current = vault_path.with_name("current.db")
    shutil.copy(FROZEN / "schema-1.db", current)
    connection = open_connection(current, KEY, Access.WRITE)
    migrate(connection, lambda _version: None)
    whole = {
        name: set(connection.rows(f"SELECT * FROM {name}"))  # noqa: S608 - names of tables
        for name in ("pieces", "entries", "moments", "moment_terms", "passages", "links", "people")
    }
    connection.close()
    copy = vault_path.with_name("copy.db")
    shutil.copy(FROZEN / "schema-1.db", copy)
    before = copy.read_bytes()
    spoil_tables(vault_path, "entries", "passages", "moment_terms")
    with Pages(vault_path, vault_path.with_name("none"), KEY) as pages:
        building = Rescued(vault_path.with_name("new.db"), KEY, pages, lambda _done, _of: None)
        scratch = vault_path.with_name("scratch")
        with brought_up_to_date(copy, KEY, scratch) as reader:
            building.fill_from(reader, newest=True)
        assert not scratch.exists()
        building.finish(saves=0)
    into = building.connection
    assert into.value("PRAGMA user_version") == MIGRATIONS[-1].version
    for name, rows in whole.items():
        assert set(into.rows(f"SELECT * FROM {name}")) == rows, name  # noqa: S608 - names of tables
    into.close()
    assert copy.read_bytes() == before


@pytest.mark.parametrize("table", ["entries", "moments"])
def test_the_saves_are_counted_on(vault_path: Path, table: str) -> None:
    vault = make_vault(vault_path)
    write(vault, "T1")
    keep_moment(vault, moment())
    saves = vault.saves()
    vault.close()
    spoil_tables(vault_path, table, "counter")
    connection, _outcome = rescued(vault_path)
    assert connection.value("SELECT saves FROM counter") == 1
    connection.close()
    with Pages(vault_path, vault_path.with_name("none"), KEY) as pages:
        target = vault_path.with_name("new.db")
        building = Rescued(target, KEY, pages, lambda _done, _of: None)
        building.finish(saves=saves)
        assert building.saves() == saves + 1
        building.connection.close()


def test_pictures_and_notes_come_with_the_piece_they_are_on(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    fill_looking_back(vault, *sample.fill(vault))
    copy = copy_of(vault)
    with vault.writing():
        # Since then the picture got another row of the files, and its id went to another one.
        for sql in (
            "INSERT INTO files SELECT 2, '', media, bytes, width, height, created_at FROM files",
            "UPDATE attachments SET file = 2",
            "DELETE FROM files WHERE id = 1",
        ):
            vault.connection.run(sql)
        vault.connection.run("UPDATE files SET uid = ?", (FILE,))
        vault.connection.run("INSERT INTO files VALUES (1, 'ab', 'image/png', 9, 1, 1, 0)")
    whole = {name: vault.connection.rows(f"SELECT * FROM {name}") for name in LOOKING_BACK}  # noqa: S608 - names of tables
    vault.close()
    healthy = vault_path.read_bytes()
    for lost in (("attachments",), ("attachments", "margin_notes", "not_again"),
                 ("attachments_of_piece", "attachments_of_file", "attachments"),
                 ("files",), ("saved_searches", "bin")):  # fmt: skip
        vault_path.write_bytes(healthy)
        spoil_tables(vault_path, *lost)
        connection, _outcome = rescued(vault_path, [copy])
        assert connection.rows("PRAGMA foreign_key_check") == []
        for name in set(LOOKING_BACK) - {"files"}:
            assert connection.rows(f"SELECT * FROM {name}") == whole[name], (lost, name)  # noqa: S608 - the same
        # The row that came after the copy was made is known by its name alone.
        files = [row[:2] for row in connection.rows("SELECT id, uid FROM files")]
        assert set(files) == {row[:2] for row in whole["files"]}, lost
        connection.close()


def test_a_piece_taken_from_a_copy_brings_the_files_it_shows(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    fill_looking_back(vault, *sample.fill(vault))
    copy = copy_of(vault)
    vault.close()
    tables = ("pieces", "files", "attachments")
    spoil_tables(vault_path, "entries", *tables, *(f"sqlite_autoindex_{name}_1" for name in tables))
    connection, _outcome = rescued(vault_path, [copy])
    shown = "SELECT label, media FROM attachments JOIN files ON files.id = file"
    assert connection.rows(shown) == [("the harbour.gif", "image/gif")]
    assert connection.rows("PRAGMA foreign_key_check") == []
    connection.close()


def test_a_picture_is_kept_where_only_the_indexes_still_tell_of_it(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    fill_looking_back(vault, *sample.fill(vault))
    told = "SELECT files.uid, attachments.uid, piece FROM attachments JOIN files ON files.id = file"
    before = vault.connection.rows(told)
    vault.close()
    spoil_tables(vault_path, "files", "attachments")
    connection, _outcome = rescued(vault_path)
    assert connection.rows(told) == before
    connection.close()
