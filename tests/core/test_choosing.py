"""Which question comes: the same all day, new before old, small at night, and why."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.choosing import (
    DEEPEST_AT_NIGHT,
    OFFERED,
    Why,
    choose,
    deeper_possible,
    followup_of,
    hand,
    why,
)
from journal_app.core.families import NIGHT_FAMILIES, families
from journal_app.core.prompt_context import PromptContext, Sitting, Told
from journal_app.core.prompts import COOLDOWN_DAYS, Family, Occasion, Person, Prompt, Seat

DAY = date(2026, 11, 22)
LATE_HOURS = (22, 23, 0, 1, 2, 3)


def prompt(number: int, family: Family = Family.NOTICE, **fields: Any) -> Prompt:
    name = f"own_{number}" if family is Family.OWN else f"p{int(family[1:]):02}_{number}"
    return Prompt(id=name, family=family, text="What?", variant_short="What?", **fields)


def today(**fields: Any) -> PromptContext:
    return PromptContext(**{"day": DAY, "hour": 20, **fields})


def told(hours: float = 5, **fields: Any) -> Told:
    return Told(**{"ago": timedelta(hours=hours), "kind": "kd_noticed", **fields})


def words(*terms: str, hours: float = 5) -> Told:
    return told(hours, terms=frozenset(terms))


some_families = st.sampled_from(
    [Family.NOTICE, Family.EVIDENCE, Family.ROOM, Family.FREEDOM_AND_CLOSENESS, Family.CLOSING]
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
    may = [one for one in prompts if why(one, context) in OFFERED]
    awake = [one for one in may if why(one, context) is not Why.RESTING]
    assert Counter(choose(prompts, context)) == Counter(awake or may)


def test_a_resting_question_comes_only_where_nothing_else_is_left() -> None:
    one, other = prompt(1), prompt(2)
    rests = today(last_shown={one.id: DAY - timedelta(days=3)})
    assert choose([one, other], rests) == (other,)
    assert choose([one], rests) == (one,)


@given(situations())
def test_new_ones_come_first_where_the_hour_asks_for_nothing(
    situation: tuple[list[Prompt], PromptContext],
) -> None:
    prompts, context = situation
    by_day = replace(context, hour=12)
    reasons = [OFFERED.index(why(one, by_day)) for one in choose(prompts, by_day)]
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
            assert one.occasions & {Occasion.NIGHT, Occasion.TODAY}
            assert one.family in NIGHT_FAMILIES


@given(st.lists(some_families, min_size=1, max_size=40))
def test_no_family_comes_twice_in_a_row_where_that_can_be_avoided(kinds: list[Family]) -> None:
    prompts = [
        prompt(n, family, occasions=frozenset({Occasion.TODAY}))
        for n, family in enumerate(kinds)
        if family is not Family.CLOSING
    ]
    order = [one.family for one in choose(prompts, today())]
    largest = max(Counter(order).values(), default=0)
    clumps = sum(a == b for a, b in pairwise(order))
    assert clumps == max(0, 2 * largest - len(order) - 1) if order else True


def test_a_family_is_not_repeated_across_new_and_rested_questions_either() -> None:
    new = prompt(1, Family.ROOM)
    rested = [prompt(2, Family.ROOM), prompt(3, Family.EVIDENCE)]
    shown = {one.id: DAY - timedelta(days=80 - n) for n, one in enumerate(rested)}
    order = choose([new, *rested], today(last_shown=shown))
    assert [one.family for one in order] == [Family.ROOM, Family.EVIDENCE, Family.ROOM]


def test_the_longest_unseen_comes_first_among_the_rested() -> None:
    prompts = [prompt(n, family) for n, family in enumerate(sorted(families(today())))]
    shown = {one.id: DAY - timedelta(days=50 + 10 * n) for n, one in enumerate(prompts)}
    order = choose(prompts, today(last_shown=shown))
    assert list(order) == prompts[::-1]


def test_showing_a_question_today_does_not_change_the_order_of_today() -> None:
    prompts = [prompt(n, family) for n in range(4) for family in families(today())]
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
        ({}, {"occasion": Occasion.CLOSING}, Why.OTHER_FAMILY),
        ({"family": Family.CLOSING}, {"occasion": Occasion.CLOSING}, Why.OTHER_OCCASION),
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
    assert why(room, today(hour=23)) is Why.OTHER_FAMILY
    assert why(night, today(hour=23)) is Why.NEW
    assert why(night, today(hour=15)) is Why.OTHER_FAMILY
    assert why(room, today(hour=23, deeper_at_night=True)) is Why.NEW


DEEP = {"depth": 4, "family": Family.GUARDED_ONE}
OPEN = {"lately": (told(reading="rd_fear"),), "allow_deeper": True}


@pytest.mark.parametrize(
    ("context", "reason"),
    [
        ({}, Why.NEW),
        ({"allow_deeper": False}, Why.TOO_DEEP),
        ({"hour": 21}, Why.TOO_DEEP),
        ({"hour": 20}, Why.NEW),
        ({"hour": 21, "deeper_at_night": True}, Why.NEW),
        ({"hour": 23, "deeper_at_night": True}, Why.NEW),
        ({"deep_sittings": 1}, Why.NEW),
        ({"deep_sittings": 2}, Why.TOO_DEEP),
        ({"deep_sittings": 2, "sitting": Sitting(deep=True)}, Why.NEW),
        ({"concrete": True}, Why.TOO_DEEP),
        ({"hard_now": True}, Why.TOO_DEEP),
        ({"since_gone": timedelta(hours=2)}, Why.OTHER_FAMILY),
    ],
)
def test_the_deepest_needs_a_yes_daylight_steadiness_and_room_in_the_week(
    context: dict[str, Any], reason: Why
) -> None:
    assert why(prompt(1, **DEEP), today(**{**OPEN, **context})) is reason


def test_a_bit_deeper_is_asked_only_where_something_would_come_of_it() -> None:
    deep, plain = prompt(1, **DEEP), prompt(2)
    calm = today(lately=OPEN["lately"])
    assert deeper_possible([deep, plain], calm)
    assert not deeper_possible([plain], calm)
    assert not deeper_possible([deep], today(**OPEN))
    assert not deeper_possible([deep], replace(calm, hour=22))
    assert not deeper_possible([deep], replace(calm, state="st_edge_up"))


def test_three_of_different_families_are_offered_and_more_only_on_request() -> None:
    prompts = [prompt(n, family) for n in range(4) for family in sorted(families(today()))]
    first = hand(choose(prompts, today()), today())
    assert len({one.kin for one in first}) == len(first) == 3
    sitting = Sitting(
        kin=frozenset(one.kin for one in first), ids=frozenset(one.id for one in first)
    )
    assert choose(prompts, today(sitting=sitting)) == ()
    wanting = today(sitting=sitting, more_wanted=True)
    assert len(hand(choose(prompts, wanting), wanting)) == 3


def test_a_family_comes_once_in_a_sitting() -> None:
    sitting = Sitting(kin=frozenset({"P2"}), ids=frozenset({"p02_9"}))
    assert why(prompt(1), today(sitting=sitting)) is Why.SAME_KIN
    assert why(prompt(1), today(sitting=sitting, more_wanted=True)) is Why.NEW


def test_every_own_deck_is_a_family_of_its_own() -> None:
    mine = [prompt(n, Family.OWN, deck=f"d{n % 2}") for n in range(4)]
    assert {one.kin for one in hand(choose(mine, today()), today())} == {"d0", "d1"}
    assert choose(mine, today(hidden=frozenset({"d0"}))) == choose(
        [one for one in mine if one.deck == "d1"], today()
    )


@given(st.integers(0, 400), st.sampled_from(["P2", "P9", "P10", "P13"]))
def test_more_moves_a_family_forward_and_less_behind_all_others(days: int, kin: str) -> None:
    context = today(day=DAY + timedelta(days=days))
    prompts = [prompt(n, Family(each)) for n in range(3) for each in ("P2", "P9", "P10", "P13")]

    def places(weight: int) -> list[int]:
        order = choose(prompts, replace(context, weights={kin: weight}))
        return [at for at, one in enumerate(order) if one.kin == kin]

    assert sum(places(1)) <= sum(places(0))
    assert places(-1) == [9, 10, 11]


def test_what_was_asked_for_comes_first() -> None:
    prompts = [prompt(n, family) for n in range(3) for family in (Family.NOTICE, Family.HELP)]
    order = choose(prompts, today(wanted=Family.HELP))
    assert [one.family for one in order[:3]] == [Family.HELP] * 3


def test_where_it_goes_in_circles_concrete_ones_and_a_step_back_come() -> None:
    abstract = prompt(1, concrete=False)
    third = prompt(2, person=Person.THIRD)
    plain = [prompt(n) for n in range(3, 9)]
    order = choose([abstract, *plain, third], today(concrete=True, step_back=True))
    assert order[0] == third
    assert abstract not in order


def test_so_soon_after_an_argument_nothing_is_asked_but_the_ground() -> None:
    soon = today(lately=(words("tr_conflict", hours=0.2),))
    assert why(prompt(1), soon) is Why.NOT_YET
    assert why(prompt(1, depth=1), soon) is Why.NOT_YET
    assert why(prompt(1, Family.LAND), replace(soon, hour=23)) is Why.NEW
    assert why(prompt(1), replace(soon, wanted=Family.NOTICE)) is Why.NEW
    assert followup_of([prompt(2)], prompt(1, followups=("p02_2",)), soon) is None
    assert why(prompt(1), today(lately=(words("tr_conflict", hours=0.4),))) is Why.NEW


def test_a_followup_is_the_next_one_the_same_rules_allow() -> None:
    first = prompt(1, followups=("p02_2", "p02_3"))
    unsafe, safe = prompt(2, depth=3), prompt(3, safety_ok=True)
    prompts = [first, unsafe, safe]
    assert followup_of(prompts, first, today()) == unsafe
    assert followup_of(prompts, first, today(hour=23)) == safe
    assert followup_of(prompts, first, today(state="st_over")) is None
    assert followup_of(prompts, first, today(safety_flagged=True)) is None
    seen = today(sitting=Sitting(kin=frozenset({"P2"}), ids=frozenset({"p02_2"})))
    assert followup_of(prompts, first, seen) == safe
    assert followup_of(prompts, safe, today()) is None


@pytest.mark.parametrize("family", [Family.SMALL_STEPS, Family.HELP, Family.UNSAID, Family.LAND])
def test_what_was_asked_for_goes_on_with_its_own_further_question(family: Family) -> None:
    first = prompt(1, family, followups=(prompt(2, family).id,))
    further = prompt(2, family)
    assert followup_of([first, further], first, today()) == further
    preferred = today(lately=(told(reading="rd_preference"),))
    keeps = family is not Family.SMALL_STEPS
    assert followup_of([first, further], first, preferred) == (further if keeps else None)


def test_while_put_away_help_goes_on_where_it_was_asked_for_and_nothing_else_does() -> None:
    put_away = today(safety_flagged=True)
    first = prompt(1, Family.HELP, safety_ok=True, followups=("p15_2",))
    further = prompt(2, Family.HELP, safety_ok=True)
    assert followup_of([first, further], first, put_away) == further
    steps = prompt(1, Family.SMALL_STEPS, followups=("p08_2",))
    assert followup_of([prompt(2, Family.SMALL_STEPS)], steps, put_away) is None


def test_a_branch_goes_on_with_its_own_family() -> None:
    lines = prompt(
        1,
        Family.FEAR_OR_PREFERENCE,
        occasions=frozenset({Occasion.MOMENT}),
        readings_ok=frozenset({"rd_both"}),
    )
    both = today(occasion=Occasion.MOMENT, reading="rd_both")
    assert why(lines, both) is Why.OTHER_FAMILY
    assert why(lines, replace(both, wanted=Family.FEAR_OR_PREFERENCE)) is Why.NEW
    braced = prompt(2, Family.EVIDENCE, occasions=frozenset({Occasion.MOMENT}))
    fear = today(occasion=Occasion.MOMENT, reading="rd_fear", wanted=Family.EVIDENCE)
    assert why(braced, fear) is Why.OTHER_FAMILY
    assert why(braced, replace(fear, terms=frozenset({"ft_losing_them"}))) is Why.NEW
