"""Pictures hang on pieces, sealed beside the journal; no crash leaves a name without its file."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.core.errors import BadInput, CannotKeep, CannotOpen, NotFound
from journal_app.core.ids import PieceId
from journal_app.core.media import Media
from journal_app.core.pictures import MAX_FILE_BYTES, MAX_ON_ONE_PIECE, Picture
from journal_app.services import bin as bin_service
from journal_app.services import entries, pictures
from journal_app.services.pictures import Given, Prepared, SealedFiles, Told
from journal_app.storage.vault import Vault
from tests import builders, made_films
from tests import made_pictures as made
from tests.builders import FakeClock


@pytest.fixture
def files(vault: Vault) -> SealedFiles:
    return pictures.files_of(vault)


@pytest.fixture
def piece(vault: Vault) -> PieceId:
    return builders.keep_entry(vault, builders.entry("By the river."))


def prepared(
    files: SealedFiles,
    contents: bytes | Path,
    label: str = "",
    *,
    keep_data: bool = False,
    decodes: bool = True,
) -> Prepared:
    given = Given(contents=contents, label=label)
    return pictures.prepare(files, given, decodes=lambda _d, _m: decodes, keep_data=keep_data)


def hung(vault: Vault, piece: PieceId, contents: bytes, label: str = "") -> Picture:
    ready = prepared(pictures.files_of(vault), contents, label)
    return pictures.add(vault, piece, [ready], clock=FakeClock()).pictures[0]


def test_a_picture_hangs_and_is_opened_without_its_traces(
    vault: Vault, files: SealedFiles, piece: PieceId, clock: FakeClock
) -> None:
    ready = prepared(files, made.jpeg(6), "IMG_0001.jpg")
    told = pictures.add(vault, piece, [ready], clock=clock)
    (picture,) = pictures.of(vault, piece)
    assert told.pictures == (picture,)
    assert told.changes.pieces == {piece}
    assert (picture.media, picture.label) == (Media.JPEG, "IMG_0001.jpg")
    assert (picture.width, picture.height) == (40, 64), "as it is shown: turned upright"
    opened = pictures.open_bytes(files, picture)
    assert opened.startswith(b"\xff\xd8\xff")
    assert made.SECRET not in opened
    assert len(opened) == picture.bytes


def test_place_and_camera_stay_where_somebody_wants_them(
    vault: Vault, files: SealedFiles, piece: PieceId, clock: FakeClock
) -> None:
    ready = prepared(files, made.jpeg(), keep_data=True)
    pictures.add(vault, piece, [ready], clock=clock)
    (picture,) = pictures.of(vault, piece)
    assert pictures.open_bytes(files, picture) == made.jpeg()


@pytest.mark.parametrize(
    ("contents", "media", "told"),
    [
        (made.HEIC, Media.HEIC, Told.TELLING),
        (made.SVG, Media.SVG, Told.TELLING),
        (made.TIFF, Media.TIFF, Told.TELLING),
        (made.FILM, Media.VIDEO, Told.FILM),
        (made.PDF, Media.PDF, Told.NOTHING),
        (made.HTML, Media.TEXT, Told.NOTHING),
        (b"\xff\xd8\xff\xe0 no picture at all", Media.JPEG, Told.UNREADABLE),
    ],
)
def test_what_is_not_shown_is_kept_as_the_file_it_is(
    vault: Vault, files: SealedFiles, piece: PieceId, contents: bytes, media: Media, told: Told
) -> None:
    ready = prepared(files, contents, "holiday.jpg")
    assert (ready.media, ready.told, ready.shown) == (media, told, None)
    pictures.add(vault, piece, [ready], clock=FakeClock())
    (kept,) = pictures.of(vault, piece)
    assert not kept.is_shown
    assert pictures.open_bytes(files, kept) == contents


@pytest.mark.parametrize("kind", ["heic", "avif", "tif"])
def test_place_and_camera_are_taken_off_what_is_not_shown_too(
    files: SealedFiles, vault: Vault, piece: PieceId, clock: FakeClock, kind: str
) -> None:
    ready = prepared(files, made.telling(kind), f"IMG_1.{kind}")
    assert (ready.told, ready.freed, ready.telling) == (Told.NOT_SHOWN, True, False)
    whole = prepared(files, made.telling(kind), keep_data=True)
    assert (whole.freed, whole.telling) == (False, False)
    pictures.add(vault, piece, [ready, whole], clock=clock)
    without, with_it = (pictures.open_bytes(files, each) for each in pictures.of(vault, piece))
    assert with_it == made.telling(kind)
    assert made.SECRET not in without
    again = prepared(files, without)
    assert (again.told, again.freed) == (Told.NOT_SHOWN, False)


def wav(told: bytes) -> bytes:
    inside = b"WAVEfmt \x10\0\0\0" + bytes(16) + b"data\2\0\0\0\1\2"
    inside += b"LIST" + len(told).to_bytes(4, "little") + told
    return b"RIFF" + len(inside).to_bytes(4, "little") + inside


@pytest.mark.parametrize(
    ("contents", "media"),
    [(made_films.film(), Media.VIDEO), (wav(made.SECRET + b"!"), Media.WAV)],
)
def test_films_and_recordings_are_freed_and_can_keep_every_byte(
    files: SealedFiles,
    vault: Vault,
    piece: PieceId,
    clock: FakeClock,
    contents: bytes,
    media: Media,
) -> None:
    ready = prepared(files, contents, "IMG_1.mov")
    assert (ready.media, ready.shown) == (media, None)
    assert (ready.told, ready.freed, ready.telling) == (Told.NOTHING, True, False)
    whole = prepared(files, contents, keep_data=True)
    assert (whole.told, whole.freed, whole.telling) == (Told.NOTHING, False, False)
    pictures.add(vault, piece, [ready, whole], clock=clock)
    without, with_it = (pictures.open_bytes(files, each) for each in pictures.of(vault, piece))
    assert with_it == contents
    assert made.SECRET not in without
    again = prepared(files, without)
    assert (again.told, again.freed) == (Told.NOTHING, False)


@pytest.mark.parametrize(
    "contents",
    [made_films.film(handler=b"text"), made.FILM, b"ID3 what", b"OggS", b"\x1a\x45\xdf\xa3"],
)
def test_a_film_that_cannot_be_freed_is_kept_as_it_is_and_told(
    files: SealedFiles, vault: Vault, piece: PieceId, clock: FakeClock, contents: bytes
) -> None:
    ready = prepared(files, contents, "a.mov")
    assert (ready.told, ready.freed, ready.telling) == (Told.FILM, False, True)
    assert not prepared(files, contents, keep_data=True).telling
    pictures.add(vault, piece, [ready], clock=clock)
    assert pictures.open_bytes(files, pictures.of(vault, piece)[0]) == contents


def test_what_is_left_out_hangs_there_no_more_and_lies_in_no_bin(
    files: SealedFiles, vault: Vault, piece: PieceId, clock: FakeClock
) -> None:
    film = prepared(files, made.FILM, "a.mov")
    again = prepared(files, made.FILM, "b.mov")
    assert film.telling
    pictures.add(vault, piece, [film, again], clock=clock)
    changed = pictures.leave_out(vault, [again.sealed.name])
    assert changed.pieces == {piece}
    assert [each.label for each in pictures.of(vault, piece)] == ["a.mov"]
    pictures.leave_out(vault, [film.sealed.name, film.sealed.name])
    assert pictures.of(vault, piece) == ()
    assert vault.files.unnamed()


def test_a_picture_that_does_not_decode_is_a_file(files: SealedFiles) -> None:
    ready = prepared(files, made.png(), decodes=False)
    assert (ready.shown, ready.told) == (None, Told.UNREADABLE)


def test_a_picture_without_its_end_is_told(files: SealedFiles) -> None:
    plain = made.encoded(b"jpg")
    assert prepared(files, plain[: len(plain) * 3 // 4]).told is Told.CUT


@pytest.mark.parametrize("size", [(60_000, 60_000), (8001, 8000), (60_001, 1)])
def test_a_bomb_is_refused_in_one_sentence_before_it_is_decoded(
    files: SealedFiles, size: tuple[int, int]
) -> None:
    def decodes(_data: bytes, _media: str) -> bool:
        raise AssertionError("it was decoded")

    with pytest.raises(BadInput) as refused:
        pictures.prepare(files, Given(contents=made.png_of(*size)), decodes=decodes)
    assert refused.value.sentence.count(".") == 0 or refused.value.sentence.endswith(".")
    assert "points" in refused.value.sentence
    assert not files.folder.exists()


def test_what_is_no_usual_file_is_refused_without_waiting(
    files: SealedFiles, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").touch()
    with (tmp_path / "large").open("wb") as large:
        large.truncate(MAX_FILE_BYTES + 1)
    for name in ("pipe", "empty", "large", "missing", "."):
        with pytest.raises(BadInput):
            prepared(files, tmp_path / name)


def test_a_file_is_read_from_its_path(files: SealedFiles, tmp_path: Path) -> None:
    (tmp_path / "a.gif").write_bytes(made.gif())
    assert prepared(files, tmp_path / "a.gif", "a.gif").media is Media.GIF


def test_the_same_contents_are_kept_once(vault: Vault, files: SealedFiles, piece: PieceId) -> None:
    first, second = hung(vault, piece, made.png()), hung(vault, piece, made.png())
    assert first.file == second.file
    assert first.uid != second.uid
    assert [each.name for each in files.folder.iterdir()] == [first.file]


def test_labels_and_order(vault: Vault, piece: PieceId) -> None:
    first, second = hung(vault, piece, made.png(), "a"), hung(vault, piece, made.gif(), "b")
    pictures.relabel(vault, second.uid, "  Ana\nby the water ")
    pictures.reorder(vault, piece, [second.uid])
    assert [each.label for each in pictures.of(vault, piece)] == ["Ana by the water", "a"]
    pictures.reorder(vault, piece, [first.uid, first.uid, second.uid])
    assert [each.uid for each in pictures.of(vault, piece)] == [first.uid, second.uid]


def test_what_was_taken_off_is_in_the_bin_and_comes_back_in_its_place(
    vault: Vault, files: SealedFiles, piece: PieceId, clock: FakeClock
) -> None:
    all_three = [hung(vault, piece, make(), "x") for make in (made.png, made.gif, made.jpeg)]
    removed = pictures.remove(vault, all_three[1].uid, clock=clock)
    assert removed.changes.bin
    assert pictures.of(vault, piece) == (all_three[0], all_three[2])
    assert [each.label for each in bin_service.contents(vault).others] == ["x"]
    assert vault.files.unnamed() == frozenset()
    assert bin_service.bring_back(vault, removed.picture.uid, clock=clock).pieces == {piece}
    assert pictures.of(vault, piece) == tuple(all_three)
    assert pictures.open_bytes(files, all_three[1])
    with pytest.raises(NotFound):
        pictures.remove(vault, builders.entry().uid, clock=clock)
    with pytest.raises(NotFound):
        pictures.relabel(vault, builders.entry().uid, "x")


def test_nothing_comes_back_to_a_piece_that_is_gone(
    vault: Vault, piece: PieceId, clock: FakeClock
) -> None:
    removed = pictures.remove(vault, hung(vault, piece, made.png()).uid, clock=clock)
    assert [each.label for each in bin_service.contents(vault).others] == ["Picture"]
    with vault.writing():
        vault.pieces.remove(piece)
    with pytest.raises(BadInput):
        bin_service.bring_back(vault, removed.picture.uid, clock=clock)


def test_a_file_is_unnamed_once_neither_piece_nor_bin_names_it(
    vault: Vault, piece: PieceId, clock: FakeClock
) -> None:
    picture = hung(vault, piece, made.png())
    pictures.remove(vault, picture.uid, clock=clock)
    assert vault.files.unnamed() == frozenset()
    bin_service.for_good(vault, uids=[picture.uid])
    assert vault.files.unnamed() == {picture.file}


def test_nothing_hangs_on_a_piece_that_is_gone(vault: Vault, files: SealedFiles) -> None:
    ready = prepared(files, made.png())
    with pytest.raises(NotFound):
        pictures.add(vault, PieceId(99), [ready], clock=FakeClock())
    assert list(files.folder.iterdir()) == [], "what was sealed for it is let go of"


def test_a_piece_holds_so_many(vault: Vault, files: SealedFiles, piece: PieceId) -> None:
    many = [prepared(files, b"note %d" % each) for each in range(MAX_ON_ONE_PIECE + 1)]
    with pytest.raises(BadInput):
        pictures.add(vault, piece, many, clock=FakeClock())
    assert pictures.of(vault, piece) == ()
    pictures.let_go(files, many)


def test_what_is_sealed_shows_no_picture(vault: Vault, piece: PieceId, clock: FakeClock) -> None:
    picture = hung(vault, piece, made.png())
    with vault.writing():
        vault.pieces.seal(piece, True)
    assert pictures.of(vault, piece) == ()
    with vault.writing():
        vault.pieces.seal(piece, False)
    assert pictures.of(vault, piece) == (picture,)


def test_an_entry_with_only_a_picture_stays(vault: Vault, clock: FakeClock) -> None:
    empty = entries.begin(vault, "", when=builders.when(), clock=clock).id
    picture = hung(vault, empty, made.png())
    assert not entries.leave(vault, empty)
    pictures.remove(vault, picture.uid, clock=clock)
    assert not entries.leave(vault, empty), "it can still be brought back"
    vault.bin.remove(picture.uid)
    assert entries.leave(vault, empty)


def test_a_file_in_trouble_is_told_in_words(
    vault: Vault, files: SealedFiles, piece: PieceId
) -> None:
    picture = hung(vault, piece, made.png())
    place = files.path(picture.file)
    whole = place.read_bytes()
    place.write_bytes(whole[:-3])
    with pytest.raises(CannotOpen) as refused:
        pictures.open_bytes(files, picture)
    assert "damaged" in refused.value.sentence
    place.unlink()
    with pytest.raises(NotFound):
        pictures.open_bytes(files, picture)
    place.mkdir()
    with pytest.raises(CannotOpen):
        pictures.open_bytes(files, picture)


def test_a_full_disk_is_told_and_leaves_nothing(
    vault: Vault, files: SealedFiles, piece: PieceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = prepared(files, made.png())

    def refuse(_self: SealedFiles, _sealed: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(SealedFiles, "keep", refuse)
    with pytest.raises(CannotKeep):
        pictures.add(vault, piece, [ready], clock=FakeClock())
    assert pictures.of(vault, piece) == ()
    assert list(files.folder.iterdir()) == []


def test_killed_at_any_step_no_row_is_without_its_file(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.services.killed_hanging", str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    found = [tuple(json.loads(line)) for line in run.stdout.splitlines()]
    assert all(hanging == whole for hanging, whole, _files in found)
    assert found[0] == (0, 0, 0)
    assert (0, 0, 1) in found, "an orphan is the most a crash leaves"
    assert found[-1][0] >= 1


def test_only_this_person_may_look_into_the_folder(vault: Vault, piece: PieceId) -> None:
    hung(vault, piece, made.png())
    folder = vault.path.parent / pictures.FOLDER
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_neither_words_nor_contents_are_printed(files: SealedFiles) -> None:
    given = Given(contents=b"ZQXWOMBAT1", label="ZQXWOMBAT1")
    ready = pictures.prepare(files, given, decodes=lambda _d, _m: True)
    assert "ZQXWOMBAT1" not in repr(given) + repr(ready)
    pictures.let_go(files, [ready])
