"""Pictures and files go along as they are kept: whole, under names that tell nothing, or not."""

import hashlib
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.archived_looking_back import ArchivedAttachment, ArchivedFile, Brought
from journal_app.core.errors import CannotKeep
from journal_app.core.ids import PieceId, Uid
from journal_app.core.pictures import Picture
from journal_app.exchange.hanging import Hung
from journal_app.exchange.writers.markdown_files import shown
from journal_app.services import pictures
from journal_app.services.exchange import Exported, Format, Stopped, Wanted, export_part
from journal_app.services.pictures import Given
from journal_app.storage.vault import Vault
from tests import made_pictures as made
from tests.builders import START, FakeClock, entry, keep_entry
from tests.services.test_exchange import no_file_longer_than

BIG = bytes(range(256)) * 800
"""More than three of the chunks a sealed file is made of."""


@pytest.fixture
def piece(vault: Vault) -> PieceId:
    return keep_entry(vault, entry("By the river."))


def hang(vault: Vault, piece: PieceId, contents: bytes, label: str = "") -> Picture:
    files = pictures.files_of(vault)
    given = Given(contents=contents, label=label)
    ready = pictures.prepare(files, given, decodes=lambda _data, _media: True)
    return pictures.add(vault, piece, [ready], clock=FakeClock()).pictures[0]


def out(vault: Vault, target: Path, form: Format = Format.JSON, **wanted: Any) -> Exported:
    reader = vault.reader()
    try:
        asked = Wanted(form=form, **wanted)
        return export_part(reader, target, asked, home=target.parent / "home", clock=FakeClock())
    finally:
        reader.close()


def listed(target: Path) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = json.loads(target.read_bytes())["files"]
    return files


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    return folder


def test_each_lies_beside_the_archive_as_it_is_kept(
    vault: Vault, piece: PieceId, place: Path
) -> None:
    photo = hang(vault, piece, made.jpeg(6), "Mara, summer.jpg")
    hang(vault, piece, BIG, "letter to Ana.odt")
    hang(vault, piece, BIG, "the same again")
    done = out(vault, place / "journal.json")
    folder = place / "journal-files"
    assert (done.files, done.files_left, done.folder) == (2, 0, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["0001.jpg", "0002.odt"]
    kept = pictures.open_bytes(pictures.files_of(vault), photo)
    assert (folder / "0001.jpg").read_bytes() == kept
    assert made.SECRET not in kept
    assert (folder / "0002.odt").read_bytes() == BIG
    for file in listed(done.path):
        contents = (folder / file["name"]).read_bytes()
        assert hashlib.sha256(contents).hexdigest() == file["sha256"]
        assert len(contents) == file["bytes"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_without_any_there_is_no_folder(vault: Vault, piece: PieceId, place: Path) -> None:
    assert piece
    done = out(vault, place / "journal.json")
    assert [path.name for path in place.iterdir()] == ["journal.json"]
    assert (done.files, done.folder) == (0, None)
    hang(vault, piece, BIG)
    out(vault, place / "words.json", files=False)
    assert sorted(path.name for path in place.iterdir()) == ["journal.json", "words.json"]
    assert "name" not in listed(place / "words.json")[0]


def test_one_that_is_lost_stays_behind_and_is_told(
    vault: Vault, piece: PieceId, place: Path
) -> None:
    cut, lost = hang(vault, piece, BIG, "cut"), hang(vault, piece, b"gone", "gone.txt")
    files = pictures.files_of(vault)
    # Its beginning can be read: nothing of it may stay in the folder all the same.
    files.path(cut.file).write_bytes(files.path(cut.file).read_bytes()[:-1])
    files.path(lost.file).unlink()
    done = out(vault, place / "a.json")
    assert (done.files, done.files_left, done.folder) == (0, 2, None)
    assert [path.name for path in place.iterdir()] == ["a.json"]
    hang(vault, piece, b"here", "here.txt")
    done = out(vault, place / "b.json")
    assert (done.files, done.files_left) == (1, 2)
    assert [file["name"] for file in listed(done.path)] == [None, None, "0001.txt"]
    assert [path.name for path in (place / "b-files").iterdir()] == ["0001.txt"]


def test_a_part_takes_along_only_what_hangs_on_it(
    vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, b"of the other", "other.txt")
    chosen = keep_entry(vault, entry("This one."))
    hang(vault, chosen, b"of this one", "this.txt")
    done = out(vault, place / "a.json", only=[chosen])
    (path,) = (place / "a-files").iterdir()
    assert path.read_bytes() == b"of this one"
    assert done.files == 1


def test_what_was_deleted_for_good_leaves_no_more(
    vault: Vault, piece: PieceId, place: Path
) -> None:
    gone = hang(vault, piece, b"not this", "not this.txt")
    with vault.writing():
        vault.attachments.remove(gone.uid)
    assert pictures.files_of(vault).path(gone.file).exists()
    assert out(vault, place / "a.json").files == 0
    assert listed(place / "a.json") == []


def someone(folder: Path) -> None:
    (folder / "thesis.odt").write_text("mine")


def ours(folder: Path) -> None:
    (folder / "0001.txt").write_text("an earlier export")


@pytest.mark.parametrize("fill", [someone, ours])
def test_a_folder_that_is_there_is_left_as_it_is(
    fill: Callable[[Path], None], vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, b"here", "here.txt")
    folder = place / "a-files"
    folder.mkdir()
    fill(folder)
    before = {path: path.read_text() for path in folder.iterdir()}
    with pytest.raises(CannotKeep, match="of that name already"):
        out(vault, place / "a.json")
    assert {path: path.read_text() for path in folder.iterdir()} == before
    assert list(place.iterdir()) == [folder]


def test_the_folder_of_an_earlier_export_gives_way_with_its_file_and_nobody_elses_does(
    vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, b"here", "here.txt")
    out(vault, place / "a.json")
    hang(vault, piece, b"more", "more.txt")
    assert out(vault, place / "a.json", replaces=True).files == 2
    assert len(list((place / "a-files").iterdir())) == 2
    with vault.writing():
        for hung in vault.attachments.of(piece):
            vault.attachments.remove(hung.uid)
    out(vault, place / "a.json", replaces=True)
    assert [path.name for path in place.iterdir()] == ["a.json"]
    hang(vault, piece, b"here", "here.txt")
    (place / "a-files").mkdir()
    someone(place / "a-files")
    before = (place / "a.json").read_bytes()
    with pytest.raises(CannotKeep):
        out(vault, place / "a.json", replaces=True)
    assert (place / "a.json").read_bytes() == before
    assert [path.name for path in (place / "a-files").iterdir()] == ["thesis.odt"]


@pytest.mark.parametrize("form", [Format.JSON, Format.MARKDOWN, Format.HTML])
def test_a_disk_that_takes_no_more_is_left_without_a_trace(
    form: Format, vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, BIG)
    with no_file_longer_than(100_000), pytest.raises(CannotKeep):
        out(vault, place / "a", form)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("form", [Format.JSON, Format.MARKDOWN, Format.HTML])
def test_stopped_on_its_way_it_leaves_nothing_and_what_was_there_stays(
    form: Format, vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, BIG)
    heard: list[tuple[int, int]] = []

    def step(done: int, of: int) -> None:
        heard.append((done, of))
        if len(heard) == 2:
            raise Stopped

    keep_entry(vault, entry("One more."))
    with pytest.raises(Stopped):
        out(vault, place / "a", form, step=step)
    assert list(place.iterdir()) == []
    assert len(heard) == 2


@pytest.mark.parametrize("form", [Format.JSON, Format.MARKDOWN, Format.HTML])
def test_stopped_while_it_is_read_again_it_leaves_nothing_either(
    form: Format, vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, BIG)

    def step(done: int, of: int) -> None:
        if done == of:
            raise Stopped

    with pytest.raises(Stopped):
        out(vault, place / "a", form, step=step)
    assert list(place.iterdir()) == []


def test_a_folder_that_no_earlier_export_named_never_gives_way(
    vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, b"a list")
    (place / "a-files").mkdir()
    (place / "a-files" / "0001.jpg").write_bytes(b"a scan of one's own")
    for before in (None, b"{}"):
        if before is not None:
            (place / "a.json").write_bytes(before)
        with pytest.raises(CannotKeep):
            out(vault, place / "a.json", replaces=True)
        assert (place / "a-files" / "0001.jpg").read_bytes() == b"a scan of one's own"


@pytest.mark.parametrize("files", [True, False])
def test_the_page_about_an_export_tells_of_files_only_where_they_are(
    files: bool, vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, b"a list")
    out(vault, place / "a", Format.MARKDOWN, files=files)
    (about,) = (place / "a").glob("README*")
    assert ("lie in `files`" in about.read_text("utf-8")) is files
    assert (place / "a" / "files").exists() is files


def test_whoever_asks_is_told_how_far_it_is(vault: Vault, piece: PieceId, place: Path) -> None:
    assert piece
    keep_entry(vault, entry("One more."))
    heard: list[tuple[int, int]] = []
    out(vault, place / "a", Format.MARKDOWN, step=lambda done, of: heard.append((done, of)))
    assert heard[:2] == [(0, 4), (1, 4)]
    # The texts and the page about them are brought to the disk, which counts as much.
    assert heard[2:-1] == [(3, 6)]
    assert heard[-1] == (1, 1)


def test_how_far_it_is_never_falls_where_files_come_first(
    vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, BIG)
    hang(vault, piece, b"here", "here.txt")
    keep_entry(vault, entry("One more."))
    heard: list[tuple[int, int]] = []
    out(vault, place / "a.json", step=lambda done, of: heard.append((done, of)))
    assert heard[:4] == [(0, 4), (1, 4), (2, 4), (3, 4)]
    # Read again, each file is asked for once more, at the end of the way.
    assert set(heard[4:]) == {(1, 1)}
    heard.clear()
    out(vault, place / "b.json", only=[piece], step=lambda done, of: heard.append((done, of)))
    assert heard[:3] == [(0, 3), (1, 3), (2, 3)]
    assert set(heard[3:]) == {(1, 1)}


@pytest.fixture
def folder(vault: Vault, piece: PieceId, place: Path) -> Path:
    """A folder of Markdown of three entries with files, of which one may be read."""
    hang(vault, piece, made.jpeg(6), "The [harbour]\n*at night*")
    hang(vault, piece, BIG, "letter.odt")
    for seal in (True, False):
        other = keep_entry(vault, entry("Not for others."))
        hang(vault, other, b"not for others")
        with vault.writing():
            if seal:
                vault.pieces.seal(other, True)
            else:
                vault.pieces.bin(other, START)
    assert out(vault, place / "md", Format.MARKDOWN).folder == place / "md" / "files"
    return place / "md"


def test_markdown_shows_them_below_the_text_they_belong_to(folder: Path) -> None:
    (path,) = folder.glob("2*/*.md")
    head, _, text = path.read_text().removeprefix("---\n").partition("\n---\n")
    (length,) = (line for line in head.splitlines() if line.startswith("text_length: "))
    alone = int(length.split()[1])
    assert text[:alone] == "By the river."
    assert text[alone:] == (
        "\n\n![The \\[harbour\\] \\*at night\\*](../files/0001.jpg)\n"
        "\n[letter.odt](../files/0002.odt)\n"
    )
    assert '{"file": "../files/0002.odt", "label": "letter.odt", "media": ' in head
    assert (path.parent / "../files/0002.odt").read_bytes() == BIG


def test_markdown_has_no_file_of_what_is_sealed_or_in_the_bin(folder: Path) -> None:
    assert sorted(path.name for path in (folder / "files").iterdir()) == ["0001.jpg", "0002.odt"]


@given(st.text(max_size=60))
def test_whatever_a_picture_is_called_markdown_shows_one_picture(label: str) -> None:
    from markdown_it import MarkdownIt

    file = ArchivedFile(
        uid="ab", media="image/png", size=1, width=1, height=1, created_at=START, ending=".png"
    )
    attachment = ArchivedAttachment(uid=Uid("1"), file="ab", label=label, created_at=START)
    brought = Brought(name="0001.png", sha256="")
    hung = Hung(attachment=attachment, file=file, brought=brought)
    tokens = MarkdownIt("commonmark").parse("Words." + shown([hung]))
    inline = [token for token in tokens if token.type == "inline"][1:]
    assert len(inline) == 1
    children = inline[0].children or []
    assert [child.type for child in children] == ["image"]
    assert children[0].attrs["src"] == "../files/0001.png"
