"""A list of names tells its lines whole: beside the names where there is room, else below them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from journal_app.ui.people.name_list import NameList, Row
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
_DARK = 160
YEARS = (
    Row(key="2026", words="2026", line="128 entries, 34 moments"),
    Row(key="2025", words="2025", line="one entry"),
)


@pytest.fixture
def names(qtbot: QtBot, theme: Theme) -> NameList:
    made = NameList(theme, "Years")
    qtbot.addWidget(made)
    made.resize(280, 200)
    made.show()
    made.show_rows(YEARS)
    return made


def zoomed(theme: Theme, zoom: float) -> None:
    theme.set_appearance(Appearance(scheme=Scheme.LIGHT, reduced_motion=True, zoom=zoom))


def test_a_line_stands_below_its_name_where_both_do_not_fit(names: NameList, theme: Theme) -> None:
    assert names.below == 0
    told = []
    names.rearranged.connect(lambda: told.append(names.below))
    zoomed(theme, 1.4)
    assert names.below == 1
    assert names.sizeHintForRow(0) >= height_of(theme, "body") + height_of(theme, "caption")
    zoomed(theme, 2.0)
    assert names.below == 2, "the line itself is wider than the row"
    assert names.sizeHintForRow(0) >= height_of(theme, "body") + 2 * height_of(theme, "caption")
    names.resize(900, 200)
    assert names.below == 0
    assert told == [1, 2, 0]


def test_rows_without_a_line_need_no_more_room(names: NameList, theme: Theme) -> None:
    zoomed(theme, 2.0)
    names.show_rows([Row(key="a", words="A name that is longer than this list is wide")])
    assert names.below == 0


@pytest.mark.parametrize("direction", [LEFT, RIGHT])
@pytest.mark.parametrize("zoom", [1.0, 1.4, 2.0])
def test_the_whole_line_is_painted(
    names: NameList, theme: Theme, direction: Qt.LayoutDirection, zoom: float
) -> None:
    zoomed(theme, zoom)
    names.setLayoutDirection(direction)
    names.show_rows(YEARS[:1])
    whole = ink_of(names)
    names.resize(1400, names.height())
    assert names.below == 0
    assert abs(ink_of(names) - whole) < whole / 50, "as much is painted as where all of it fits"


def height_of(theme: Theme, style: str) -> float:
    return QFontMetricsF(theme.font(style)).height()


def ink_of(names: NameList) -> int:
    """How dark it is with what is written."""
    picture = QImage(names.viewport().size(), QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    names.viewport().render(picture)
    return sum(_DARK - point for point in bytes(picture.constBits()) if point < _DARK)
