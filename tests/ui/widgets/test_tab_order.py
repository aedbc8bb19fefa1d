"""What is made later stands where it is read, in rows, flows, scrolled columns and stacks."""

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.tab_order import read_in_order
from tests.own_process import run_alone
from tests.ui.heard import tab_stops


def page() -> tuple[QWidget, QVBoxLayout, QFrame]:
    """A column with a first stop, an empty frame, and a last stop outside of it."""
    whole, inside = QWidget(), QFrame()
    column, rows = QVBoxLayout(whole), QVBoxLayout(inside)
    rows.addWidget(QPushButton("first"))
    rows.addWidget(QPushButton("last"))
    column.addWidget(inside)
    column.addWidget(QPushButton("outside"))
    return whole, rows, inside


def order(whole: QWidget) -> list[str]:
    return [stop.text() for stop in tab_stops(whole) if isinstance(stop, QPushButton | QLineEdit)]


def test_what_is_made_later_stands_where_it_is_read(qtbot: QtBot) -> None:
    whole, rows, inside = page()
    qtbot.addWidget(whole)
    made = QFrame()
    beside, flow = QHBoxLayout(), FlowLayout()
    layout = QVBoxLayout(made)
    layout.addLayout(beside)
    layout.addLayout(flow)
    flow.addWidget(QPushButton("chip"))
    beside.addWidget(QLineEdit("field"))
    scrolled = QScrollArea()
    scrolled.setWidget(QPushButton("scrolled"))
    stack = QStackedWidget()
    stack.addWidget(QPushButton("stacked"))
    rows.insertWidget(1, stack)
    rows.insertWidget(1, scrolled)
    rows.insertWidget(1, made)
    whole.show()
    read_in_order(inside)
    assert order(whole) == ["first", "field", "chip", "scrolled", "stacked", "last", "outside"]


def test_without_it_qt_puts_it_at_the_end(qtbot: QtBot) -> None:
    whole, rows, _inside = page()
    qtbot.addWidget(whole)
    rows.insertWidget(1, QPushButton("new"))
    whole.show()
    assert order(whole) == ["first", "last", "outside", "new"]


COME_AND_GO = """
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from journal_app.ui.widgets.tab_order import read_in_order

class Told(QObject): pass

def go(things):
    for each in things:
        each.deleteLater()
    things.clear()
    del each
    QCoreApplication.sendPostedEvents(None, QEvent.DeferredDelete)

app = QApplication([])
page = QWidget()
column = QVBoxLayout(page)
for _again in range(20):
    rows = [QPushButton() for _row in range(8)]
    for row in rows:
        column.addWidget(row)
    del row
    read_in_order(page)
    go(rows)
    go([Told(page) for _deed in range(40)])
print("alive")
"""


def test_what_comes_to_lie_where_a_row_lay_may_die() -> None:
    """A wrapper left of an item of a layout took the process with the next Qt object there."""
    done = run_alone(COME_AND_GO)
    assert (done.returncode, done.stdout.strip()) == (0, "alive")
