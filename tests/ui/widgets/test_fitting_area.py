"""What scrolls the inside of a sheet never goes back and forth between two heights."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.widgets.fitting_area import FittingArea
from tests.ui.widgets.conftest import Shown


class Contrary(QWidget):
    """Higher where there is more width, as words are whose letters just change."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt’s name
        """Keep its lines, as paragraphs do."""
        super().resizeEvent(event)
        self.setMinimumHeight(520 if self.width() >= 395 else 300)


def test_what_is_higher_with_more_width_comes_to_rest(shown: Shown) -> None:
    area = FittingArea("Inside")
    area.column.addWidget(Contrary())
    shown(area)
    for width, height in ((400, 600), (400, 440), (380, 440), (400, 440), (400, 310)):
        area.setFixedSize(width, height)
        area.widget().setMinimumHeight(0)
    assert area.widget().width() <= 400
