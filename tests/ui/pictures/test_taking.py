"""Pasted, dropped or chosen: it hangs on the entry it was given to, and on no other."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from journal_app.services import bin as bin_service
from journal_app.services import entries, pictures
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.editor.giving import brings_files, given_in
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today.page import TodayPage
from tests import made_films
from tests import made_pictures as made
from tests.ui.context_fixture import Ground
from tests.ui.pictures.conftest import give, settle, strip_of


def dropped(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def written(folder: Path, name: str, contents: bytes) -> Path:
    (folder / name).write_bytes(contents)
    return folder / name


def test_a_dropped_picture_begins_an_entry_and_hangs_on_it(
    ground: Ground, today: TodayPage, tmp_path: Path
) -> None:
    path = written(tmp_path, "IMG_1.jpg", made.jpeg())
    today.editor.insertFromMimeData(dropped(path))
    ground.wait(lambda: len(strip_of(today).pictures) == 1)
    settle(ground, today)
    (picture,) = strip_of(today).pictures
    assert (picture.label, picture.is_shown) == ("IMG_1.jpg", True)
    assert today.editor.text() == "", "its path is not pasted into the words"
    assert today.session.piece == picture.piece
    assert strip_of(today).isVisible()
    said, action, _undo = ground.notices.said[-1]
    assert "place and camera" in said
    assert action == "Keep it in"
    opened = pictures.open_bytes(ground.ask(pictures.files_of), picture)
    assert made.SECRET not in opened


def test_place_and_camera_are_kept_where_somebody_says_so(
    ground: Ground, today: TodayPage, tmp_path: Path
) -> None:
    today.editor.insertFromMimeData(dropped(written(tmp_path, "a.jpg", made.jpeg())))
    ground.wait(lambda: len(ground.notices.said) == 1)
    settle(ground, today)
    keep = ground.notices.said[-1][2]
    assert keep is not None
    before = strip_of(today).pictures[0]
    keep()
    ground.wait(lambda: strip_of(today).pictures[0].file != before.file)
    (picture,) = strip_of(today).pictures
    assert picture.uid == before.uid
    opened = pictures.open_bytes(ground.ask(pictures.files_of), picture)
    assert opened == made.jpeg()


def test_a_picture_from_the_clipboard_hangs_as_the_other_program_wrote_it(
    ground: Ground, today: TodayPage
) -> None:
    data = QMimeData()
    data.setData("image/jpeg", made.encoded(b"jpg"))
    data.setImageData(made.image())
    assert brings_files(data)
    today.editor.insertFromMimeData(data)
    ground.wait(lambda: len(strip_of(today).pictures) == 1)
    assert strip_of(today).pictures[0].media == "image/jpeg"


def test_a_bare_picture_from_the_clipboard_becomes_a_png(ground: Ground, today: TodayPage) -> None:
    data = QMimeData()
    data.setImageData(made.image())
    today.editor.insertFromMimeData(data)
    ground.wait(lambda: len(strip_of(today).pictures) == 1)
    assert strip_of(today).pictures[0].media == "image/png"


def test_words_with_a_picture_beside_them_stay_words(today: TodayPage) -> None:
    data = QMimeData()
    data.setText("From a word processor.")
    data.setImageData(made.image())
    today.editor.insertFromMimeData(data)
    assert today.editor.text() == "From a word processor."


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/x.png", "file://server/share/x.png"])
def test_nothing_is_fetched_from_elsewhere(url: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl(url)])
    assert not brings_files(data)
    assert given_in(data) == []
    empty = QMimeData()
    empty.setImageData(QImage())
    assert given_in(empty) == []


def test_chosen_files_hang_in_their_order(
    ground: Ground, today: TodayPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [
        written(tmp_path, "a.png", made.png()),
        written(tmp_path, "b.pdf", made.PDF),
        written(tmp_path, "c.gif", made.gif()),
    ]
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_asked: ([str(path) for path in paths], "")
    )
    today.commands()[ActionId.ADD_FILE]()
    ground.wait(lambda: len(strip_of(today).pictures) == 3)
    assert [each.label for each in strip_of(today).pictures] == ["a.png", "b.pdf", "c.gif"]


def test_a_bomb_among_others_is_refused_and_the_others_hang(
    ground: Ground, today: TodayPage, tmp_path: Path
) -> None:
    paths = [
        written(tmp_path, "bomb.png", made.png_of(60_000, 60_000)),
        written(tmp_path, "b.gif", made.gif()),
        tmp_path,
    ]
    today.editor.insertFromMimeData(dropped(*paths))
    ground.wait(lambda: len(strip_of(today).pictures) == 1)
    settle(ground, today)
    said = ground.notices.said[-1][0]
    assert said.startswith("2 of them were not added.")
    assert "60000 × 60000" in said


def test_of_a_mixed_lot_what_was_refused_and_what_was_taken_off_is_said_at_once(
    ground: Ground, today: TodayPage, tmp_path: Path
) -> None:
    mixed = (
        written(tmp_path, "a.jpg", made.jpeg()),
        written(tmp_path, "b.heic", made.HEIC),
        written(tmp_path, "c.png", b""),
    )
    today.editor.insertFromMimeData(dropped(*mixed))
    ground.wait(lambda: len(strip_of(today).pictures) == 2)
    settle(ground, today)
    said, action, keep = ground.notices.said[-1]
    for words in ("empty", "place and camera was taken off"):
        assert words in said
    assert (action, keep is None) == ("Keep it in", False)
    before, action, leave = ground.notices.said[-2]
    assert "place and camera stays in it" in before
    assert (action, leave is None) == ("Leave it out", False)
    assert ground.notices.staying == [before], "it comes back when the other has gone"


def test_what_keeps_its_place_can_be_left_out_and_taken_again(
    ground: Ground, today: TodayPage, tmp_path: Path
) -> None:
    mixed = (
        written(tmp_path, "a.mov", made.FILM),
        written(tmp_path, "b.heic", made.HEIC),
        written(tmp_path, "c.png", made.encoded(b"png")),
    )
    today.editor.insertFromMimeData(dropped(*mixed))
    ground.wait(lambda: len(strip_of(today).pictures) == 3)
    settle(ground, today)
    said, action, leave = ground.notices.said[-1]
    assert said == "What 2 of them tell of place and camera stays in them."
    assert action == "Leave them out"
    assert leave is not None
    leave()
    ground.wait(lambda: [each.label for each in strip_of(today).pictures] == ["c.png"])
    said, action, again = ground.notices.said[-1]
    assert (said, action) == ("They were left out.", "Undo")
    assert ground.ask(bin_service.contents).others == ()
    assert again is not None
    again()
    ground.wait(lambda: len(strip_of(today).pictures) == 3)
    settle(ground, today)


def test_a_film_is_freed_of_its_place_and_can_keep_every_byte(
    ground: Ground, today: TodayPage
) -> None:
    film = give(ground, today, made_films.film(), "IMG_1.mov")
    said, action, keep = ground.notices.said[-1]
    assert said == "What the film or recording told of place, camera and times was taken off."
    assert (action, ground.notices.staying) == ("Keep it in", [])
    files = ground.ask(pictures.files_of)
    assert made.SECRET not in pictures.open_bytes(files, film)
    assert keep is not None
    keep()
    ground.wait(lambda: strip_of(today).pictures[0].file != film.file)
    settle(ground, today)
    assert pictures.open_bytes(files, strip_of(today).pictures[0]) == made_films.film()
    assert ground.notices.staying == []


def test_films_and_pictures_that_are_freed_at_once_are_told_at_once(
    ground: Ground, today: TodayPage, tmp_path: Path
) -> None:
    films = [written(tmp_path, f"{at}.mov", made_films.film(version=at)) for at in (0, 1)]
    today.editor.insertFromMimeData(dropped(*films))
    ground.wait(lambda: len(strip_of(today).pictures) == 2)
    settle(ground, today)
    words = "What the films or recordings told of place, camera and times was taken off."
    assert ground.notices.said[-1][0] == words
    picture = written(tmp_path, "a.jpg", made.jpeg())
    today.editor.insertFromMimeData(dropped(films[0], picture))
    ground.wait(lambda: len(strip_of(today).pictures) == 4)
    settle(ground, today)
    assert ground.notices.said[-1][0] == "What they told of place and camera was taken off."


def test_a_film_that_cannot_be_freed_is_told_and_can_be_left_out(
    ground: Ground, today: TodayPage
) -> None:
    give(ground, today, made_films.film(handler=b"text"), "IMG_1.mov")
    said, action, _leave = ground.notices.said[-1]
    assert said.startswith("A film or a recording like this is kept as it is, with whatever")
    assert (action, ground.notices.staying) == ("Leave it out", [said])


def test_what_is_not_shown_is_freed_of_its_place_and_can_keep_it(
    ground: Ground, today: TodayPage
) -> None:
    heic = give(ground, today, made.telling("heic"), "holiday.heic")
    said, action, _keep = ground.notices.said[-1]
    assert "kept as a file. What the picture told of place and camera was taken off." in said
    assert action == "Keep it in"
    assert ground.notices.staying == []
    opened = pictures.open_bytes(ground.ask(pictures.files_of), heic)
    assert made.SECRET not in opened


def test_what_is_not_shown_is_told_plainly(ground: Ground, today: TodayPage) -> None:
    heic = give(ground, today, made.HEIC, "holiday.heic")
    assert not heic.is_shown
    assert "kept as a file" in ground.notices.said[-1][0]
    lie = give(ground, today, b"\xff\xd8\xff\xe0 nothing", "lie.jpg")
    assert not lie.is_shown
    assert "no picture" in ground.notices.said[-1][0]
    plain = made.encoded(b"jpg", made.smooth(300, 200))
    assert give(ground, today, plain[: len(plain) * 3 // 4]).is_shown
    assert "end of the picture is missing" in ground.notices.said[-1][0]


def test_it_hangs_on_the_entry_it_was_given_to_even_if_one_goes_on(
    ground: Ground, today: TodayPage, tmp_path: Path
) -> None:
    QTest.keyClicks(today.editor, "First.")
    ground.wait(lambda: today.session.piece is not None)
    first = today.session.piece
    assert first is not None
    gate = ground.hold()
    today.editor.insertFromMimeData(dropped(written(tmp_path, "a.gif", made.gif())))
    today.new_entry()
    gate.set()
    settle(ground, today)
    ground.wait(lambda: len(ground.ask(pictures.of, first)) == 1)
    assert strip_of(today).pictures == ()


def test_an_entry_with_nothing_but_a_picture_is_there_when_one_comes_back(
    ground: Ground, today: TodayPage
) -> None:
    picture = give(ground, today, made.gif())
    today.leave()
    settle(ground, today)
    assert ground.ask(entries.get, picture.piece).deleted_at is None
    today.enter(Place(page=PageId.TODAY))
    ground.wait(lambda: strip_of(today).pictures == (picture,))
    today.new_entry()
    ground.wait(lambda: strip_of(today).pictures == ())
    assert not strip_of(today).isVisible()


def test_everything_is_dropped_at_lock(ground: Ground, today: TodayPage) -> None:
    give(ground, today, made.png())
    today.forget()
    assert strip_of(today).pictures == ()
