"""What opens over a page, opened in the live window as somebody does: by commands and buttons."""

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.palette.palette import Palette
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.popover import Popover
from tests.show.live import Live
from tests.ui.context_fixture import came_true

_PATIENCE_MS: Final = 5000
_KINDS: Final = (SheetDialog, Popover, Palette)

SURFACES: Final[dict[str, tuple[str, tuple[ActionId | str, ...]]]] = {
    "palette": ("today", (ActionId.GO_TO,)),
    "keyboard-help": ("today", (ActionId.KEYBOARD,)),
    "about": ("today", (ActionId.ABOUT,)),
    "who": ("today", ("Add a person or a tag",)),
    "felt-like": ("today", ("Felt like",)),
    "time": ("today", ("Entry options", "Change date and time…")),
    "kept-searches": ("timeline", ("Saved searches",)),
    "by-person": ("timeline", ("Filter by person",)),
    "paper": ("reader", ("Entry options", "Print, or keep as PDF…")),
    "rename": ("person", ("What can be done with this name", "Rename…")),
    "merge": ("person", ("What can be done with this name", "Merge with another…")),
    "forget": ("person", ("What can be done with this name", "Forget this name…")),
    "take-out": ("passages", ("Take these out…",)),
    "erase": ("privacy", ("Erase this journal",)),
    "mark-look": ("marks", ("Look of Pulling away",)),
}
"""The page each of them lies over, and what leads to it: commands, buttons, lines of a menu."""


def open_surface(live: Live, name: str) -> QWidget:
    """Go this way, and give what is open at its end; the page is shown already."""
    for step in SURFACES[name][1]:
        if isinstance(step, ActionId):
            live.window.registry[step].trigger()
        elif isinstance(menu := QApplication.activePopupWidget(), QMenu):
            _choose(menu, step)
        else:
            _button(live.window, step).click()
        live.settle()
    assert came_true(lambda: len(shown(live.window)) == 1, _PATIENCE_MS), name
    live.settle()
    return shown(live.window)[0]


def shown(window: QWidget) -> list[QWidget]:
    """The sheets and popovers that are open."""
    found = [each for each in window.findChildren(QWidget) if isinstance(each, _KINDS)]
    return [each for each in found if each.isVisible()]


def inside(window: QWidget, surface: QWidget) -> bool:
    """Whether nothing of it lies beyond the window, but for its shadow."""
    body = surface.body_rect().toRect() if isinstance(surface, Card) else surface.rect()
    return window.rect().contains(body.translated(surface.mapTo(window, QPoint(0, 0))))


def close_surface(surface: QWidget) -> None:
    """As Esc does."""
    assert isinstance(surface, _KINDS)
    surface.dismiss()


def _choose(menu: QMenu, line: str) -> None:
    action = next((each for each in menu.actions() if each.text() == line), None)
    assert action is not None, f"no “{line}” in {[each.text() for each in menu.actions()]}"
    menu.close()
    action.trigger()


def _button(window: QWidget, name: str) -> QAbstractButton:
    fitting = (
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.isEnabled() and each.accessibleName() == name
    )
    found = next(fitting, None)
    assert found is not None, f"no button “{name}”"
    return found
