"""What may follow each answer, by the table of the product."""

import pytest

from journal_app.core.branches import Next, after
from journal_app.core.moments import BOTH, CANT_TELL, FEAR, NOT_OK, PREFERENCE
from journal_app.core.prompts import Family


@pytest.mark.parametrize(
    ("fear", "family", "way"),
    [
        ("ft_seen", Family.BEING_SEEN, Next.KIND_LINES),
        ("ft_losing_them", Family.EVIDENCE, Next.STEADYING),
        ("ft_losing_me", Family.FREEDOM_AND_CLOSENESS, Next.LIMITS),
        ("ft_obliged", Family.ROOM, Next.STOP),
        ("ft_good_ending", Family.EVIDENCE, Next.STOP),
        ("ft_hurting_them", Family.ROOM, Next.STOP),
        ("ft_dont_know", Family.GUARDED_ONE, Next.STOP),
    ],
)
def test_each_kind_of_fear_has_its_own_question(fear: str, family: Family, way: Next) -> None:
    branch = after(FEAR, frozenset({fear}))
    assert branch.families[0] is family
    assert Family.GUARDED_ONE in branch.families
    assert way in branch.ways
    assert branch.steps == (Next.WHICH_FEAR, Next.BODY)
    assert {Next.TEN_MORE_SECONDS, Next.ROOM_WITH_A_LINE, Next.STOP} <= set(branch.ways)


@pytest.mark.parametrize("reading", [FEAR, BOTH, PREFERENCE, None])
def test_a_fear_of_somebody_leads_to_the_fork_and_nowhere_else(reading: str | None) -> None:
    branch = after(reading, frozenset({"ft_them", "ft_seen"}))
    assert branch.steps == (Next.FORK,)
    assert branch.families == (Family.NOT_OK,)
    assert after(NOT_OK).steps == (Next.FORK,)


def test_a_preference_is_the_shortest_and_never_doubted() -> None:
    branch = after(PREFERENCE)
    assert branch.line == "This can be simple."
    assert set(branch.families) == {Family.ROOM, Family.FREEDOM_AND_CLOSENESS}
    assert Next.WHICH_FEAR not in branch.steps
    assert branch.ways == (Next.STOP,)
    assert branch.later is None


def test_both_has_two_lines_and_one_question() -> None:
    branch = after(BOTH)
    assert branch.steps == (Next.TWO_LINES,)
    assert branch.line == "What would give each a tenth of what it asks?"


@pytest.mark.parametrize("count", range(4))
def test_not_knowing_is_parked_and_looked_at_later(count: int) -> None:
    branch = after(CANT_TELL, cant_tells=count)
    assert branch.later is not None
    assert [span.total_seconds() / 3600 for span in branch.later] == [12, 48]
    assert set(branch.families) == {Family.LAND, Family.NOTICE}


def test_the_fourth_time_in_a_week_not_knowing_is_let_be() -> None:
    branch = after(CANT_TELL, cant_tells=4)
    assert branch.line == "Not knowing is allowed to last. Want a walk instead?"
    assert branch.families == ()
    assert branch.ways == (Next.WALK, Next.STOP)
    assert branch.later is None


@pytest.mark.parametrize("reading", [FEAR, PREFERENCE, BOTH, CANT_TELL, NOT_OK, None, "rd_skip"])
def test_every_branch_can_be_left(reading: str | None) -> None:
    assert Next.STOP in after(reading).ways


@pytest.mark.parametrize("reading", [FEAR, PREFERENCE, BOTH, CANT_TELL, None])
def test_while_closeness_is_put_away_only_ground_and_tiny_ones_follow(reading: str | None) -> None:
    branch = after(reading, frozenset({"ft_seen"}), cant_tells=1, put_away=True)
    assert set(branch.families) == {Family.LAND, Family.TINY}
    assert branch.ways == (Next.STOP,)
    assert branch.steps == ()
    assert branch.later is None
    assert after(NOT_OK, put_away=True).steps == (Next.FORK,)
