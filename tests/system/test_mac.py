"""What AppKit is asked for on macOS, and that nothing is lost where it is not there or fails."""

import sys

import pytest
import shiboken6
from PySide6.QtCore import QMimeData

from journal_app.system.clipboard import is_marked, lend, secret_text, take_back
from journal_app.system.concealing import Concealing
from journal_app.system.mac import share_with_nobody
from tests.system.appkit import CONCEALED, TEXT, Broken, Pasteboard, Window, appkit, objc

WORDS = "Ana called. Ça va? 🌊"
VIEW = 0x7F00


def own(words=WORDS):
    return secret_text(words, "darwin")


@pytest.fixture
def clipboard(qapp):
    """Qt's, which says as little about who owns it as on macOS."""
    clipboard = qapp.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


@pytest.fixture
def board(clipboard, monkeypatch):
    """A pasteboard, with nobody listening yet."""
    board = Pasteboard(clipboard)
    monkeypatch.setitem(sys.modules, "AppKit", appkit(board))
    return board


@pytest.fixture
def listening(qapp):
    concealing = Concealing(qapp)
    yield concealing
    shiboken6.delete(concealing)


@pytest.fixture
def noted(monkeypatch):
    """What was said in the log, where nothing of the writer's may be."""
    told = []
    monkeypatch.setattr(
        "journal_app.system.mac.log_failure", lambda where, error: told.append((where, type(error)))
    )
    return told


def test_what_is_copied_is_written_with_the_mark_and_for_this_computer(clipboard, board, listening):
    clipboard.setMimeData(own())
    assert board.content[TEXT] == WORDS.encode()
    assert board.content[CONCEALED]
    assert board.asked == ["types", ("prepare", 1), "write"]
    assert clipboard.text() == WORDS


def test_what_travels_beside_the_words_is_found_again(clipboard, board, listening):
    data = own()
    data.setData("application/x-journal-marks", b"\x00marks")
    clipboard.setMimeData(data)
    assert board.content["com.trolltech.anymime.application--x-journal-marks"] == b"\x00marks"
    assert clipboard.mimeData().data("application/x-journal-marks").data() == b"\x00marks"


def test_what_has_the_mark_is_not_written_again(clipboard, board, listening):
    clipboard.setMimeData(own())
    before = len(board.asked)
    # As when the app comes to the front, and Qt notices what happened meanwhile.
    clipboard.dataChanged.emit()
    assert board.asked[before:] == ["types"]


def test_a_second_copy_is_written_as_well(clipboard, board, listening):
    clipboard.setMimeData(own("first"))
    board.content = {}
    clipboard.setMimeData(own("second"))
    assert board.content[TEXT] == b"second"


def test_what_another_program_copied_is_left_alone(clipboard, board, listening):
    theirs = QMimeData()
    theirs.setText("a shopping list")
    clipboard.setMimeData(theirs)
    assert board.asked == []
    take_back(clipboard, "darwin")
    assert clipboard.text() == "a shopping list"


@pytest.mark.parametrize("at", ["types", "prepare", "write"])
def test_a_mark_that_breaks_keeps_no_copy_from_being_made(at, clipboard, board, listening, noted):
    board.breaks_at = at
    clipboard.setMimeData(own())
    assert clipboard.text() == WORDS
    assert is_marked(clipboard), "a lock would not take it back"
    assert noted == [("mac", Broken)]


@pytest.mark.parametrize("what", ["the pasteboard", "the item"])
def test_nor_does_one_that_is_refused(what, clipboard, board, listening, noted):
    board.refuses, board.takes = what == "the pasteboard", what != "the item"
    clipboard.setMimeData(own())
    assert (clipboard.text(), noted) == (WORDS, [])
    assert is_marked(clipboard)


def test_nor_does_a_mac_without_the_library(clipboard, monkeypatch, listening, noted):
    monkeypatch.setitem(sys.modules, "AppKit", None)
    clipboard.setMimeData(own())
    assert clipboard.text() == WORDS
    assert noted == [("mac", ModuleNotFoundError)]


def test_nor_does_one_without_a_pasteboard(clipboard, monkeypatch, listening, noted):
    monkeypatch.setitem(sys.modules, "AppKit", appkit(None))
    clipboard.setMimeData(own())
    assert (clipboard.text(), noted) == (WORDS, [])


@pytest.mark.parametrize("with_the_library", [True, False])
def test_what_we_copied_is_taken_back(with_the_library, clipboard, board, listening, monkeypatch):
    if not with_the_library:
        monkeypatch.setitem(sys.modules, "AppKit", None)
    clipboard.setMimeData(own())
    assert not clipboard.ownsClipboard(), "no longer as on a Mac"
    take_back(clipboard, "darwin")
    assert clipboard.text() == ""


def test_what_was_lent_ends_on_a_mac_too(qapp, clipboard, board, listening):
    lend(clipboard, "371074-259237", platform="darwin")
    assert board.content[TEXT] == b"371074-259237"
    qapp.aboutToQuit.emit()
    assert clipboard.text() == ""


def test_what_was_copied_after_something_was_lent_stays(qapp, clipboard, board, listening):
    lend(clipboard, "371074-259237", platform="darwin")
    board.content = {}
    clipboard.setMimeData(own())
    qapp.aboutToQuit.emit()
    assert clipboard.text() == WORDS


def test_a_window_is_shared_with_nobody(monkeypatch):
    window = Window()
    monkeypatch.setitem(sys.modules, "objc", objc({VIEW: window}))
    assert share_with_nobody(lambda: VIEW, "cocoa")
    assert window.sharing == 0


@pytest.mark.parametrize(("window", "said"), [(None, []), (Broken, [("mac", Broken)])])
def test_a_view_without_a_window_is_left_as_it_is(window, said, monkeypatch, noted):
    monkeypatch.setitem(sys.modules, "objc", objc({VIEW: window}))
    assert not share_with_nobody(lambda: VIEW, "cocoa")
    assert noted == said


def test_without_the_library_a_window_stays_in_pictures(monkeypatch, noted):
    monkeypatch.setitem(sys.modules, "objc", None)
    assert not share_with_nobody(lambda: VIEW, "cocoa")
    assert noted == [("mac", ModuleNotFoundError)]


def test_a_window_that_is_none_of_appkits_is_never_taken_for_one(qapp, monkeypatch):
    window = Window()
    monkeypatch.setitem(sys.modules, "objc", objc({VIEW: window}))
    assert qapp.platformName() != "cocoa"
    assert not share_with_nobody(lambda: VIEW)
    assert window.sharing == 1
