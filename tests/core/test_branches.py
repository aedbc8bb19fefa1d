"""What may follow each answer, by the table of the product."""

import pytest

from journal_app.core.branches import after
from journal_app.core.moments import BOTH, CANT_TELL, FEAR, NOT_OK, PREFERENCE
from journal_app.core.prompts import Family


@pytest.mark.parametrize(
    ("fear", "family"),
    [
        ("ft_seen", Family.BEING_SEEN),
        ("ft_losing_them", Family.EVIDENCE),
        ("ft_losing_me", Family.FREEDOM_AND_CLOSENESS),
        ("ft_obliged", Family.ROOM),
        ("ft_good_ending", Family.EVIDENCE),
        ("ft_hurting_them", Family.ROOM),
        ("ft_dont_know", Family.GUARDED_ONE),
    ],
)
def test_each_kind_of_fear_has_its_own_question(fear: str, family: Family) -> None:
    branch = after(FEAR, frozenset({fear}))
    assert branch.families[0] is family
    assert branch.families[-1] is Family.GUARDED_ONE


@pytest.mark.parametrize("reading", [FEAR, BOTH, PREFERENCE, None])
def test_a_fear_of_somebody_leads_to_facts_and_nowhere_else(reading: str | None) -> None:
    assert after(reading, frozenset({"ft_them", "ft_seen"})).families == (Family.NOT_OK,)
    assert after(NOT_OK).families == (Family.NOT_OK,)


def test_a_preference_is_the_shortest_and_never_doubted() -> None:
    branch = after(PREFERENCE)
    assert branch.line == "This can be simple."
    assert set(branch.families) == {Family.ROOM, Family.FREEDOM_AND_CLOSENESS}


def test_both_has_room_for_each_and_one_question() -> None:
    assert after(BOTH).line == "What would give each a tenth of what it asks?"


@pytest.mark.parametrize("count", range(4))
def test_not_knowing_is_not_taken_apart(count: int) -> None:
    assert set(after(CANT_TELL, cant_tells=count).families) == {Family.LAND, Family.NOTICE}


def test_the_fourth_time_in_a_week_not_knowing_is_let_be() -> None:
    branch = after(CANT_TELL, cant_tells=4)
    assert branch.line == "Not knowing is allowed to last. Want a walk instead?"
    assert branch.families == ()


@pytest.mark.parametrize("reading", [FEAR, PREFERENCE, BOTH, CANT_TELL, None])
def test_while_closeness_is_put_away_only_ground_and_tiny_ones_follow(reading: str | None) -> None:
    branch = after(reading, frozenset({"ft_seen"}), cant_tells=1, put_away=True)
    assert set(branch.families) == {Family.LAND, Family.TINY}
    assert branch.line == ""
    assert after(NOT_OK, put_away=True).families == (Family.NOT_OK,)
