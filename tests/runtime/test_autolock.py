"""Nobody there for long enough means locked, whatever the clocks do; somebody there means open."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtTest import QSignalSpy

from journal_app.runtime.autolock import LOOK_MS, Autolock, Idleness, Reading, between
from journal_app.system.clock import awake_seconds, seconds_of_day, seconds_with_sleep

LOOK = LOOK_MS / 1000


@dataclass
class Machine:
    """A computer whose clocks are moved by hand."""

    awake: float = 1000.0
    asleep: float = 0.0
    set_by: float = 0.0
    counts_sleep: bool = True

    def __call__(self) -> Reading:
        passed = self.awake + self.asleep
        return Reading(
            awake=self.awake,
            with_sleep=passed if self.counts_sleep else None,
            of_day=1_800_000_000 + passed + self.set_by,
        )


class Room:
    """The app on that machine; time goes by in looks, as its timer would make them."""

    def __init__(self, minutes: int, *, counts_sleep: bool = True) -> None:
        self.machine = Machine(counts_sleep=counts_sleep)
        self.autolock = Autolock(self.machine)
        self.due = QSignalSpy(self.autolock.due)
        self.autolock.run(minutes)

    def pass_awake(self, seconds: float) -> None:
        left = seconds
        while left > 0:
            self.machine.awake += min(left, LOOK)
            left -= LOOK
            self.autolock.look()

    @property
    def locked(self) -> bool:
        return self.due.count() > 0


def test_it_locks_after_the_minutes_and_not_before(qapp):
    room = Room(5)
    room.pass_awake(290)
    assert not room.locked
    room.pass_awake(20)
    assert room.locked


def test_every_input_begins_it_anew(qapp):
    room = Room(1)
    for _each in range(20):
        room.pass_awake(50)
        room.autolock.note_input()
    assert not room.locked


def test_never_means_never(qapp):
    room = Room(0)
    room.pass_awake(100_000)
    assert not room.locked
    assert not room.autolock.running


def test_time_asleep_counts_although_no_signal_came(qapp):
    room = Room(5)
    room.machine.asleep += 3600
    room.pass_awake(LOOK)
    assert room.locked


def test_the_movement_that_wakes_the_computer_finds_it_locked(qapp):
    room = Room(5)
    room.machine.asleep += 3600
    room.autolock.note_input()
    assert room.locked


@pytest.mark.parametrize("set_by", [3600.0, -3600.0, 365 * 86400.0, -365 * 86400.0])
def test_a_clock_that_is_set_changes_nothing(qapp, set_by):
    room = Room(5)
    room.pass_awake(200)
    room.machine.set_by += set_by
    room.autolock.note_input()
    assert not room.locked
    room.pass_awake(290)
    assert not room.locked
    room.pass_awake(20)
    assert room.locked


def test_without_a_clock_that_counts_sleep_the_time_of_day_tells_of_it(qapp):
    room = Room(5, counts_sleep=False)
    room.machine.asleep += 3600
    room.autolock.note_input()
    assert room.locked


def test_while_somebody_breathes_nobody_is_away_but_sleep_still_locks(qapp):
    room = Room(1)
    room.autolock.stay_while(lambda: True)
    room.pass_awake(300)
    assert not room.locked
    room.machine.asleep += 3600
    room.autolock.look()
    assert room.locked


def test_what_could_not_be_locked_is_asked_for_again(qapp):
    room = Room(1)
    room.pass_awake(61)
    room.pass_awake(61)
    assert room.due.count() == 2


def test_after_closing_nothing_is_due(qapp):
    room = Room(1)
    room.autolock.stop()
    room.machine.awake += 1000
    room.autolock.look()
    room.autolock.note_input()
    assert not room.locked


def test_choosing_the_same_minutes_again_does_not_begin_anew(qapp):
    room = Room(1)
    room.pass_awake(50)
    room.autolock.run(1)
    room.pass_awake(20)
    assert room.locked


def test_its_own_timer_looks(qtbot):
    machine = Machine()
    autolock = Autolock(machine)
    autolock.findChild(QTimer).setInterval(10)
    autolock.run(1)
    with qtbot.waitSignal(autolock.due):
        machine.asleep += 61


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("awake"), st.floats(0, 3600)),
        st.tuples(st.just("asleep"), st.floats(0, 86400)),
        st.tuples(st.just("set"), st.floats(-1e8, 1e8)),
        st.tuples(st.just("input"), st.just(0.0)),
    ),
    max_size=40,
)


@given(STEPS)
def test_idle_time_is_what_really_went_by_since_the_last_input(steps):
    machine = Machine()
    idle = Idleness(machine())
    truth = 0.0
    for kind, seconds in steps:
        truth = _take(machine, idle, truth, kind, seconds)
        assert idle.look(machine()) == pytest.approx(truth, abs=1e-3)


@given(STEPS)
def test_where_only_the_time_of_day_counts_sleep_setting_it_keeps_nothing_open(steps):
    machine = Machine(counts_sleep=False)
    idle = Idleness(machine())
    awake = 0.0
    for kind, seconds in steps:
        before = idle.seconds
        awake = _take(machine, idle, awake, kind, seconds, asleep_counts=False)
        assert idle.look(machine()) >= awake - 1e-3
        # What was counted stays counted until somebody does something.
        assert kind == "input" or idle.seconds >= before


def _take(machine, idle, truth, kind, seconds, *, asleep_counts=True):
    match kind:
        case "awake":
            machine.awake += seconds
            return truth + seconds
        case "asleep":
            machine.asleep += seconds
            return truth + (seconds if asleep_counts else 0.0)
        case "set":
            machine.set_by += seconds
            return truth
        case _:
            idle.begin_again(machine())
            return 0.0


def test_the_clocks_of_this_computer_go_forward():
    def read() -> Reading:
        return Reading(
            awake=awake_seconds(), with_sleep=seconds_with_sleep(), of_day=seconds_of_day()
        )

    first = read()
    assert first.with_sleep is not None
    assert 0 <= between(first, read()) < 5
