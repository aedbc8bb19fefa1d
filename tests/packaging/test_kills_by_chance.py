"""Kills of the long proof meet what is done, also where the computer is busy and they come late."""

import signal

from tests.proof.forked import ARMED, LIVED, End, Run, by_chance

TOOK = 1.0
"""Seconds."""
LATE = 0.9
TIMES = 40


def test_a_kill_that_always_comes_late_is_aimed_at_earlier_until_it_meets() -> None:
    met: list[float] = []

    def live(end: End | None) -> tuple[None, Run]:
        if end is None or end.seconds + LATE > TOOK:
            return None, Run(ARMED, LIVED, TOOK)
        met.append(end.seconds + LATE)
        return None, Run(ARMED, -signal.SIGKILL, 0.0)

    assert len(list(by_chance(live, TIMES, "late"))) >= TIMES
    assert len(met) == TIMES
