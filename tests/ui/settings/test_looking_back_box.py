"""On this day is chosen in Settings too: it holds at once, with a way back, wherever it is said."""

import pytest
from PySide6.QtWidgets import QCheckBox

from journal_app.services import on_this_day
from journal_app.ui.settings.privacy_view import PrivacyView
from journal_app.ui.widgets.toggle import Toggle
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import named, section


@pytest.fixture
def toggle(desk: Desk) -> Toggle:
    view = section(desk, "privacy", PrivacyView)
    assert named(view, QCheckBox, "On this day") is view.looking_back.on_this_day
    return view.looking_back.on_this_day


def test_it_is_off_until_it_is_wanted_and_can_be_taken_back(ground: Ground, toggle: Toggle) -> None:
    assert not ground.ask(on_this_day.wanted)
    assert not toggle.isChecked()
    toggle.click()
    assert ground.ask(on_this_day.wanted)
    toggle.click()
    assert not ground.ask(on_this_day.wanted)
    ground.wait(lambda: len(ground.notices.said) == 2)
    words, action, take_back = ground.notices.said[-1]
    assert (words, action) == ("On this day is off.", "Undo")
    assert ground.notices.said[0][0] == "On this day is on."
    assert take_back is not None
    take_back()
    ground.wait(toggle.isChecked)
    assert ground.ask(on_this_day.wanted)
    ground.ask(lambda _vault: None)
    assert len(ground.notices.said) == 2


def test_what_is_said_elsewhere_shows_and_is_not_said_again(ground: Ground, toggle: Toggle) -> None:
    ground.ask(on_this_day.choose, on=True)
    ground.wait(toggle.isChecked)
    assert ground.notices.said == []


def test_what_cannot_be_kept_is_said_and_shown_as_it_is(ground: Ground, toggle: Toggle) -> None:
    ground.ask(lambda _vault: None)
    ground.take_file_away()
    toggle.click()
    ground.wait(lambda: bool(ground.notices.said))
    ground.put_file_back()
    ground.wait(lambda: not toggle.isChecked())
    assert ground.notices.said[0][1] == ""
