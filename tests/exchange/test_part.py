"""A part of a journal: valid by the schema, whole in itself, and silent about the rest."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # brings no types

from journal_app.core.archive import Counts
from journal_app.core.errors import CannotKeep
from journal_app.core.ids import PieceId
from journal_app.core.resources import resource
from journal_app.exchange.writers import own_json
from journal_app.services.exchange import Format, Wanted, export_part
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry
from tests.exchange import sample, sample_questions
from tests.exchange.sample_looking_back import fill_looking_back


@pytest.fixture
def pieces(vault: Vault) -> tuple[PieceId, PieceId]:
    """The entry and the moment of the sample, with everything around them."""
    found = sample.fill(vault)
    sample.fill_more(vault, *found)
    sample_questions.fill(vault, *found)
    fill_looking_back(vault, *found)
    keep_entry(vault, entry("Another one.", people=["Bo"], tags=["elsewhere"]))
    return found


def part(vault: Vault, tmp_path: Path, *pieces: PieceId, force: bool = False) -> Path:
    reader = vault.reader()
    wanted = Wanted(form=Format.JSON, only=pieces, replaces=force)
    clock = FakeClock(sample.EXPORTED_AT)
    done = export_part(reader, tmp_path / "x.json", wanted, home=tmp_path / "home", clock=clock)
    reader.close()
    assert done.counts == own_json.recount(done.path)
    return done.path


def read(path: Path) -> dict[str, Any]:
    archive: dict[str, Any] = json.loads(path.read_bytes())
    schema = json.loads(resource("schema", "export.schema.json").read_bytes())
    Draft202012Validator(schema).validate(archive)
    return archive


def test_one_entry_comes_with_what_hangs_on_it_and_nothing_else(
    vault: Vault, tmp_path: Path, pieces: tuple[PieceId, PieceId]
) -> None:
    archive = read(part(vault, tmp_path, pieces[0]))
    assert archive["partial"] is True
    assert archive["counts"] == {"entries": 1, "moments": 0}
    assert [each["text"] for each in archive["entries"]] == [sample.TEXT]
    assert [each["label"] for each in archive["people"]] == ["Mara"]
    assert [each["label"] for each in archive["tags"]] == ["evening"]
    assert len(archive["files"]) == 1
    # Words and marks tell what its marks are called; the rest belongs to nothing in it.
    empty = {name for name, value in archive.items() if value in ([], {})}
    assert empty == {
        "settings", "prompts_shown", "links", "practice_sessions", "drafts", "shelves",
        "prompt_offers", "prompt_wishes", "decks", "own_prompts", "templates", "followups",
        "seals", "writings", "saved_searches", "bin", "moments",
    }  # fmt: skip


def test_two_that_are_joined_stay_joined(
    vault: Vault, tmp_path: Path, pieces: tuple[PieceId, PieceId]
) -> None:
    archive = read(part(vault, tmp_path, *pieces))
    assert archive["counts"] == {"entries": 1, "moments": 1}
    assert len(archive["links"]) == 1
    assert "Bo" not in json.dumps(archive)
    assert "Another one." not in json.dumps(archive)


def test_nothing_that_fits_is_an_archive_of_nothing(
    vault: Vault, tmp_path: Path, pieces: tuple[PieceId, PieceId]
) -> None:
    assert pieces
    archive = read(part(vault, tmp_path))
    assert (archive["entries"], archive["moments"], archive["people"]) == ([], [], [])


def test_a_file_gives_way_only_where_that_is_wanted(
    vault: Vault, tmp_path: Path, pieces: tuple[PieceId, PieceId]
) -> None:
    target = tmp_path / "x.json"
    target.write_text("mine")
    with pytest.raises(CannotKeep):
        part(vault, tmp_path, pieces[0])
    assert target.read_text() == "mine"
    assert own_json.recount(part(vault, tmp_path, pieces[0], force=True)) == Counts(
        entries=1, moments=0
    )
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_folder_never_gives_way(
    vault: Vault, tmp_path: Path, pieces: tuple[PieceId, PieceId]
) -> None:
    (tmp_path / "x.json").mkdir()
    (tmp_path / "x.json" / "mine").write_text("mine")
    with pytest.raises(CannotKeep):
        part(vault, tmp_path, pieces[0], force=True)
    assert (tmp_path / "x.json" / "mine").read_text() == "mine"
