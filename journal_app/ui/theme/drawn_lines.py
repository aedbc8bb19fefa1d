"""Paint what was drawn by hand, wherever it is shown: on the sheet, on a card, in the Reader."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journal_app.core.drawings import ASPECT, SIDE, parse
from journal_app.ui.theme.theme import Theme

_NIB: Final = 0.011
"""Width of a line as a share of the height of the sheet."""
_BEND: Final = 0.25
"""Cosine of the sharpest turn that is still round."""


def paint_drawing(painter: QPainter, theme: Theme, rect: QRectF, text: str) -> None:
    """Paint a kept drawing as large as it fits into `rect`; raises `ValueError` if it is none."""
    sheet = sheet_in(rect)
    for stroke in parse(text):
        paint_stroke(painter, theme, sheet, stroke)


def paint_stroke(
    painter: QPainter, theme: Theme, sheet: QRectF, stroke: Sequence[tuple[int, int]]
) -> None:
    """Paint one line in ink; a single point is a dot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = nib(sheet)
    points = [on_sheet(sheet, point) for point in stroke]
    if len(points) == 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ink"))
        painter.drawEllipse(points[0], width * 0.75, width * 0.75)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_ink(theme.color("ink"), width))
        painter.drawPath(_soft(points))
    painter.restore()


def sheet_in(rect: QRectF) -> QRectF:
    """The largest sheet that fits, in the middle."""
    width = min(rect.width(), rect.height() * ASPECT)
    sheet = QRectF(0, 0, width, width / ASPECT)
    sheet.moveCenter(rect.center())
    return sheet


def nib(sheet: QRectF) -> float:
    """Width of a line on this sheet, in pixels."""
    return max(1.2, sheet.height() * _NIB)


def on_sheet(sheet: QRectF, point: tuple[int, int]) -> QPointF:
    """Where a point of a drawing lies."""
    return QPointF(
        sheet.x() + point[0] / SIDE * sheet.width(), sheet.y() + point[1] / SIDE * sheet.height()
    )


def _soft(points: Sequence[QPointF]) -> QPainterPath:
    """Through every point, round where the hand went round and sharp where it turned back."""
    path = QPainterPath(points[0])
    for at in range(len(points) - 1):
        start, end = points[at], points[at + 1]
        third = _length(end - start) / 3
        path.cubicTo(
            start + _heading(points, at, end - start) * third,
            end - _heading(points, at + 1, end - start) * third,
            end,
        )
    return path


def _heading(points: Sequence[QPointF], at: int, along: QPointF) -> QPointF:
    """Where the line is going at a point, of length 1; along this stretch at ends and corners."""
    if 0 < at < len(points) - 1:
        came, goes = points[at] - points[at - 1], points[at + 1] - points[at]
        if QPointF.dotProduct(came, goes) > _BEND * _length(came) * _length(goes):
            along = _unit(came) + _unit(goes)
    return _unit(along)


def _length(vector: QPointF) -> float:
    return math.hypot(vector.x(), vector.y())


def _unit(vector: QPointF) -> QPointF:
    return vector / (_length(vector) or 1.0)


def _ink(color: QColor, width: float) -> QPen:
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(color, width, Qt.PenStyle.SolidLine, round_cap, round_join)
