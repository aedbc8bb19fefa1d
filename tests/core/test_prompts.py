"""Which question comes: the same all day, new before old, small at night, and why."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.prompts import (
    COOLDOWN_DAYS,
    DEEPEST_AT_NIGHT,
    NIGHT_FAMILIES,
    OFFERED,
    Family,
    Occasion,
    Prompt,
    PromptContext,
    Seat,
    Why,
    choose,
    families,
    why,
)

DAY = date(2026, 11, 22)
LATE_HOURS = (22, 23, 0, 1, 2, 3)


def prompt(number: int, family: Family = Family.NOTICE, **fields: Any) -> Prompt:
    name = f"p{int(family[1:]):02}_{number}"
    return Prompt(id=name, family=family, text="What?", variant_short="What?", **fields)


def today(**fields: Any) -> PromptContext:
    return PromptContext(**{"day": DAY, "hour": 20, **fields})


some_families = st.sampled_from(
    [Family.NOTICE, Family.EVIDENCE, Family.ROOM, Family.FEAR_OR_PREFERENCE, Family.CLOSING]
)


@st.composite
def sets_of_prompts(draw: st.DrawFn) -> list[Prompt]:
    kinds = draw(
        st.lists(
            st.tuples(
                some_families,
                st.integers(1, 4),
                st.sets(st.sampled_from(list(Occasion)), min_size=1),
                st.booleans(),
            ),
            max_size=25,
        )
    )
    return [
        prompt(n, family, depth=depth, occasions=frozenset(occasions), safety_ok=safe)
        for n, (family, depth, occasions, safe) in enumerate(kinds)
    ]


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[Prompt], PromptContext]:
    prompts = draw(sets_of_prompts())
    ids = [one.id for one in prompts]
    some = st.sampled_from(ids) if ids else st.nothing()
    ago = st.integers(-3, 2 * COOLDOWN_DAYS)
    context = PromptContext(
        day=DAY,
        hour=draw(st.integers(0, 23)),
        last_shown={
            name: DAY - timedelta(days=n) for name, n in draw(st.dictionaries(some, ago)).items()
        },
        hidden=frozenset(draw(st.sets(some))),
        occasion=draw(st.sampled_from([Occasion.TODAY, Occasion.MOMENT, Occasion.CLOSING])),
        safety_flagged=draw(st.booleans()),
    )
    return prompts, context


@given(situations(), st.randoms())
def test_the_same_day_gives_the_same_order_whatever_the_file_order(
    situation: tuple[list[Prompt], PromptContext], random: Random
) -> None:
    prompts, context = situation
    shuffled = list(prompts)
    random.shuffle(shuffled)
    assert choose(shuffled, context) == choose(prompts, context)


@given(situations())
def test_another_walks_through_all_that_may_come_each_once_and_nothing_else(
    situation: tuple[list[Prompt], PromptContext],
) -> None:
    prompts, context = situation
    order = choose(prompts, context)
    assert Counter(order) == Counter(one for one in prompts if why(one, context) in OFFERED)


@given(situations())
def test_resting_questions_come_only_after_all_others_and_new_ones_first(
    situation: tuple[list[Prompt], PromptContext],
) -> None:
    prompts, context = situation
    reasons = [OFFERED.index(why(one, context)) for one in choose(prompts, context)]
    assert reasons == sorted(reasons)


@given(situations())
def test_nothing_hidden_unsafe_or_deep_is_ever_offered(
    situation: tuple[list[Prompt], PromptContext],
) -> None:
    prompts, context = situation
    for one in choose(prompts, context):
        assert one.id not in context.hidden
        assert one.safety_ok or not context.safety_flagged
        assert one.depth <= (DEEPEST_AT_NIGHT if context.hour in LATE_HOURS else 3)
        if context.occasion is not Occasion.TODAY:
            assert context.occasion in one.occasions
        elif context.hour not in LATE_HOURS:
            assert Occasion.TODAY in one.occasions
        else:
            assert Occasion.NIGHT in one.occasions or one.family in NIGHT_FAMILIES


@given(st.lists(some_families, min_size=1, max_size=40))
def test_no_family_comes_twice_in_a_row_where_that_can_be_avoided(kinds: list[Family]) -> None:
    prompts = [
        prompt(n, family, occasions=frozenset({Occasion.TODAY})) for n, family in enumerate(kinds)
    ]
    order = [one.family for one in choose(prompts, today())]
    largest = max(Counter(order).values())
    clumps = sum(a == b for a, b in pairwise(order))
    assert clumps == max(0, 2 * largest - len(order) - 1)


def test_a_family_is_not_repeated_across_new_and_rested_questions_either() -> None:
    new = prompt(1, Family.ROOM)
    rested = [prompt(2, Family.ROOM), prompt(3, Family.EVIDENCE)]
    shown = {one.id: DAY - timedelta(days=80 - n) for n, one in enumerate(rested)}
    order = choose([new, *rested], today(last_shown=shown))
    assert [one.family for one in order] == [Family.ROOM, Family.EVIDENCE, Family.ROOM]


def test_the_longest_unseen_comes_first_among_the_rested() -> None:
    prompts = [prompt(n, family) for n, family in enumerate(families(today()))]
    shown = {one.id: DAY - timedelta(days=50 + 10 * n) for n, one in enumerate(prompts)}
    order = choose(prompts, today(last_shown=shown))
    assert list(order) == prompts[::-1]


def test_showing_a_question_today_does_not_change_the_order_of_today() -> None:
    prompts = [prompt(n, family) for n in range(4) for family in NIGHT_FAMILIES]
    before = choose(prompts, today())
    shown = {one.id: DAY for one in before[:3]}
    assert choose(prompts, today(last_shown=shown)) == before


def test_the_order_of_equals_changes_with_the_day() -> None:
    prompts = [prompt(n) for n in range(20)]
    firsts = {choose(prompts, today(day=DAY + timedelta(days=n)))[0].id for n in range(20)}
    assert len(firsts) > 5


@pytest.mark.parametrize(
    ("days_ago", "reason"),
    [(1, Why.RESTING), (COOLDOWN_DAYS - 1, Why.RESTING), (COOLDOWN_DAYS, Why.RESTED)],
)
def test_a_question_rests_for_its_cooldown(days_ago: int, reason: Why) -> None:
    one = prompt(1)
    assert why(one, today(last_shown={one.id: DAY - timedelta(days=days_ago)})) is reason


@pytest.mark.parametrize(
    ("fields", "context", "reason"),
    [
        ({}, {}, Why.NEW),
        ({}, {"hidden": frozenset({"p02_1"})}, Why.HIDDEN),
        ({}, {"safety_flagged": True}, Why.SAFETY_FIRST),
        ({}, {"reading": "rd_not_ok"}, Why.SAFETY_FIRST),
        ({"safety_ok": True}, {"reading": "rd_not_ok"}, Why.OTHER_FAMILY),
        ({"safety_ok": True, "family": Family.LAND}, {"reading": "rd_not_ok"}, Why.NEW),
        ({}, {"state": "st_edge_up"}, Why.OTHER_STATE),
        ({"states_ok": frozenset()}, {"state": "st_edge_up"}, Why.NEW),
        ({"states_ok": frozenset()}, {"state": "st_numb"}, Why.OTHER_FAMILY),
        ({"readings_ok": frozenset({"rd_both"})}, {}, Why.OTHER_READING),
        ({"readings_ok": frozenset({"rd_both"})}, {"reading": "rd_fear"}, Why.OTHER_READING),
        ({"readings_ok": frozenset({"rd_both"})}, {"reading": "rd_both"}, Why.NEW),
        ({"after_kinds": frozenset({"kd_stayed"})}, {}, Why.OTHER_KIND),
        ({"after_kinds": frozenset({"kd_stayed"})}, {"kind": "kd_stayed"}, Why.NEW),
        ({"seat": Seat.CONTACT}, {}, Why.OTHER_SEAT),
        ({"seat": Seat.CONTACT}, {"seat": Seat.CONTACT}, Why.NEW),
        ({}, {"occasion": Occasion.CLOSING}, Why.OTHER_OCCASION),
        ({"depth": 4}, {}, Why.TOO_DEEP),
        ({"depth": 3}, {"hour": 23}, Why.TOO_DEEP),
        ({"depth": 2}, {"hour": 23}, Why.NEW),
        (
            {"depth": 2, "family": Family.LAND, "states_ok": frozenset()},
            {"state": "st_over"},
            Why.TOO_DEEP,
        ),
        ({"family": Family.FEAR_OR_PREFERENCE}, {"question_rests": True}, Why.OTHER_FAMILY),
    ],
)
def test_why_names_the_rule(fields: dict[str, Any], context: dict[str, Any], reason: Why) -> None:
    assert why(prompt(1, **fields), today(**context)) is reason


def test_late_on_today_only_small_families_and_those_made_for_the_night_come() -> None:
    room = prompt(1, Family.ROOM)
    night = prompt(2, Family.CLOSING, occasions=frozenset({Occasion.NIGHT}))
    assert why(room, today(hour=23)) is Why.OTHER_OCCASION
    assert why(night, today(hour=23)) is Why.NEW
    assert why(night, today(hour=15)) is Why.OTHER_OCCASION


@pytest.mark.parametrize(
    ("context", "fitting"),
    [
        ({"reading": "rd_fear"}, "P2 P3 P4 P6"),
        ({"reading": "rd_fear", "hour": 23}, "P2 P3 P4"),
        ({"reading": "rd_preference"}, "P10 P13"),
        ({"reading": "rd_both"}, "P3 P4 P10 P13"),
        ({"reading": "rd_cant_tell"}, "P1 P2 P3"),
        ({"reading": "rd_skip"}, "P2"),
        ({}, "P2"),
        ({"kind": "kd_stayed", "reading": "rd_fear"}, "P9 P13"),
        ({"kind": "kd_reached"}, "P2"),
        ({"kind": "kd_reached", "seat": Seat.CONTACT}, "P2 P11"),
        ({"state": "st_over"}, "P1 P16"),
        ({"state": "st_mixed", "reading": "rd_fear"}, "P1 P16"),
        ({"state": "st_numb", "kind": "kd_stayed"}, "P7 P16"),
        ({"state": "st_gone"}, ""),
        ({"state": "st_gone", "safety_flagged": True}, ""),
        ({"since_gone": timedelta(hours=11, minutes=59)}, "P7"),
        ({"since_gone": timedelta(hours=-3)}, "P7"),
        ({"since_gone": timedelta(hours=12)}, "P2"),
        ({"since_gone": timedelta(hours=1), "safety_flagged": True}, "P7"),
        ({"safety_flagged": True}, "P1 P7 P15 P16 P17"),
        ({"reading": "rd_not_ok", "kind": "kd_close_ok"}, "P1 P7 P15 P16 P17"),
    ],
)
def test_what_was_said_decides_the_family_and_the_body_comes_first(
    context: dict[str, Any], fitting: str
) -> None:
    found = families(today(occasion=Occasion.MOMENT, **context))
    assert found == {Family(name) for name in fitting.split()}


def test_an_open_page_asks_neither_for_safety_nor_for_the_body_unless_something_was_said() -> None:
    assert set(Family) - families(today()) == {Family.LAND, Family.TINY, Family.NOT_OK}
