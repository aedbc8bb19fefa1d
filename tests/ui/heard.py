"""What somebody hears who cannot see the window, and where the Tab key leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role
CONTROLS = {
    Role.PushButton, Role.CheckBox, Role.RadioButton, Role.EditableText, Role.Slider, Role.SpinBox,
    Role.ComboBox, Role.Link, Role.ButtonMenu, Role.ButtonDropDown,
}  # fmt: skip
NAMED = CONTROLS | {
    Role.List, Role.ListItem, Role.Table, Role.Cell, Role.ColumnHeader, Role.MenuItem, Role.Graphic,
    Role.StaticText,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sound:
    """One thing of the tree that shows."""

    role: QAccessible.Role
    name: str
    inside: str
    """The names around it, from the outside in."""
    thing: str
    """Its class, to find it in the code."""

    def __str__(self) -> str:
        return f"{self.role.name} “{self.name}” ({self.thing}) in {self.inside}"


def heard(widget: QWidget) -> list[Sound]:
    """Everything below the widget that shows, in the order of the tree."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return list(_below(interface, ""))


def _below(interface: QAccessibleInterface, inside: str) -> Iterator[Sound]:
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        name = child.text(QAccessible.Text.Name)
        made = child.object()
        yield Sound(child.role(), name, inside, type(made).__name__ if made else "")
        yield from _below(child, f"{inside} › {name}" if name else inside)


def tab_stops(page: QWidget) -> list[QWidget]:
    """Where the Tab key leads on this page, in order."""
    found, here = [], page.nextInFocusChain()
    while here is not None and here is not page:
        stop = here.focusPolicy() & Qt.FocusPolicy.TabFocus
        proxied = here.focusProxy() is not None
        reached = stop and not proxied and here.isEnabled() and here.isVisible()
        if reached and page.isAncestorOf(here):
            found.append(here)
        here = here.nextInFocusChain()
    return found


def steps_back(page: QWidget) -> list[tuple[QWidget, QWidget]]:
    """Steps of the Tab key that go against reading: upwards in a column, or back within a row."""
    stops = tab_stops(page)
    backwards = page.layoutDirection() == Qt.LayoutDirection.RightToLeft
    found = []
    for one, two in pairwise(stops):
        first, second = _box(one), _box(two)
        beside = first.left() <= second.right() and second.left() <= first.right()
        above = second.bottom() < first.top()
        left = second.right() < first.left()
        right = second.left() > first.right()
        level = first.top() <= second.center().y() <= first.bottom()
        against = right if backwards else left
        in_a_row = one.parentWidget() is two.parentWidget() and level and against
        if (beside and above) or in_a_row:
            found.append((one, two))
    return found


def _box(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint()), widget.size())
