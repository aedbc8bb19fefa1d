"""A window made narrow and wide again shows the page where one read it."""

from PySide6.QtCore import QPoint

from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from tests import builders
from tests.ui.context_fixture import Ground

PARAGRAPH = "It rained until four, and then the light came over the water and stayed. " * 14


def test_a_window_dragged_there_and_back_leaves_the_first_line(
    ground: Ground, reader: ReaderPage
) -> None:
    reader.resize(800, 700)
    piece = ground.keep(builders.entry("\n\n".join([PARAGRAPH.strip()] * 12)))
    reader.enter(Place(page=PageId.READER, piece=piece))
    bar = reader.text.verticalScrollBar()
    ground.wait(lambda: bar.maximum() > 0)
    ground.ask(lambda _vault: None)

    def first() -> tuple[int, int]:
        line = reader.text.cursorForPosition(QPoint(0, 0))
        return line.position(), reader.text.cursorRect(line).top()

    bar.setValue(bar.maximum() // 2)
    before, wide = first(), reader.text.width()
    for _turn in range(3):
        for width in (650, 500):
            last = reader.text.width()
            reader.resize(width, 700)
            ground.wait(lambda last=last: reader.text.width() < last)
        reader.resize(800, 700)
        ground.wait(lambda: reader.text.width() == wide)
        assert first() == before
