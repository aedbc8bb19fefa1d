"""What holds for every widget of the kit: live theme, live size, both directions, no leaks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.check import Check
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.field import Field, SearchField
from journal_app.ui.widgets.ground import Ground
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.mark import AppMark
from journal_app.ui.widgets.nav_item import NavItem
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.scene import Scene
from journal_app.ui.widgets.segmented import Segmented
from journal_app.ui.widgets.sheet_surface import SheetSurface
from journal_app.ui.widgets.side_item import SideItem
from journal_app.ui.widgets.toggle import Toggle
from tests.ui.conftest import STILL
from tests.ui.widgets.conftest import Shown

Make = Callable[[Theme], QWidget]


def banner(theme: Theme) -> Banner:
    made = Banner(theme)
    made.show_message("The entry is in the bin.", action="Undo")
    return made


GROWING: dict[str, Make] = {
    "button": lambda theme: Button(theme, "Begin", "primary"),
    "button with icon": lambda theme: Button(theme, "Print", icon="printer"),
    "ghost": lambda theme: Button(theme, "Another", "ghost", "shuffle"),
    "icon button": lambda theme: IconButton(theme, "plus", "Add"),
    "nav item": lambda theme: NavItem(theme, "Today", "sun-horizon"),
    "chip": lambda theme: Chip(theme, "Mara", icon="user", removable=True),
    "glyph chip": lambda theme: Chip(theme, "Fear", glyph="fear", checkable=True),
    "toggle": lambda theme: Toggle(theme, "Lock when I step away", checked=True),
    "check": lambda theme: Check(theme, "I have kept this code"),
    "side item": lambda theme: SideItem(theme, "Backups"),
    "segmented": lambda theme: Segmented(theme, "Range", ["One", "Two"]),
    "drop": lambda theme: Drop(theme, "After", [(5, "5 minutes"), (9, "9 minutes")], 5),
    "field": lambda theme: Field(theme, "A name"),
    "search": lambda theme: SearchField(theme, "Search your words"),
    "passphrase": lambda theme: PassphraseField(theme, "Passphrase"),
    "label": lambda theme: PlainLabel(theme, "Saturday, 22 November", "display"),
    "para": lambda theme: Para(theme, "Nothing here has to be finished."),
    "icon": lambda theme: IconLabel(theme, "compass"),
    "mark": lambda theme: AppMark(theme),
    "empty": lambda theme: EmptyState(theme, "compass", "Nothing by that name", "Try.", "Clear"),
    "row": lambda theme: BoxedList(theme, Row(theme, "key", "Passphrase", "In March.")),
    "banner": banner,
}
STEADY: dict[str, Make] = {
    "card": lambda theme: Card(theme),
    "raised card": lambda theme: Card(theme, elevated=True),
    "hairline": lambda theme: Hairline(theme),
    "sheet": lambda theme: SheetSurface(theme),
    "ground": lambda theme: Ground(theme),
    "scene": lambda theme: Scene(theme, "Locked"),
}
ALL = GROWING | STEADY


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("kind", ALL)
def test_another_theme_repaints_it(theme: Theme, shown: Shown, kind: str) -> None:
    widget = ALL[kind](theme)
    widget.setMinimumHeight(max(1, widget.minimumHeight()))
    window = shown(widget)
    by_day = picture(window)
    theme.set_scheme(Scheme.DARK)
    by_night = picture(window)
    theme.set_scheme(Scheme.LIGHT)

    assert by_day != by_night
    assert picture(window) == by_day


@pytest.mark.parametrize("kind", GROWING)
def test_larger_text_makes_it_larger(theme: Theme, shown: Shown, qtbot: QtBot, kind: str) -> None:
    widget = GROWING[kind](theme)
    shown(widget)
    before = widget.sizeHint()
    theme.set_zoom(1.4)

    qtbot.waitUntil(lambda: widget.sizeHint().height() > before.height() * 1.15)
    assert widget.sizeHint().width() >= before.width()
    qtbot.waitUntil(lambda: widget.height() > before.height() * 1.15)
    theme.set_zoom(1.0)
    qtbot.waitUntil(lambda: widget.sizeHint() == before)


@pytest.mark.parametrize("kind", ALL)
def test_it_paints_from_right_to_left(theme: Theme, shown: Shown, qtbot: QtBot, kind: str) -> None:
    widget = ALL[kind](theme)
    window = shown(widget)
    before = picture(widget)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert picture(widget).size() == before.size()
    if kind in MIRRORED:
        qtbot.waitUntil(lambda: picture(widget) != before)


MIRRORED = frozenset(
    (
        "button with icon", "ghost", "nav item", "chip", "glyph chip", "toggle", "check",
        "side item", "segmented", "drop", "search", "passphrase", "label", "para", "row", "banner",
    )
)  # fmt: skip


@pytest.mark.parametrize("kind", ALL)
def test_high_contrast_draws_an_edge(theme: Theme, shown: Shown, kind: str) -> None:
    widget = ALL[kind](theme)
    widget.setMinimumHeight(max(12, widget.minimumHeight()))
    window = shown(widget)
    before = picture(window)
    theme.set_appearance(Appearance(scheme=Scheme.LIGHT, high_contrast=True, reduced_motion=True))

    assert picture(window) != before


@pytest.mark.parametrize("kind", ALL)
def test_a_theme_outlives_its_widgets(theme: Theme, shown: Shown, kind: str) -> None:
    window = shown(ALL[kind](theme))
    for child in window.findChildren(QWidget):
        child.setParent(None)
        child.deleteLater()
    theme.set_scheme(Scheme.DARK)
    theme.set_appearance(STILL)

    assert theme.name == "light"


CONTROLS = {
    "button": "Begin",
    "icon button": "Add",
    "nav item": "Today",
    "chip": "Mara",
    "toggle": "Lock when I step away",
    "check": "I have kept this code",
    "side item": "Backups",
    "segmented": "Range",
    "drop": "After",
    "field": "A name",
    "search": "Search your words",
    "passphrase": "Passphrase",
    "scene": "Locked",
}


@pytest.mark.parametrize(("kind", "name"), CONTROLS.items())
def test_it_has_a_name_for_screen_readers(theme: Theme, kind: str, name: str) -> None:
    assert ALL[kind](theme).accessibleName() == name
