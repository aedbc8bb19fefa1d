"""The archive is complete, is what its schema says, and reads back what was written."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # brings no types

from journal_app import VERSION
from journal_app.core.archive import Counts
from journal_app.core.resources import resource
from journal_app.exchange.writers import own_json
from journal_app.services.exchange import Format, export
from journal_app.storage import codec
from journal_app.storage.vault import Vault, VaultReader
from tests.builders import FakeClock, entry, keep_entry
from tests.exchange import sample, sample_questions

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "export-example.json"

WORKED_OUT = {
    "pieces": {"id", "kind", "utc_offset", "preview", "characters"},
    "entries": {"id"},
    "revisions": {"piece"},
    "moments": {"id"},
    "moment_terms": {"moment", "position"},
    "moment_skips": {"moment"},
    "moment_numbers": {"moment"},
    "moment_texts": {"moment"},
    "moment_times": {"moment"},
    "moment_body": {"moment", "position"},
    "moment_drafts": {"updated_at"},
    "links": {"id"},
    "shelf_lines": {"position", "updated_at"},
    # What was said about safety is in no export.
    "safety": {"id", "sealed"},
    "passages": {"id", "piece", "lived_day", "lived_at", "away"},
    "marks": {"position"},
    "people": {"id", "folded"},
    "piece_people": {"piece", "person", "position"},
    "tags": {"id", "folded"},
    "piece_tags": {"piece", "tag", "position"},
    "days": {"local_day", "entries", "moments", "characters"},
    "counter": {"id", "saves"},
    "prompt_offers": {"id"},
    "decks": {"position"},
    "own_prompts": {"position"},
    "templates": {"position"},
    "writings": {"id"},
}
"""Row numbers (nesting and order say the same), and what is worked out from the rest."""

Path_ = tuple[str | int, ...]
ENTRY: Path_ = ("entries", 0)
MOMENT: Path_ = ("moments", 0)
SAME_NAME = [
    "kind",
    "note",
    "state",
    "reading",
    "reading_later",
    "pull_away",
    "pull_toward",
    "closeness_now",
    "closeness_wanted",
]
ORDERS = {
    "pieces": "kind",
    "moment_terms": "strength IS NULL, field",
    "passages": "start",
    "marks": "position",
    "own_terms": "id",
    "moment_texts": "field",
    "moment_body": "position",
    **dict.fromkeys(
        ("revisions", "moment_skips", "settings", "prompts_shown", "moment_numbers"), ""
    ),
    **dict.fromkeys(("moment_times", "moment_drafts", "practice_sessions", "shelf_lines"), "1"),
    **dict.fromkeys(("decks", "own_prompts", "templates"), "1"),
    "prompt_wishes": "subject",
}
"""Which row is the first in the archive; empty for the order of the column itself."""
REFERENCES = {
    ("links", "source"),
    ("links", "target"),
    ("practice_sessions", "moment"),
    ("passages", "moment"),
    ("followups", "piece"),
    ("followups", "source"),
    ("seals", "piece"),
    ("writings", "piece"),
    ("writings", "about"),
}
QUESTIONS: dict[str, dict[str, str]] = {
    "prompt_offers": {
        "prompt_id": "prompt",
        "family": "family",
        "depth": "depth",
        "sitting": "sitting",
        "offered_at": "offered_at",
        "asked_for": "asked_for",
    },
    "prompt_wishes": {"subject": "subject", "weight": "weight", "hidden": "hidden"},
    "decks": {name: name for name in ("uid", "name", "in_use", "removed", "created_at")},
    "own_prompts": {
        "uid": "uid",
        "deck": "deck",
        "body": "text",
        "removed": "removed",
        "created_at": "created_at",
    },
    "templates": {"uid": "uid", "name": "name", "body": "text", "created_at": "created_at"},
    "followups": {"piece": "piece", "source": "source", "sentence": "sentence"},
    "seals": {"piece": "piece", "until_day": "until", "sealed_at": "sealed_at"},
    "writings": {
        "piece": "piece",
        "about": "about",
        "prompt_id": "prompt",
        "began_at": "began_at",
        "ended_at": "ended_at",
    },
}
WHERE: dict[tuple[str, str], Path_] = {
    ("pieces", "uid"): (*ENTRY, "uid"),
    ("pieces", "happened_at"): (*ENTRY, "when", "at"),
    ("pieces", "zone"): (*ENTRY, "when", "zone"),
    ("pieces", "local_day"): (*ENTRY, "when", "day"),
    ("pieces", "rev"): (*ENTRY, "rev"),
    ("pieces", "created_at"): (*ENTRY, "created_at"),
    ("pieces", "updated_at"): (*ENTRY, "updated_at"),
    ("pieces", "deleted_at"): (*ENTRY, "deleted_at"),
    ("entries", "body"): (*ENTRY, "text"),
    ("entries", "prompt_id"): (*ENTRY, "prompt"),
    ("revisions", "rev"): (*ENTRY, "revisions", 0, "rev"),
    ("revisions", "body"): (*ENTRY, "revisions", 0, "text"),
    ("revisions", "kept_at"): (*ENTRY, "revisions", 0, "kept_at"),
    **{("moments", name): (*MOMENT, name) for name in SAME_NAME},
    **{
        ("moments", name): (*MOMENT, name)
        for name in ("captured_at", "reading_at", "reading_later_at")
    },
    ("moment_terms", "field"): (*MOMENT, "terms"),
    ("moment_terms", "term"): (*MOMENT, "terms", "feelings", 1),
    ("moment_terms", "strength"): (*MOMENT, "strengths", "fe_tender"),
    ("moment_numbers", "field"): (*MOMENT, "numbers"),
    ("moment_numbers", "value"): (*MOMENT, "numbers", "roomy"),
    ("moment_texts", "field"): (*MOMENT, "texts"),
    ("moment_texts", "body"): (*MOMENT, "texts", "reason_under"),
    ("moment_times", "field"): (*MOMENT, "times"),
    ("moment_times", "at"): (*MOMENT, "times", "left_at"),
    ("moment_body", "region"): (*MOMENT, "body", 0, "region"),
    ("moment_body", "sensation"): (*MOMENT, "body", 0, "sensation"),
    ("pieces", "sealed"): (*ENTRY, "sealed"),
    ("moments", "drawing"): (*MOMENT, "drawing"),
    ("moments", "later_passed_at"): (*MOMENT, "later_passed_at"),
    ("own_terms", "id"): ("words", 0, "term"),
    ("own_terms", "label"): ("words", 0, "label"),
    ("own_terms", "hidden"): ("words", 0, "hidden"),
    ("links", "uid"): ("links", 0, "uid"),
    ("links", "source"): ("links", 0, "source"),
    ("links", "target"): ("links", 0, "target"),
    ("links", "relation"): ("links", 0, "relation"),
    ("links", "words"): ("links", 0, "words"),
    ("links", "created_at"): ("links", 0, "created_at"),
    ("moment_drafts", "uid"): ("drafts", 0, "uid"),
    ("moment_drafts", "body"): ("drafts", 0, "capture"),
    ("moment_drafts", "created_at"): ("drafts", 0, "created_at"),
    ("shelf_lines", "uid"): ("shelves", 0, "uid"),
    ("shelf_lines", "shelf"): ("shelves", 0, "shelf"),
    ("shelf_lines", "body"): ("shelves", 0, "text"),
    **{
        ("practice_sessions", name): ("practice_sessions", 0, name)
        for name in (
            "uid",
            "practice",
            "started_at",
            "ended_at",
            "how_ended",
            "reading",
            "reading_at",
            "hereness",
            "about",
            "distress_before",
            "distress_after",
            "moment",
        )
    },
    ("marks", "id"): ("marks", 0, "mark"),
    **{("marks", name): ("marks", 0, name) for name in ("label", "icon", "tint", "hidden")},
    ("passages", "lost_at"): (*ENTRY, "marks", 0, "lost_at"),
    ("passages", "moment"): (*ENTRY, "marks", 0, "moment"),
    ("moment_skips", "field"): (*MOMENT, "skipped", 0),
    **{
        ("passages", name): (*ENTRY, "marks", 0, name)
        for name in ("uid", "mark", "start", "length", "quote", "before", "after", "created_at")
    },
    **{("people", name): ("people", 0, name) for name in ("uid", "label", "created_at")},
    ("tags", "uid"): ("tags", 0, "uid"),
    ("tags", "name"): ("tags", 0, "label"),
    ("tags", "created_at"): ("tags", 0, "created_at"),
    ("settings", "key"): ("settings",),
    ("settings", "value"): ("settings", "day_ends_at"),
    ("prompts_shown", "prompt_id"): ("prompts_shown", 0, "prompt"),
    ("prompts_shown", "local_day"): ("prompts_shown", 0, "day"),
    **{
        (table, column): (table, 0, name)
        for table, names in QUESTIONS.items()
        for column, name in names.items()
    },
}


@pytest.fixture
def reader(vault: Vault) -> Iterator[VaultReader]:
    pieces = sample.fill(vault)
    sample.fill_more(vault, *pieces)
    sample_questions.fill(vault, *pieces)
    second = vault.reader()
    yield second
    second.close()


@pytest.fixture
def exported(reader: VaultReader, tmp_path: Path) -> Path:
    target = tmp_path / "journal.json"
    clock = FakeClock(sample.EXPORTED_AT)
    export(reader, target, form=Format.JSON, home=tmp_path / "home", clock=clock)
    return target


def test_the_sample_comes_out_as_the_example_byte_for_byte(exported: Path) -> None:
    example = EXAMPLE.read_bytes().replace(b'"0.1.0"', f'"{VERSION}"'.encode())
    assert exported.read_bytes() == example


def test_the_example_is_what_the_schema_says() -> None:
    schema = json.loads(resource("schema", "export.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(EXAMPLE.read_bytes()))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda archive: archive.pop("moments"),
        lambda archive: archive.update(format_version=2),
        lambda archive: archive.update(encrypted=True),
        lambda archive: archive["entries"][0].pop("deleted_at"),
        lambda archive: archive["entries"][0].update(mood=3),
        lambda archive: archive["entries"][0]["when"].update(at="2026-11-21T22:08:31Z"),
        lambda archive: archive["moments"][0].update(pull_away=6),
        lambda archive: archive["moments"][0].update(pull_toward=None, terms={"regions": []}),
    ],
)
def test_the_schema_refuses_what_is_no_archive(spoil: Any) -> None:
    schema = json.loads(resource("schema", "export.schema.json").read_bytes())
    archive = json.loads(EXAMPLE.read_bytes())
    spoil(archive)
    assert not Draft202012Validator(schema).is_valid(archive)


def test_every_column_of_the_schema_is_accounted_for(reader: VaultReader) -> None:
    db = reader.connection
    tables = [
        row[0]
        for row in db.rows("SELECT name FROM pragma_table_list WHERE schema = 'main'")
        if not row[0].startswith(("words", "sqlite_"))
    ]
    columns = {
        (table, row[0])
        for table in tables
        for row in db.rows("SELECT name FROM pragma_table_info(?)", (table,))
    }
    worked_out = {(table, name) for table, names in WORKED_OUT.items() for name in names}
    assert columns == WHERE.keys() | worked_out
    assert not WHERE.keys() & worked_out


@pytest.mark.parametrize("column", sorted(WHERE), ids=".".join)
def test_what_stands_in_a_column_stands_in_the_archive(
    column: tuple[str, str], reader: VaultReader, exported: Path
) -> None:
    table, name = column
    order = ORDERS.get(table, "rowid") or name
    # Links and practices name pieces by their uids where they leave.
    uid = f"(SELECT uid FROM pieces WHERE id = {name})"  # noqa: S608
    shown = uid if (table, name) in REFERENCES else name
    row = reader.connection.row(f"SELECT {shown} FROM {table} ORDER BY {order} LIMIT 1")  # noqa: S608
    assert row is not None
    found: Any = json.loads(exported.read_bytes())
    for step in WHERE[column]:
        found = found[step]
    assert _as_kept(name, found) == _as_kept_in(name, row[0])


def _as_kept(name: str, found: Any) -> Any:
    """What the archive says, in the form of the column."""
    if name in {"field", "key"} and isinstance(found, dict):
        return min(found)
    if isinstance(found, str) and (name.endswith("_at") or name in {"happened_at", "at"}):
        return codec.to_milliseconds(datetime.fromisoformat(found))
    if name in {"local_day", "until_day"}:
        return codec.to_day(datetime.fromisoformat(found).date())
    return found


def _as_kept_in(name: str, value: Any) -> Any:
    if name == "value" and isinstance(value, str):
        return json.loads(value)
    return None if name == "zone" and value == "" else value


def test_nothing_skipped_nothing_asked_and_zero_stay_apart() -> None:
    moment = json.loads(EXAMPLE.read_bytes())["moments"][0]
    assert moment["pull_toward"] == 0
    assert moment["closeness_now"] is None
    assert "closeness_now" in moment["skipped"]
    assert "helped" in moment["skipped"]
    assert "helped" not in moment["terms"]
    assert moment["numbers"]["roomy"] == 0
    assert moment["strengths"] == {"fe_tender": 0}
    assert "sensations" not in moment["terms"]
    assert "sensations" not in moment["skipped"]


def test_what_is_in_the_bin_is_in_the_archive_too(vault: Vault, tmp_path: Path) -> None:
    clock = FakeClock()
    piece = keep_entry(vault, entry("Not this one"))
    with vault.writing():
        vault.pieces.bin(piece, clock.now())
    reader = vault.reader()
    done = export(reader, tmp_path / "x.json", form=Format.JSON, home=tmp_path / "h", clock=clock)
    reader.close()
    archive = json.loads(done.path.read_bytes())
    assert done.counts == Counts(entries=1, moments=0)
    assert archive["entries"][0]["deleted_at"] == "2026-03-14T09:26:53.589Z"


def test_a_zone_nobody_knows_is_null_and_the_offset_stays(vault: Vault, tmp_path: Path) -> None:
    written = entry()
    keep_entry(vault, replace(written, when=replace(written.when, zone="", offset=-210)))
    reader = vault.reader()
    clock = FakeClock()
    done = export(reader, tmp_path / "x.json", form=Format.JSON, home=tmp_path / "h", clock=clock)
    reader.close()
    assert json.loads(done.path.read_bytes())["entries"][0]["when"] == {
        "at": "2026-03-14T05:56:53.589-03:30",
        "zone": None,
        "day": "2026-03-14",
    }


def test_reading_again_counts_what_is_there() -> None:
    assert own_json.recount(EXAMPLE) == Counts(entries=2, moments=1)


@pytest.mark.parametrize("lost", [2, 20, 400, 2000])
def test_a_file_that_was_cut_short_is_noticed(lost: int, tmp_path: Path) -> None:
    short = tmp_path / "short.json"
    short.write_bytes(EXAMPLE.read_bytes()[:-lost])
    with pytest.raises(ValueError, match=r"end is missing|without its end|Expecting|delimiter"):
        own_json.recount(short)
