"""Read only these, in a small window with the largest text."""

from PySide6.QtWidgets import QApplication

from tests.ui.context_fixture import Ground
from tests.ui.passages.conftest import Mark, Open


def test_large_text_in_a_small_window_leaves_room_to_read(
    open_page: Open, ground: Ground, mark: Mark
) -> None:
    """Every filter stands there in full, and goes as one reads on."""
    for days in range(0, 200, 20):
        mark("Walked by the canal in the rain. " * 6, "canal in the rain. Walked", days=days)
    theme = ground.context.theme
    theme.set_zoom(2.0)
    page = open_page()
    page.resize(800, 544)
    bar, filters = page.whole_page.verticalScrollBar(), page._header.filters
    ground.wait(lambda: page.whole_page.widget().height() > page.height() + 200)
    assert filters.visibleRegion().boundingRect().height() > theme.px(92), "more than two rows"
    bar.setValue(bar.maximum() // 2)
    seen = page._view.viewport().visibleRegion().boundingRect().height()
    assert seen / theme.line_height("read") >= 8
    bar.setValue(bar.maximum())
    inner = page._view.verticalScrollBar()
    assert inner.value() == inner.maximum()
    assert not inner.isVisible()


def test_the_list_is_as_high_as_its_cards_also_when_the_window_gets_narrower(
    open_page: Open, ground: Ground, mark: Mark
) -> None:
    words = " ".join(["Walked by the canal in the rain"] * 4)
    mark(words, words, days=1)
    ground.context.theme.set_zoom(2.0)
    page = open_page()
    page.resize(1000, 544)

    def fits() -> bool:
        wanted = page._view.height_up_to(page.whole_page.room)
        return 0 < wanted == page._view.height()

    ground.wait(lambda: page.whole_page.whole and fits())
    before = page._view.height()
    assert before < page.whole_page.room, "no control"
    page.resize(600, 544)
    QApplication.processEvents()
    ground.wait(lambda: page._view.height() > before and fits())
