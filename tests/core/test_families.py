"""Which kinds of question fit, after a moment and on an open page, by the table of the product."""

from datetime import date, timedelta
from typing import Any

import pytest

from journal_app.core.families import BEHIND_A_PREFERENCE, families
from journal_app.core.prompt_context import PromptContext, Told
from journal_app.core.prompts import Family, Occasion, Seat

DAY = date(2026, 11, 22)


def today(**fields: Any) -> PromptContext:
    return PromptContext(**{"day": DAY, "hour": 20, **fields})


def told(hours: float = 5, **fields: Any) -> Told:
    return Told(**{"ago": timedelta(hours=hours), "kind": "kd_noticed", **fields})


def words(*terms: str, hours: float = 5) -> Told:
    return told(hours, terms=frozenset(terms))


@pytest.mark.parametrize(
    ("context", "fitting"),
    [
        ({"reading": "rd_fear"}, "P2 P4 P6"),
        ({"reading": "rd_fear", "hour": 23}, "P2 P4"),
        ({"reading": "rd_preference"}, "P10 P13"),
        ({"reading": "rd_both"}, "P4 P10 P13"),
        ({"reading": "rd_cant_tell"}, "P1 P2 P3"),
        ({"reading": "rd_skip"}, "P2"),
        ({}, "P2"),
        ({"kind": "kd_stayed", "reading": "rd_fear"}, "P9 P13"),
        ({"kind": "kd_reached"}, "P2"),
        ({"kind": "kd_reached", "seat": Seat.CONTACT}, "P2 P11"),
        ({"state": "st_over"}, "P1"),
        ({"state": "st_mixed", "reading": "rd_fear"}, "P1"),
        ({"state": "st_numb", "kind": "kd_stayed"}, "P7"),
        ({"state": "st_gone"}, ""),
        ({"state": "st_gone", "safety_flagged": True}, ""),
        ({"since_gone": timedelta(hours=11, minutes=59)}, "P7"),
        ({"since_gone": timedelta(hours=-3)}, "P7"),
        ({"since_gone": timedelta(hours=12)}, "P2"),
        ({"since_gone": timedelta(hours=1), "safety_flagged": True}, "P7"),
        ({"safety_flagged": True}, "P1 P7 P15 P17"),
        ({"reading": "rd_not_ok", "kind": "kd_close_ok"}, "P1 P7 P15 P17"),
        ({"reading": "rd_fear", "terms": frozenset({"ft_them"})}, "P1 P7 P15 P17"),
        ({"reading": "rd_fear", "terms": frozenset({"ld_unsafe"})}, "P1 P7 P15 P17"),
        ({"reading": "rd_fear", "terms": frozenset({"nk_watched"})}, "P1 P7 P15 P17"),
        ({"reading": "rd_fear", "terms": frozenset({"nk_mismatch"})}, "P2 P4 P6"),
        ({"terms": frozenset({"nk_punished"}), "wanted": Family.GUARDED_ONE}, "P1 P7 P15 P17"),
    ],
)
def test_what_was_said_decides_the_family_and_the_body_comes_first(
    context: dict[str, Any], fitting: str
) -> None:
    found = families(today(occasion=Occasion.MOMENT, **context))
    assert found == {Family(name) for name in fitting.split()}


def test_an_open_page_on_which_nothing_is_said_asks_for_nothing_that_was_not_told() -> None:
    assert families(today()) == {
        Family.NOTICE,
        Family.FEAR_OR_PREFERENCE,
        Family.EVIDENCE,
        Family.ROOM,
        Family.FREEDOM_AND_CLOSENESS,
        Family.OWN,
    }


@pytest.mark.parametrize(
    ("wanted", "fitting"),
    [
        (None, "P1 P7"),
        (Family.HELP, "P1 P7 P15"),
        (Family.NOT_OK, "P1 P7 P17"),
        (Family.EVIDENCE, "P1 P7"),
        (Family.OWN, "P1 P7"),
    ],
)
def test_put_away_an_open_page_says_by_itself_nothing_an_onlooker_could_read(
    wanted: Family | None, fitting: str
) -> None:
    found = families(today(safety_flagged=True, wanted=wanted, therapy_near=True))
    assert found == {Family(name) for name in fitting.split()}


def test_the_answer_given_last_counts_wherever_it_was_given() -> None:
    fear = today(lately=(told(reading="rd_fear"),))
    assert Family.GUARDED_ONE in families(fear)
    behind = families(today(lately=(told(reading="rd_fear"),), last_answer="rd_preference"))
    assert not behind & BEHIND_A_PREFERENCE


@pytest.mark.parametrize(
    ("terms", "family"),
    [
        (("tr_conflict", "tr_body_low"), Family.FEAR_OR_PREFERENCE),
        (("tr_conflict", "tr_after_high"), Family.FEAR_OR_PREFERENCE),
        (("oc_left", "tr_body_low"), Family.FEAR_OR_PREFERENCE),
    ],
)
def test_what_never_comes_in_one_situation_does_not_come_through_another(
    terms: tuple[str, ...], family: Family
) -> None:
    hours = 20 if "tr_after_high" in terms else 5
    lately = tuple(words(each, hours=5 if each == "tr_conflict" else hours) for each in terms)
    assert family not in families(today(lately=lately))


OPENS: list[tuple[Family, dict[str, Any], bool]] = [
    (Family.GUARDED_ONE, {"lately": (told(reading="rd_fear"),)}, True),
    (Family.GUARDED_ONE, {"lately": (told(reading="rd_both"),)}, True),
    (Family.GUARDED_ONE, {"lately": (told(reading="rd_fear"),), "state": "st_edge_up"}, False),
    (
        Family.GUARDED_ONE,
        {"lately": (told(reading="rd_preference"), told(9, reading="rd_fear"))},
        False,
    ),
    (Family.OLD_RULE, {"lately": (words("ec_maybe"),)}, True),
    (Family.OLD_RULE, {"lately": (words("be_earn"),)}, True),
    (Family.OLD_RULE, {"lately": (words("be_unsure"),)}, False),
    (Family.OLD_RULE, {"lately": (words("ec_yes", "ek_flash", hours=20),)}, False),
    (Family.OLD_RULE, {"lately": (words("ec_yes", "ek_flash", hours=30),)}, True),
    (Family.OLD_RULE, {"lately": (words("ec_yes"),), "hour": 23}, False),
    (Family.BEING_SEEN, {"lately": (words("fe_quiet_shame"),)}, True),
    (Family.BEING_SEEN, {"lately": (words("tr_seen_struggling"),)}, True),
    (Family.BEING_SEEN, {"lately": (words("ft_seen"),), "hour": 23}, False),
    (Family.SMALL_STEPS, {"wanted": Family.SMALL_STEPS}, True),
    (Family.SMALL_STEPS, {"weights": {"P8": 1}}, True),
    (
        Family.SMALL_STEPS,
        {"wanted": Family.SMALL_STEPS, "lately": (told(reading="rd_preference"),)},
        False,
    ),
    (Family.SMALL_STEPS, {"wanted": Family.SMALL_STEPS, "state": "st_edge_down"}, False),
    (Family.REACHING, {"lately": (told(kind="kd_they_pulled"),)}, True),
    (Family.REACHING, {"lately": (told(seat=Seat.CONTACT),)}, True),
    (Family.REACHING, {"lately": (words("seat_both"),)}, True),
    (Family.REACHING, {"lately": (told(seat=Seat.ROOM),)}, False),
    (Family.LOOP, {"wanted": Family.LOOP, "lately": (words("seat_both"),)}, True),
    (
        Family.LOOP,
        {"wanted": Family.LOOP, "lately": (told(seat=Seat.ROOM), told(seat=Seat.CONTACT))},
        True,
    ),
    (Family.LOOP, {"wanted": Family.LOOP, "lately": (told(seat=Seat.ROOM),)}, False),
    (Family.LOOP, {"lately": (told(seat=Seat.ROOM), told(seat=Seat.CONTACT))}, False),
    (Family.UNSAID, {"lately": (told(kind="kd_held_back"),)}, True),
    (Family.UNSAID, {"lately": (words("dx_swallowed_words"),)}, True),
    (Family.HELP, {"therapy_near": True}, True),
    (Family.HELP, {"wanted": Family.HELP}, True),
    (Family.LAND, {"state": "st_edge_up"}, True),
    (Family.TINY, {"lately": (words("dx_go_flat"),)}, True),
    (Family.EVIDENCE, {"hard_now": True}, False),
    (Family.FEAR_OR_PREFERENCE, {"lately": (words("tr_body_low"),)}, False),
]


@pytest.mark.parametrize(("family", "context", "opened"), OPENS)
def test_what_was_told_lately_opens_a_family_on_the_open_page(
    family: Family, context: dict[str, Any], opened: bool
) -> None:
    assert (family in families(today(**context))) is opened
