"""Find what a person would find on a sheet."""

from typing import TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.ui.doors.step_sheet import StepSheet
from journal_app.ui.widgets.para import Para

W = TypeVar("W", bound=QWidget)


def named(parent: QWidget, kind: type[W], name: str) -> W:
    """The one visible widget of this kind with this accessible name."""
    found = [
        child
        for child in parent.findChildren(kind)
        if child.accessibleName() == name and child.isVisible()
    ]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def press(sheet: QWidget, name: str) -> None:
    """Press a button by its name."""
    button = named(sheet, QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def told(sheet: StepSheet) -> str:
    """Everything a sheet says."""
    return "\n".join(para.text() for para in sheet.findChildren(Para) if para.isVisible())
