"""The open journal: the sidebar, and the sheet on which one page lies at a time."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, Protocol, runtime_checkable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from shiboken6 import isValid

from journal_app.core.changes import Changes
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.shell.cross_fade import CrossFade
from journal_app.ui.shell.sidebar import Sidebar
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.ground import Ground
from journal_app.ui.widgets.sheet_surface import SheetSurface
from journal_app.ui.widgets.tab_order import stops_inside

PageFactory = Callable[[], Page]

RAIL_BELOW: Final = 1000
"""Below this width, divided by the zoom, the sidebar becomes a rail."""
_INSET: Final = 8


@runtime_checkable
class Foldable(Protocol):
    """A page that can put away everything but the writing."""

    def set_focus_mode(self, on: bool) -> None:
        """Show the writing alone, or everything again."""
        ...


class MainPage(Ground):
    """Exists only while the journal is open; pages are made when they are first gone to."""

    page_chosen = Signal(object)
    """Carries a `PageId`."""
    pause_chosen = Signal()
    cover_chosen = Signal()
    lock_chosen = Signal()
    foot_moved = Signal()
    """A notice has to lie elsewhere now."""

    def __init__(
        self,
        theme: Theme,
        factories: Mapping[PageId, PageFactory],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "sidebar", parent)
        self._factories = dict(factories)
        self._pages: dict[PageId, Page] = {}
        self._here: PageId | None = None
        self._sidebar_wanted = True
        self._focus_mode = False
        self._was_at: WeakKeyDictionary[QWidget, QWidget] = WeakKeyDictionary()
        self.sidebar = Sidebar(theme)
        self.sheet = SheetSurface(theme)
        self._stack = QStackedWidget(self.sheet)
        self.sheet.content.addWidget(self._stack)
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.sheet, 1)
        self._row = row
        self.sidebar.page_chosen.connect(self.page_chosen)
        self.sidebar.cover_chosen.connect(self.cover_chosen)
        self.sidebar.pause_chosen.connect(self.pause_chosen)
        self.sidebar.lock_chosen.connect(self.lock_chosen)
        theme.resized.connect(self._arrange)
        self._arrange()

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return None if self._here is None else self._pages[self._here]

    @property
    def here(self) -> PageId | None:
        """Which page is shown."""
        return self._here

    @property
    def there(self) -> Collection[PageId]:
        """The pages one can go to."""
        return self._factories.keys()

    @property
    def made(self) -> Mapping[PageId, Page]:
        """The pages that were shown already."""
        return self._pages

    @property
    def focus_mode(self) -> bool:
        """Whether everything but the writing is put away."""
        return self._focus_mode

    def show_place(self, place: Place) -> None:
        """Leave the page one is on, and enter the one with this place."""
        before = self.page
        if before is not None:
            before.leave()
        page = self._page(place.page)
        fade = CrossFade(self._theme, self.sheet) if before not in (None, page) else None
        self._here = place.page
        self._stack.setCurrentWidget(page)
        self.sidebar.show_page(place.page)
        self._fold(page)
        page.enter(place)
        if fade is not None:
            fade.start()

    def place(self) -> Place | None:
        """Where exactly one is, to come back to after a lock."""
        page = self.page
        return None if page is None else page.place()

    def notice_area(self) -> QRect:
        """Where notices lie, in the coordinates of the window: above what stands at the foot."""
        foot = 0 if self.page is None else self.page.foot_height()
        area = self.sheet.rect().adjusted(0, 0, 0, -foot)
        return QRect(self.sheet.mapTo(self.window(), area.topLeft()), area.size())

    def refresh(self, changes: Changes) -> None:
        """Tell the page that is shown; the others load anew when they are entered."""
        page = self.page
        if page is not None:
            page.refresh(changes)

    def keep(self) -> None:
        """Keep at once what was typed on any page."""
        for page in self._pages.values():
            page.keep()

    def busy(self) -> bool:
        """Whether something typed on any page is not kept yet."""
        return any(page.busy() for page in self._pages.values())

    def forget(self) -> None:
        """Drop every word on every page."""
        for page in self._pages.values():
            page.forget()

    def set_sidebar(self, wanted: bool) -> None:
        """Show the sidebar or put it away."""
        self._sidebar_wanted = wanted
        self._arrange()

    def set_focus_mode(self, on: bool) -> None:
        """Leave only the writing, or bring everything back."""
        if on == self._focus_mode:
            return
        fade = CrossFade(self._theme, self)
        self._focus_mode = on
        self._fold(self.page)
        self._arrange()
        fade.start()

    def go_area(self, step: int) -> None:
        """Move the keyboard to the next part of the window, or to the one before."""
        areas = [each for each in self._areas() if each.isVisible()]
        if not areas:
            # Behind a scene, which has no parts to go between.
            return
        focus = self.window().focusWidget()
        inside = [each for each in areas if _holds(each, focus)]
        # A part of a page lies inside that page.
        here = inside[-1] if inside else None
        if here is not None and focus is not None:
            self._was_at[here] = focus
        at = -1 if here is None else areas.index(here)
        self._go_into(areas[(at + step) % len(areas)], areas)

    def _areas(self) -> list[QWidget]:
        return [self.sidebar, *(() if self.page is None else self.page.areas())]

    def _go_into(self, area: QWidget, areas: Sequence[QWidget]) -> None:
        was = self._was_at.get(area)
        others = [each for each in areas if each is not area and area.isAncestorOf(each)]
        if was is not None and isValid(was) and was.isVisible() and area.isAncestorOf(was):
            was.setFocus(Qt.FocusReason.OtherFocusReason)
        elif area is self.sidebar:
            self.sidebar.take_focus()
        elif area is self.page and not any(_holds(each, area.focusWidget()) for each in others):
            self.focus_page()
        else:
            stops = (stop for stop in stops_inside(area) if stop.isVisible() and stop.isEnabled())
            first = next((stop for stop in stops if not any(_holds(o, stop) for o in others)), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_page(self) -> None:
        """Put the keyboard where it was on the page, or on its first control."""
        page = self.page
        if page is None:
            return
        last = page.focusWidget()
        if last is not None and last.isVisible():
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
            page.focusNextChild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words beside the icons only where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """The margin beside the sheet turns around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def _page(self, page: PageId) -> Page:
        if page not in self._pages:
            self._pages[page] = self._factories[page]()
            self._stack.addWidget(self._pages[page])
            self._pages[page].foot_moved.connect(self.foot_moved)
        return self._pages[page]

    def _fold(self, page: object) -> None:
        if isinstance(page, Foldable):
            page.set_focus_mode(self._focus_mode)

    def _arrange(self) -> None:
        shown = self._sidebar_wanted and not self._focus_mode
        self.sidebar.setVisible(shown)
        set_margins(self._row, self, 0 if shown else _INSET, _INSET, _INSET, _INSET)
        self.sidebar.set_narrow(self.width() / self._theme.zoom < RAIL_BELOW)


def _holds(area: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is area or area.isAncestorOf(widget))
