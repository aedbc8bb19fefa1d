"""One measure on every page, in the middle of wide ones."""

import pytest

from journal_app.ui.timeline.column import Column


def test_a_small_page_is_used_whole() -> None:
    column = Column.of(824, 1.0)
    assert (column.start, column.width) == (36, 764)


def test_a_wide_page_has_the_column_in_its_middle() -> None:
    column = Column.of(1060, 1.0)
    assert column.text_width == 640
    assert column.start * 2 + column.width == 1060


def test_a_very_wide_page_has_the_longer_measure() -> None:
    assert Column.of(1700, 1.0).text_width == 720


def test_zoom_counts_for_the_measure_and_for_what_is_wide() -> None:
    column = Column.of(1700, 1.4)
    assert column.text_width == round(640 * 1.4)


@pytest.mark.parametrize("width", [0, 10, 100, 880])
def test_no_width_is_too_small(width: int) -> None:
    assert Column.of(width, 2.0).text_width >= 1
