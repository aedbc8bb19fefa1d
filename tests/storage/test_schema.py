"""The schema itself: strict tables, plans of the hot questions, and what hangs on a piece."""

from dataclasses import replace

import pytest

from journal_app.core.errors import CannotKeep
from journal_app.core.ids import new_uid
from journal_app.core.moments import Moment
from journal_app.core.passages import Passage, PassageFilter, anchor_at
from journal_app.storage import (
    entries,
    followups,
    heads,
    lately,
    moments,
    newest,
    passages,
    passages_read,
    prompts,
    search_conditions,
    timeline,
    writings,
)
from journal_app.storage.connection import StorageBug
from journal_app.storage.people import STATEMENTS as PEOPLE
from journal_app.storage.tags import STATEMENTS as TAGS
from journal_app.storage.vault import Vault
from tests.builders import START, entry, keep_entry, keep_moment, moment

PLANS = {
    timeline.ALL: ["SCAN pieces USING COVERING INDEX pieces_timeline"],
    timeline.AMONG.format(days="true"): [
        "SEARCH pieces USING INTEGER PRIMARY KEY (rowid=?)",
        "LIST SUBQUERY",
        "SCAN json_each VIRTUAL TABLE INDEX",
        "USE TEMP B-TREE FOR ORDER BY",
    ],
    heads.PIECES: [
        "SEARCH pieces USING INTEGER PRIMARY KEY (rowid=?)",
        "LIST SUBQUERY",
        "SCAN json_each VIRTUAL TABLE INDEX",
    ],
    heads.TERMS: [
        "SEARCH moment_terms USING PRIMARY KEY (moment=? AND field=? AND position=?)",
        "LIST SUBQUERY",
        "SCAN json_each VIRTUAL TABLE INDEX",
    ],
    heads.REGIONS: [
        "SEARCH moment_body USING PRIMARY KEY (moment=?)",
        "LIST SUBQUERY",
        "SCAN json_each VIRTUAL TABLE INDEX",
    ],
    moments.ANSWERED: [
        "SEARCH moments USING INDEX moments_reading_at (reading_at>? AND reading_at<?)",
        "LIST SUBQUERY",
        "SCAN json_each VIRTUAL TABLE INDEX",
        "CREATE BLOOM FILTER",
        "SEARCH pieces USING INTEGER PRIMARY KEY (rowid=?)",
    ],
    timeline.DAYS: ["SCAN days"],
    entries.ONE: [
        "SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)",
        "SEARCH pieces USING INTEGER PRIMARY KEY (rowid=?)",
    ],
    entries.NEWEST_OF_DAY: [
        "SEARCH pieces USING INDEX pieces_timeline (local_day=?)",
        "USE TEMP B-TREE FOR ORDER BY",
    ],
    entries.BINNED: [
        "SEARCH pieces USING INDEX pieces_bin (deleted_at>?)",
        "SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)",
    ],
    prompts.ANSWERS: [
        "SEARCH entries USING COVERING INDEX entries_of_prompt (prompt_id=?)",
        "SEARCH pieces USING INTEGER PRIMARY KEY (rowid=?)",
        "USE TEMP B-TREE FOR ORDER BY",
    ],
    prompts.ANSWERED: [
        "SEARCH entries USING COVERING INDEX entries_of_prompt (prompt_id>?)",
        "SEARCH pieces USING INTEGER PRIMARY KEY (rowid=?)",
    ],
    prompts.OF_SITTING: [
        "SEARCH prompt_offers USING INDEX prompt_offers_of_sitting (sitting=?)",
    ],
    prompts.DEEP_SITTINGS: [
        "USE TEMP B-TREE FOR count(DISTINCT)",
        "SEARCH prompt_offers USING INDEX prompt_offers_in_time (offered_at>? AND offered_at<?)",
    ],
    lately.MOMENTS: [
        "SEARCH pieces USING COVERING INDEX pieces_timeline (local_day>? AND local_day<?)",
        "SEARCH moments USING INTEGER PRIMARY KEY (rowid=?)",
        "USE TEMP B-TREE FOR ORDER BY",
    ],
    lately.TERMS: [
        "SEARCH pieces USING COVERING INDEX pieces_timeline (local_day>? AND local_day<?)",
        "SEARCH moment_terms USING PRIMARY KEY (moment=?)",
    ],
    moments.GONE: [
        "SCAN CONSTANT ROW",
        "SCALAR SUBQUERY",
        "SEARCH moments USING COVERING INDEX moments_gone (captured_at<?)",
        "SCALAR SUBQUERY",
        "SEARCH moments USING COVERING INDEX moments_gone (captured_at>?)",
    ],
    lately.TAGGED: [
        "SCAN CONSTANT ROW",
        "SCALAR SUBQUERY",
        "SEARCH pieces USING COVERING INDEX pieces_timeline (local_day>? AND local_day<?)",
        "SEARCH piece_tags USING PRIMARY KEY (piece=? AND tag=?)",
    ],
    followups.FROM: [
        "SEARCH followups USING COVERING INDEX followups_of_source (source=?)",
        "SEARCH pieces USING INTEGER PRIMARY KEY (rowid=?)",
        "USE TEMP B-TREE FOR ORDER BY",
    ],
    writings.BETWEEN: [
        "SEARCH writings USING INDEX writings_in_time (began_at>? AND began_at<?)",
    ],
    passages.OF: [
        "SEARCH passages USING INDEX passages_of_piece (piece=?)",
        "USE TEMP B-TREE FOR LAST 2 TERMS OF ORDER BY",
    ],
    passages.ONE: ["SEARCH passages USING INDEX sqlite_autoindex_passages_1 (uid=?)"],
    passages.OF_MOMENT: ["SEARCH passages USING INDEX passages_of_moment (moment=?)"],
    passages.USES: [
        "SCAN passages USING COVERING INDEX passages_lived",
        "USE TEMP B-TREE FOR GROUP BY",
    ],
    passages.CARRIED: ["SEARCH passages USING COVERING INDEX passages_of_mark (mark=?)"],
    passages_read.DAYS: [
        "SCAN CONSTANT ROW",
        "SCALAR SUBQUERY",
        "SEARCH passages USING COVERING INDEX passages_lived",
        "SCALAR SUBQUERY",
        "SEARCH passages USING COVERING INDEX passages_lived",
    ],
    passages_read.QUESTION_OF_ROWS: [
        "SEARCH passages USING INDEX sqlite_autoindex_passages_1 (uid=?)",
        "LIST SUBQUERY",
        "SCAN json_each VIRTUAL TABLE INDEX",
        "SEARCH pieces USING INTEGER PRIMARY KEY (rowid=?)",
    ],
    TAGS.find: ["SEARCH tags USING COVERING INDEX sqlite_autoindex_tags_2 (folded=?)"],
    PEOPLE.find: ["SEARCH people USING COVERING INDEX sqlite_autoindex_people_2 (folded=?)"],
    TAGS.clear: ["SEARCH piece_tags USING PRIMARY KEY (piece=?)"],
    search_conditions.WITH_TAGS: [
        "SEARCH piece_tags USING COVERING INDEX piece_tags_of_tag (tag=?)",
        "LIST SUBQUERY",
        "SCAN json_each VIRTUAL TABLE INDEX",
    ],
    search_conditions.WITH_PEOPLE: [
        "SEARCH piece_people USING COVERING INDEX piece_people_of_person (person=?)",
        "LIST SUBQUERY",
        "SCAN json_each VIRTUAL TABLE INDEX",
    ],
    search_conditions.WITH_MARK: ["SEARCH passages USING COVERING INDEX passages_of_mark (mark=?)"],
    search_conditions.WITH_TERM: [
        "COMPOUND QUERY",
        "LEFT-MOST SUBQUERY",
        "SEARCH moment_terms USING COVERING INDEX moment_terms_of_term (term=?)",
        "UNION ALL",
        "SEARCH moment_body USING COVERING INDEX moment_body_of_region (region=?)",
    ],
    search_conditions.HAVING["question"]: [
        "SEARCH entries USING COVERING INDEX entries_of_prompt (prompt_id>?)"
    ],
    search_conditions.HAVING["note"]: [
        "SCAN margin_notes USING COVERING INDEX margin_notes_of_piece"
    ],
    search_conditions.HAVING["link"]: [
        "COMPOUND QUERY",
        "LEFT-MOST SUBQUERY",
        "SCAN links",
        "SEARCH pieces USING INTEGER PRIMARY KEY (rowid=?)",
        "UNION ALL",
        "SCAN links",
        "SEARCH pieces USING INTEGER PRIMARY KEY (rowid=?)",
    ],
    newest.RECENT.format(days="local_day BETWEEN ? AND ?", most=9): [
        "SEARCH pieces USING COVERING INDEX pieces_timeline (local_day>? AND local_day<?)"
    ],
    newest.NEWEST.format(
        way=newest.IN_ORDER, wanted="+id IN (SELECT 1 FROM links)", days="true", most=9
    ): [
        "SCAN pieces USING COVERING INDEX pieces_timeline",
        "LIST SUBQUERY",
        "SCAN links",
        "CREATE BLOOM FILTER",
    ],
    newest.NEWEST.format(
        way=newest.LOOKED_UP, wanted="id IN (SELECT 1 FROM links)", days="true", most=9
    ): [
        "SEARCH pieces USING INTEGER PRIMARY KEY (rowid=?)",
        "LIST SUBQUERY",
        "SCAN links",
        "USE TEMP B-TREE FOR ORDER BY",
    ],
    timeline.BEST_FIRST.format(wanted="true", most=9): [
        "SCAN words VIRTUAL TABLE INDEX",
        "SEARCH pieces USING INTEGER PRIMARY KEY (rowid=?)",
    ],
    "SELECT rowid FROM words WHERE words MATCH ?": ["SCAN words VIRTUAL TABLE INDEX"],
}


@pytest.mark.parametrize("question", PLANS, ids=lambda question: " ".join(question.split())[:40])
def test_hot_questions_take_the_way_they_were_given(vault: Vault, question: str) -> None:
    values = (1,) * question.count("?")
    steps = [row[3] for row in vault.connection.rows(f"EXPLAIN QUERY PLAN {question}", values)]
    assert len(steps) == len(PLANS[question])
    for step, begins in zip(steps, PLANS[question], strict=True):
        assert step.startswith(begins)


IN_ORDER = "SCAN passages USING COVERING INDEX passages_lived"
IN_A_SPAN = "SEARCH passages USING COVERING INDEX passages_lived (lived_day"
OF_MARKS = ["LIST SUBQUERY", "SCAN json_each VIRTUAL TABLE INDEX", "CREATE BLOOM FILTER"]
WITH_PERSON = [
    "SEARCH piece_people EXISTS USING PRIMARY KEY (piece=? AND person=?)",
    "SCALAR SUBQUERY",
    "SEARCH people USING COVERING INDEX sqlite_autoindex_people_2 (folded=?)",
]
FOUND = [
    (PassageFilter(), [IN_ORDER]),
    (PassageFilter(marks=frozenset({"mk_pull", "mk_need"})), [IN_ORDER, *OF_MARKS]),
    (PassageFilter(person="Mara"), [IN_ORDER, *WITH_PERSON]),
    (PassageFilter(first=START.date(), last=START.date()), [IN_A_SPAN]),
    (PassageFilter(lost_too=False, last=START.date()), [IN_A_SPAN]),
    (
        PassageFilter(marks=frozenset({"mk_pull"}), person="Mara", first=START.date()),
        [IN_A_SPAN, *OF_MARKS, *WITH_PERSON],
    ),
]


@pytest.mark.parametrize(("only", "plan"), FOUND)
def test_passages_are_found_in_their_order_without_sorting(
    vault: Vault, only: PassageFilter, plan: list[str]
) -> None:
    sql, values = passages_read.question(only)
    steps = [row[3] for row in vault.connection.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert len(steps) == len(plan)
    for step, begins in zip(steps, plan, strict=True):
        assert step.startswith(begins) or begins in step


def test_a_plan_that_reads_the_table_would_be_noticed(vault: Vault) -> None:
    vault.connection.run("DROP INDEX pieces_timeline")
    [first, *_rest] = vault.connection.rows(f"EXPLAIN QUERY PLAN {timeline.ALL}")
    assert first[3] != PLANS[timeline.ALL][0]


def test_every_table_is_strict(vault: Vault) -> None:
    loose = vault.connection.rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND NOT strict AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'words%'"
    )
    assert loose == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("pull_away", 6),
        ("pull_away", -1),
        ("pull_toward", 6),
        ("closeness_now", 11),
        ("closeness_wanted", -1),
    ],
)
def test_a_scale_holds_nothing_beyond_its_ends(vault: Vault, column: str, value: int) -> None:
    piece = keep_moment(vault, moment())
    with pytest.raises(StorageBug), vault.writing():
        vault.connection.run(f"UPDATE moments SET {column} = ? WHERE id = ?", (value, piece))  # noqa: S608 - a name of this test


def test_there_is_no_third_kind_of_piece(vault: Vault) -> None:
    keep_entry(vault, entry())
    with pytest.raises(StorageBug), vault.writing():
        vault.connection.run("UPDATE pieces SET kind = 'letter'")


def test_all_that_hangs_on_a_piece_goes_with_it(vault: Vault) -> None:
    written = entry("some words", tags=["quiet"], people=["Ana"])
    gone = keep_entry(vault, written)
    stays = keep_entry(vault, entry("other words", tags=["quiet"], people=["Ana"]))
    lived = keep_moment(vault, _full_moment())
    with vault.writing():
        vault.entries.keep_revision(gone, START)
        anchor = anchor_at("some words", 0, 4)
        passage = Passage(uid=new_uid(START), piece=gone, mark="mk_pull", anchor=anchor)
        vault.passages.add(passage, START)
        vault.pieces.remove(gone)
        vault.pieces.remove(lived)
    assert _rows_of(vault, "revisions", "passages", "moments", "moment_terms", "moment_skips") == 0
    assert _rows_of(vault, "pieces") == _rows_of(vault, "entries") == 1
    assert _rows_of(vault, "piece_tags") == _rows_of(vault, "piece_people") == 1
    assert vault.tags.of([stays]) == {stays: ("quiet",)}
    assert vault.connection.rows("PRAGMA foreign_key_check") == []


def test_nothing_can_hang_on_a_piece_that_is_not_there(vault: Vault) -> None:
    with pytest.raises((StorageBug, CannotKeep)), vault.writing():
        vault.tags.put_on(entry().id, [vault.tags.add("quiet", new_uid(START), START)])
    assert _rows_of(vault, "tags") == 0


def _rows_of(vault: Vault, *tables: str) -> int:
    counts = (vault.connection.value(f"SELECT count(*) FROM {table}") for table in tables)  # noqa: S608 - names of this test
    return sum(counts)


def _full_moment() -> Moment:
    terms: dict[str, tuple[str, ...]] = {"regions": ("br_chest",)}
    return replace(moment(), terms=terms, skipped=frozenset({"closeness"}))
