"""A clock that stands wrong is told which day it is, until somebody sets it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from journal_app.system import clock as clock_module
from journal_app.system.clock import SystemClock
from tests.builders import START


class Computer(SystemClock):
    """A computer whose clock can be set, and which goes on by itself meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.of_day = START
        self.gone_by = 1000.0

    def now(self) -> datetime:
        return self.of_day

    def begin_anew(self) -> None:
        """Another process of the same start."""
        super().__init__()

    def go_on(self, by: timedelta) -> None:
        self.of_day += by
        self.gone_by += by.total_seconds()


@pytest.fixture(params=[True, False], ids=["counts sleep", "counts none"])
def computer(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Computer:
    made = Computer()
    counts = bool(request.param)
    asked = (lambda: made.gone_by) if counts else (lambda: None)
    monkeypatch.setattr(clock_module, "seconds_with_sleep", asked)
    monkeypatch.setattr(clock_module, "awake_seconds", lambda: made.gone_by)
    return made


def test_nobody_is_ahead_of_a_clock_unless_told(computer: Computer) -> None:
    assert computer.days_ahead == 0
    computer.be_ahead(637)
    assert computer.days_ahead == 637
    computer.be_ahead(0)
    assert computer.days_ahead == 0


def test_it_holds_for_weeks_while_the_clock_just_goes_on(computer: Computer) -> None:
    computer.be_ahead(-3)
    computer.go_on(timedelta(days=40))
    computer.of_day += timedelta(minutes=59)
    assert computer.days_ahead == -3


@pytest.mark.parametrize("by", [timedelta(hours=2), timedelta(hours=-2), timedelta(days=637)])
def test_it_ends_once_the_clock_is_set(computer: Computer, by: timedelta) -> None:
    computer.be_ahead(637)
    computer.go_on(timedelta(hours=5))
    computer.of_day += by
    assert computer.days_ahead == 0
    # Set back again, the clock is asked about anew.
    computer.of_day -= by
    assert computer.days_ahead == 0


def test_another_process_of_the_same_start_goes_on(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = computer.be_ahead(637)
    computer.begin_anew()
    assert computer.days_ahead == 0
    computer.go_on(timedelta(days=2))
    assert computer.goes_on(told)
    assert computer.days_ahead == 637
    computer.of_day -= timedelta(days=1)
    assert not computer.goes_on(told)
    computer.of_day += timedelta(days=1)
    start = tmp_path / "start"
    monkeypatch.setattr(clock_module, "_START", start)
    assert not computer.goes_on(told)
    start.write_text("another\n", "ascii")
    assert not computer.goes_on(told)
    assert computer.days_ahead == 0
    assert computer.be_ahead(1).start == "another"


def test_what_was_said_to_it_holds_against_what_was_told_before(computer: Computer) -> None:
    told = computer.be_ahead(637)
    computer.be_ahead(0)
    assert not computer.goes_on(told)
    assert computer.days_ahead == 0
    computer.be_ahead(3)
    assert computer.goes_on(told)
    assert computer.days_ahead == 3
