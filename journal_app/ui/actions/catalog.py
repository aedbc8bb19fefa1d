"""The table of commands: what each is called, its keys, and when it can be used."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from journal_app import APP_NAME
from journal_app.core.marks import MOST_BY_KEY
from journal_app.i18n import _


class ActionId(StrEnum):
    """Every command there is; the value is stable, for one's own shortcuts later."""

    NEW_ENTRY = "new-entry"
    PAUSE = "pause"
    NOTE_MOMENT = "note-moment"
    COVER = "cover"
    LOCK = "lock"
    PRINT = "print"
    EXPORT = "export"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    SELECT_ALL = "select-all"
    BOLD = "bold"
    ITALIC = "italic"
    MARK_PASSAGE = "mark-passage"
    MARK_1 = "mark-1"
    MARK_2 = "mark-2"
    MARK_3 = "mark-3"
    MARK_4 = "mark-4"
    MARK_5 = "mark-5"
    MARK_6 = "mark-6"
    MARK_7 = "mark-7"
    MARK_8 = "mark-8"
    MARK_9 = "mark-9"
    REMOVE_MARK = "remove-mark"
    FIND = "find"
    EDIT_ENTRY = "edit-entry"
    ADD_FILE = "add-file"
    JOIN = "join"
    SEARCH = "search"
    TODAY = "today"
    TIMELINE = "timeline"
    PASSAGES = "passages"
    ANSWERS = "answers"
    PEOPLE = "people"
    GO_TO = "go-to"
    GO_TO_DATE = "go-to-date"
    ON_THIS_DAY = "on-this-day"
    DAY = "day"
    PREVIOUS_ENTRY = "previous-entry"
    NEXT_ENTRY = "next-entry"
    PREVIOUS_MONTH = "previous-month"
    NEXT_MONTH = "next-month"
    SETTINGS = "settings"
    SUPPORT = "support"
    BACK = "back"
    FORWARD = "forward"
    NEXT_AREA = "next-area"
    PREVIOUS_AREA = "previous-area"
    SIDEBAR = "sidebar"
    FOCUS_MODE = "focus-mode"
    FULL_SCREEN = "full-screen"
    BIGGER = "bigger"
    SMALLER = "smaller"
    ACTUAL_SIZE = "actual-size"
    THEME_SYSTEM = "theme-system"
    THEME_LIGHT = "theme-light"
    THEME_DARK = "theme-dark"
    CONTRAST_SYSTEM = "contrast-system"
    CONTRAST_NORMAL = "contrast-normal"
    CONTRAST_HIGH = "contrast-high"
    STILLNESS = "stillness"
    MENU_BAR = "menu-bar"
    MENU = "menu"
    KEYBOARD = "keyboard"
    ABOUT = "about"


class Needs(Enum):
    """What must be there for a command to be of use."""

    NOTHING = "nothing"
    OPEN_JOURNAL = "open-journal"
    TEXT = "text"
    """The widget that has the focus does it, or nobody."""
    PAGE = "page"
    """The page that is shown does it; where it does not, the command is not offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One command; `keys` in Qt's portable form, the first is the one that menus show."""

    id: ActionId
    text: str
    keys: tuple[str, ...] = ()
    needs: Needs = Needs.NOTHING
    checkable: bool = False
    choice: str = ""
    """Commands that share this word exclude each other, as radio buttons do."""


def catalog() -> tuple[ActionSpec, ...]:
    """Every command in the present language, in the order of the menus."""
    return (*_file(), *_edit(), *_view(), *_go(), *_help())


def _file() -> tuple[ActionSpec, ...]:
    is_open = Needs.OPEN_JOURNAL
    return (
        ActionSpec(id=ActionId.NEW_ENTRY, text=_("New entry"), keys=("Ctrl+N",), needs=is_open),
        ActionSpec(id=ActionId.PAUSE, text=_("Pause"), keys=("Ctrl+Shift+P",)),
        ActionSpec(id=ActionId.NOTE_MOMENT, text=_("Note a moment…"), keys=("Ctrl+Shift+N",)),
        ActionSpec(id=ActionId.COVER, text=_("Quick cover"), needs=is_open),
        ActionSpec(id=ActionId.LOCK, text=_("Lock now"), keys=("Ctrl+L",), needs=is_open),
        ActionSpec(id=ActionId.PRINT, text=_("Print…"), keys=("Ctrl+P",), needs=Needs.PAGE),
        ActionSpec(id=ActionId.EXPORT, text=_("Export…"), keys=("Ctrl+E",), needs=Needs.PAGE),
        ActionSpec(id=ActionId.QUIT, text=_("Quit"), keys=("Ctrl+Q",)),
    )


def _edit() -> tuple[ActionSpec, ...]:
    text = Needs.TEXT
    return (
        ActionSpec(id=ActionId.UNDO, text=_("Undo"), keys=("Ctrl+Z",), needs=text),
        ActionSpec(id=ActionId.REDO, text=_("Redo"), keys=("Ctrl+Shift+Z", "Ctrl+Y"), needs=text),
        ActionSpec(id=ActionId.CUT, text=_("Cut"), keys=("Ctrl+X",), needs=text),
        ActionSpec(id=ActionId.COPY, text=_("Copy"), keys=("Ctrl+C",), needs=text),
        ActionSpec(id=ActionId.PASTE, text=_("Paste"), keys=("Ctrl+V",), needs=text),
        ActionSpec(id=ActionId.SELECT_ALL, text=_("Select all"), keys=("Ctrl+A",), needs=text),
        ActionSpec(id=ActionId.BOLD, text=_("Bold"), keys=("Ctrl+B",), needs=text),
        ActionSpec(id=ActionId.ITALIC, text=_("Italic"), keys=("Ctrl+I",), needs=text),
        ActionSpec(id=ActionId.MARK_PASSAGE, text=_("Mark passage…"), keys=("Ctrl+M",), needs=text),
        *_marks(),
        ActionSpec(id=ActionId.REMOVE_MARK, text=_("Remove mark"), needs=text),
        ActionSpec(id=ActionId.FIND, text=_("Find in this entry"), keys=("Ctrl+G",), needs=text),
        ActionSpec(
            id=ActionId.EDIT_ENTRY, text=_("Edit this entry"), keys=("E",), needs=Needs.PAGE
        ),
        ActionSpec(
            id=ActionId.ADD_FILE,
            text=_("Add a picture or file…"),
            keys=("Ctrl+Shift+I",),
            needs=Needs.PAGE,
        ),
        ActionSpec(
            id=ActionId.JOIN,
            text=_("Join to another piece…"),
            keys=("Ctrl+Shift+J",),
            needs=Needs.PAGE,
        ),
    )


def _marks() -> tuple[ActionSpec, ...]:
    """One for each digit; what they are called is told once the person's own set is known."""
    return tuple(
        ActionSpec(id=ActionId(f"mark-{digit}"), text=_("Mark passage"), needs=Needs.TEXT)
        for digit in range(1, MOST_BY_KEY + 1)
    )


def _view() -> tuple[ActionSpec, ...]:
    is_open = Needs.OPEN_JOURNAL
    return (
        ActionSpec(
            id=ActionId.SIDEBAR,
            text=_("Sidebar"),
            keys=("Ctrl+\\",),
            needs=is_open,
            checkable=True,
        ),
        ActionSpec(
            id=ActionId.FOCUS_MODE,
            text=_("Focus mode"),
            keys=("Ctrl+Shift+F",),
            needs=is_open,
            checkable=True,
        ),
        ActionSpec(id=ActionId.FULL_SCREEN, text=_("Full screen"), keys=("F11",), checkable=True),
        ActionSpec(id=ActionId.BIGGER, text=_("Bigger text"), keys=("Ctrl+=", "Ctrl++")),
        ActionSpec(id=ActionId.SMALLER, text=_("Smaller text"), keys=("Ctrl+-",)),
        ActionSpec(id=ActionId.ACTUAL_SIZE, text=_("Actual size"), keys=("Ctrl+0",)),
        ActionSpec(
            id=ActionId.THEME_SYSTEM, text=_("As the desktop"), checkable=True, choice="theme"
        ),
        ActionSpec(id=ActionId.THEME_LIGHT, text=_("Light"), checkable=True, choice="theme"),
        ActionSpec(id=ActionId.THEME_DARK, text=_("Dark"), checkable=True, choice="theme"),
        *_contrasts(),
        ActionSpec(id=ActionId.STILLNESS, text=_("Keep everything still"), checkable=True),
        ActionSpec(id=ActionId.MENU_BAR, text=_("Always show the menu bar"), checkable=True),
        ActionSpec(id=ActionId.MENU, text=_("Open the menu"), keys=("F10",)),
    )


def _contrasts() -> tuple[ActionSpec, ...]:
    named = (
        (ActionId.CONTRAST_SYSTEM, _("Contrast as the desktop")),
        (ActionId.CONTRAST_NORMAL, _("Normal contrast")),
        (ActionId.CONTRAST_HIGH, _("High contrast")),
    )
    return tuple(
        ActionSpec(id=at, text=text, checkable=True, choice="contrast") for at, text in named
    )


def _go() -> tuple[ActionSpec, ...]:
    is_open = Needs.OPEN_JOURNAL
    return (
        ActionSpec(id=ActionId.TODAY, text=_("Today"), keys=("Ctrl+1",), needs=is_open),
        ActionSpec(id=ActionId.TIMELINE, text=_("Timeline"), keys=("Ctrl+2",), needs=is_open),
        ActionSpec(
            id=ActionId.SEARCH, text=_("Search your words"), keys=("Ctrl+F",), needs=is_open
        ),
        ActionSpec(
            id=ActionId.PASSAGES, text=_("Read only these"), keys=("Ctrl+Shift+R",), needs=is_open
        ),
        ActionSpec(
            id=ActionId.ANSWERS, text=_("Your answers"), keys=("Ctrl+Shift+A",), needs=is_open
        ),
        ActionSpec(
            id=ActionId.PEOPLE, text=_("People and tags"), keys=("Ctrl+Shift+T",), needs=is_open
        ),
        *_through_time(),
        ActionSpec(id=ActionId.SETTINGS, text=_("Settings"), keys=("Ctrl+,",), needs=is_open),
        ActionSpec(id=ActionId.BACK, text=_("Back"), keys=("Alt+Left",), needs=is_open),
        ActionSpec(id=ActionId.FORWARD, text=_("Forward"), keys=("Alt+Right",), needs=is_open),
        ActionSpec(
            id=ActionId.NEXT_AREA,
            text=_("To the next part of the window"),
            keys=("F6",),
            needs=is_open,
        ),
        ActionSpec(
            id=ActionId.PREVIOUS_AREA,
            text=_("To the part before"),
            keys=("Shift+F6",),
            needs=is_open,
        ),
    )


def _through_time() -> tuple[ActionSpec, ...]:
    """Commands that lead from one day or piece to another."""
    page = Needs.PAGE
    return (
        ActionSpec(id=ActionId.GO_TO, text=_("Go to…"), keys=("Ctrl+K",), needs=page),
        ActionSpec(
            id=ActionId.GO_TO_DATE,
            text=_("Go to date…"),
            keys=("Ctrl+Shift+G",),
            needs=Needs.OPEN_JOURNAL,
        ),
        ActionSpec(
            id=ActionId.ON_THIS_DAY,
            text=_("On this day"),
            keys=("Ctrl+Shift+D",),
            needs=Needs.OPEN_JOURNAL,
        ),
        ActionSpec(id=ActionId.DAY, text=_("The whole day"), keys=("Ctrl+D",), needs=page),
        ActionSpec(id=ActionId.PREVIOUS_ENTRY, text=_("Previous entry"), keys=("K",), needs=page),
        ActionSpec(id=ActionId.NEXT_ENTRY, text=_("Next entry"), keys=("J",), needs=page),
        ActionSpec(id=ActionId.PREVIOUS_MONTH, text=_("Previous month"), keys=("[",), needs=page),
        ActionSpec(id=ActionId.NEXT_MONTH, text=_("Next month"), keys=("]",), needs=page),
    )


def _help() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            id=ActionId.SUPPORT,
            text=_("If you need someone now"),
            keys=("Ctrl+Shift+H",),
            needs=Needs.OPEN_JOURNAL,
        ),
        ActionSpec(id=ActionId.KEYBOARD, text=_("Keyboard"), keys=("F1",)),
        ActionSpec(id=ActionId.ABOUT, text=_("About {app}").format(app=APP_NAME)),
    )
