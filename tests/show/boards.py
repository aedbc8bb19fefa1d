"""Boards: every widget of the kit in its states, laid out to be looked at."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from journal_app.ui.theme.painting import Glyph
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button, ButtonKind
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.check import Check
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.choice_popover import ChoicePopover
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.field import Field, SearchField
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.ground import Ground
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.mark import AppMark
from journal_app.ui.widgets.nav_item import NavItem
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.passphrase_field import CapsLockHint, PassphraseField
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.scene import Scene
from journal_app.ui.widgets.segmented import Segmented
from journal_app.ui.widgets.sheet_surface import SheetSurface
from journal_app.ui.widgets.side_item import SideItem
from journal_app.ui.widgets.toggle import Toggle

MIDDLE = Qt.AlignmentFlag.AlignHCenter


def flow(*widgets: QWidget) -> QFrame:
    """These widgets in as many rows as they need."""
    frame = QFrame()
    layout = FlowLayout(frame, spacing=8)
    for widget in widgets:
        layout.addWidget(widget)
    return frame


def disabled(widget: QWidget) -> QWidget:
    """The same, not to be used now."""
    widget.setEnabled(False)
    return widget


def shell(theme: Theme, page: QWidget, current: str = "Today") -> QWidget:
    """Sidebar and sheet around a page."""
    ground = Ground(theme)
    row = QHBoxLayout(ground)
    set_margins(row, ground, 0, 8, 8, 8)
    row.setSpacing(0)
    side = QFrame()
    side.setFixedWidth(theme.px(212))
    column = QVBoxLayout(side)
    column.setContentsMargins(14, 12, 14, 6)
    column.setSpacing(4)
    top = QHBoxLayout()
    set_margins(top, ground, 8, 0, 0, 0)
    top.setSpacing(10)
    top.addWidget(AppMark(theme))
    top.addWidget(PlainLabel(theme, "Tideline", "heading"))
    top.addStretch(1)
    column.addLayout(top)
    column.addSpacing(22)
    for text, icon in (("Today", "sun-horizon"), ("Timeline", "notebook")):
        item = NavItem(theme, text, icon)
        item.setChecked(text == current)
        column.addWidget(item)
    column.addStretch(1)
    settings = NavItem(theme, "Settings", "gear-six")
    settings.setChecked(current == "Settings")
    column.addWidget(settings)
    column.addWidget(NavItem(theme, "Lock now", "lock-simple", place=False))
    row.addWidget(side)
    sheet = SheetSurface(theme)
    sheet.content.addWidget(page)
    row.addWidget(sheet, 1)
    FocusRing(theme, ground)
    return ground


def controls(theme: Theme) -> QWidget:
    """Buttons, chips, fields and switches."""
    page = QFrame()
    column = QVBoxLayout(page)
    column.setContentsMargins(40, 32, 40, 24)
    column.setSpacing(12)
    column.addWidget(PlainLabel(theme, "Saturday, 22 November", "display"))
    column.addWidget(PlainLabel(theme, "Evening. Nothing here has to be finished.", tone="ink3"))
    column.addWidget(
        PlainLabel(theme, "What did closeness feel like in your body today?", "prompt", italic=True)
    )
    column.addWidget(
        flow(
            Button(theme, "Another", "ghost", "shuffle", style="smallm"),
            Button(theme, "Write freely", "ghost", "feather", style="smallm"),
            Button(theme, "Read these days", "link", style="smallm"),
        )
    )
    kinds: tuple[ButtonKind, ...] = ("primary", "soft", "outline", "quiet", "caution")
    column.addWidget(flow(*(Button(theme, kind.title(), kind) for kind in kinds)))
    column.addWidget(flow(*(disabled(Button(theme, kind.title(), kind)) for kind in kinds)))
    column.addWidget(
        flow(
            Button(theme, "Print", icon="printer"),
            Button(theme, "Save as file", icon="floppy-disk"),
            Button(theme, "Go to the question", "quiet", "arrow-right", icon_last=True),
            IconButton(theme, "plus", "Add"),
            IconButton(theme, "dots-three", "More"),
            disabled(IconButton(theme, "trash", "Delete")),
        )
    )
    mara = Chip(theme, "jaw", checkable=True)
    mara.setChecked(True)
    column.addWidget(
        flow(
            Chip(theme, "Mara", icon="user", removable=True),
            Chip(theme, "Felt like fear", glyph="fear", filled=True, calm=True),
            Chip(theme, "evening & R&B", icon="tag-simple", removable=True),
            mara,
            Chip(theme, "throat", checkable=True),
            disabled(Chip(theme, "chest", checkable=True)),
            Chip(theme, "a name that is far too long to stand on one small chip", removable=True),
        )
    )
    glyphs: tuple[tuple[str, Glyph], ...] = (
        ("Fear", "fear"),
        ("Preference", "pref"),
        ("Both", "both"),
        ("Can’t tell", "unsure"),
    )
    column.addWidget(
        flow(
            *(Chip(theme, text, glyph=glyph, checkable=True, small=True) for text, glyph in glyphs),
            *(Chip(theme, text, glyph=glyph, filled=True, small=True) for text, glyph in glyphs),
        )
    )
    column.addWidget(
        flow(
            Toggle(theme, "Off"),
            Toggle(theme, "On", checked=True),
            disabled(Toggle(theme, "Disabled")),
            Check(theme, "I have kept this code", checked=True),
            Check(theme, "Not yet"),
            Segmented(theme, "Range", ["3 months", "6 months", "All years"], 1),
            Drop(theme, "Lock after", [(5, "5 minutes"), (15, "15 minutes")], 5),
        )
    )
    search = SearchField(theme, "Search your words")
    search.setFixedWidth(theme.px(250))
    found = SearchField(theme, "Search your words")
    found.setText("roundabout")
    found.setFixedWidth(theme.px(250))
    plain = Field(theme, "A name")
    plain.setFixedWidth(theme.px(200))
    column.addWidget(flow(search, found, plain))
    column.addWidget(Field(theme, "One sentence, if there is one", "sentence"))
    banner = Banner(theme)
    banner.show_message("The entry is in the bin.", action="Undo")
    column.addWidget(banner)
    column.addWidget(Hairline(theme))
    column.addWidget(
        Para(
            theme,
            "She reached for my hand in the car and I felt the small door close. Nothing was "
            "wrong. I looked out of the window and counted the lamps.\nهذا سطر بالعربية.",
            "read",
            max_width=560,
        )
    )
    column.addStretch(1)
    return shell(theme, page)


def settings(theme: Theme) -> QWidget:
    """Boxed rows beside a list of sections."""
    page = QFrame()
    row = QHBoxLayout(page)
    row.setContentsMargins(36, 36, 24, 16)
    row.setSpacing(32)
    nav = QFrame()
    nav.setFixedWidth(theme.px(172))
    names = QVBoxLayout(nav)
    names.setContentsMargins(0, 0, 0, 0)
    names.setSpacing(2)
    names.addWidget(PlainLabel(theme, "Settings", "title"))
    names.addSpacing(18)
    group = QButtonGroup(nav)
    for index, text in enumerate(("Privacy and lock", "Backups", "Writing", "Appearance")):
        item = SideItem(theme, text)
        item.setChecked(index == 0)
        group.addButton(item)
        names.addWidget(item)
    names.addStretch(1)
    row.addWidget(nav)
    column = QVBoxLayout()
    column.setSpacing(12)
    column.addWidget(PlainLabel(theme, "Lock", "heading"))
    minutes = [(5, "5 minutes"), (15, "15 minutes")]
    column.addWidget(
        BoxedList(
            theme,
            Row(
                theme,
                "lock-simple",
                "Lock when I step away",
                "After the time below, or when the computer sleeps.",
                Toggle(theme, "Lock when I step away", checked=True),
            ),
            Row(theme, "hourglass-simple", "After", "", Drop(theme, "After", minutes, 5)),
            Row(
                theme,
                "key",
                "Passphrase",
                "Last changed in March.",
                Button(theme, "Change…", style="smallm"),
            ),
            Row(
                theme,
                "trash",
                "Erase this journal",
                "Deletes it from this computer. Backups stay where they are.",
                Button(theme, "Erase…", "caution", style="smallm"),
            ),
        )
    )
    column.addStretch(1)
    inner = QWidget()
    inner.setLayout(column)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inner)
    inner.setMinimumHeight(900)
    row.addWidget(area, 1)
    return shell(theme, page, "Settings")


def lock(theme: Theme) -> QWidget:
    """The lock page."""
    scene = Scene(theme, "Locked")
    column = QVBoxLayout(scene)
    column.setContentsMargins(28, 22, 28, 24)
    column.setSpacing(0)
    column.addStretch(5)
    column.addWidget(AppMark(theme, 52), 0, MIDDLE)
    column.addSpacing(18)
    column.addWidget(PlainLabel(theme, "Welcome back", "display"), 0, MIDDLE)
    column.addSpacing(6)
    column.addWidget(
        PlainLabel(theme, "Your pages are closed until you open them.", tone="ink2"), 0, MIDDLE
    )
    column.addSpacing(28)
    field = PassphraseField(theme, "Passphrase")
    field.setFixedWidth(theme.px(340))
    column.addWidget(field, 0, MIDDLE)
    column.addWidget(CapsLockHint(theme, field), 0, MIDDLE)
    button = Button(theme, "Open", "primary", size="large")
    button.setFixedWidth(theme.px(340))
    column.addWidget(button, 0, MIDDLE)
    column.addSpacing(14)
    column.addWidget(Button(theme, "Use recovery code", "quiet", "key", style="smallm"), 0, MIDDLE)
    column.addStretch(6)
    column.addWidget(
        PlainLabel(theme, "Everything stays on this computer.", "caption", "ink3"), 0, MIDDLE
    )
    return scene


def welcome(theme: Theme) -> QWidget:
    """The first scene, with a raised card on it."""
    scene = Scene(theme, "First run, welcome")
    column = QVBoxLayout(scene)
    column.setContentsMargins(28, 28, 28, 28)
    column.setSpacing(0)
    column.addStretch(4)
    column.addWidget(AppMark(theme, 60), 0, MIDDLE)
    column.addSpacing(22)
    column.addWidget(
        Para(
            theme,
            "A private place for loving someone and still needing to pull away.",
            "display",
            max_width=660,
            align=MIDDLE,
        ),
        0,
        MIDDLE,
    )
    column.addSpacing(14)
    column.addWidget(
        Para(
            theme,
            "Write when you like. Pause when the pull comes. Look back when you are curious. "
            "Nothing is counted, nothing is sent anywhere.",
            "body",
            "ink2",
            max_width=520,
            align=MIDDLE,
        ),
        0,
        MIDDLE,
    )
    column.addSpacing(34)
    column.addWidget(Button(theme, "Begin", "primary"), 0, MIDDLE)
    column.addSpacing(20)
    card = Card(theme, radius=20, padding=28, elevated=True)
    card.content.addWidget(PlainLabel(theme, "A way back in", "title"))
    card.content.addWidget(
        Para(theme, "If you ever forget your passphrase, this code opens your journal.")
    )
    column.addWidget(card, 0, MIDDLE)
    column.addStretch(5)
    return scene


def empty(theme: Theme) -> QWidget:
    """A page without anything on it."""
    return shell(
        theme,
        EmptyState(
            theme,
            "compass",
            "Nothing by that name",
            "Try one word, or let a filter go.",
            "Clear search and filters",
        ),
        "Timeline",
    )


def popover(theme: Theme) -> QWidget:
    """Choosing a person."""
    page = QFrame()
    stack = QStackedLayout(page)
    inner = QFrame()
    column = QVBoxLayout(inner)
    column.setContentsMargins(56, 44, 56, 60)
    column.addWidget(PlainLabel(theme, "Saturday, 22 November", "display"))
    column.addStretch(1)
    plus = IconButton(theme, "plus", "Add a person or a tag")
    column.addWidget(plus)
    stack.addWidget(inner)
    window = shell(theme, page)
    chooser = ChoicePopover(theme, window, "People", "Who was there?")

    def open_it() -> None:
        chooser.choose_at(plus, ["Mara", "Jonas", "Dad", "Marta", "Someone else"])
        chooser.field.setText("ma")

    QTimer.singleShot(50, open_it)
    return window


BOARDS: dict[str, Callable[[Theme], QWidget]] = {
    "controls": controls,
    "settings": settings,
    "lock": lock,
    "welcome": welcome,
    "empty": empty,
    "popover": popover,
}
