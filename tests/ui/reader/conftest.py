"""Every test here stands on a real journal; some have a moment in it."""

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core.moments import BodyMark, Capture, Moment
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import vocabulary
from journal_app.ui.reader.page import ReaderPage
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground
from tests.ui.reader.moment_steps import keep_moment


@pytest.fixture
def words() -> Vocabulary:
    """The words that ship with the app."""
    return vocabulary.built_in()


@pytest.fixture
def reader(qtbot: QtBot, ground: Ground) -> ReaderPage:
    """The page, with the words at hand, told of every change."""
    ground.context.known.open()
    ground.wait(lambda: len(ground.context.known.vocabulary.terms) > 0)
    made = ReaderPage(ground.context)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    ground.context.hub.changed.connect(made.refresh)
    return made


@pytest.fixture
def moment(ground: Ground, words: Vocabulary) -> Moment:
    """Her hand on mine, told with a few words and places."""
    return keep_moment(
        ground,
        words,
        Capture(
            note="Her hand on mine.",
            reading="rd_fear",
            state="st_unsure",
            pull_away=0,
            people=("Mara",),
            terms={"trigger_primary": ("tr_touch",), "which_fear": ("ft_seen",)},
            texts={"sentence": "An hour."},
            body=(BodyMark(region="br_jaw", sensation="bs_tight"), BodyMark(sensation="bs_hot")),
            skipped=frozenset({"seat"}),
        ),
    )
