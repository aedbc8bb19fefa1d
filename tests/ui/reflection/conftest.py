"""A real journal with one moment in it, and the words at hand."""

import pytest

from journal_app.core.moments import Capture, Moment
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import moments, vocabulary
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground


@pytest.fixture
def words() -> Vocabulary:
    """The words that ship with the app."""
    return vocabulary.built_in()


@pytest.fixture
def known(ground: Ground) -> None:
    """The words are at hand, as a moment after opening."""
    ground.context.known.open()
    ground.wait(lambda: len(ground.context.known.vocabulary.terms) > 0)


@pytest.fixture
def moment(ground: Ground, words: Vocabulary) -> Moment:
    """Her hand on mine, and it felt like fear."""
    capture = Capture(
        note="Her hand on mine.",
        reading="rd_fear",
        terms={"which_fear": ("ft_seen",)},
        people=("Mara",),
    )
    return ground.ask(moments.keep, capture, words=words, clock=ground.clock).moment
