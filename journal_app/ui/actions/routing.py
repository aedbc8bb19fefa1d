"""Commands for text go to whatever has the focus, never to a page that is not asked."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, Protocol, runtime_checkable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from journal_app.ui.actions.catalog import ActionId

Command = Callable[[], None]
Editing = QLineEdit | QTextEdit | QPlainTextEdit

_EDITS: Final[Mapping[ActionId, Callable[[Editing], None]]] = {
    ActionId.UNDO: lambda field: field.undo(),
    ActionId.REDO: lambda field: field.redo(),
    ActionId.CUT: lambda field: field.cut(),
    ActionId.COPY: lambda field: field.copy(),
    ActionId.PASTE: lambda field: field.paste(),
    ActionId.SELECT_ALL: lambda field: field.selectAll(),
}


@runtime_checkable
class HasCommands(Protocol):
    """A widget that does some commands itself, while it or something inside it has the focus."""

    def commands(self) -> Mapping[ActionId, Command]:
        """What it can do at this moment."""
        ...


@runtime_checkable
class Emphasizes(Protocol):
    """A text in which words can be set bold and italic."""

    def toggle_bold(self) -> None:
        """Set what is selected bold, or no longer."""
        ...

    def toggle_italic(self) -> None:
        """Set what is selected italic, or no longer."""
        ...


@runtime_checkable
class Searches(Protocol):
    """A page on which one searches."""

    def focus_search(self) -> None:
        """Begin to search."""
        ...


def command_at(focus: QWidget | None, action: ActionId) -> Command | None:
    """Who does this, asked from the focused widget outwards; `None` when nobody does."""
    outward = focus
    while outward is not None:
        found = offered_by(outward).get(action)
        if found is not None:
            return found
        outward = outward.parentWidget()
    return None


def offered_by(widget: object) -> Mapping[ActionId, Command]:
    """What a widget does itself: what it says, and what every field and text can do."""
    offered: dict[ActionId, Command] = {}
    if isinstance(widget, Editing):
        offered |= {at: partial(edit, widget) for at, edit in _EDITS.items()}
    if isinstance(widget, Emphasizes):
        offered |= {ActionId.BOLD: widget.toggle_bold, ActionId.ITALIC: widget.toggle_italic}
    if isinstance(widget, Searches):
        offered[ActionId.SEARCH] = widget.focus_search
    if isinstance(widget, HasCommands):
        offered |= widget.commands()
    return offered
