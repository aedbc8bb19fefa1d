"""`read_in_order`: Tab leads through what was made anew as one reads it."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget

from journal_app.ui.widgets.flow_layout import FlowLayout


def read_in_order(frame: QWidget) -> None:
    """Put every stop inside `frame` into the order of its layouts, from its first stop on.

    Qt puts what is made later behind everything else of the window.
    """
    # One of a row of chips is the stop now, and another one later: all of them have their place.
    for before, after in pairwise(_focusable(frame)):
        QWidget.setTabOrder(before, after)


def stops_inside(widget: QWidget) -> Iterator[QWidget]:
    """Whatever Tab may stop at inside this widget, shown or not, as it is laid out."""
    tab = Qt.FocusPolicy.TabFocus
    return (stop for stop in _focusable(widget) if stop.focusPolicy() & tab)


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        inner: list[QWidget | None] = [widget.widget()]
    elif isinstance(widget, QStackedWidget):
        inner = [widget.widget(at) for at in range(widget.count())]
    else:
        layout, children = widget.layout(), _children(widget)
        # What places its parts by itself, such as a field with a cross, made them in their order.
        inner = [*(children if layout is None else _laid_out(layout, children))]
    for child in inner:
        if child is None:
            continue
        if child.focusPolicy() != Qt.FocusPolicy.NoFocus and child.focusProxy() is None:
            yield child
        yield from _focusable(child)


def _children(widget: QWidget) -> list[QWidget]:
    return [child for child in widget.children() if isinstance(child, QWidget)]


def _laid_out(layout: QLayout, children: list[QWidget]) -> Iterator[QWidget]:
    """Which of these the layout places, in its order.

    It is not asked for its items: the wrapper of one stays for as long as the layout, while the
    item itself goes with what it places. A Qt object made at the same address later takes the
    process with it when it dies.
    """
    if isinstance(layout, FlowLayout):
        yield from layout.widgets()
        return
    inner = [child for child in layout.children() if isinstance(child, QLayout)]
    placed: dict[int, QWidget | QLayout] = {layout.indexOf(child): child for child in inner}
    placed |= {layout.indexOf(child): child for child in children}
    for at in sorted(placed):
        child = placed[at]
        if at < 0:
            continue
        if isinstance(child, QLayout):
            yield from _laid_out(child, children)
        else:
            yield child
