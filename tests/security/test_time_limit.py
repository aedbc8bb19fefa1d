"""A call that hangs is given up on time, and its late answer is not lost."""

import threading

import pytest

from journal_app.security.time_limit import Hung, PendingCall, with_time_limit


def test_an_answer_in_time_is_the_answer() -> None:
    assert with_time_limit(lambda: "here", seconds=20) == "here"


def test_what_the_call_raises_is_raised_to_whoever_waits() -> None:
    def fail() -> None:
        raise LookupError("as it was")

    with pytest.raises(LookupError, match="as it was"):
        with_time_limit(fail, seconds=20)


def test_a_late_answer_is_collected() -> None:
    go_on = threading.Event()

    def slow() -> str:
        go_on.wait(20)
        return "late"

    answer = with_time_limit(slow, seconds=0.01)
    assert isinstance(answer, Hung)
    assert isinstance(answer.late.wait(0.01), Hung)
    answered_too_soon = answer.late.has_answered
    go_on.set()
    assert answer.late.wait(20) == "late"
    assert answer.late.has_answered
    assert answer.late.wait(0) == "late"
    assert not answered_too_soon


def test_a_stuck_call_does_not_keep_the_process() -> None:
    seen: list[bool] = []
    PendingCall(lambda: seen.append(threading.current_thread().daemon)).wait(20)
    assert seen == [True]
