"""A folder of Markdown keeps every text exactly and tells nothing by its names."""

import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal_app.core.archive import Counts
from journal_app.exchange.writers import markdown
from journal_app.services.exchange import Format, export
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry
from tests.exchange import sample

NASTY = (
    "---\nkind: moment\n---\n\ttabs, “quotes”, e\u0301, ع, 👩‍👩‍👧, \u00a0and no newline at the end"
)


def exported(vault: Vault, tmp_path: Path) -> Path:
    reader = vault.reader()
    clock = FakeClock(sample.EXPORTED_AT)
    target = tmp_path / "out"
    export(reader, target, form=Format.MARKDOWN, home=tmp_path / "home", clock=clock)
    reader.close()
    return target


def texts(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_bytes().decode()
        for path in sorted(folder.rglob("*.md"))
    }


def head_and_text(file: str) -> tuple[dict[str, str], str]:
    head, fence, text = file.removeprefix("---\n").partition("\n---\n")
    assert fence
    facts: dict[str, str] = {}
    for line in head.splitlines():
        if line.startswith("  - "):
            facts["marks"] = f"{facts.get('marks', '')}{line[4:]}\n"
        elif not line.endswith(":"):
            facts |= [line.split(": ", 1)]
    return facts, text


def marks_of(head: dict[str, str]) -> list[dict[str, object]]:
    """What is marked, in the order of the head."""
    return [json.loads(line) for line in head["marks"].splitlines()]


def test_one_file_an_entry_and_a_moment_named_by_date_and_time(
    vault: Vault, tmp_path: Path
) -> None:
    sample.fill(vault)
    folder = exported(vault, tmp_path)
    assert list(texts(folder)) == [
        "2026/2026-11-21 2208.md",
        "2026/2026-11-22 0100.md",
        "README.md",
    ]
    assert markdown.recount(folder) == Counts(entries=1, moments=1)


def test_the_head_is_plain_and_the_text_is_as_it_was_typed(vault: Vault, tmp_path: Path) -> None:
    sample.fill(vault)
    head, text = head_and_text(texts(exported(vault, tmp_path))["2026/2026-11-21 2208.md"])
    assert text == sample.TEXT
    assert head["kind"] == "entry"
    assert head["date"] == "2026-11-21T22:08:31.250+00:00"
    assert json.loads(head["people"]) == ["Mara"]
    assert json.loads(head["tags"]) == ["evening"]
    assert [mark["quote"] for mark in marks_of(head)] == [
        "I heard myself say “fine”",
        "I went back in and told her",
    ]


def test_a_moment_keeps_its_answers_and_zero_is_one(vault: Vault, tmp_path: Path) -> None:
    sample.fill(vault)
    head, text = head_and_text(texts(exported(vault, tmp_path))["2026/2026-11-22 0100.md"])
    assert text == sample.NOTE
    assert head["day"] == "2026-11-21"
    assert head["pull_toward"] == "0"
    assert "closeness_now" not in head
    assert json.loads(head["skipped"]) == ["closeness_now", "helped"]
    assert json.loads(head["terms"])["feelings"] == ["fe_torn", "fe_tender"]
    assert json.loads(head["body"]) == [["br_chest", "bs_tight"], ["br_jaw", None]]
    assert json.loads(head["numbers"])["roomy"] == 0


def test_what_was_kept_unsaid_or_sealed_is_not_in_it(vault: Vault, tmp_path: Path) -> None:
    entry_id, moment_id = sample.fill(vault)
    assert not any(
        "Stay till I sleep" in text for text in texts(exported(vault, tmp_path)).values()
    )
    with vault.writing():
        vault.pieces.seal(entry_id, True)
        vault.pieces.seal(moment_id, True)
    (tmp_path / "again").mkdir()
    assert texts(exported(vault, tmp_path / "again")).keys() == {"README.md"}


def test_a_text_that_looks_like_a_head_stays_a_text(vault: Vault, tmp_path: Path) -> None:
    keep_entry(vault, entry(NASTY))
    folder = exported(vault, tmp_path)
    (name,) = texts(folder).keys() - {"README.md"}
    head, text = head_and_text(texts(folder)[name])
    assert text == NASTY
    assert head["kind"] == "entry"
    assert markdown.recount(folder) == Counts(entries=1, moments=0)


def test_two_in_one_minute_are_two_files(vault: Vault, tmp_path: Path) -> None:
    at = datetime(2026, 5, 4, 18, 30, tzinfo=UTC)
    for number in range(3):
        keep_entry(vault, entry(f"Number {number}", at=at + timedelta(seconds=number)))
    assert [name for name in texts(exported(vault, tmp_path)) if name != "README.md"] == [
        "2026/2026-05-04 1830.md",
        "2026/2026-05-04 1830_2.md",
        "2026/2026-05-04 1830_3.md",
    ]


def test_what_is_in_the_bin_stays_behind(vault: Vault, tmp_path: Path) -> None:
    piece = keep_entry(vault, entry("Not this one"))
    keep_entry(vault, entry("This one"))
    with vault.writing():
        vault.pieces.bin(piece, sample.WRITTEN_AT)
    kept = "".join(texts(exported(vault, tmp_path)).values())
    assert "This one" in kept
    assert "Not this one" not in kept


def test_only_the_owner_can_look_inside(vault: Vault, tmp_path: Path) -> None:
    sample.fill(vault)
    folder = exported(vault, tmp_path)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}
    assert modes == {0o600}
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o700}


def test_the_folder_says_that_it_is_not_encrypted(vault: Vault, tmp_path: Path) -> None:
    about = texts(exported(vault, tmp_path))["README.md"]
    assert "not encrypted" in about
    assert "0 entries and 0 moments" in about


@pytest.mark.parametrize(
    "spoiled", ["", "kind: entry\n", "---\nkind: entry\nno end", "---\nkind: x\n---\n"]
)
def test_a_file_that_is_not_whole_is_noticed(spoiled: str, tmp_path: Path) -> None:
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026" / "a.md").write_text(spoiled)
    with pytest.raises(ValueError, match="a file"):
        markdown.recount(tmp_path)


def test_each_mark_stands_on_a_line_with_its_name_and_its_place(
    vault: Vault, tmp_path: Path
) -> None:
    sample.fill_more(vault, *sample.fill(vault))
    file = texts(exported(vault, tmp_path))["2026/2026-11-21 2208.md"]
    assert '\nmarks:\n  - {"name": "The door", "quote": "Mara asked", ' in file
    head, text = head_and_text(file)
    marks = marks_of(head)
    assert [mark["name"] for mark in marks] == ["The door", "Pulling away", "What helped"]
    assert [mark.get("lost", False) for mark in marks] == [True, False, False]
    for mark in marks[1:]:
        start, quote = mark["start"], mark["quote"]
        assert isinstance(start, int)
        assert isinstance(quote, str)
        assert text[start : start + len(quote)] == quote
