"""Small below the words, large over the window; described, put in order, taken off, let out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from journal_app.core.pictures import Picture
from journal_app.services import begun_exports, opened_outside, pictures
from journal_app.ui.pictures.album import Album
from journal_app.ui.pictures.label_popover import LabelPopover
from journal_app.ui.pictures.large_view import LargeView
from journal_app.ui.pictures.menu import PictureMenu
from journal_app.ui.pictures.sheets import LeavingSheet
from journal_app.ui.pictures.tile import PictureTile, Tile
from journal_app.ui.today.page import TodayPage
from tests import made_pictures as made
from tests.ui.context_fixture import Ground
from tests.ui.pictures.conftest import give, strip_of


@pytest.fixture
def three(ground: Ground, today: TodayPage) -> list[Picture]:
    """Two pictures and a file between them."""
    give(ground, today, made.png(), "Ana by the water")
    give(ground, today, made.PDF, "letter.pdf")
    give(ground, today, made.jpeg(6), "")
    return list(strip_of(today).pictures)


def tile(today: TodayPage, picture: Picture) -> Tile:
    found = strip_of(today).tile_of(picture.uid)
    assert found is not None
    return found


def chosen(ground: Ground, today: TodayPage, picture: Picture, words: str) -> None:
    """Choose this from the menu of a picture."""
    strip_of(today).menu_wanted.emit(picture, tile(today, picture))
    menu = today.findChild(PictureMenu)
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.text() == words)
    menu.hide()
    action.trigger()
    ground.ask(lambda _vault: None)


def order(today: TodayPage) -> list[str]:
    return [each.label for each in strip_of(today).pictures]


def test_tiles_speak_their_description(today: TodayPage, three: list[Picture]) -> None:
    names = [tile(today, each).accessibleName() for each in three]
    assert names == ["Ana by the water", "letter.pdf", "Picture"]
    assert "File, " in tile(today, three[1]).accessibleDescription()


def test_small_pictures_come_from_behind_the_window_upright(
    ground: Ground, today: TodayPage, three: list[Picture]
) -> None:
    album = today.findChild(Album)
    assert isinstance(album, Album)
    shown = tile(today, three[2])
    assert isinstance(shown, PictureTile)
    assert shown.width() < shown.height(), "it was taken standing"
    ground.wait(lambda: album.kept_bytes > 0)
    shown.grab()
    album.forget()
    assert album.kept_bytes == 0


def test_arrows_go_from_one_to_the_next_and_tab_stops_once(
    today: TodayPage, three: list[Picture]
) -> None:
    tile(today, three[0]).setFocus()
    QTest.keyClick(tile(today, three[0]), Qt.Key.Key_Right)
    assert tile(today, three[1]).hasFocus()
    QTest.keyClick(tile(today, three[1]), Qt.Key.Key_Right)
    QTest.keyClick(tile(today, three[2]), Qt.Key.Key_Right)
    assert tile(today, three[2]).hasFocus()
    stops = [each for each in three if tile(today, each).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [three[2]]


def opened(ground: Ground, today: TodayPage, picture: Picture) -> LargeView:
    tile(today, picture).setFocus()
    QTest.keyClick(tile(today, picture), Qt.Key.Key_Return)
    view = today.hanging.desk.view
    assert isinstance(view, LargeView)
    assert view.isVisible()
    return view


def test_large_by_keyboard_alone(ground: Ground, today: TodayPage, three: list[Picture]) -> None:
    view = opened(ground, today, three[0])
    assert view.geometry() == today.rect()
    assert view.canvas.hasFocus()
    assert view.canvas.accessibleDescription() == "Ana by the water"
    QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.picture == three[2], "files are passed over"
    QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.picture == three[2]
    assert not view.next.isEnabled()
    QTest.keyClick(view.canvas, Qt.Key.Key_Left)
    assert view.picture == three[0]
    QTest.keyClick(view.canvas, Qt.Key.Key_1)
    assert not view.canvas.fitting
    QTest.keyClick(view.canvas, Qt.Key.Key_F)
    assert view.canvas.fitting
    names = []
    for _each in range(7):
        focused = view.window().focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names[0] == names[-2] == "Picture"
    QTest.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert tile(today, three[0]).hasFocus()


def test_a_damaged_file_is_told_in_the_large_view(
    ground: Ground, today: TodayPage, three: list[Picture]
) -> None:
    files = ground.ask(pictures.files_of)
    files.path(three[0].file).write_bytes(b"damaged")
    view = opened(ground, today, three[0])
    ground.wait(view.trouble.isVisible)
    assert "damaged" in view.trouble.text()


def test_a_description_is_given_and_spoken(
    ground: Ground, today: TodayPage, three: list[Picture]
) -> None:
    tile(today, three[2]).setFocus()
    QTest.keyClick(tile(today, three[2]), Qt.Key.Key_F2)
    popover = today.window().findChild(LabelPopover)
    assert isinstance(popover, LabelPopover)
    popover.fields[0].setText("The pier at night")
    QTest.keyClick(popover.fields[0], Qt.Key.Key_Return)
    ground.wait(lambda: order(today)[2] == "The pier at night")
    assert tile(today, three[2]).accessibleName() == "The pier at night"
    QTest.keyClicks(popover.fields[0], "The pier")
    popover.forget()
    popover.fields[0].undo()
    assert popover.fields[0].text() == ""


def test_one_is_taken_off_from_the_menu_by_words_that_hold_for_a_moment_too(
    ground: Ground, today: TodayPage, three: list[Picture]
) -> None:
    chosen(ground, today, three[1], "Take it off")
    ground.wait(lambda: strip_of(today).pictures == (three[0], three[2]))


def test_order_is_changed_from_the_menu(
    ground: Ground, today: TodayPage, three: list[Picture]
) -> None:
    chosen(ground, today, three[1], "Move one place earlier")
    ground.wait(lambda: order(today) == ["letter.pdf", "Ana by the water", ""])
    chosen(ground, today, three[1], "Move one place later")
    ground.wait(lambda: order(today) == ["Ana by the water", "letter.pdf", ""])


def test_what_is_taken_off_comes_back_by_undo(
    ground: Ground, today: TodayPage, three: list[Picture]
) -> None:
    tile(today, three[0]).setFocus()
    QTest.keyClick(tile(today, three[0]), Qt.Key.Key_Delete)
    ground.wait(lambda: order(today) == ["letter.pdf", ""])
    said, action, undo = ground.notices.said[-1]
    assert (said, action) == ("The picture was taken off.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: strip_of(today).pictures == tuple(three))


def sheet(today: TodayPage) -> LeavingSheet:
    found = [each for each in today.window().findChildren(LeavingSheet) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_copy_is_saved_after_saying_that_it_is_not_encrypted(
    ground: Ground,
    today: TodayPage,
    three: list[Picture],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path_factory.mktemp("elsewhere") / "mine.png"
    offered: list[str] = []

    def choose(_parent: object, _title: str, place: str, **_more: object) -> tuple[str, str]:
        offered.append(Path(place).name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    chosen(ground, today, three[0], "Save a copy…")
    assert today.window().focusWidget() is sheet(today).stay, "staying is the safe choice"
    assert offered == []
    sheet(today).go_on.click()
    ground.wait(target.exists)
    ground.wait(lambda: "not encrypted" in ground.notices.said[-1][0])
    assert offered == ["picture.png"], "its name tells nothing"
    assert target.read_bytes().startswith(b"\x89PNG")
    assert ground.ask(begun_exports.ask) is None


def test_another_program_gets_a_private_copy_that_goes_again(
    ground: Ground, today: TodayPage, three: list[Picture], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []

    def open_url(url: QUrl) -> bool:
        shown.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    chosen(ground, today, three[1], "Open in another program…")
    asked = sheet(today)
    assert shown == []
    asked.go_on.click()
    ground.wait(lambda: len(shown) == 1)
    assert shown[0].name == "file.pdf"
    assert shown[0].read_bytes() == made.PDF
    assert shown[0].parent.parent == ground.context.home / opened_outside.FOLDER
    assert shown[0].parent.stat().st_mode & 0o077 == 0
    assert shown[0].stat().st_mode & 0o077 == 0
    assert opened_outside.clear(ground.context.home)
    assert not shown[0].exists()
    assert opened_outside.clear(ground.context.home)


def test_where_no_program_takes_it_the_copy_goes_at_once(
    ground: Ground, today: TodayPage, three: list[Picture], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    chosen(ground, today, three[1], "Open in another program…")
    sheet(today).go_on.click()
    ground.wait(lambda: "No program took it" in ground.notices.said[-1][0])
    ground.wait(lambda: not (ground.context.home / opened_outside.FOLDER).exists())
