"""Every command that can be used now, with its keys."""

from collections.abc import Mapping
from typing import Final

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.keys import shown
from journal_app.ui.actions.registry import Actions
from journal_app.ui.actions.words import words_of
from journal_app.ui.palette.offers import Offer

_OF_NO_USE_HERE: Final = frozenset(
    {
        ActionId.GO_TO,
        ActionId.MENU,
        ActionId.NEXT_AREA,
        ActionId.PREVIOUS_AREA,
        ActionId.CUT,
        ActionId.COPY,
        ActionId.PASTE,
        ActionId.SELECT_ALL,
    }
)
"""Keys for moving about, and what every program has."""
_ICONS: Final[Mapping[ActionId, str]] = {
    ActionId.NEW_ENTRY: "note-pencil",
    ActionId.PAUSE: "wind",
    ActionId.NOTE_MOMENT: "feather",
    ActionId.COVER: "eye-slash",
    ActionId.LOCK: "lock-simple",
    ActionId.PRINT: "printer",
    ActionId.EXPORT: "export",
    ActionId.FIND: "magnifying-glass",
    ActionId.SEARCH: "magnifying-glass",
    ActionId.EDIT_ENTRY: "pencil-simple-line",
    ActionId.ADD_FILE: "paperclip",
    ActionId.JOIN: "plus",
    ActionId.TODAY: "sun-horizon",
    ActionId.TIMELINE: "notebook",
    ActionId.PASSAGES: "quotes",
    ActionId.ANSWERS: "book-open-text",
    ActionId.PEOPLE: "users",
    ActionId.GO_TO_DATE: "calendar-blank",
    ActionId.ON_THIS_DAY: "clock-counter-clockwise",
    ActionId.DAY: "calendar-blank",
    ActionId.SETTINGS: "gear-six",
    ActionId.BACK: "arrow-left",
    ActionId.FORWARD: "arrow-right",
    ActionId.SIDEBAR: "sidebar-simple",
    ActionId.BIGGER: "text-aa",
    ActionId.SMALLER: "text-aa",
    ActionId.ACTUAL_SIZE: "text-aa",
    ActionId.THEME_SYSTEM: "circle-half",
    ActionId.THEME_LIGHT: "sun",
    ActionId.THEME_DARK: "moon-stars",
    ActionId.SUPPORT: "lighthouse",
    ActionId.KEYBOARD: "keyboard",
    ActionId.ABOUT: "info",
}
_PLACES: Final = frozenset(
    {
        ActionId.TODAY,
        ActionId.TIMELINE,
        ActionId.PASSAGES,
        ActionId.ANSWERS,
        ActionId.PEOPLE,
        ActionId.ON_THIS_DAY,
        ActionId.SETTINGS,
        ActionId.SUPPORT,
    }
)
_USUAL: Final = "caret-right"


def commands(actions: Actions) -> list[Offer]:
    """What can be done now by whatever has the keyboard, places first."""
    usable = [at for at in actions.usable() if at not in _OF_NO_USE_HERE]
    usable.sort(key=lambda at: at not in _PLACES)
    return [
        Offer(
            key=f"command:{at.value}",
            words=words_of(actions, at),
            line=shown(*actions.keys.of(at)[:1]),
            icon=_ICONS.get(at, _USUAL),
            act=actions[at].trigger,
            lasting=True,
        )
        for at in usable
    ]
