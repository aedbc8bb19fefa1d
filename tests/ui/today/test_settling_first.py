"""Where somebody told that it is a lot, or that they were hardly here, settling stands first."""

import pytest

from journal_app.core.moments import Capture
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import moments
from journal_app.ui.today.page import TodayPage
from tests.ui.context_fixture import Ground
from tests.ui.today.questions import hard
from tests.ui.today.steps import enter, named, names

QUIET, GENTLY = "A quiet minute first", "Coming back gently first"


def tell(ground: Ground, state: str) -> None:
    """Note a moment in this state."""
    ground.ask(moments.keep, Capture(state=state), words=Vocabulary(), clock=ground.clock)


@pytest.mark.parametrize(
    ("state", "name", "scene"),
    [
        ("st_over", QUIET, "pause"),
        ("st_mixed", QUIET, "pause"),
        ("st_numb", GENTLY, "coming-back"),
        ("st_gone", GENTLY, "coming-back"),
    ],
)
def test_it_leads_to_what_settles(
    ground: Ground, page: TodayPage, state: str, name: str, scene: str
) -> None:
    tell(ground, state)
    enter(ground, page)
    assert {QUIET, GENTLY} & names(page) == {name}
    named(page, name).click()
    assert ground.scenes.opened == [scene]


def test_steady_nothing_stands_above_the_question(ground: Ground, page: TodayPage) -> None:
    tell(ground, "st_steady")
    enter(ground, page)
    assert not {QUIET, GENTLY} & names(page)


def test_where_asking_ends_the_three_ways_stand_alone(ground: Ground, page: TodayPage) -> None:
    tell(ground, "st_over")
    hard(ground)
    enter(ground, page)
    assert "Settle" in names(page)
    assert not {QUIET, GENTLY} & names(page)
    page.forget()
    assert not {QUIET, GENTLY} & names(page)
