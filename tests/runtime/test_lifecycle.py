"""From no journal to an open one and back: each step in its order, backups by themselves."""

import threading
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core.clock import day_of
from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.runtime.lifecycle import needs_another_way
from journal_app.runtime.opening import Opening
from journal_app.runtime.openings import MOST_QUESTIONS
from journal_app.runtime.session import SessionState
from journal_app.security.folder import HomeFolder
from journal_app.services import first_run, seals, timeline
from journal_app.services import vault as vault_service
from journal_app.services.ways import BY_KEYRING, WayIn
from tests.keyring_session import KeyringSession, keyring_session
from tests.runtime.lifecycle_rig import Rig, rig

__all__ = ["keyring_session", "rig"]


def opening_of(rig: Rig, way: WayIn = BY_KEYRING) -> Opening:
    """A try to open that nobody follows yet."""
    return Opening(
        rig.thread,
        lambda: vault_service.secret(rig.home, way),
        lambda root: vault_service.open_with(rig.home, root, now=lambda: "x"),
    )


def test_made_opened_written_in_closed_and_opened_again(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    with qtbot.waitSignal(rig.lifecycle.opened):
        rig.lifecycle.make(None)
    assert rig.states == [SessionState.OPENING, SessionState.OPEN]
    rig.keep(qtbot, "The first words.")
    index = rig.session.read(timeline.index)
    assert index is not None
    heads = rig.session.heads(list(index.ids))
    assert [head.preview for head in heads.values()] == ["The first words."]
    rig.close(qtbot)
    assert rig.session.heads(list(index.ids)) == {}
    assert not HomeFolder(path=rig.home).journals()[0].journal_log.exists()

    with qtbot.waitSignal(rig.lifecycle.opened):
        rig.lifecycle.open(BY_KEYRING)
    again = rig.session.read(timeline.index)
    assert again is not None
    assert list(again.ids) == list(index.ids)


def test_what_was_put_away_until_a_day_comes_back_at_opening_and_when_the_day_changes(
    rig: Rig, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.make("the long way home")
    rig.keep(qtbot, "Seagrass")
    [piece] = rig.session.read(timeline.index).ids  # type: ignore[union-attr]  # it is open
    until = day_of(rig.clock) + timedelta(days=3)

    def put_away() -> None:
        with qtbot.waitSignal(rig.jobs.settled):
            rig.jobs.run(seals.seal_until, piece, until, clock=rig.clock)

    def seen() -> bool:
        index = rig.session.read(timeline.index)
        return index is not None and list(index.ids) == [piece]

    put_away()
    assert not seen()
    rig.clock.advance(timedelta(days=3))
    with qtbot.waitSignal(rig.jobs.settled):
        rig.lifecycle._daily.timeout.emit()
    assert seen()
    rig.clock.advance(timedelta(days=-3))
    put_away()
    rig.close(qtbot)
    rig.clock.advance(timedelta(days=3))
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.open(WayIn(passphrase="the long way home"))
    qtbot.waitUntil(seen)


def test_an_opening_begun_before_the_window_is_taken_over_at_once(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    first_run.create(rig.home, clock=rig.clock)
    opening = opening_of(rig)
    assert opening.wait(10)
    rig.lifecycle.begin(opening)
    assert rig.session.state is SessionState.OPEN
    rig.keep(qtbot, "Taken over.")


def test_an_opening_that_fails_says_why_and_leaves_the_journal_closed(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    first_run.create(rig.home, clock=rig.clock)
    keyring_session.lock_keyring()
    with qtbot.waitSignal(rig.lifecycle.refused) as refused:
        rig.lifecycle.open(BY_KEYRING)
    assert refused.args[0].problem is OpenProblem.KEY_LOCKED
    assert rig.session.state is SessionState.LOCKED
    keyring_session.unlock_keyring()
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.open(WayIn(ask=True))


SOON = WayIn(seconds=0.05)
"""Told soon that the keyring has not answered."""


def threads_that_wait() -> int:
    """How many threads of ours wait for a keyring."""
    return sum(each.name == "way in" for each in threading.enumerate())


def told_that_it_hangs(rig: Rig, qtbot: QtBot, way: WayIn = SOON) -> None:
    with qtbot.waitSignal(rig.lifecycle.refused) as refused:
        rig.lifecycle.open(way)
    assert refused.args[0].problem is OpenProblem.KEYRING_HUNG


def test_a_keyring_that_answers_late_opens_the_journal_by_itself(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    first_run.create(rig.home, clock=rig.clock)
    keyring_session.freeze_keyring()
    told_that_it_hangs(rig, qtbot)
    assert rig.session.state is SessionState.LOCKED
    assert rig.lifecycle.waiting
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=10_000):
        keyring_session.thaw_keyring()
    assert not rig.lifecycle.waiting
    rig.keep(qtbot, "Later, and no less.")


def test_while_a_keyring_hangs_the_vault_thread_is_free(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    first_run.create(rig.home, clock=rig.clock)
    keyring_session.freeze_keyring()
    rig.lifecycle.open(BY_KEYRING)
    with qtbot.waitSignal(rig.jobs.on_vault_thread(lambda: None).finished, timeout=1000):
        pass
    keyring_session.thaw_keyring()
    qtbot.waitUntil(lambda: rig.session.state is SessionState.OPEN)


def test_trying_again_and_again_asks_a_hanging_keyring_no_more_than_twice(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    first_run.create(rig.home, clock=rig.clock)
    keyring_session.freeze_keyring()
    opened: list[None] = []
    rig.lifecycle.opened.connect(lambda _way: opened.append(None))
    for _each in range(5):
        told_that_it_hangs(rig, qtbot, WayIn(ask=True, seconds=0.05))
    assert threads_that_wait() == MOST_QUESTIONS
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=10_000):
        keyring_session.thaw_keyring()
    qtbot.waitUntil(lambda: not rig.lifecycle.waiting)
    assert len(opened) == 1
    rig.keep(qtbot, "Once is enough.")


def test_a_late_refusal_says_nothing_to_somebody_who_tried_again_since(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_run.create(rig.home, clock=rig.clock)
    keyring_session.freeze_keyring()
    told_that_it_hangs(rig, qtbot)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={rig.home}/no-bus")
    with qtbot.waitSignal(rig.lifecycle.refused) as refused:
        rig.lifecycle.open(BY_KEYRING)
    assert refused.args[0].problem is OpenProblem.NO_KEYRING
    with qtbot.assertNotEmitted(rig.lifecycle.refused):
        keyring_session.stop_keyring()
        qtbot.waitUntil(lambda: not rig.lifecycle.waiting)


def test_a_try_that_was_withdrawn_opens_nothing(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    first_run.create(rig.home, clock=rig.clock)
    keyring_session.freeze_keyring()
    told_that_it_hangs(rig, qtbot)
    with qtbot.waitSignal(rig.lifecycle.open_no_more().finished):
        pass
    with qtbot.assertNotEmitted(rig.lifecycle.opened):
        keyring_session.thaw_keyring()
        qtbot.waitUntil(lambda: not rig.lifecycle.waiting)
    assert rig.session.state is SessionState.LOCKED


def test_questions_that_were_withdrawn_do_not_keep_a_new_one_from_being_asked(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    first_run.create(rig.home, clock=rig.clock)
    keyring_session.freeze_keyring()
    for _each in range(MOST_QUESTIONS):
        told_that_it_hangs(rig, qtbot)
    rig.lifecycle.open_no_more()
    told_that_it_hangs(rig, qtbot)
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=10_000):
        keyring_session.thaw_keyring()
    qtbot.waitUntil(lambda: not rig.lifecycle.waiting)


def test_one_that_had_just_opened_is_closed_again_when_it_is_withdrawn(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    first_run.create(rig.home, clock=rig.clock)
    opening = opening_of(rig)
    rig.lifecycle._openings.follow(opening, 8)
    assert opening.wait(10)
    with qtbot.waitSignal(rig.lifecycle.open_no_more().finished):
        pass
    assert opening._journal is None
    assert rig.session.state is not SessionState.OPEN
    assert not HomeFolder(path=rig.home).journals()[0].journal_log.exists()


def test_without_a_keyring_making_asks_for_another_way(
    rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={rig.home}/no-bus")
    with qtbot.waitSignal(rig.lifecycle.refused) as refused:
        rig.lifecycle.make(None)
    assert isinstance(refused.args[0], CannotOpen)
    assert needs_another_way(refused.args[0])
    assert rig.session.state is SessionState.NO_JOURNAL
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=20_000):
        rig.lifecycle.make("a long walk home")


def test_whether_a_way_leads_in_is_known_without_opening(rig: Rig, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=20_000):
        rig.lifecycle.make("a long walk home")
    before = list(rig.states)
    with qtbot.waitSignal(rig.lifecycle.prove(WayIn(passphrase="a long walk home")).finished):
        pass
    wrong = rig.lifecycle.prove(WayIn(passphrase="a long way home"))
    with qtbot.waitSignal(wrong.failed) as refused:
        pass
    assert isinstance(refused.args[0], CannotOpen)
    assert refused.args[0].problem is OpenProblem.WRONG_PASSPHRASE
    with qtbot.waitSignal(rig.lifecycle.facts().finished) as told:
        pass
    assert told.args[0].opens_with == "passphrase"
    assert rig.states == before


def test_a_backup_that_cannot_be_made_keeps_nobody_from_leaving(
    rig: Rig, qtbot: QtBot, keyring_session: KeyringSession
) -> None:
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.make(None)
    rig.keep(qtbot, "A line.")
    HomeFolder(path=rig.home).journals()[0].backups.write_text("in the way")
    rig.close(qtbot)
    assert rig.session.state is SessionState.CLOSING
