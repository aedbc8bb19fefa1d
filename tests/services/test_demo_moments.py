"""Made-up moments: the same every time, at times that can be, and never asked too often."""

import uuid
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise

from journal_app.core.ids import Uid
from journal_app.core.moments import (
    ANSWERS,
    LATER_FROM,
    LATER_UNTIL,
    RESTS_AFTER,
    RESTS_WITHIN,
    Moment,
)
from journal_app.services import demo

SEED = 3
MANY = list(demo.made_up(4000, SEED))
MADE_UP = list(demo.made_up_moments(MANY, SEED))
LAST = [each.now or each.caught for each in MADE_UP]
BY_UID = {each.caught.uid: each.caught for each in MADE_UP}
ENTRIES = {each.uid: each for each in MANY}


def test_they_come_again_the_same_and_leave_the_entries_as_they_are() -> None:
    assert list(demo.made_up_moments(MANY[:500], SEED)) == MADE_UP[: first_of(500)]
    assert list(demo.made_up_moments(MANY[:500], 4)) != MADE_UP[: first_of(500)]


def first_of(entries: int) -> int:
    return len(list(demo.made_up_moments(MANY[:entries], SEED)))


def test_three_go_with_ten_entries() -> None:
    assert 0.27 <= len(MADE_UP) / len(MANY) <= 0.33


def test_ids_are_different_and_say_when() -> None:
    assert len(BY_UID) == len(MADE_UP)
    assert BY_UID.keys().isdisjoint(ENTRIES)
    for moment in LAST:
        assert uuid.UUID(moment.uid).int >> 80 == int(moment.captured_at.timestamp() * 1000)


def test_the_question_rests_after_three_answers_in_a_day() -> None:
    answers = [moment.reading_at for moment in LAST]
    answers += [moment.reading_later_at for moment in LAST]
    times = sorted(at for at in answers if at is not None)
    assert len(times) > 600
    for at, after in zip(times, times[RESTS_AFTER:], strict=False):
        assert after - at > RESTS_WITHIN


def test_every_answer_is_given_and_many_are_not() -> None:
    first = Counter(moment.reading for moment in LAST)
    assert first.keys() == {None, *ANSWERS}
    assert min(first.values()) > 50
    later = [moment for moment in LAST if moment.reading_later is not None]
    assert {moment.reading_later for moment in later} == set(ANSWERS)
    same = sum(moment.reading == moment.reading_later for moment in later)
    assert 0 < same < len(later)
    for moment in later:
        assert LATER_FROM <= between(moment.reading_at, moment.reading_later_at) <= LATER_UNTIL


def between(first: datetime | None, last: datetime | None) -> timedelta:
    assert first is not None
    assert last is not None
    return last - first


def test_nothing_is_told_before_it_happened_or_after_the_end() -> None:
    for made_up, moment in zip(MADE_UP, LAST, strict=True):
        assert moment.when.instant <= moment.captured_at
        assert moment.captured_at.date() <= demo.LAST_DAY
        assert moment.reading_at in (None, moment.captured_at)
        if made_up.looked_at is not None:
            assert moment.captured_at < made_up.looked_at
            assert made_up.looked_at.date() <= demo.LAST_DAY
        assert (made_up.now is None) == (made_up.looked_at is None)
        check_times(moment, made_up.looked_at)


def check_times(moment: Moment, looked_at: datetime | None) -> None:
    times = list(moment.times.values())
    assert all(moment.when.instant < at for at in times)
    left, back = moment.times.get("left_at"), moment.times.get("returned_at")
    if back is not None:
        assert between(left, back) > timedelta(0)
        assert between(back, looked_at) >= timedelta(0)
    else:
        assert not {"return_how", "landed"} & moment.terms.keys()


def test_what_was_noted_late_says_so() -> None:
    late = [moment for moment in LAST if moment.when.instant != moment.captured_at]
    assert {moment.terms["occurred"][0] for moment in late} == {
        "op_hour",
        "op_earlier",
        "op_yesterday",
    }
    assert not [each for each in LAST if each not in late and "occurred" in each.terms]


def test_what_was_opened_from_an_entry_has_its_time_and_its_people() -> None:
    felt = [each for each in MADE_UP if each.entry is not None]
    assert len(felt) > 100
    for each in felt:
        entry = ENTRIES[each.entry or Uid("")]
        assert each.caught.when == entry.when
        assert each.caught.people[: len(entry.story.people)] == entry.story.people
        assert each.caught.reading in ANSWERS


def test_what_follows_comes_within_two_days_and_fits() -> None:
    joined = [each for each in MADE_UP if each.earlier is not None]
    assert {each.relation for each in joined} == {
        "sq_close_then_away",
        "sq_away_then_back",
        "sq_they_away_i_reach",
        "sq_reach_then_vanish",
        "sq_miss_then_mend",
    }
    for each in joined:
        earlier = BY_UID[each.earlier or Uid("")]
        after = each.caught.captured_at - earlier.captured_at
        assert timedelta(0) < after <= timedelta(hours=40)
    nearness = [each for each in joined if each.relation == "sq_close_then_away"]
    closer = {"kd_close_ok", "kd_moved_closer", "kd_stayed"}
    assert {BY_UID[each.earlier or Uid("")].kind for each in nearness} <= closer


def test_whoever_is_named_stands_on_it() -> None:
    labels = {"Mara", "Jonas", "Ines", "Noor", "Tomé"}
    for moment in LAST:
        told = "\n".join([moment.note, *moment.texts.values()])
        assert {label for label in labels if label in told} <= set(moment.people)


def test_they_are_spread_over_the_years_as_the_entries_are() -> None:
    days = sorted({moment.when.day for moment in LAST})
    assert (days[-1] - days[0]).days > 3500
    assert max((later - day).days for day, later in pairwise(days)) < 90
