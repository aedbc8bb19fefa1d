"""People and tags where there is little room, and where there is much."""

from PySide6.QtCore import Qt

from journal_app.ui.people.page import PeoplePage
from tests.ui.context_fixture import Ground
from tests.ui.people.test_page import enter, keep, press, settle


def test_large_text_in_a_small_window_leaves_room_to_read(ground: Ground, page: PeoplePage) -> None:
    """Years and names stand below the last piece, and nothing keeps a part of the window."""
    for days in range(12):
        keep(ground, "Ben", "Ana", tags=(f"tag {days}",), days=40 * days)
    theme = ground.context.theme
    theme.set_zoom(2.0)
    page.resize(800, 544)
    enter(ground, page, "person:Ben")
    one, bar = page.one, page.one.whole_page.verticalScrollBar()
    ground.wait(lambda: bar.maximum() > 2000)
    settle(ground, page)
    bar.setValue(bar.maximum() // 2)
    lines = page.pieces.visibleRegion().boundingRect().height() / theme.line_height("read")
    assert lines >= 8
    bar.setValue(bar.maximum())
    for names in (one.years, one.beside):
        assert names.verticalScrollBar().maximum() == 0
        assert names.height() == names.height_of(len(names.rows))
    assert page.rect().contains(one.beside.mapTo(page, one.beside.rect().bottomLeft()))


def test_large_text_in_a_small_window_lists_every_name_in_full(
    ground: Ground, page: PeoplePage
) -> None:
    for number in range(9):
        keep(ground, f"Person {number}", tags=(f"tag {number}",))
    ground.context.theme.set_zoom(2.0)
    page.resize(800, 544)
    enter(ground, page)
    overview = page.overview
    ground.wait(lambda: len(overview.tags.names.rows) == 9)
    bar = overview.whole_page.verticalScrollBar()
    for names in (overview.people.names, overview.tags.names):
        ground.wait(lambda each=names: each.height() == each.height_of(9))
    overview.tags.names.setFocus(Qt.FocusReason.TabFocusReason)
    press(page, Qt.Key.Key_End)
    names, port = overview.tags.names, overview.tags.names.viewport()

    def stands_in_view() -> bool:
        seen = port.visibleRegion().boundingRect()
        return seen.contains(names.visualRect(names.currentIndex()))

    ground.wait(stands_in_view)
    assert names.currentIndex().row() == 8
    assert bar.value() > bar.maximum() / 2


def test_lists_beside_the_pieces_stand_close_below_each_other(
    ground: Ground, page: PeoplePage
) -> None:
    keep(ground, "Ben", "Ana")
    enter(ground, page, "person:Ben")
    one = page.one
    ground.wait(lambda: one.beside.height() == one.beside.height_of(1))
    assert one.years.height() == one.years.height_of(1)
    below = one.beside.geometry().top() - one.years.geometry().bottom()
    assert 0 < below < 60
