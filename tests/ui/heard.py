"""What somebody hears who cannot see the window, and where the Tab key leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from journal_app.ui.sheet_dialog import SheetDialog

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
    leaf: bool = False
    """Whether nothing is inside of it."""

    def __str__(self) -> str:
        return f"{self.role.name} “{self.name}” ({self.thing}) in {self.inside}"


def heard(widget: QWidget) -> list[Sound]:
    """Everything below the widget that shows, in the order of the tree."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return list(_below(interface, ""))


def name_of(widget: QWidget) -> str:
    """What the widget itself is called."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def _below(interface: QAccessibleInterface, inside: str) -> Iterator[Sound]:
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        name = child.text(QAccessible.Text.Name)
        if not name and _is_blank(child):
            continue
        made = child.object()
        thing = type(made).__name__ if made else ""
        yield Sound(child.role(), name, inside, thing, child.childCount() == 0)
        yield from _below(child, f"{inside} › {name}" if name else inside)


def _is_blank(interface: QAccessibleInterface) -> bool:
    """A place of a table where nothing can be gone to, or the corner between its headers."""
    cell = interface.role() is Role.Cell and not interface.state().selectable
    return cell or (interface.role() is Role.Pane and interface.object() is None)


def faults(widget: QWidget) -> list[str]:
    """What is wrong with how this is heard, and with the way of the Tab key through it."""
    found = [str(each) for each in heard(widget) if _is_wrong(each)]
    found += [
        f"Tab: {one.accessibleName()} ({type(one).__name__}) → "
        f"{two.accessibleName()} ({type(two).__name__})"
        for one, two in steps_back(widget)
    ]
    return found


def _is_wrong(sound: Sound) -> bool:
    named = bool(sound.name.strip())
    # The fields of a code and those for people are told apart by nothing else, and of the size
    # of letters a choice is called by its number.
    numbered = sound.thing in ("SecretField", "GroupField", "CardField", "_Segment")
    counts = sound.role in CONTROLS and not numbered and any(map(str.isdigit, sound.name))
    # A filler is passed over by every reader; anything else that is empty is stumbled upon.
    stumbled = sound.leaf and sound.role not in (Role.Client, Role.ScrollBar, Role.Separator)
    return counts or (not named and (sound.role in NAMED or stumbled))


def control_names(widget: QWidget) -> dict[QWidget, str]:
    """What every control that shows is called."""
    found = {}
    for child in widget.findChildren(QWidget):
        if not child.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(child)
        if interface is not None and interface.role() in CONTROLS:
            found[child] = interface.text(QAccessible.Text.Name)
    return found


def tab_stops(page: QWidget) -> list[QWidget]:
    """Where the Tab key leads on this page, or round in a sheet, in order."""
    if isinstance(page, SheetDialog):
        return _round(page)
    found, here = [], page.nextInFocusChain()
    while here is not None and here is not page:
        stop = here.focusPolicy() & Qt.FocusPolicy.TabFocus
        proxied = here.focusProxy() is not None
        reached = stop and not proxied and here.isEnabled() and here.isVisible()
        if reached and page.isAncestorOf(here):
            found.append(here)
        here = here.nextInFocusChain()
    return found


def _round(sheet: SheetDialog) -> list[QWidget]:
    """Every stop once, from the topmost on: pressed for, since a sheet leads Tab by itself."""
    found: list[QWidget] = []
    began = sheet.window().focusWidget()
    while sheet.focusNextPrevChild(True):
        here = sheet.window().focusWidget()
        if here is None or here in found:
            break
        found.append(here)
    if began is not None:
        began.setFocus()

    def read(at: int) -> tuple[int, int]:
        box = _box(found[at])
        backwards = found[at].layoutDirection() == Qt.LayoutDirection.RightToLeft
        return box.top(), -box.right() if backwards else box.left()

    first = min(range(len(found)), key=read, default=0)
    return found[first:] + found[:first]


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
