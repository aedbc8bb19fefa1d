"""The commands that go somewhere in the open journal."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.registry import Actions
from journal_app.ui.actions.routing import offered_by
from journal_app.ui.navigation import Navigator, PageId, Place
from journal_app.ui.shell.main_page import MainPage


class Going(QObject):
    """Goes to pages, and asks the page it went to for what only that page can do."""

    def __init__(
        self, actions: Actions, navigator: Navigator, leave: Callable[[], None], parent: QObject
    ) -> None:
        """`leave` is asked to leave what may lie over the pages."""
        super().__init__(parent)
        self._leave = leave
        self._navigator = navigator
        self._main: MainPage | None = None
        actions.bind(ActionId.TODAY, lambda: self.go(PageId.TODAY))
        actions.bind(ActionId.TIMELINE, lambda: self.go(PageId.TIMELINE))
        actions.bind(ActionId.PASSAGES, lambda: self.go(PageId.PASSAGES))
        actions.bind(ActionId.ANSWERS, lambda: self.go(PageId.ANSWERS))
        actions.bind(
            ActionId.PEOPLE,
            lambda: self.go(PageId.PEOPLE),
            offered=lambda: self._has(PageId.PEOPLE),
        )
        actions.bind(
            ActionId.GO_TO_DATE,
            partial(self._go_and_do, PageId.TIMELINE, ActionId.GO_TO_DATE),
            offered=partial(self._offers, PageId.TIMELINE, ActionId.GO_TO_DATE),
        )
        actions.bind(
            ActionId.ON_THIS_DAY,
            lambda: self.go(PageId.ON_THIS_DAY),
            offered=lambda: self._has(PageId.ON_THIS_DAY),
        )
        actions.bind(ActionId.SETTINGS, lambda: self.go(PageId.SETTINGS))
        actions.bind(ActionId.SUPPORT, lambda: self._go_to_first_part(PageId.SUPPORT))
        actions.bind(ActionId.NEW_ENTRY, lambda: self._go_and_do(PageId.TODAY, ActionId.NEW_ENTRY))
        actions.bind(ActionId.SEARCH, lambda: self._go_and_do(PageId.TIMELINE, ActionId.SEARCH))
        actions.bind(ActionId.BACK, navigator.back)
        actions.bind(ActionId.FORWARD, navigator.forward)
        actions.bind(ActionId.NEXT_AREA, partial(self._go_area, 1))
        actions.bind(ActionId.PREVIOUS_AREA, partial(self._go_area, -1))

    def use(self, main: MainPage | None) -> None:
        """From now on go about in this open journal, or in none."""
        self._main = main

    def go(self, page: PageId) -> None:
        """Show a page; where one is already, its writing gets the keyboard."""
        if self._main is None:
            return
        self._leave()
        if self._main.here is page:
            self._main.focus_page()
        else:
            self._navigator.go(Place(page=page))

    def _go_to_first_part(self, page: PageId) -> None:
        """Whichever part of that page is open: what is wanted there stands in the first."""
        if self._main is not None:
            self._leave()
            self._navigator.go(Place(page=page))

    def _go_and_do(self, page: PageId, action: ActionId) -> None:
        self.go(page)
        if self._main is None:
            return
        command = offered_by(self._main.page).get(action)
        if command is not None:
            command()

    def _has(self, page: PageId) -> bool:
        return self._main is not None and page in self._main.there

    def _offers(self, page: PageId, action: ActionId) -> bool:
        """Whether it does this, as far as can be known without making the page."""
        made = None if self._main is None else self._main.made.get(page)
        return made is None or action in offered_by(made)

    def _go_area(self, step: int) -> None:
        if self._main is not None:
            self._main.go_area(step)
