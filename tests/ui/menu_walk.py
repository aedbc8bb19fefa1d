"""Every menu there is, opened where somebody opens it."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from journal_app.core.labels import Label
from journal_app.ui.editor.editor import Editor
from journal_app.ui.lock.more_menu import MoreMenu
from journal_app.ui.moment_form.kind_button import KindButton
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.people.menu import NameMenu
from journal_app.ui.pictures.menu import PictureMenu
from journal_app.ui.settings.row_menu import RowMenu
from journal_app.ui.timeline.more_filters import MoreFilters
from journal_app.ui.timeline.saved_menu import SavedMenu
from journal_app.ui.today.name_chip import NameChip
from journal_app.ui.tray import Tray
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.withheld_field import WithheldField
from tests.show.live import Live
from tests.ui.scene_walk import press
from tests.ui.surfaces import Opener, anchor, names


def menu_bar(live: Live) -> Iterator[QWidget]:
    """The bar itself, and each of its menus and those inside them."""
    bar = live.window.menuBar()
    live.window.registry.look()
    yield from every(*(action.menu() for action in bar.actions()))


def every(*menus: QWidget | None) -> Iterator[QMenu]:
    """Each of these popped up, then whatever opens inside of it."""
    for menu in menus:
        assert isinstance(menu, QMenu)
        menu.popup(QPoint(200, 200))
        QApplication.processEvents()
        yield menu
        inside = [action.menu() for action in menu.actions() if action.isEnabled()]
        menu.close()
        yield from every(*(each for each in inside if each is not None))


def popped_up(live: Live) -> QMenu:
    """The menu that is open now."""
    live.settle()
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def of_today(live: Live) -> Iterator[QWidget]:
    """What can be done with the entry, with its names and its words."""
    live.go(Place(page=PageId.TODAY))
    press(live.window, "Entry options")
    yield from every(popped_up(live))
    chip = NameChip(live.theme, "Mara", "user", "With Mara")
    chip.setParent(live.window)
    yield from asked_of(live, chip)
    [editor] = [each for each in live.window.findChildren(Editor) if each.isVisible()]
    yield from asked_of(live, editor)
    for field in (Field(live.theme, "Name"), WithheldField(live.theme, "Code")):
        field.setParent(live.window)
        yield from asked_of(live, field)


def asked_of(live: Live, widget: QWidget) -> Iterator[QMenu]:
    """What its menu key opens."""
    reason = QContextMenuEvent.Reason.Keyboard
    at = widget.rect().center()
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
    yield from every(popped_up(live))


def of_reading(live: Live) -> Iterator[QWidget]:
    """What can be done with what one reads, with a picture, and with a name."""
    live.go(live.first_piece())
    press(live.window, "Entry options")
    yield from every(popped_up(live))
    menu = PictureMenu(live.theme, live.window)
    menu.open_at(anchor(live), shown=True, first=False, last=False)
    yield from every(popped_up(live))
    known: list[Label] = names(live)
    of_name = NameMenu(live.theme, live.window)
    of_name.open_at(anchor(live), known[0])
    yield from every(popped_up(live))


def of_buttons(live: Live) -> Iterator[QWidget]:
    """Filters, kept searches, values, kinds, and what stands in an order."""
    theme, window = live.theme, live.window
    live.go(Place(page=PageId.TIMELINE))
    [more] = window.findChildren(MoreFilters)
    more.click()
    yield from every(popped_up(live))
    made = (
        SavedMenu(theme, "What can be done with rain", window),
        RowMenu(theme, "What can be done with rain", move=print, remove=print, parent=window),
        Drop(theme, "Lock after", [(1, "1 minute"), (5, "5 minutes")], 1, window),
        MoreMenu(theme, window),
    )
    for button in made:
        button.show()
        button.click()
        yield from every(popped_up(live))
        button.hide()
    kind = KindButton(theme, window)
    kind.offer(live.context.known.vocabulary.group("kd"))
    yield from every(kind.menu_of_kinds)


def of_the_tray(live: Live) -> Iterator[QWidget]:
    """While open, and while locked."""
    tray = Tray(live.theme, live.window)
    for locked in (True, False):
        tray.set_locked(locked)
        yield from every(tray._menu)


MENUS: Mapping[str, Opener] = {
    made.__name__: made for made in (menu_bar, of_today, of_reading, of_buttons, of_the_tray)
}
