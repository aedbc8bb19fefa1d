"""While one reads, pictures and files are added on purpose, and taken off again."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from journal_app.core.ids import PieceId
from journal_app.core.moments import Moment
from journal_app.services import bin as bin_service
from journal_app.services import entries, pictures
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from tests import builders
from tests import made_pictures as made
from tests.ui.context_fixture import Ground
from tests.ui.reader.moment_steps import read


class Desktop:
    """The dialog of the desktop, which answers with these files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths: list[str] = []

    def lays(self, **files: bytes) -> None:
        """What somebody chooses next."""
        self.paths = []
        for name, contents in files.items():
            path = self.folder / name.replace("_", ".")
            path.write_bytes(contents)
            self.paths.append(str(path))


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """Nothing is chosen until a test says so."""
    made_up = Desktop(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: (made_up.paths, ""))
    return made_up


def read_entry(ground: Ground, reader: ReaderPage, piece: PieceId) -> None:
    """Read an entry, and wait until it stands there."""
    reader.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(lambda: reader._leaf.entry is not None and reader._leaf.entry.id == piece)


def add(ground: Ground, reader: ReaderPage) -> None:
    """Give the command, and let it be done."""
    reader.commands()[ActionId.ADD_FILE]()
    ground.wait(lambda: not reader.busy())
    ground.ask(lambda _vault: None)


def test_what_is_chosen_hangs_on_what_is_read_and_is_taken_off_again(
    ground: Ground, reader: ReaderPage, desktop: Desktop
) -> None:
    piece = ground.keep(builders.entry("By the canal."))
    read_entry(ground, reader, piece)
    desktop.lays(a_png=made.encoded(b"png"), b_pdf=made.PDF)
    add(ground, reader)
    ground.wait(lambda: len(reader.hanging.strip.pictures) == 2)
    assert [each.label for each in ground.ask(pictures.of, piece)] == ["a.png", "b.pdf"]
    said, action, undo = ground.notices.said[-1]
    assert (said, action) == ("2 pictures and files were added.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: not reader.hanging.strip.pictures)
    assert ground.ask(pictures.of, piece) == ()
    assert len(ground.ask(bin_service.contents).others) == 2


def test_a_moment_holds_pictures_too(
    ground: Ground, reader: ReaderPage, moment: Moment, desktop: Desktop
) -> None:
    read(ground, reader, moment.id)
    desktop.lays(a_png=made.encoded(b"png"))
    add(ground, reader)
    ground.wait(lambda: reader.hanging.strip.isVisible())
    assert ground.notices.said[-1][0] == "The picture was added."
    (picture,) = ground.ask(pictures.of, moment.id)
    assert picture.is_shown


def test_what_was_taken_off_a_picture_is_told_first(
    ground: Ground, reader: ReaderPage, moment: Moment, desktop: Desktop
) -> None:
    read(ground, reader, moment.id)
    desktop.lays(a_jpg=made.jpeg())
    add(ground, reader)
    ground.wait(lambda: reader.hanging.strip.isVisible())
    assert [said[1] for said in ground.notices.said] == ["Keep it in"]
    desktop.lays(bomb_png=made.png_of(60_000, 60_000), c_gif=made.gif())
    add(ground, reader)
    ground.wait(lambda: len(reader.hanging.strip.pictures) == 2)
    assert "60000 × 60000" in ground.notices.said[-1][0]


def test_it_hangs_where_it_was_chosen_for_though_one_reads_on(
    ground: Ground, reader: ReaderPage, desktop: Desktop
) -> None:
    first = ground.keep(builders.entry("First."))
    second = ground.keep(builders.entry("Second."))
    read_entry(ground, reader, first)
    desktop.lays(a_png=made.encoded(b"png"))
    gate = ground.hold()
    reader.commands()[ActionId.ADD_FILE]()
    reader.enter(Place(page=PageId.READER, piece=second))
    assert reader.busy()
    gate.set()
    ground.wait(lambda: not reader.busy())
    ground.wait(lambda: bool(ground.notices.said))
    assert [len(ground.ask(pictures.of, each)) for each in (first, second)] == [1, 0]


def test_nothing_is_added_to_what_is_in_the_bin(ground: Ground, reader: ReaderPage) -> None:
    piece = ground.keep(builders.entry("Put away."))
    ground.ask(entries.move_to_bin, piece, clock=ground.clock)
    read_entry(ground, reader, piece)
    assert ActionId.ADD_FILE not in reader.commands()
