"""A page shows the pictures that lie beside it, leads to other files, and names what stayed."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from journal_app.core.errors import CannotKeep
from journal_app.core.ids import PieceId
from journal_app.core.pictures import said_of
from journal_app.services import pictures
from journal_app.services.exchange import Format
from journal_app.storage.vault import Vault
from tests import made_pictures as made
from tests.builders import START, entry, keep_entry
from tests.exchange.test_files_along import hang, out
from tests.exchange.test_html import Reading

NASTY = '"><script>x</script> & the boats'


@pytest.fixture
def piece(vault: Vault) -> PieceId:
    return keep_entry(vault, entry("By the river."))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "my # 100% outside"
    folder.mkdir()
    return folder


def tags_of(target: Path, name: str) -> list[dict[str, str | None]]:
    read = Reading(target.read_text("utf-8"))
    return [attrs for tag, attrs in read.tags if tag == name]


def test_a_picture_is_shown_with_what_was_said_of_it(
    vault: Vault, piece: PieceId, place: Path
) -> None:
    photo = hang(vault, piece, made.jpeg(6), NASTY)
    hang(vault, piece, made.encoded(b"png"), "IMG_2041.PNG")
    hang(vault, piece, b"Dear Ana", "letter.txt")
    done = out(vault, place / "a #1.html", Format.HTML)
    assert (done.files, done.files_left, done.folder) == (3, 0, place / "a #1-files")
    first, second = tags_of(done.path, "img")
    for image, name in ((first, "0001.jpg"), (second, "0002.png")):
        assert image["src"] is not None
        assert unquote(image["src"]) == f"a #1-files/{name}"
        assert (place / unquote(image["src"])).exists()
        assert image["loading"] == "lazy"
    assert (first["alt"], second["alt"]) == (NASTY, "Picture")
    # Turned by its orientation, as a browser shows it: the page does not jump while it comes.
    assert (
        (first["width"], first["height"]) == (str(photo.width), str(photo.height)) == ("40", "64")
    )
    (link,) = tags_of(done.path, "a")
    assert unquote(link["href"] or "") == "a #1-files/0003.txt"
    page = done.path.read_text("utf-8")
    assert "<script" not in page
    # Only what somebody said stands below a picture, not the name of a file.
    assert page.count("<figcaption") == 1
    assert "IMG_2041" not in page
    assert "img-src 'self' file:\"" in page
    assert "“a #1-files”" in Reading(page).words
    assert made.SECRET not in (place / "a #1-files" / "0001.jpg").read_bytes()


def test_without_files_they_are_named_and_the_page_is_alone(
    vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, made.jpeg(), "the boats")
    done = out(vault, place / "a.html", Format.HTML, files=False)
    assert [path.name for path in place.iterdir()] == ["a.html"]
    page = done.path.read_text("utf-8")
    assert "the boats" in page
    assert "<img" not in page
    assert "img-src" not in page


def test_one_that_is_lost_is_named_and_counted(vault: Vault, piece: PieceId, place: Path) -> None:
    lost = hang(vault, piece, made.jpeg(), "the boats")
    pictures.files_of(vault).path(lost.file).unlink()
    done = out(vault, place / "a.html", Format.HTML)
    assert (done.files, done.files_left, done.folder) == (0, 1, None)
    page = done.path.read_text("utf-8")
    assert "Pictures and files: the boats" in page
    assert "<footer" not in page
    assert [path.name for path in place.iterdir()] == ["a.html"]


def test_nothing_goes_along_of_what_is_sealed_or_in_the_bin(
    vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, b"mine", "mine.txt")
    for seal in (True, False):
        other = keep_entry(vault, entry("Not for others."))
        hang(vault, other, f"not for others {seal}".encode(), "secret.txt")
        with vault.writing():
            if seal:
                vault.pieces.seal(other, True)
            else:
                vault.pieces.bin(other, START)
    done = out(vault, place / "a.html", Format.HTML)
    assert [path.read_bytes() for path in (place / "a-files").iterdir()] == [b"mine"]
    assert "secret.txt" not in done.path.read_text("utf-8")


def test_its_own_folder_gives_way_with_the_page_and_nobody_elses_does(
    vault: Vault, piece: PieceId, place: Path
) -> None:
    hang(vault, piece, b"here", "here.txt")
    out(vault, place / "a.html", Format.HTML)
    hang(vault, piece, b"more", "more.txt")
    assert out(vault, place / "a.html", Format.HTML, replaces=True).files == 2
    assert len(list((place / "a-files").iterdir())) == 2
    # A page without a folder of its own is no claim on a folder of that name.
    out(vault, place / "b.html", Format.HTML, files=False)
    (place / "b-files").mkdir()
    (place / "b-files" / "0001.jpg").write_bytes(b"a scan of one's own")
    with pytest.raises(CannotKeep):
        out(vault, place / "b.html", Format.HTML, replaces=True)
    assert (place / "b-files" / "0001.jpg").read_bytes() == b"a scan of one's own"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("IMG_2041.JPG", ""),
        ("Mara, summer.jpeg", ""),
        (" the last boat ", "the last boat"),
        ("We left at 6.30", "We left at 6.30"),
        ("her favourite, .png", "her favourite, .png"),
        ("", ""),
    ],
)
def test_the_name_of_a_file_is_nothing_anybody_said(label: str, said: str) -> None:
    assert said_of(label) == said
