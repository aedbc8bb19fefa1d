"""The desktop's wish for stillness, asked of a real bus with a portal on it."""

import subprocess
import sys
from contextlib import contextmanager
from uuid import uuid4

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from journal_app.system.appearance import DesktopMotion
from tests.keyring_session import KeyringSession
from tests.system import settings_portal


@pytest.fixture
def session(tmp_path):
    made = KeyringSession(tmp_path)
    made.start_bus()
    yield made
    made.stop()


@pytest.fixture
def bus(session, qapp):
    name = uuid4().hex
    yield QDBusConnection.connectToBus(session.address, name)
    QDBusConnection.disconnectFromBus(name)


def ask(qtbot, motion, bus):
    """Ask, and wait until every question was answered somehow."""
    motion.follow_portal(bus)
    qtbot.waitSignals([question.finished for question in motion._questions]).wait()


@contextmanager
def portal(session, *, reduced, animated):
    command = [sys.executable, settings_portal.__file__, str(reduced), str(animated)]
    surroundings = {"DBUS_SESSION_BUS_ADDRESS": session.address}
    process = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "ready\n"
        yield
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.parametrize(("reduced", "animated"), [(1, 1), (0, 0)])
def test_either_wish_of_the_desktop_is_heard(qtbot, session, bus, reduced, animated):
    motion = DesktopMotion()
    assert not motion.still
    with portal(session, reduced=reduced, animated=animated):
        with qtbot.waitSignal(motion.changed) as heard:
            motion.follow_portal(bus)
        assert heard.args == [True]
    assert motion.still


def test_a_desktop_without_such_a_wish_changes_nothing(qtbot, session, bus):
    motion = DesktopMotion()
    with portal(session, reduced=0, animated=1), qtbot.assertNotEmitted(motion.changed):
        ask(qtbot, motion, bus)
    assert not motion.still


def test_a_change_is_followed(qtbot, session, bus):
    motion = DesktopMotion()
    with portal(session, reduced=1, animated=1):
        with qtbot.waitSignal(motion.changed):
            motion.follow_portal(bus)
        call = QDBusMessage.createMethodCall(
            "org.freedesktop.portal.Desktop",
            settings_portal.PATH,
            settings_portal.INTERFACE,
            "Quieten",
        )
        with qtbot.waitSignal(motion.changed) as heard:
            bus.asyncCall(call)
    assert heard.args == [False]


def test_a_bus_without_a_portal_means_no_wish(qtbot, bus):
    motion = DesktopMotion()
    ask(qtbot, motion, bus)
    assert not motion.still


def test_no_bus_at_all_means_no_wish(qapp):
    motion = DesktopMotion()
    motion.follow_portal(QDBusConnection("a bus nobody has made"))
    assert not motion.still
