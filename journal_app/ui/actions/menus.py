"""The menus as data: which commands stand where."""

from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QMenuBar

from journal_app.core.marks import shipped_marks
from journal_app.i18n import _
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.mark_commands import MARKS, name_marks
from journal_app.ui.actions.registry import Actions


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """One menu: commands, `None` for a line between them, and menus inside it."""

    title: str
    items: "tuple[ActionId | MenuSpec | None, ...]"


def menus() -> tuple[MenuSpec, ...]:
    """Every menu in the present language; `&` marks the letter that opens it."""
    mark = MenuSpec(
        _("Mark passage"), (ActionId.MARK_PASSAGE, None, *MARKS, None, ActionId.REMOVE_MARK)
    )
    return (
        MenuSpec(
            _("&File"),
            (
                *(ActionId.NEW_ENTRY, ActionId.PAUSE, ActionId.NOTE_MOMENT, None),
                *(ActionId.EXPORT, ActionId.PRINT, None),
                *(ActionId.COVER, ActionId.LOCK, ActionId.QUIT),
            ),
        ),
        MenuSpec(
            _("&Edit"),
            (
                *(ActionId.UNDO, ActionId.REDO, None),
                *(ActionId.CUT, ActionId.COPY, ActionId.PASTE, ActionId.SELECT_ALL, None),
                *(ActionId.BOLD, ActionId.ITALIC, None, mark, ActionId.FIND, None),
                *(ActionId.EDIT_ENTRY, ActionId.ADD_FILE, ActionId.JOIN),
            ),
        ),
        _view(),
        _go(),
        MenuSpec(_("&Help"), (ActionId.SUPPORT, ActionId.KEYBOARD, ActionId.ABOUT)),
    )


def _view() -> MenuSpec:
    look = MenuSpec(
        _("Theme"),
        (
            *(ActionId.THEME_SYSTEM, ActionId.THEME_LIGHT, ActionId.THEME_DARK, None),
            *(ActionId.CONTRAST_SYSTEM, ActionId.CONTRAST_NORMAL, ActionId.CONTRAST_HIGH),
        ),
    )
    return MenuSpec(
        _("&View"),
        (
            *(ActionId.SIDEBAR, ActionId.FOCUS_MODE, ActionId.FULL_SCREEN, None),
            *(ActionId.BIGGER, ActionId.SMALLER, ActionId.ACTUAL_SIZE, None),
            *(look, ActionId.STILLNESS, ActionId.MENU_BAR),
        ),
    )


def _go() -> MenuSpec:
    return MenuSpec(
        _("&Go"),
        (
            *(ActionId.TODAY, ActionId.TIMELINE, ActionId.SEARCH),
            *(ActionId.PASSAGES, ActionId.ANSWERS, ActionId.PEOPLE, None),
            *(ActionId.GO_TO, ActionId.GO_TO_DATE, ActionId.ON_THIS_DAY, ActionId.DAY, None),
            *(ActionId.PREVIOUS_ENTRY, ActionId.NEXT_ENTRY),
            *(ActionId.PREVIOUS_MONTH, ActionId.NEXT_MONTH, None),
            *(ActionId.SETTINGS, None, ActionId.BACK, ActionId.FORWARD),
        ),
    )


def fill(bar: QMenuBar, actions: Actions) -> None:
    """Put every menu into this bar; its marks are the shipped ones until others are told."""
    name_marks(actions, shipped_marks())
    for spec in menus():
        menu = bar.addMenu(spec.title)
        menu.aboutToShow.connect(actions.look)
        _fill(menu, spec, actions)


def _fill(menu: QMenu, spec: MenuSpec, actions: Actions) -> None:
    menu.setAccessibleName(spec.title.replace("&", ""))
    for item in spec.items:
        if item is None:
            menu.addSeparator()
        elif isinstance(item, MenuSpec):
            _fill(menu.addMenu(item.title), item, actions)
        else:
            menu.addAction(actions[item])
