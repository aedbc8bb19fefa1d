"""File and folder of one export take their names together, and give way together."""

import errno
from pathlib import Path

import pytest

from journal_app.core.errors import CannotKeep
from journal_app.core.ids import PieceId
from journal_app.exchange import placing
from journal_app.storage.vault import Vault
from tests.exchange.test_files_along import hang, listed, ours, out, piece, place

__all__ = ["piece", "place"]


def test_an_earlier_folder_comes_back_when_the_file_cannot_take_its_name(place: Path) -> None:
    target, folder = place / "a.json", place / "a-files"
    target.write_text("an earlier one")
    folder.mkdir()
    ours(folder)

    def write() -> None:
        both = placing.partial_with_folder(target, folder, replaces=True, may_go=lambda _: True)
        with both as (partial, made_folder):
            partial.write_text("new")
            made_folder.mkdir()
            target.unlink()
            target.mkdir()

    with pytest.raises(FileExistsError):
        write()
    assert [path.name for path in folder.iterdir()] == ["0001.txt"]
    assert sorted(path.name for path in place.iterdir()) == ["a-files", "a.json"]


@pytest.mark.parametrize("earlier", [True, False])
def test_where_the_disk_is_not_sure_of_the_names_file_and_folder_are_of_one_export(
    vault: Vault, piece: PieceId, place: Path, monkeypatch: pytest.MonkeyPatch, earlier: bool
) -> None:
    if earlier:
        hang(vault, piece, b"of before", "before.txt")
    out(vault, place / "a.json")
    hang(vault, piece, b"of now", "now.txt")

    def refuse(_folder: Path) -> None:
        raise OSError(errno.EIO, "input or output")

    monkeypatch.setattr(placing, "sync", refuse)
    with pytest.raises(CannotKeep, match="did not confirm"):
        out(vault, place / "a.json", replaces=True)
    assert sorted(path.name for path in place.iterdir()) == ["a-files", "a.json"]
    named = {file["name"] for file in listed(place / "a.json")}
    assert named == {path.name for path in (place / "a-files").iterdir()}
    assert len(named) == 1 + earlier


def test_after_a_power_cut_the_earlier_folder_is_found_again(
    vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, b"here", "here.txt")
    out(vault, place / "a.json")
    (place / "a-files").rename(place / "a-files.before.partial")
    with pytest.raises(CannotKeep):
        out(vault, place / "a.json")
    assert [path.name for path in (place / "a-files").iterdir()] == ["0001.txt"]


@pytest.mark.parametrize("again", ["stopped", "whole"])
def test_what_a_killed_export_moved_aside_stays_until_another_is_whole(
    place: Path, again: str
) -> None:
    """Killed between the new names of folder and file: the file there is the earlier one."""
    target, folder = place / "a.json", place / "a-files"
    target.write_text("an earlier one")
    before = place / "a-files.before.partial"
    before.mkdir()
    (before / "0001.txt").write_text("of the earlier one")
    folder.mkdir()
    (folder / "0001.txt").write_text("of the one that was killed")

    def write() -> None:
        both = placing.partial_with_folder(target, folder, replaces=True, may_go=lambda _: True)
        with both as (partial, made_folder):
            partial.write_text("new")
            made_folder.mkdir()
            (made_folder / "0001.txt").write_text("of the new one")
            if again == "stopped":
                raise KeyboardInterrupt

    if again == "stopped":
        with pytest.raises(KeyboardInterrupt):
            write()
        assert (before / "0001.txt").read_text() == "of the earlier one"
        assert (folder / "0001.txt").read_text() == "of the one that was killed"
        assert target.read_text() == "an earlier one"
        return
    write()
    assert sorted(path.name for path in place.iterdir()) == ["a-files", "a.json"]
    assert (folder / "0001.txt").read_text() == "of the new one"
