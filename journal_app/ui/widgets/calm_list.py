"""A list with the look of all quiet lists: no frame, no grid, rows of one height."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL


class CalmList(QListView):
    """A real list for keyboard and screen readers; a subclass says what its rows are."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = QStandardItemModel(self)
        self.setModel(self.items)
        self.setAccessibleName(name)
        self.setProperty("kind", "choices")
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> QRectF:
    """Paint a soft ground under the chosen row, a breath of ink under the one pointed at.

    Returns the room of the row.
    """
    rect: QRectF = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if option.state & QStyle.StateFlag.State_Selected:
        draw_field(painter, rect, RADIUS_CONTROL, fill=theme.color("accent_soft"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        draw_field(painter, rect, RADIUS_CONTROL, fill=theme.mix("surface", "ink", 0.045))
    return rect
