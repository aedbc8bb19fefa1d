"""One comes back to the timeline as it was left: what was in view, chosen and looked for."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from journal_app.core.ids import PieceId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.timeline.page import TimelinePage
from tests.ui.context_fixture import Ground
from tests.ui.timeline.conftest import NOON, Keep, ground, keep, open_page, page

__all__ = ["ground", "keep", "open_page", "page"]

Open = Callable[[], TimelinePage]


def choose(page: TimelinePage, piece: PieceId) -> None:
    assert page._view.choose(piece)


def listed(page: TimelinePage) -> list[int]:
    return list(page._model.order.ids)


@pytest.mark.parametrize("chosen", [PieceId(3), None])
def test_what_was_chosen_out_of_view_is_chosen_when_one_comes_back(
    open_page: Open, ground: Ground, keep: Keep, page: TimelinePage, chosen: PieceId | None
) -> None:
    for number in range(40):
        keep(f"Number {number}.", at=NOON - timedelta(days=number))
    open_page()
    if chosen is not None:
        choose(page, chosen)
    page._view.verticalScrollBar().setValue(page._view.verticalScrollBar().maximum() - 40)
    assert page._view.where_chosen() is None
    place, before = page.place(), page._view.whereabouts()
    assert place is not None
    page.forget()
    page.leave()
    page.enter(place)
    ground.wait(lambda: page._contents.loaded)
    assert page._view.whereabouts() == before
    assert page._view.chosen_key() == chosen


def test_a_place_left_without_a_search_is_come_back_to_without_one(
    open_page: Open, ground: Ground, keep: Keep, page: TimelinePage
) -> None:
    for number in range(40):
        keep(f"Number {number}.", at=NOON - timedelta(days=number))
    open_page()
    choose(page, PieceId(25))
    place = page.place()
    assert place is not None
    page.leave()
    page.enter(Place(page=PageId.TIMELINE, part="search:3"))
    ground.wait(lambda: len(listed(page)) < 40)
    page.leave()
    page.enter(place)
    ground.wait(lambda: len(listed(page)) == 40)
    assert page._header.field.text() == ""
    assert page._view.chosen_key() == 25
    assert page._view.where_chosen() is not None
