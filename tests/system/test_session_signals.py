"""What logind and screen savers tell is heard, and nothing else; without them nothing happens."""

import gc
from uuid import uuid4

import pytest
from PySide6.QtDBus import QDBusConnection
from PySide6.QtTest import QSignalSpy

from journal_app.system.session_signals import SCREEN_SAVERS, SessionSignals, somebody_tells
from tests import mocked_desktop
from tests.keyring_session import KeyringSession
from tests.mocked_desktop import OURS, SOMEBODY_ELSES


@pytest.fixture
def address(tmp_path):
    session = KeyringSession(tmp_path)
    session.start_bus()
    yield session.address
    session.stop()


@pytest.fixture
def bus(address, qapp):
    name = uuid4().hex
    yield QDBusConnection.connectToBus(address, name)
    QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def signals(qapp):
    return SessionSignals()


@pytest.fixture
def logind(address):
    with mocked_desktop.logind(address) as made:
        yield made


def found(qtbot, signals, bus):
    """Listen, and wait until it is known which session is ours."""
    signals.follow_system(bus)
    qtbot.waitUntil(lambda: signals.session_path == OURS)


@pytest.mark.parametrize("alias", ["auto", "self"])
def test_sleep_is_told_before_it_comes_and_waking_up_after_it(qtbot, signals, bus, logind, alias):
    logind.know_sessions(aliases=[alias])
    found(qtbot, signals, bus)
    with qtbot.waitSignal(signals.about_to_sleep):
        logind.sleep()
    with qtbot.waitSignal(signals.woke):
        logind.wake()


def test_where_there_are_no_aliases_the_environment_names_the_session(
    qtbot, monkeypatch, signals, bus, logind
):
    monkeypatch.setenv("XDG_SESSION_ID", "c2")
    logind.know_sessions(aliases=[])
    found(qtbot, signals, bus)
    with qtbot.waitSignal(signals.screen_locked):
        logind.lock()


def test_only_our_own_session_counts(qtbot, signals, bus, logind):
    logind.know_sessions()
    found(qtbot, signals, bus)
    locked, away = QSignalSpy(signals.screen_locked), QSignalSpy(signals.switched_away)
    logind.lock(SOMEBODY_ELSES)
    logind.switch_away(SOMEBODY_ELSES)
    logind.change_hint()
    logind.switch_away(active=True)
    # What comes after all of these on the same bus has come after them here too.
    with qtbot.waitSignal(signals.about_to_sleep):
        logind.sleep()
    assert (locked.count(), away.count()) == (0, 0)


def test_locking_the_session_and_switching_away_are_heard(qtbot, signals, bus, logind):
    logind.know_sessions()
    found(qtbot, signals, bus)
    with qtbot.waitSignal(signals.screen_locked):
        logind.lock()
    with qtbot.waitSignal(signals.switched_away):
        logind.switch_away()


def test_sleep_waits_until_everything_is_safe_and_is_held_again_afterwards(
    qtbot, signals, bus, logind
):
    ours = [("sleep", "Tideline", "delay")]
    found_nothing: list[tuple[str, str, str]] = []
    logind.know_sessions()
    signals.follow_system(bus)
    with qtbot.waitSignal(signals.holding_changed):
        signals.hold_sleep(wanted=True)
    assert logind.holds() == ours
    with qtbot.waitSignal(signals.about_to_sleep):
        logind.sleep()
    assert logind.holds() == ours
    signals.let_sleep()
    gc.collect()
    qtbot.waitUntil(lambda: logind.holds() == found_nothing)
    with qtbot.waitSignal(signals.holding_changed):
        logind.wake()
    assert logind.holds() == ours
    signals.hold_sleep(wanted=False)
    gc.collect()
    qtbot.waitUntil(lambda: logind.holds() == found_nothing)


def test_nothing_is_held_while_there_is_nothing_to_keep(qtbot, signals, bus, logind):
    logind.know_sessions()
    found(qtbot, signals, bus)
    with qtbot.waitSignal(signals.woke):
        logind.wake()
    assert logind.holds() == []


def test_a_logind_that_comes_later_or_comes_again_is_heard(qtbot, signals, bus, address):
    signals.follow_system(bus)
    signals.hold_sleep(wanted=True)
    for _each in range(2):
        with mocked_desktop.logind(address) as made:
            made.know_sessions()
            qtbot.waitUntil(lambda of=made: len(of.holds()) == 1)
            with qtbot.waitSignal(signals.about_to_sleep):
                made.sleep()
        qtbot.waitUntil(lambda: not mocked_desktop.is_there(address, mocked_desktop.LOGIND))


@pytest.mark.parametrize("name", SCREEN_SAVERS)
def test_every_locked_screen_is_heard(qtbot, signals, bus, address, name):
    signals.follow_session(bus)
    with mocked_desktop.screen_saver(address, name) as tell:
        with qtbot.waitSignal(signals.screen_locked):
            tell(True)
        heard = QSignalSpy(signals.screen_locked)
        tell(False)
        with qtbot.waitSignal(signals.screen_locked):
            tell(True)
        assert heard.count() == 1


def test_a_bus_without_anybody_and_no_bus_at_all_are_no_error(qtbot, signals, bus):
    signals.follow_session(bus)
    signals.follow_system(bus)
    nowhere = QDBusConnection("a bus nobody has made")
    signals.follow_session(nowhere)
    signals.follow_system(nowhere)
    signals.hold_sleep(wanted=True)
    signals.hold_sleep(wanted=False)
    assert signals.session_path == ""
    assert not somebody_tells(bus, nowhere)


def test_whether_anybody_tells_is_known(qtbot, bus, address):
    nowhere = QDBusConnection("a bus nobody has made")
    with mocked_desktop.screen_saver(address, SCREEN_SAVERS[1]):
        assert somebody_tells(bus, nowhere)
        assert not somebody_tells(nowhere, bus)
    with mocked_desktop.logind(address):
        assert somebody_tells(nowhere, bus)
