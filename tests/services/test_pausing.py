"""What a pause asks of the journal: what rests, what could not be told, when help is named."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.ids import new_uid
from journal_app.core.moments import CANT_TELL, FEAR, Capture
from journal_app.core.sessions import HowEnded, Practice, PracticeSession
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import moments, pausing, sessions
from journal_app.storage.vault import Vault
from tests.builders import START, FakeClock


def pause(vault: Vault, clock: FakeClock, reading: str | None) -> PracticeSession:
    """One pause now, with this answer."""
    now = clock.now()
    session = PracticeSession(
        uid=new_uid(now),
        practice=Practice.PAUSE,
        started_at=now,
        ended_at=now,
        how_ended=HowEnded.DONE,
        reading=reading,
        reading_at=None if reading is None else now,
    )
    sessions.keep(vault, session)
    return session


def keep(vault: Vault, clock: FakeClock, capture: Capture) -> None:
    """A moment now."""
    moments.keep(vault, capture, words=Vocabulary(), clock=clock)


def test_nothing_rests_in_a_new_journal(vault: Vault, clock: FakeClock) -> None:
    assert pausing.standing(vault, clock=clock) == pausing.PauseStanding(
        question_rests=False, ten_seconds_rest=False, cant_tells=0
    )


def test_what_could_not_be_told_is_counted_once_wherever_it_was_said(
    vault: Vault, clock: FakeClock
) -> None:
    session = pause(vault, clock, CANT_TELL)
    keep(
        vault,
        clock,
        Capture(reading=CANT_TELL, reading_at=session.reading_at, session=session.uid),
    )
    clock.advance(timedelta(hours=1))
    keep(vault, clock, Capture(reading=CANT_TELL))
    clock.advance(timedelta(hours=1))
    pause(vault, clock, CANT_TELL)
    pause(vault, clock, FEAR)
    pause(vault, clock, None)
    keep(vault, clock, Capture(reading=FEAR))
    assert pausing.standing(vault, clock=clock).cant_tells == 3


def test_a_week_later_it_is_not_counted_any_more(vault: Vault, clock: FakeClock) -> None:
    pause(vault, clock, CANT_TELL)
    keep(vault, clock, Capture(reading=CANT_TELL))
    clock.advance(timedelta(days=6))
    assert pausing.standing(vault, clock=clock).cant_tells == 1
    clock.advance(timedelta(days=1, seconds=1))
    assert pausing.standing(vault, clock=clock).cant_tells == 0


def test_ten_seconds_rest_for_ten_minutes(vault: Vault, clock: FakeClock) -> None:
    now = clock.now()
    sessions.keep(
        vault,
        PracticeSession(
            uid=new_uid(now),
            practice=Practice.TEN_MORE_SECONDS,
            started_at=now,
            ended_at=now,
            how_ended=HowEnded.DONE,
        ),
    )
    assert pausing.standing(vault, clock=clock).ten_seconds_rest
    clock.advance(timedelta(minutes=10))
    assert not pausing.standing(vault, clock=clock).ten_seconds_rest


def far(vault: Vault, clock: FakeClock) -> bool:
    """Far away now: whether help is named, and the session kept after it."""
    due = pausing.help_note_due(vault, clock=clock)
    now = clock.now()
    sessions.keep(
        vault,
        PracticeSession(
            uid=new_uid(now),
            practice=Practice.COMING_BACK,
            started_at=now,
            ended_at=now,
            how_ended=HowEnded.DONE,
            hereness="far",
        ),
    )
    return due


def test_help_is_named_the_second_time_within_a_week_and_then_not_for_a_week(
    vault: Vault, clock: FakeClock
) -> None:
    named = []
    for days in (0, 3, 1, 2, 6, 30, 5):
        clock.advance(timedelta(days=days))
        named.append(far(vault, clock))
    assert named == [False, True, False, False, True, False, True]


@given(st.lists(st.integers(0, 24 * 60), max_size=30))
def test_never_twice_within_a_week_and_never_the_first_time(hours: list[int]) -> None:
    times = [START + timedelta(hours=each) for each in sorted(set(hours))]
    named: list[datetime] = pausing.named_at(times)
    week = timedelta(days=7)
    assert all(later - sooner > week for sooner, later in pairwise(named))
    for at in named:
        assert any(timedelta(0) < at - before <= week for before in times)


def test_the_practices_are_those_in_the_language_in_use() -> None:
    assert pausing.practices().pause.left_early == "You were here for a bit."
