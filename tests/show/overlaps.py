"""What lies over what, or is cut off, found by the geometry of the widgets that are shown."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget

from journal_app.ui.widgets.painted_button import PaintedButton
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

_TOUCH = 3
"""Pixels that neighbours may share: rings and hairlines reach over by so much."""


def troubles(window: QWidget) -> list[str]:
    """Every control that lies over another one, and every word that is cut, in plain words."""
    shown = [(each, _seen(each, window)) for each in window.findChildren(QWidget) if _tells(each)]
    shown = [(each, rect) for each, rect in shown if rect.width() > 1 and rect.height() > 1]
    found = [
        f"{_name(one)} lies over {_name(other)}"
        for (one, first), (other, second) in combinations(shown, 2)
        if not one.isAncestorOf(other)
        and not other.isAncestorOf(one)
        and not _inside_a_field(one, other)
        and _much(first.intersected(second))
    ]
    found += [f"{_name(each)} is cut off" for each, _rect in shown if _is_cut(each)]
    areas = [each for each in window.findChildren(QScrollArea) if each.isVisible()]
    found += [f"{_name(each)} is narrower than what is in it" for each in areas if _is_narrow(each)]
    return found


def _is_narrow(area: QScrollArea) -> bool:
    """Whether what it scrolls up and down goes on beside it, where nobody comes."""
    inside, off = area.widget(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if inside is None or area.horizontalScrollBarPolicy() is not off:
        return False
    return inside.width() > area.viewport().width() + 1


def _tells(widget: QWidget) -> bool:
    if not widget.isVisible():
        return False
    words = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    return isinstance(widget, (QAbstractButton, QLineEdit)) or bool(words)


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """The part of it that is not cut off by what it lies in, in the window's own coordinates."""
    rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    around = widget.parentWidget()
    while around is not None and around is not window:
        rect &= QRect(around.mapTo(window, QPoint(0, 0)), around.size())
        around = around.parentWidget()
    return rect & window.rect()


def _much(rect: QRect) -> bool:
    return rect.width() > _TOUCH and rect.height() > _TOUCH


def _inside_a_field(one: QWidget, other: QWidget) -> bool:
    """A button that a field holds at its end lies in it on purpose."""
    return isinstance(one, QLineEdit) != isinstance(other, QLineEdit) and (
        one.parentWidget() is other or other.parentWidget() is one
    )


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, PlainLabel):
        metrics = QFontMetricsF(widget.font())
        wide = metrics.horizontalAdvance(widget.text()) > widget.width() + 1
        return not widget._cut and (wide or metrics.height() > widget.height() + 2)
    if isinstance(widget, Para):
        return widget.heightForWidth(widget.width()) > widget.height() + 2
    if isinstance(widget, PaintedButton):
        wanted = widget.minimumSizeHint()
        return wanted.width() > widget.width() + 1 or wanted.height() > widget.height() + 1
    # A path that is only shown is as long as it is; one goes along it with the arrow keys.
    if isinstance(widget, QLineEdit) and not (widget.hasFocus() or widget.isReadOnly()):
        inside = widget.textMargins()
        room = widget.width() - inside.left() - inside.right()
        return QFontMetricsF(widget.font()).horizontalAdvance(widget.text()) > room
    return False


def _name(widget: QWidget) -> str:
    kind = type(widget).__name__
    words = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    return f"{kind} “{widget.accessibleName() or words}”"
