"""Every row holds at once, and says what is true of this journal and this desktop."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from journal_app.core.changes import Changes
from journal_app.core.settings import (
    AS_IT_OPENS,
    HIDE_BEHIND,
    LOCK_AFTER,
    LOCK_WHEN_AWAY,
    NEVER,
)
from journal_app.services import first_run
from journal_app.ui.settings import lock_box
from journal_app.ui.settings.lock_box import LockBox
from journal_app.ui.widgets.drop import Drop
from tests.keyring_session import keyring_session
from tests.ui.context_fixture import Ground
from tests.ui.settings.finding import named, read_again

__all__ = ["keyring_session"]
PASSPHRASE = "words nobody else has put together"


@pytest.fixture
def told() -> list[bool]:
    """Whether this desktop tells anything."""
    return [True]


@pytest.fixture
def box(qtbot, ground: Ground, told: list[bool], monkeypatch) -> LockBox:
    monkeypatch.setattr(lock_box, "_desktop_tells", lambda: told[0])
    made = LockBox(ground.context)
    qtbot.addWidget(made)
    made.resize(640, 300)
    made.show()
    return made


def look(ground: Ground, box: LockBox) -> None:
    box.look()
    ground.wait(lambda: box.away_row.line.text() not in {"", " "})


def with_passphrase(ground: Ground, box: LockBox) -> None:
    """The same box over a folder whose journal opens with a passphrase."""
    home = ground.path.parent / "another"
    first_run.create(home, clock=ground.clock, passphrase=PASSPHRASE)
    box._context = replace(box._context, home=home)
    look(ground, box)
    ground.wait(lambda: "a door" not in box.after_row.line.text())
    ground.wait(lambda: box.after_row.line.text() not in {"", " "})


def test_the_names_are_those_of_the_contract(ground, box):
    assert named(box, QCheckBox, "Lock when I step away")
    assert named(box, QAbstractButton, "Lock after")
    assert named(box, QCheckBox, "Hide behind other windows")


def test_at_first_it_locks_when_one_steps_away_and_hides_nothing(ground, box):
    look(ground, box)
    assert box.away.isChecked()
    assert not box.behind.isChecked()


def test_what_is_chosen_holds_at_once_and_next_time(ground, box):
    look(ground, box)
    box.away.click()
    box.behind.click()
    box.after.menu_of_values.actions()[2].trigger()
    settings = read_again(ground)
    assert settings.get(LOCK_WHEN_AWAY) is False
    assert settings.get(HIDE_BEHIND) is True
    assert settings.get(LOCK_AFTER) == 5


def test_when_it_locks_cannot_be_chosen_before_it_is_known_when_it_does(ground, box):
    assert not box.after.isEnabled()
    with_passphrase(ground, box)
    assert box.after.isEnabled()


def test_with_a_passphrase_it_is_five_minutes_until_somebody_chooses(ground, box):
    with_passphrase(ground, box)
    assert box.after.value == 5
    assert ground.context.settings.get(LOCK_AFTER) == AS_IT_OPENS
    assert "sleeps" in box.after_row.line.text()


def test_never_can_be_chosen_and_stays_never_with_a_passphrase(ground, box):
    ground.context.settings.put(LOCK_AFTER, NEVER)
    with_passphrase(ground, box)
    assert box.after.value == NEVER
    assert box.after.label == "Never"


def test_without_one_the_row_says_that_locking_is_a_curtain(qtbot, ground, box, keyring_session):
    home = ground.path.parent / "by-keyring"
    first_run.create(home, clock=ground.clock, passphrase=None)
    box._context = replace(box._context, home=home)
    look(ground, box)
    ground.wait(lambda: "a curtain" in box.after_row.line.text())
    assert box.after.value == NEVER


def test_a_desktop_that_tells_nothing_is_said_to(ground, box, told):
    told[0] = False
    look(ground, box)
    assert "does not tell" in box.away_row.line.text()
    told[0] = True
    box.look()
    ground.wait(lambda: "its screen locks, or another" in box.away_row.line.text())


def test_hours_and_minutes_are_told_as_people_say_them(box):
    labels = [action.text() for action in box.after.menu_of_values.actions()]
    assert labels[0] == "1 minute"
    assert labels[-2:] == ["1 hour", "Never"]
    assert isinstance(box.after, Drop)


def test_the_page_looks_again_when_the_doors_changed(ground, desk, monkeypatch):
    from journal_app.ui.settings.privacy_view import PrivacyView
    from tests.ui.settings.finding import section

    view = section(desk, "privacy", PrivacyView)
    ground.context.settings.put(LOCK_WHEN_AWAY, False)
    ground.context.hub.changed.emit(Changes(doors=True))
    ground.wait(lambda: not view.lock.away.isChecked())
