"""Where the places lie: every touch finds its place, every place is found by the keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from journal_app.content.vocabulary import load_vocabulary
from journal_app.ui.moment_form.body_painting import silhouette
from journal_app.ui.moment_form.body_regions import (
    GROUP,
    HEIGHT,
    REGIONS,
    WIDTH,
    Side,
    Way,
    neighbour,
    outline,
    region_at,
    side_of,
    spots_of,
)

SIDES = list(Side)
EVERYWHERE = {"br_skin", "br_whole", "br_nowhere"}


def test_every_place_of_the_vocabulary_lies_on_the_figure_or_everywhere() -> None:
    words = {term.id for term in load_vocabulary("en").group(GROUP)}

    assert REGIONS.keys() | EVERYWHERE == words
    assert not REGIONS.keys() & EVERYWHERE


@pytest.mark.parametrize("side", SIDES)
def test_a_touch_in_the_middle_of_a_place_means_that_place(side: Side) -> None:
    for region in REGIONS:
        for spot in spots_of(region, side):
            assert region_at(spot.x, spot.y, side, REGIONS) == region


@pytest.mark.parametrize("side", SIDES)
def test_the_middle_of_a_place_is_on_the_figure(side: Side) -> None:
    figure = silhouette(side)
    for region in REGIONS:
        for spot in spots_of(region, side):
            assert figure.contains(QPointF(spot.x, spot.y)), region


@pytest.mark.parametrize("side", SIDES)
def test_hardly_a_touch_on_the_figure_is_lost(side: Side) -> None:
    figure = silhouette(side)
    touched = [
        (x, y)
        for x in range(-100, 101, 3)
        for y in range(0, 424, 3)
        if figure.contains(QPointF(x, y))
    ]
    lost = [at for at in touched if region_at(*at, side, REGIONS) is None]

    assert len(touched) > 2_000
    assert len(lost) < 0.04 * len(touched)


@given(st.floats(-100, 100), st.floats(0, 424), st.sampled_from(SIDES))
def test_a_place_that_is_hidden_is_never_meant(x: float, y: float, side: Side) -> None:
    hidden = {"br_pelvis", "br_lowbelly"}

    assert region_at(x, y, side, REGIONS.keys() - hidden) not in hidden


def test_beside_the_figure_nothing_is_meant() -> None:
    for corner in ((-99, 5), (99, 5), (-99, 420), (99, 420)):
        assert region_at(*corner, Side.FRONT, REGIONS) is None


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("hidden", [set(), {"br_pelvis", "br_lowbelly"}])
def test_arrow_keys_reach_every_place_from_every_other(side: Side, hidden: set[str]) -> None:
    offered = [region for region in REGIONS if region not in hidden]
    seen = {(r, at) for r in offered for at in range(len(spots_of(r, side)))}
    for start in seen:
        reached, waiting = {start}, [start]
        while waiting:
            here = waiting.pop()
            found = {neighbour(*here, way, side, offered) for way in Way} - reached
            reached |= found
            waiting += found
        assert {region for region, _at in reached} == {region for region, _at in seen}


def test_an_arrow_goes_the_way_it_points() -> None:
    assert neighbour("br_chest", 0, Way.UP, Side.FRONT, REGIONS)[0] == "br_throat"
    assert neighbour("br_chest", 0, Way.DOWN, Side.FRONT, REGIONS)[0] == "br_belly"
    assert neighbour("br_head", 0, Way.UP, Side.FRONT, REGIONS) == ("br_head", 0)
    left, right = (
        neighbour("br_belly", 0, way, Side.FRONT, REGIONS) for way in (Way.LEFT, Way.RIGHT)
    )
    assert (left, right) == (("br_ribs", 0), ("br_ribs", 1))


def test_seen_from_behind_everything_is_mirrored() -> None:
    for region in REGIONS:
        front, back = (spots_of(region, side) for side in SIDES)
        if front and back:
            assert [spot.x for spot in back] == [-spot.x for spot in front]


def test_each_place_is_seen_from_some_side() -> None:
    for region in REGIONS:
        for preferred in SIDES:
            assert spots_of(region, side_of(region, preferred))
    assert side_of("br_upback", Side.FRONT) is Side.BACK
    assert side_of("br_hands", Side.BACK) is Side.BACK


def test_the_figure_stays_on_its_sheet() -> None:
    assert all(abs(x) <= WIDTH / 2 and 0 <= y <= HEIGHT for x, y in outline())
