"""A copy is taken out whole or not at all, over nothing, and says what could not go along."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId
from journal_app.services import pictures, sealing
from journal_app.services.pictures import Given
from journal_app.storage.connection import Access, open_connection
from journal_app.storage.vault import Vault
from journal_app.ui.exchange.sheet import ExportSheet
from journal_app.ui.theme.theme import Theme
from tests import builders
from tests.builders import FakeClock, key, make_vault
from tests.ui.context_fixture import Ground, standing_on


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the sheet lies over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def alone(qtbot: QtBot, theme: Theme, clock: FakeClock, tmp_path: Path) -> Iterator[Ground]:
    """A journal that had to be opened exclusively, as on a full disk."""
    path = tmp_path / "journal.db"

    def open_alone() -> Vault:
        make_vault(path).close()
        return Vault(path, open_connection(path, key(), Access.WRITE, exclusive=True), key())

    yield from standing_on(open_alone, theme, clock, home=tmp_path)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder outside of the data folder of the journal."""
    with TemporaryDirectory(dir="/tmp") as made:
        yield Path(made)


@pytest.fixture
def piece(ground: Ground) -> PieceId:
    """An entry with a file on it."""
    made = ground.keep(builders.entry("We sat by the water."))
    ground.ask(_hang, made)
    return made


def _hang(vault: Vault, piece: PieceId) -> None:
    given = Given(contents=b"a letter", label="letter.txt")
    ready = pictures.prepare(pictures.files_of(vault), given, decodes=lambda _d, _m: True)
    pictures.add(vault, piece, [ready], clock=builders.FakeClock())


def opened(ground: Ground, window: QWidget, *listed: PieceId) -> ExportSheet:
    sheet = ExportSheet(ground.context, window, listed)
    sheet.open()
    return sheet


def choose(sheet: ExportSheet, words: str) -> None:
    (radio,) = (each for each in sheet.findChildren(QRadioButton) if each.text() == words)
    radio.click()


def test_all_there_is_goes_with_its_files_under_a_neutral_name(
    ground: Ground, window: QWidget, piece: PieceId, place: Path
) -> None:
    other = ground.keep(builders.entry("Sealed away."))
    ground.ask(sealing.seal, other)
    sheet = opened(ground, window)
    assert Path(sheet.place.text()).name == "journal-export-2026-03-14.json"
    assert not sheet.choices.which.isVisible()
    assert "Encrypted" not in sheet.save.text()
    sheet.place.setText(str(place / "all.json"))
    sheet.save.click()
    ground.wait(lambda: bool(ground.notices.said))
    assert ground.notices.said[0][0] == "Saved as all.json. It is not encrypted."
    archive = json.loads((place / "all.json").read_bytes())
    assert {each["text"] for each in archive["entries"]} == {"We sat by the water.", "Sealed away."}
    assert (place / "all-files" / "0001.txt").read_bytes() == b"a letter"


def test_at_night_its_name_has_the_day_that_still_goes_on(ground: Ground, window: QWidget) -> None:
    ground.clock.set(builders.START.replace(hour=1))
    assert Path(opened(ground, window).place.text()).name == "journal-export-2026-03-13.json"


def test_a_name_alone_goes_into_the_folder_the_sheet_offered(
    ground: Ground, window: QWidget, piece: PieceId, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, started_in = place / "home", place / "started-in"
    home.mkdir()
    started_in.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(started_in)
    sheet = opened(ground, window)
    assert Path(sheet.place.text()).parent == home
    sheet.place.setText("all.json")
    sheet.save.click()
    ground.wait(lambda: bool(ground.notices.said))
    assert (home / "all.json").is_file()
    assert list(started_in.iterdir()) == []


def test_a_home_folder_nobody_has_is_said(ground: Ground, window: QWidget, place: Path) -> None:
    sheet = opened(ground, window)
    sheet.place.setText("~nobody-of-this-name/all.json")
    sheet.save.click()
    assert sheet.error.text().startswith("There is no such home folder.")
    assert not ground.notices.said


def test_only_what_is_listed_goes_and_files_only_if_wanted(
    ground: Ground, window: QWidget, piece: PieceId, place: Path
) -> None:
    ground.keep(builders.entry("Not this one."))
    sheet = opened(ground, window, piece)
    assert not sheet.choices.listed.isVisible()
    choose(sheet, "What is listed")
    assert sheet.choices.listed.text() == "1 piece."
    assert sheet.choices.listed.isVisible()
    choose(sheet, "Markdown")
    assert Path(sheet.place.text()).name == "journal-export-2026-03-14"
    sheet.choices.files.click()
    sheet.place.setText(str(place / "some"))
    sheet.save.click()
    ground.wait(lambda: bool(ground.notices.said))
    texts = [path.read_text() for path in (place / "some").glob("2*/*.md")]
    assert len(texts) == 1
    assert "We sat by the water." in texts[0]
    assert not (place / "some" / "files").exists()


def test_every_form_says_what_stays_and_ends_its_name(ground: Ground, window: QWidget) -> None:
    sheet = opened(ground, window)
    told = set()
    for words, suffix in (("Web page", ".html"), ("Markdown", ""), ("Complete", ".json")):
        choose(sheet, words)
        told.add(sheet.choices.told.text())
        assert Path(sheet.place.text()).suffix == suffix
        assert sheet.choices.files.isEnabled()
    assert len(told) == 3
    sheet.place.setText("mine.txt")
    choose(sheet, "Web page")
    assert sheet.place.text() == "mine.txt"


def test_nothing_is_written_over_and_one_can_try_again(
    ground: Ground, window: QWidget, piece: PieceId, place: Path
) -> None:
    (place / "all.json").write_text("mine")
    sheet = opened(ground, window)
    sheet.place.setText(str(place / "all.json"))
    sheet.save.click()
    ground.wait(sheet.error.isVisible)
    assert sheet.error.text().startswith("There is something of that name already.")
    assert (place / "all.json").read_text() == "mine"
    assert sheet.save.isEnabled()
    assert not sheet.far.isVisible()


def test_what_could_not_go_along_is_told(
    ground: Ground, window: QWidget, piece: PieceId, place: Path
) -> None:
    ground.ask(_lose)
    sheet = opened(ground, window)
    sheet.place.setText(str(place / "all.json"))
    sheet.save.click()
    ground.wait(lambda: bool(ground.notices.said))
    assert "1 picture or file is missing or not whole" in ground.notices.said[0][0]


def test_a_journal_with_one_connection_is_written_while_it_goes_out(
    alone: Ground, window: QWidget, place: Path
) -> None:
    for _number in range(200):
        alone.keep(builders.entry("Before. " * 50))
    sheet = opened(alone, window)
    sheet.place.setText(str(place / "all.json"))
    sheet.save.click()
    saves = 0
    while saves < 100 and not alone.notices.said:
        alone.keep(builders.entry("Meanwhile."))
        saves += 1
    alone.wait(lambda: bool(alone.notices.said))
    assert alone.notices.said[0][0] == "Saved as all.json. It is not encrypted."
    alone.keep(builders.entry("After."))
    assert len(alone.bodies()) == 200 + saves + 1
    assert len(json.loads((place / "all.json").read_bytes())["entries"]) >= 200


def _lose(vault: Vault) -> None:
    for path in (vault.path.parent / pictures.FOLDER).iterdir():
        path.unlink()


def test_closed_on_its_way_it_ends_and_leaves_nothing(
    ground: Ground, window: QWidget, piece: PieceId, place: Path
) -> None:
    sheet = opened(ground, window)
    sheet.place.setText(str(place / "all.json"))
    sheet.save.click()
    assert not sheet.save.isEnabled()
    sheet.cancel.click()
    ground.ask(lambda _vault: None)
    assert list(place.iterdir()) == []
    assert ground.notices.said == []


def test_put_away_on_its_way_it_ends_and_leaves_nothing(
    ground: Ground, window: QWidget, piece: PieceId, place: Path
) -> None:
    sheet = opened(ground, window)
    sheet.place.setText(str(place / "all.json"))
    sheet.save.click()
    sheet.hide()
    assert sheet.save.isEnabled()
    ground.ask(lambda _vault: None)
    ground.wait(lambda: not ground.context.jobs.unfinished)
    assert list(place.iterdir()) == []
    assert ground.notices.said == []


def test_enter_pressed_twice_takes_one_copy_out(
    ground: Ground, window: QWidget, piece: PieceId, place: Path
) -> None:
    sheet = opened(ground, window)
    sheet.place.setText(str(place / "all.json"))
    sheet.place.returnPressed.emit()
    sheet.place.returnPressed.emit()
    ground.wait(lambda: bool(ground.notices.said))
    assert [words for words, _action, _act in ground.notices.said] == [
        "Saved as all.json. It is not encrypted."
    ]


@pytest.mark.parametrize("typed", ["", "/", ".", "folder/"])
def test_a_name_that_is_none_stays_as_it_was_typed(
    ground: Ground, window: QWidget, typed: str
) -> None:
    sheet = opened(ground, window)
    sheet.place.setText(typed)
    for words in ("Web page", "Markdown", "Complete"):
        choose(sheet, words)
    assert sheet.place.text() == typed
