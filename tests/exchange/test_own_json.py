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
from tests.exchange.places import LOOKS, ORDERS, REFERENCES, WHERE, WORKED_OUT
from tests.exchange.sample_looking_back import fill_looking_back, seal_file

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "export-example.json"


@pytest.fixture
def reader(vault: Vault) -> Iterator[VaultReader]:
    pieces = sample.fill(vault)
    sample.fill_more(vault, *pieces)
    sample_questions.fill(vault, *pieces)
    fill_looking_back(vault, *pieces)
    seal_file(vault)
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


def test_an_archive_of_an_earlier_version_still_is_what_the_schema_says() -> None:
    schema = json.loads(resource("schema", "export.schema.json").read_bytes())
    archive = json.loads(EXAMPLE.read_bytes())
    for name in ("files", "saved_searches", "bin", "files_folder"):
        del archive[name]
    for name in LOOKS:
        for label in (*archive["people"], *archive["tags"]):
            del label[name]
    for piece in (*archive["entries"], *archive["moments"]):
        for name in ("attachments", "notes", "not_again_at"):
            del piece[name]
    Draft202012Validator(schema).validate(archive)


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
    target = "files" if name == "file" else "pieces"
    uid = f"(SELECT uid FROM {target} WHERE id = {table}.{name})"  # noqa: S608
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
