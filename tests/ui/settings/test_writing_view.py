"""How one's own words look follows what is chosen, the letters of the app do not."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from journal_app.core.settings import DAY_ENDS, FACE, WRITING_LINE, WRITING_SIZE
from journal_app.storage.vault import Vault
from journal_app.system.clock import SystemClock
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.editor.editor import Editor
from journal_app.ui.settings.writing_view import WritingView
from journal_app.ui.shell.look import chosen_appearance
from journal_app.ui.theme.appearance import Appearance
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import named, read_again, section


def test_letters_are_chosen_and_shown_at_once(ground: Ground, desk: Desk) -> None:
    view = section(desk, "writing", WritingView)
    theme = ground.context.theme
    app = theme.font("label").families()
    assert named(view, QRadioButton, "With serifs").isChecked()
    named(view, QRadioButton, "Without").click()
    assert read_again(ground).get(FACE) == "sans"
    assert view.sample.font().families()[0] == "Journal Sans"
    assert theme.font("write").families()[0] == "Journal Sans"
    assert theme.font("title").families()[0] == "Journal Display"
    assert theme.font("label").families() == app
    named(view, QRadioButton, "As the desktop").click()
    assert theme.font("read").families()[:1] not in (["Journal Sans"], ["Journal Serif"])
    named(view, QRadioButton, "With serifs").click()
    assert theme.font("write").families()[0] == "Journal Serif"


def test_size_and_line_are_kept_and_seen_in_the_sample_and_on_every_open_page(
    ground: Ground, desk: Desk, qtbot: QtBot
) -> None:
    page = Editor(ground.context.theme)
    qtbot.addWidget(page)
    view = section(desk, "writing", WritingView)
    assert [part.accessibleName() for part in (view.sizes, view.lines)] == ["Size", "Line height"]
    assert named(view, QRadioButton, "20").isChecked()
    assert named(view, QRadioButton, "1.65").isChecked()
    assert view.sample.heightForWidth(500) == 2 * 33
    named(view, QRadioButton, "25").click()
    named(view, QRadioButton, "1.8").click()
    assert view.sample.font().pixelSize() == page.font().pixelSize() == 25
    assert view.sample.heightForWidth(500) == 3 * 45
    assert ground.context.theme.line_height("write") == 45
    kept = read_again(ground)
    assert (kept.get(WRITING_SIZE), kept.get(WRITING_LINE)) == (25, 1.8)
    opened = chosen_appearance(kept)
    assert (opened.writing_size, opened.writing_line) == (25, 1.8)
    desk.page.leave()
    again = section(desk, "writing", WritingView)
    assert named(again, QRadioButton, "25").isChecked()
    assert named(again, QRadioButton, "1.8").isChecked()


def test_the_hour_at_which_a_day_ends_is_chosen_and_holds_for_the_next_words(
    ground: Ground, desk: Desk
) -> None:
    view = section(desk, "writing", WritingView)
    assert (view.day_end.accessibleName(), view.day_end.value) == ("A day ends at", 4)
    clock = SystemClock(partial(ground.context.settings.get, DAY_ENDS))
    midnight, *_others, six = view.day_end.menu_of_values.actions()
    six.trigger()
    assert clock.day_ends_at == read_again(ground).get(DAY_ENDS) == 6
    midnight.trigger()
    assert clock.day_ends_at == 0
    desk.page.leave()
    assert section(desk, "writing", WritingView).day_end.value == 0


@pytest.mark.parametrize("found", ['writing_size = 400\nwriting_line = "wide"', "writing_size = 0"])
def test_what_a_slip_left_in_the_file_is_the_usual_look(tmp_path: Path, found: str) -> None:
    (tmp_path / "device.toml").write_text(found, encoding="utf-8")
    assert chosen_appearance(DeviceSettings.read(tmp_path / "device.toml")) == Appearance()


def test_choosing_writes_nothing_into_the_journal(ground: Ground, desk: Desk) -> None:
    before = ground.ask(Vault.saves)
    view = section(desk, "writing", WritingView)
    named(view, QRadioButton, "17").click()
    assert ground.ask(Vault.saves) == before
