"""The person's words and limits, at hand while the journal is open."""

import pytest

from journal_app.core.moments import Capture
from journal_app.core.safety import Feature, SafetyState
from journal_app.core.vocabulary import Vocabulary
from journal_app.runtime.known import Known
from journal_app.services import marks, moments, safety, vocabulary
from tests.ui.conftest import dressed_theme, theme
from tests.ui.context_fixture import Ground, ground

__all__ = ["dressed_theme", "ground", "theme"]


@pytest.fixture
def known(ground: Ground) -> Known:
    """Open, with its words."""
    opened = ground.context.known
    opened.open()
    ground.wait(lambda: bool(opened.shipped.terms))
    return opened


def test_before_the_journal_answers_nothing_that_leans_on_closeness_is_offered(
    ground: Ground,
) -> None:
    assert not any(ground.context.known.safety.allows(feature) for feature in Feature)


def test_open_it_knows_at_once_what_safety_allows(ground: Ground) -> None:
    ground.context.known.open()
    assert all(ground.context.known.safety.allows(feature) for feature in Feature)


@pytest.mark.parametrize("state", SafetyState)
def test_what_is_said_holds_from_then_on(ground: Ground, known: Known, state: SafetyState) -> None:
    ground.ask(safety.say, state, clock=ground.clock)
    ground.wait(lambda: known.safety.state is state)
    known.close()
    assert not known.safety.allows(Feature.QUESTION)


def test_renamed_words_and_new_people_are_there_at_once(ground: Ground, known: Known) -> None:
    ground.ask(vocabulary.rename, "tr_touch", "A hand on me", shipped=known.shipped)
    ground.wait(lambda: known.vocabulary.label("tr_touch") == "A hand on me")
    assert known.shipped.label("tr_touch") != "A hand on me"
    capture = Capture(people=("Mara",), terms={"trigger_primary": ("tr_touch",)})
    ground.ask(moments.keep, capture, words=Vocabulary(), clock=ground.clock)
    ground.wait(lambda: known.people == ("Mara",))
    assert known.vocabulary.uses["tr_touch"] == 1


def test_closed_it_forgets_names_and_own_words(ground: Ground, known: Known) -> None:
    ground.ask(vocabulary.add, "tr", "The blue cup", shipped=known.shipped, clock=ground.clock)
    ground.wait(lambda: known.vocabulary.named("tr", "The blue cup") is not None)
    known.close()
    assert known.vocabulary.named("tr", "The blue cup") is None
    assert known.people == ()


def test_marks_are_known_at_once_and_forgotten_with_the_journal(
    ground: Ground, known: Known
) -> None:
    assert known.marks.label("mk_pull") == "Pulling away"
    ground.ask(marks.rename, "mk_pull", "Stepping back")
    assert known.marks.label("mk_pull") == "Stepping back"
    known.close()
    assert known.marks.label("mk_pull") == "Pulling away"
    known.open()
    assert known.marks.label("mk_pull") == "Stepping back"
