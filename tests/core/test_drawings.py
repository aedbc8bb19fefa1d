"""Drawings as text: what is written comes back, and nothing else is ever read as one."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_app.core.drawings import (
    ASPECT,
    COARSEST,
    FINEST,
    LONGEST,
    SIDE,
    Point,
    is_drawing,
    kept,
    parse,
    simplified,
    written,
)

POINTS = st.tuples(st.integers(0, SIDE), st.integers(0, SIDE))
STROKES = st.lists(POINTS, min_size=1, max_size=40).map(tuple)
DRAWINGS = st.lists(STROKES, max_size=12).map(tuple)


@given(DRAWINGS)
def test_what_is_written_comes_back(drawing: tuple[tuple[Point, ...], ...]) -> None:
    assert parse(written(drawing)) == drawing


@given(st.text() | st.from_regex(r"1:[0-9, ;]*", fullmatch=True))
@example("1:")
@example("1:5,5;")
@example("1:05,5")
@example("1:1001,5")
@example("1:5,5\n")
@example("1:5,٥")
@example("2:5,5")
@example("1:5,5  6,6")
def test_a_text_is_refused_or_is_exactly_what_would_be_written(text: str) -> None:
    if is_drawing(text):
        assert written(parse(text)) == text
    else:
        with pytest.raises(ValueError, match=r"\Anot a drawing\Z"):
            parse(text)


@pytest.mark.parametrize("drawing", [((),), (((0, 1001),),), (((-1, 0),),)])
def test_what_is_no_drawing_is_not_written(drawing: tuple[tuple[Point, ...], ...]) -> None:
    with pytest.raises(ValueError, match="not a drawing"):
        written(drawing)


def test_nothing_drawn_is_an_empty_text() -> None:
    assert written(()) == ""
    assert parse("") == ()


def test_a_drawing_that_is_too_long_is_refused() -> None:
    longest = "1:5,5" + ";5,5" * ((LONGEST - 5) // 4)

    assert is_drawing(longest)
    assert not is_drawing(longest + ";5,5")


@given(st.lists(POINTS, max_size=60), st.floats(FINEST, COARSEST))
def test_a_simpler_line_stays_close_to_the_hand(stroke: list[Point], tolerance: float) -> None:
    simple = simplified(stroke, tolerance)

    assert set(simple) <= set(stroke)
    assert all(distance(point, simple) <= tolerance + 1e-6 for point in stroke)
    assert (simple[:1], simple[-1:]) == (tuple(stroke[:1]), tuple(stroke[-1:])) or len(stroke) < 3


def test_a_straight_line_needs_its_ends_alone() -> None:
    assert simplified([(x, 500) for x in range(0, 1001, 5)]) == ((0, 500), (1000, 500))


def test_a_dot_is_one_point() -> None:
    assert simplified([(4, 4), (4, 4)]) == ((4, 4),)


def test_a_sheet_takes_lines_until_it_is_full() -> None:
    scribble = [(x % 1001, (x * 379) % 1001) for x in range(0, 40_000, 23)]
    drawing: tuple[tuple[Point, ...], ...] = ()
    longer = kept(drawing, scribble)
    while longer is not None:
        drawing = longer
        longer = kept(drawing, scribble)

    assert len(drawing) > 1
    assert len(written(drawing)) <= LONGEST
    assert kept(drawing, [(1, 1)]) is not None


def distance(point: Point, line: tuple[Point, ...]) -> float:
    """From a point to the nearest stretch of a line, in thousandths of the height."""
    if len(line) == 1:
        return between(point, line[0], line[0])
    return min(between(point, line[at], line[at + 1]) for at in range(len(line) - 1))


def between(point: Point, start: Point, end: Point) -> float:
    px, py, sx, sy, ex, ey = (
        float(value) * (ASPECT if at % 2 == 0 else 1)
        for at, value in enumerate((*point, *start, *end))
    )
    length = (ex - sx) ** 2 + (ey - sy) ** 2
    share = ((px - sx) * (ex - sx) + (py - sy) * (ey - sy)) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(px - sx - share * (ex - sx), py - sy - share * (ey - sy))
