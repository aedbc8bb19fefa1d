"""Closeness exercises are shown or put away, both ways alike; where the words lie is said."""

import pytest
from PySide6.QtWidgets import QPushButton, QRadioButton

from journal_app.core.safety import Feature, SafetyState
from journal_app.services import safety
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.privacy_view import PrivacyView
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import named, section


@pytest.fixture
def view(desk: Desk) -> PrivacyView:
    return section(desk, "privacy", PrivacyView)


def test_putting_away_and_bringing_back_hold_at_once(ground: Ground, view: PrivacyView) -> None:
    known = ground.context.known
    assert named(view, QRadioButton, "Shown").isChecked()
    named(view, QRadioButton, "Put away").click()
    ground.wait(lambda: known.safety.state is SafetyState.FLAGGED)
    assert not any(known.safety.allows(feature) for feature in Feature)
    named(view, QRadioButton, "Shown").click()
    ground.wait(lambda: known.safety.state is SafetyState.NONE)
    assert all(known.safety.allows(feature) for feature in Feature)
    ground.wait(lambda: len(ground.notices.said) == 2)
    assert [said[0] for said in ground.notices.said] == [
        "Closeness exercises are put away.",
        "Closeness exercises are shown.",
    ]


@pytest.mark.parametrize("before", [SafetyState.UNSURE, SafetyState.FLAGGED])
def test_what_was_said_elsewhere_is_shown_as_put_away_and_undo_brings_that_back(
    ground: Ground, view: PrivacyView, before: SafetyState
) -> None:
    ground.ask(safety.say, before, clock=ground.clock)
    assert named(view, QRadioButton, "Put away").isChecked()
    named(view, QRadioButton, "Put away").click()
    assert ground.notices.said == []
    named(view, QRadioButton, "Shown").click()
    ground.wait(lambda: bool(ground.notices.said))
    undo = ground.notices.said[0][2]
    assert undo is not None
    undo()
    ground.wait(lambda: ground.context.known.safety.state is before)
    assert named(view, QRadioButton, "Put away").isChecked()


def test_what_cannot_be_kept_stands_as_it_stood(ground: Ground, view: PrivacyView) -> None:
    ground.take_file_away()
    named(view, QRadioButton, "Put away").click()
    ground.wait(lambda: bool(ground.notices.said))
    assert named(view, QRadioButton, "Shown").isChecked()
    ground.put_file_back()


def test_nothing_on_it_says_why(ground: Ground, view: PrivacyView) -> None:
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    ground.wait(lambda: view._exercises.line.text() != " ")
    words = view._exercises.line.text()
    assert (
        words
        == "Exercises that ask for closeness can be shown or put away here, whenever you like."
    )


def test_the_data_page_and_the_folder_are_one_step_away(ground: Ground, view: PrivacyView) -> None:
    ground.wait(lambda: view._where.line.text() == str(ground.path.parents[2]))
    named(view, QPushButton, "Who could read this journal").click()
    assert ground.context.navigator.here == Place(page=PageId.SUPPORT, part="data")
