"""What comes first, then and never, by what was told and when."""

from datetime import date, timedelta
from typing import Any

import pytest

from journal_app.core.prompt_context import PromptContext, Told
from journal_app.core.prompts import Family, Seat
from journal_app.core.situations import ADVICE, Act, Situation, advice, nothing_yet, situation

DAY = date(2026, 11, 22)


def told(hours: float, *terms: str, kind: str = "kd_noticed", **fields: Any) -> Told:
    ago = timedelta(hours=hours)
    return Told(ago=ago, kind=kind, terms=frozenset(terms), **fields)


def here(*lately: Told, **fields: Any) -> PromptContext:
    return PromptContext(**{"day": DAY, "hour": 15, "lately": lately, **fields})


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        (here(), Situation.ORDINARY),
        (here(state="st_gone"), Situation.BLANK),
        (here(since_gone=timedelta(hours=11)), Situation.BLANK),
        (here(since_gone=timedelta(hours=12)), Situation.ORDINARY),
        (here(state="st_mixed"), Situation.OVERWHELMED),
        (here(state="st_numb"), Situation.NUMB),
        (here(told(1, kind="kd_reached", seat=Seat.CONTACT)), Situation.REACHING),
        (here(told(4, kind="kd_reached", seat=Seat.CONTACT)), Situation.ORDINARY),
        (here(told(1, "tr_no_reply", seat=Seat.CONTACT)), Situation.REACHING),
        (here(told(11, "tr_conflict")), Situation.AFTER_ARGUMENT),
        (here(told(13, "tr_conflict")), Situation.ORDINARY),
        (here(told(11, "oc_left_silent")), Situation.ORDINARY),
        (here(told(12, "oc_left_silent")), Situation.AFTER_LEAVING),
        (here(told(48, "oc_left")), Situation.ORDINARY),
        (here(told(20, "tr_after_high")), Situation.AFTER_HIGH),
        (here(told(3, kind="kd_close_ok")), Situation.GOOD_DAY),
        (here(told(3, kind="kd_close_ok"), told(5)), Situation.ORDINARY),
        (here(told(3, "tr_body_low")), Situation.LOW_BODY),
        (here(therapy_near=True), Situation.BEFORE_THERAPY),
        (here(hour=23), Situation.LATE),
        (here(hour=23, deeper_at_night=True), Situation.ORDINARY),
    ],
)
def test_the_first_that_holds_counts(context: PromptContext, expected: Situation) -> None:
    assert situation(context) is expected


def test_every_situation_has_its_advice() -> None:
    assert set(ADVICE) == set(Situation)
    for each in ADVICE.values():
        assert not each.never & {*each.first, *each.then}


def test_after_a_high_nothing_is_explained() -> None:
    found = advice(here(told(20, "tr_high_then_crash")))
    assert found.first == (Family.NOTICE,)
    assert found.deepest == 2
    assert Family.OLD_RULE in found.never


def test_after_being_blank_no_question_comes_first() -> None:
    assert advice(here(state="st_gone")).first == (Act.COMING_BACK,)


@pytest.mark.parametrize(("minutes", "waits"), [(0, True), (19, True), (20, False), (-5, True)])
def test_for_twenty_minutes_after_an_argument_nothing_is_asked(minutes: int, waits: bool) -> None:
    context = here(told(minutes / 60, "oc_argued"))
    assert nothing_yet(context) is waits
    asking = here(told(minutes / 60, "oc_argued"), wanted=Family.NOTICE)
    assert not nothing_yet(asking)
