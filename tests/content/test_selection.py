"""Whatever somebody says, at any hour: nothing forbidden is offered, and something small is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from journal_app.content.prompts import load_prompts
from journal_app.core.choosing import choose
from journal_app.core.prompt_context import PromptContext
from journal_app.core.prompts import Family, Occasion, Prompt, Seat

PROMPTS = load_prompts("en")
DAY = date(2026, 11, 22)
STATES = ("steady", "edge_up", "over", "edge_down", "numb", "gone", "mixed", "unsure")
READINGS = (None, "rd_fear", "rd_preference", "rd_both", "rd_cant_tell", "rd_not_ok", "rd_skip")
KINDS = (None, "kd_noticed", "kd_took_room", "kd_reached", "kd_close_ok")
SEATS = (Seat.ANY, Seat.CONTACT)
LATELY_GONE = (None, timedelta(minutes=1), timedelta(hours=11, minutes=59))
SAFE = {Family.NOT_OK, Family.LAND, Family.TINY, Family.HELP, Family.CLOSING}
BEHIND_A_PREFERENCE = {
    Family.FEAR_OR_PREFERENCE,
    Family.GUARDED_ONE,
    Family.OLD_RULE,
    Family.BEING_SEEN,
    Family.SMALL_STEPS,
}
OCCASIONS = (Occasion.TODAY, Occasion.MOMENT, Occasion.CLOSING)


def contexts(state: str, hour: int) -> Iterator[PromptContext]:
    for occasion, safe, reading, kind, seat, gone in product(
        OCCASIONS, (False, True), READINGS, KINDS, SEATS, LATELY_GONE
    ):
        yield PromptContext(
            day=DAY,
            hour=hour,
            occasion=occasion,
            state=f"st_{state}",
            reading=reading,
            kind=kind,
            seat=seat,
            safety_flagged=safe,
            since_gone=gone,
            question_rests=reading is None,
        )


def forbidden(prompt: Prompt, context: PromptContext) -> str:
    """Why this may never come here, told anew from the product's own words; empty if it may."""
    return next((reason for reason, broken in reasons(prompt, context) if broken), "")


def reasons(prompt: Prompt, context: PromptContext) -> Iterator[tuple[str, bool]]:
    family, depth, state = prompt.family, prompt.depth, context.state
    not_ok = context.safety_flagged or context.reading == "rd_not_ok"
    late = context.hour in (22, 23, 0, 1, 2, 3)
    preference = context.reading == "rd_preference" and context.occasion is Occasion.MOMENT
    lately_gone = context.since_gone is not None
    yield "nothing for somebody who is not here", state == "st_gone"
    yield "twelve hours of tiny ones only", lately_gone and (family != "P7" or depth > 1)
    yield "closeness is put away", not_ok and (family not in SAFE or not prompt.safety_ok)
    yield "nobody said that something is wrong", not not_ok and family is Family.NOT_OK
    yield "somebody else may see the page", family == "P17" and context.occasion != "moment"
    yield "the body before meaning", state in ("st_over", "st_mixed", "st_numb") and depth > 1
    yield "tiny ones are for the numb", state in ("st_over", "st_mixed") and family == "P7"
    yield "slow breathing can dim further", state == "st_numb" and family == "P1"
    yield "nothing looks behind a preference", preference and family in BEHIND_A_PREFERENCE
    yield "too deep for the night", late and (depth > 2 or family in ("P5", "P6"))
    yield "the question rests", context.question_rests and family == "P3"


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("hour", [3, 9, 21, 23])
def test_nothing_forbidden_is_ever_offered(state: str, hour: int) -> None:
    broken = {
        (prompt.id, reason)
        for context in contexts(state, hour)
        for prompt in choose(PROMPTS, context)
        if (reason := forbidden(prompt, context))
    }
    assert broken == set()


@pytest.mark.parametrize("state", sorted(set(STATES) - {"gone"}))
@pytest.mark.parametrize("hour", [9, 23])
def test_after_a_moment_there_is_always_something_small(state: str, hour: int) -> None:
    empty = [
        context
        for context in contexts(state, hour)
        if context.occasion is Occasion.MOMENT
        if context.since_gone is None or state in ("steady", "numb")
        if not choose(PROMPTS, context)
    ]
    assert empty == []


def test_somebody_who_said_that_something_is_not_ok_finds_facts_ground_and_help() -> None:
    said = PromptContext(day=DAY, hour=15, occasion=Occasion.MOMENT, safety_flagged=True)
    assert {one.family for one in choose(PROMPTS, said)} == {
        Family.NOT_OK,
        Family.LAND,
        Family.TINY,
        Family.HELP,
    }
    page = PromptContext(day=DAY, hour=15, safety_flagged=True)
    assert {one.family for one in choose(PROMPTS, page)} == {Family.LAND, Family.TINY}
    asking = replace(page, wanted=Family.HELP)
    assert choose(PROMPTS, asking)[0].family is Family.HELP


def test_the_open_page_of_everybody_else_asks_by_day_for_neither_ground_nor_safety() -> None:
    new = {Family.LAND, Family.TINY, Family.NOT_OK}
    before = [prompt for prompt in PROMPTS if prompt.family not in new]
    for n in range(60):
        context = PromptContext(day=DAY + timedelta(days=n), hour=9)
        assert choose(PROMPTS, context) == choose(before, context)
