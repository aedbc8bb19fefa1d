"""All states are walked, and nothing forbidden is offered: not of what ships, nor of any family."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.content.prompts import load_prompts
from journal_app.core.choosing import choose
from journal_app.core.prompt_context import PromptContext, Sitting, Told
from journal_app.core.prompts import Family, Occasion, Prompt, Seat
from tests.content.forbidden_offers import forbidden

SHIPPED = load_prompts("en")
DAY = date(2026, 11, 22)
STATES = ("steady", "edge_up", "over", "edge_down", "numb", "gone", "mixed", "unsure")
READINGS = (None, "rd_fear", "rd_preference", "rd_both", "rd_cant_tell", "rd_not_ok", "rd_skip")
KINDS = ("kd_noticed", "kd_held_back", "kd_stayed", "kd_reached", "kd_they_pulled", "kd_close_ok")
FEARS = ("ft_seen", "ft_losing_them", "ft_losing_me", "ft_obliged", "ft_them", "nk_watched")
TERMS = (
    "ec_yes",
    "ek_flash",
    "be_earn",
    "be_unsure",
    "fe_quiet_shame",
    "tr_seen",
    "dx_swallowed_words",
    "dx_go_flat",
    "tr_conflict",
    "tr_body_low",
    "tr_after_high",
    "oc_left",
)
OCCASIONS = (Occasion.TODAY, Occasion.MOMENT, Occasion.CLOSING)
LATELY_GONE = (None, timedelta(hours=-2), timedelta(hours=11, minutes=59))
FEAR_LATELY = (
    Told(ago=timedelta(hours=30), kind="kd_noticed", reading="rd_fear", seat=Seat.CONTACT),
    Told(ago=timedelta(hours=31), kind="kd_held_back", seat=Seat.ROOM, terms=frozenset(TERMS[:3])),
)
PREFERENCE_LATELY = (
    Told(ago=timedelta(hours=30), kind="kd_noticed", reading="rd_preference"),
    *FEAR_LATELY,
)


def anything(family: Family, depth: int, *, safe: bool, concrete: bool) -> Prompt:
    """A question that its own record keeps back from nowhere."""
    return Prompt(
        id=f"{family.value}_{depth}_{safe}_{concrete}",
        family=family,
        text="What?",
        variant_short="What?",
        occasions=frozenset(Occasion) - ({Occasion.TODAY} if family is Family.NOT_OK else set()),
        states_ok=frozenset(),
        depth=depth,
        safety_ok=safe,
        concrete=concrete,
        deck="a-deck" if family is Family.OWN else "",
    )


MADE_UP = [
    anything(family, depth, safe=safe, concrete=concrete)
    for family in Family
    for depth in (1, 2, 3, 4)
    for safe, concrete in ((True, True), (False, False))
    if family is not Family.OWN or not safe
]


def broken(prompts: Iterable[Prompt], context: PromptContext) -> set[tuple[str, str]]:
    return {
        (prompt.id, reason)
        for prompt in choose(prompts, context)
        if (reason := forbidden(prompt, context))
    }


@pytest.mark.parametrize("state", STATES)
def test_every_state_reading_hour_and_occasion(state: str) -> None:
    found: set[tuple[str, str]] = set()
    axes = product(
        OCCASIONS,
        READINGS,
        (3, 9, 21, 23),
        (False, True),
        LATELY_GONE,
        ((), FEAR_LATELY, PREFERENCE_LATELY),
    )
    for occasion, reading, hour, safe, gone, lately in axes:
        context = PromptContext(
            day=DAY,
            hour=hour,
            occasion=occasion,
            state=f"st_{state}",
            reading=reading if occasion is Occasion.MOMENT else None,
            safety_flagged=safe,
            since_gone=gone,
            lately=lately,
            allow_deeper=True,
        )
        found |= broken(MADE_UP, context)
    assert found == set()


told = st.builds(
    Told,
    ago=st.integers(-3, 71).map(lambda hours: timedelta(hours=hours)),
    kind=st.sampled_from(KINDS),
    reading=st.sampled_from(READINGS[:5]),
    seat=st.sampled_from(Seat),
    terms=st.frozensets(st.sampled_from(TERMS), max_size=4),
)
subjects = st.sampled_from([*(family.value for family in Family), "a-deck", SHIPPED[0].id])
sittings = st.builds(
    Sitting,
    kin=st.frozensets(subjects, max_size=3),
    ids=st.frozensets(st.sampled_from([prompt.id for prompt in SHIPPED]), max_size=4),
    deep=st.booleans(),
)


@st.composite
def contexts(draw: st.DrawFn) -> PromptContext:
    occasion = draw(st.sampled_from(OCCASIONS))
    moment = occasion is Occasion.MOMENT
    return PromptContext(
        day=DAY,
        hour=draw(st.integers(0, 23)),
        occasion=occasion,
        state=f"st_{draw(st.sampled_from(STATES))}",
        reading=draw(st.sampled_from(READINGS)) if moment else None,
        kind=draw(st.sampled_from(KINDS)) if moment else None,
        seat=draw(st.sampled_from(Seat)) if moment else Seat.ANY,
        terms=draw(st.frozensets(st.sampled_from(FEARS), max_size=2)) if moment else frozenset(),
        safety_flagged=draw(st.booleans()),
        since_gone=draw(st.sampled_from(LATELY_GONE)),
        question_rests=draw(st.booleans()),
        lately=tuple(draw(st.lists(told, max_size=3))),
        wanted=draw(st.none() | st.sampled_from(Family)),
        allow_deeper=draw(st.booleans()),
        deep_sittings=draw(st.integers(0, 3)),
        deeper_at_night=draw(st.booleans()),
        sitting=draw(sittings),
        more_wanted=draw(st.booleans()),
        weights=draw(st.dictionaries(subjects, st.sampled_from([-1, 1]), max_size=3)),
        hidden=draw(st.frozensets(subjects, max_size=3)),
        concrete=draw(st.booleans()),
        step_back=draw(st.booleans()),
        hard_now=draw(st.booleans()),
        therapy_near=draw(st.booleans()),
        last_shown=draw(
            st.dictionaries(
                st.sampled_from([prompt.id for prompt in SHIPPED]),
                st.integers(-3, 90).map(lambda days: DAY - timedelta(days=days)),
                max_size=6,
            )
        ),
    )


@settings(max_examples=1200, deadline=None)
@given(contexts())
def test_whatever_was_told_wished_and_counted(context: PromptContext) -> None:
    assert broken([*SHIPPED, *MADE_UP], context) == set()


@given(contexts())
def test_the_same_values_give_the_same_questions(context: PromptContext) -> None:
    assert choose(SHIPPED, context) == choose(tuple(reversed(SHIPPED)), context)


def test_the_rules_notice_what_is_forbidden() -> None:
    deep = anything(Family.OLD_RULE, 4, safe=False, concrete=False)
    night = PromptContext(day=DAY, hour=23, lately=FEAR_LATELY, allow_deeper=True)
    assert forbidden(deep, night) == "too deep for the night"
    assert forbidden(deep, PromptContext(day=DAY, hour=9)) == "no old rule was told of"
    flagged = PromptContext(day=DAY, hour=9, safety_flagged=True)
    assert forbidden(deep, flagged) == "closeness is put away"
