"""A new journal from a damaged one: every kind of page, with and without an earlier copy."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.text import preview
from journal_app.storage.checking import problems
from journal_app.storage.connection import PAGE_BYTES, Connection
from journal_app.storage.copying import verified_copy
from journal_app.storage.rescued import Outcome
from journal_app.storage.vault import Vault
from tests.builders import START, entry, keep_entry, make_vault, open_vault
from tests.exchange import sample
from tests.exchange.sample_looking_back import fill_looking_back
from tests.storage.damaged import (
    KEY,
    leaf_of,
    map_of,
    pages_of,
    rescued,
    rests_of_texts,
    spoil_pages,
)

LOOKING_BACK = ("margin_notes", "not_again", "saved_searches", "bin", "files", "attachments")
DERIVED = ("words", "sqlite", "counter")
Rows = dict[str, set[tuple[object, ...]]]


def rows_of(connection: Connection) -> Rows:
    """Every row of every table but those that are made anew."""
    names = connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    rows = {
        name: set(connection.rows(f"SELECT * FROM {name}"))  # noqa: S608 - names of tables
        for (name,) in names
        if not name.startswith(DERIVED)
    }
    # A day on which nothing is left any more may be counted or not.
    rows["days"] = {row for row in rows["days"] if any(row[1:])}
    return rows


def body_of(number: int) -> str:
    """A text of its own for each number: most are short, a few run over many pages."""
    chance = random.Random(number)
    words = f"Number {number} of the evenings by the water. "
    return words * (chance.randrange(300, 900) if number % 40 == 7 else chance.randrange(1, 25))


def fill(vault: Vault, numbers: range) -> None:
    for number in numbers:
        at = START + timedelta(hours=number)
        names = ["Ana" if number % 3 else f"Person {number % 17}"]
        keep_entry(vault, entry(body_of(number), at=at, people=names, tags=[f"tag {number % 11}"]))


@dataclass(frozen=True)
class Original:
    """A healthy journal of some three hundred pieces and all it holds."""

    raw: bytes
    rows: Rows

    @property
    def bodies(self) -> dict[str, str]:
        uids = {row[0]: str(row[1]) for row in self.rows["pieces"]}
        return {uids[row[0]]: str(row[1]) for row in self.rows["entries"]}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    path = tmp_path_factory.mktemp("original") / "journal.db"
    vault = make_vault(path)
    fill_looking_back(vault, *sample.fill(vault))
    fill(vault, range(300))
    rows = rows_of(vault.connection)
    vault.close()
    return Original(path.read_bytes(), rows)


@pytest.fixture
def journal(original: Original, vault_path: Path) -> Path:
    """The same journal, to be damaged."""
    vault_path.write_bytes(original.raw)
    return vault_path


def result(path: Path, copies: list[Path] | None = None) -> tuple[Rows, Outcome]:
    """What a rescue gives; it always passes every check but that of the index of words."""
    connection, outcome = rescued(path, copies or [])
    try:
        assert set(problems(connection)) <= {"words"}
        return rows_of(connection), outcome
    finally:
        connection.close()


def bodies_of(rows: Rows) -> dict[str, str]:
    return Original(b"", rows).bodies


def test_a_healthy_journal_comes_out_as_it_is(journal: Path, original: Original) -> None:
    rows, outcome = result(journal)
    assert rows == original.rows
    assert not outcome.pieces.lost
    assert (outcome.pages_damaged, outcome.rows_without_place) == (0, 0)


PAGES: dict[str, Callable[[Path], list[int]]] = {
    "the first page": lambda _path: [1],
    "a part of the schema": lambda path: [map_of(path, "sqlite_schema").leaves[0]],
    "another part of it": lambda path: [map_of(path, "sqlite_schema").leaves[-1]],
    "the schema's first page and a part": lambda path: [1, map_of(path, "sqlite_schema").leaves[2]],
    "above the heads": lambda path: list(map_of(path, "pieces").inner),
    "above the texts": lambda path: list(map_of(path, "entries").inner),
    "an index over time": lambda path: [map_of(path, "pieces_timeline").leaves[0]],
    "above it": lambda path: list(map_of(path, "pieces_timeline").inner),
    "the index of uids": lambda path: list(map_of(path, "sqlite_autoindex_pieces_1").leaves),
    "the words": lambda path: list(map_of(path, "words_data").leaves[:3]),
    "the days": lambda path: list(map_of(path, "days").leaves),
    "where people stand, by person": lambda path: list(
        map_of(path, "piece_people_of_person").leaves
    ),
}
"""Pages that hold nothing of which there is not a second way to it."""


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_that_only_leads_to_others_is_no_loss(
    journal: Path, original: Original, kind: str
) -> None:
    pages = PAGES[kind](journal)
    assert pages
    spoil_pages(journal, pages)
    rows, outcome = result(journal)
    assert rows == original.rows
    assert outcome.pages_damaged == len(pages)
    assert not outcome.pieces.lost


def test_all_that_only_lead_to_others_at_once(journal: Path, original: Original) -> None:
    spoil_pages(journal, {page for kind in PAGES.values() for page in kind(journal)})
    rows, outcome = result(journal)
    assert bodies_of(rows) == original.bodies
    assert not outcome.pieces.lost


def test_heads_are_put_together_again_from_their_words(journal: Path, original: Original) -> None:
    page = leaf_of(journal, "pieces", 100)
    spoil_pages(journal, [page])
    rows, outcome = result(journal)
    assert bodies_of(rows) == original.bodies
    assert 5 < len(outcome.pieces.mended) < 60
    before = {row[1]: row for row in original.rows["pieces"]}
    for row in rows["pieces"] - original.rows["pieces"]:
        known = before[row[1]]
        # Uid, kind, instant, day, preview, length: as they were. One more save was made.
        assert (row[0], row[2], row[3], row[6]) == (known[0], known[2], known[3], known[6])
        assert (row[8], row[9]) == (known[8], known[9])
    for table in ("entries", "piece_people", "piece_tags", "people", "passages", "revisions"):
        assert rows[table] == original.rows[table]


def test_of_a_lost_text_at_least_the_beginning_is_left(journal: Path, original: Original) -> None:
    lost = leaf_of(journal, "entries", 200)
    spoil_pages(journal, [lost])
    rows, outcome = result(journal)
    after, before = bodies_of(rows), original.bodies
    assert after.keys() == before.keys()
    changed = [uid for uid in before if before[uid] != after[uid]]
    assert len(changed) == len(outcome.pieces.shortened) > 0
    for uid in changed:
        beginning = after[uid].removesuffix(" …")
        assert before[uid].startswith(beginning)
        assert len(beginning) >= min(len(before[uid].strip()), 300)


def test_a_text_torn_in_the_middle_is_kept_up_to_there(journal: Path, original: Original) -> None:
    row = next(row for row in original.rows["entries"] if len(str(row[1])) > 30_000)
    with pages_of(journal) as pages:
        (last,) = [
            number
            for number in rests_of_texts(journal)
            if (data := pages.read(number)) is not None
            and data[4:].rstrip(b"\0").decode("utf-8", "ignore") in str(row[1])
            and data[:4] == bytes(4)
        ][:1]
    spoil_pages(journal, [last])
    rows, outcome = result(journal)
    (piece,) = outcome.pieces.shortened
    body = next(str(each[1]) for each in rows["entries"] if each[0] == piece)
    whole = next(str(each[1]) for each in original.rows["entries"] if each[0] == piece)
    assert whole.startswith(body.removesuffix(" …"))
    assert len(body) > len(whole) - 5000
    assert next(each[8] for each in rows["pieces"] if each[0] == piece) == preview(body)


def test_names_and_their_places_come_back_from_their_indexes(
    journal: Path, original: Original
) -> None:
    spoil_pages(journal, [*map_of(journal, "people").leaves, *map_of(journal, "piece_tags").leaves])
    rows, _outcome = result(journal)
    names = {(row[0], row[1], str(row[2]).casefold()) for row in original.rows["people"]}
    assert {(row[0], row[1], str(row[2]).casefold()) for row in rows["people"]} == names
    placed = {row[:2] for row in original.rows["piece_tags"]}
    assert {row[:2] for row in rows["piece_tags"]} == placed


def test_free_pages_count_for_nothing(vault_path: Path) -> None:
    vault = make_vault(vault_path)
    fill(vault, range(120))
    with vault.writing():
        for piece in range(20, 100):
            vault.search.forget(piece)
            vault.pieces.remove(piece)
    assert vault.connection.value("PRAGMA freelist_count") > 20
    rows = rows_of(vault.connection)
    vault.close()
    with pages_of(vault_path) as pages:
        first = pages.read(1)
        assert first is not None
        trunk = int.from_bytes(first[32:36], "big")
    spoil_pages(vault_path, [trunk])
    assert result(vault_path)[0] == rows
    # Not even where a page that led to others is lost as well: what is free holds nothing.
    spoil_pages(vault_path, map_of(vault_path, "pieces").inner)
    assert result(vault_path)[0] == rows


@pytest.mark.parametrize("cut", [1, 3, 20, 100])
@pytest.mark.parametrize("inside", [0, 1000])
def test_the_end_of_the_file_is_missing(
    journal: Path, original: Original, cut: int, inside: int
) -> None:
    journal.write_bytes(original.raw[: -cut * PAGE_BYTES + inside])
    rows, outcome = result(journal)
    assert outcome.pages_damaged == cut
    whole = original.bodies
    part = outcome.pieces.shortened | outcome.pieces.earlier
    uids = {row[0]: row[1] for row in rows["pieces"]}
    for uid, body in bodies_of(rows).items():
        assert body == whole[uid] or uid in {uids[piece] for piece in part}
    known = len(rows["pieces"]) + len(outcome.pieces.lost)
    assert known == len(original.rows["pieces"]) or outcome.may_miss_more


# With an earlier copy.


@pytest.fixture
def copied(journal: Path, original: Original) -> Path:
    """A copy from before thirty more entries, a change, and deletions."""
    copy = journal.with_name("copy.db")
    vault = open_vault(journal)
    verified_copy(vault.connection, copy, KEY)
    fill(vault, range(300, 330))
    with vault.writing():
        for piece in (50, 51, 150):
            vault.search.forget(piece)
            vault.pieces.remove(piece)
        for piece in (120, 121):
            vault.entries.keep_revision(piece, START)
            vault.entries.save(piece, 1, f"Changed {piece}.", START)
    vault.close()
    return copy


def now_in(path: Path) -> Rows:
    vault = open_vault(path)
    rows = rows_of(vault.connection)
    vault.close()
    return rows


def test_nothing_is_taken_from_a_copy_while_everything_can_be_read(
    journal: Path, copied: Path
) -> None:
    whole = now_in(journal)
    rows, outcome = result(journal, [copied])
    assert rows == whole
    assert (outcome.pieces.from_copies, outcome.rows_from_copies) == (set(), 0)


def test_texts_come_from_the_copy_where_they_are_lost(journal: Path, copied: Path) -> None:
    whole = now_in(journal)
    spoil_pages(journal, {leaf_of(journal, "entries", piece) for piece in (60, 200, 250)})
    rows, outcome = result(journal, [copied])
    assert rows == whole
    assert outcome.pieces.from_copies
    assert not outcome.pieces.shortened


@pytest.mark.parametrize(
    "table",
    ["pieces", "entries", "piece_people", "piece_tags", "people", "tags", "revisions", "moments",
     "moment_terms", "moment_body", "moment_texts", "moment_numbers", "moment_times", "passages",
     "links", "shelf_lines", "settings", "moment_drafts", "own_terms", "practice_sessions",
     "prompts_shown", "margin_notes", "not_again", "saved_searches", "bin", "files", "attachments",
     "sqlite_autoindex_files_1", "sqlite_autoindex_pieces_1"],
)  # fmt: skip
def test_all_of_one_table_lost(journal: Path, copied: Path, table: str) -> None:
    whole = now_in(journal)
    spoil_pages(journal, {*map_of(journal, table).leaves, *map_of(journal, table).inner})
    rows, outcome = result(journal, [copied])
    kept = {row[0] for row in rows["pieces"]}
    assert not kept & {50, 51, 150}  # what was deleted does not come back
    bodies, before = bodies_of(rows), bodies_of(whole)
    part = outcome.pieces.shortened | outcome.pieces.earlier
    assert bodies.keys() == before.keys()
    uids = {row[1]: row[0] for row in rows["pieces"]}
    for uid, body in before.items():
        assert bodies[uid] == body or uids[uid] in part | outcome.pieces.from_copies
    if table not in {"pieces", "entries"}:
        assert bodies == before
    for name in (
        "moments",
        "shelf_lines",
        "settings",
        "own_terms",
        "moment_terms",
        "links",
        *LOOKING_BACK,
    ):
        assert rows[name] == whole[name]


def test_of_a_lost_text_the_newest_version_that_anybody_has_is_taken(
    journal: Path, original: Original
) -> None:
    long = "Changed, and longer than what a card shows of it. " * 20
    copy = journal.with_name("copy.db")
    vault = open_vault(journal)
    verified_copy(vault.connection, copy, KEY)
    changes = {120: "Changed in a few words.", 121: long, 122: long}
    with vault.writing():
        for piece, body in changes.items():
            vault.entries.save(piece, 1, f"Between. {body}", START)
        vault.entries.keep_revision(121, START)
        for piece, body in changes.items():
            vault.entries.save(piece, 2, body, START)
    vault.close()
    spoil_pages(journal, {leaf_of(journal, "entries", piece) for piece in changes})
    rows, outcome = result(journal, [copy])
    after = {row[0]: row[1] for row in rows["entries"]}
    before = {row[0]: row[1] for row in original.rows["entries"]}
    assert after[120] == "Changed in a few words."  # a card shows all of it
    assert after[121] == f"Between. {long}"  # kept beside it before the last change
    assert after[122] == before[122]  # only the copy has any
    assert {piece for piece in before if before[piece] != after[piece]} == {120, 121}
    found = outcome.pieces
    assert (found.mended, found.earlier) == ({120}, {121})
    assert 122 in found.from_copies
