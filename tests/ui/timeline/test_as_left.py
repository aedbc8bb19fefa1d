"""After a start the timeline stands as it was left, unless something else is asked for."""

from collections.abc import Callable
from dataclasses import asdict

import pytest

from journal_app.core.ids import PieceId
from journal_app.services import places
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.timeline.page import TimelinePage
from tests.ui.context_fixture import Ground
from tests.ui.timeline.looking import listed

Open = Callable[[], TimelinePage]


def test_after_a_start_it_stands_as_it_was_left(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    piece = PieceId(three[0])
    found = "search:kind:entry"
    left = Place(page=PageId.TIMELINE, piece=piece, scroll=0, chosen=piece, part=found)
    ground.ask(places.remember, None, timeline=asdict(left))
    page = open_page()
    ground.wait(lambda: page._desk.search.text == "kind:entry")
    ground.wait(lambda: page._view.whereabouts().chosen == three[0])
    page.leave()
    page.enter(Place(page=PageId.TIMELINE))
    assert page._desk.search.text == "kind:entry"


def test_what_is_asked_for_goes_before_how_it_was_left(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    ground.ask(places.remember, None, timeline={"part": "search:kind:moment"})
    page = open_page()
    page.enter(Place(page=PageId.TIMELINE, part="search:kind:entry"))
    ground.wait(lambda: page._desk.search.text == "kind:entry")
    assert three


@pytest.mark.parametrize("kept", [{"nothing": 3}, {}])
def test_what_another_version_kept_of_it_is_of_no_use(
    open_page: Open, ground: Ground, three: tuple[int, ...], kept: dict[str, int]
) -> None:
    ground.ask(places.remember, None, timeline=kept)
    assert listed(open_page()) == list(reversed(three))
