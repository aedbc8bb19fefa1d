"""Guided practices that were done, and what follows from when they were."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal_app.core.ids import new_uid
from journal_app.core.sessions import HowEnded, Practice, PracticeSession
from journal_app.services import sessions
from journal_app.storage.vault import Vault
from tests.builders import FakeClock


def session(
    clock: FakeClock, practice: Practice, how: HowEnded = HowEnded.DONE, hereness: str | None = None
) -> PracticeSession:
    return PracticeSession(
        uid=new_uid(clock.now()),
        practice=practice,
        started_at=clock.now(),
        ended_at=clock.now(),
        how_ended=how,
        hereness=hereness,
    )


@pytest.mark.parametrize("how", HowEnded)
@pytest.mark.parametrize(("minutes", "rests"), [(0, True), (9.9, True), (10, False)])
def test_ten_more_seconds_rests_for_ten_minutes_however_it_ended(
    vault: Vault, clock: FakeClock, how: HowEnded, minutes: float, rests: bool
) -> None:
    assert not sessions.ten_seconds_rest(vault, clock=clock)
    sessions.keep(vault, session(clock, Practice.TEN_MORE_SECONDS, how))
    clock.advance(timedelta(minutes=minutes))
    assert sessions.ten_seconds_rest(vault, clock=clock) == rests


def test_a_pause_does_not_make_it_rest(vault: Vault, clock: FakeClock) -> None:
    sessions.keep(vault, session(clock, Practice.PAUSE))
    assert not sessions.ten_seconds_rest(vault, clock=clock)


def test_the_page_for_hard_nights_after_twice_far_within_a_week(
    vault: Vault, clock: FakeClock
) -> None:
    sessions.keep(vault, session(clock, Practice.COMING_BACK, hereness="far"))
    clock.advance(timedelta(days=3))
    sessions.keep(vault, session(clock, Practice.COMING_BACK, hereness="mostly"))
    assert not sessions.hard_night(vault, clock=clock)
    sessions.keep(vault, session(clock, Practice.COMING_BACK, hereness="far"))
    assert sessions.hard_night(vault, clock=clock)
    clock.advance(timedelta(days=5))
    assert not sessions.hard_night(vault, clock=clock)


def test_kept_again_it_takes_its_own_place(vault: Vault, clock: FakeClock) -> None:
    first = session(clock, Practice.PAUSE, HowEnded.LEFT)
    sessions.keep(vault, first)
    clock.advance(timedelta(minutes=1))
    again = replace(
        first,
        ended_at=clock.now(),
        how_ended=HowEnded.DONE,
        reading="rd_both",
        reading_at=clock.now(),
        distress_before=0,
        distress_after=4,
    )
    sessions.keep(vault, again)
    assert vault.sessions.since(first.started_at) == [again]
