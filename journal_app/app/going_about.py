"""What the palette offers of the journal that is open, and what choosing it does."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLocale

from journal_app.core.clock import day_of
from journal_app.core.labels import Label
from journal_app.i18n import _
from journal_app.services import saved_searches
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.palette.desk import PaletteDesk
from journal_app.ui.palette.offers import Offer
from journal_app.ui.theme.theme import Theme
from journal_app.ui.window import MainWindow


def make_palette(
    theme: Theme, window: MainWindow, context: Callable[[], Context | None]
) -> PaletteDesk:
    """The palette of this window; `context` is asked for the journal that is open now."""
    offered = _Offered(window, context)
    return PaletteDesk(
        theme,
        window,
        window.registry,
        offered=lambda: window.main is not None and not window.covered,
        sources=(offered.settings, offered.people, offered.tags, offered.searches),
        read=offered.dates,
    )


class _Offered:
    """Asked each time the palette is opened; keeps nothing."""

    def __init__(self, window: MainWindow, context: Callable[[], Context | None]) -> None:
        self._window = window
        self._context = context

    def settings(self) -> list[Offer]:
        """The sections of the settings."""
        from journal_app.ui.settings.sections import sections

        return [
            Offer(
                key=f"settings:{at}",
                words=title,
                line=_("Settings"),
                icon="gear-six",
                act=self._to(Place(page=PageId.SETTINGS, part=at)),
                lasting=True,
            )
            for at, title in sections()
        ]

    def people(self) -> list[Offer]:
        """Everybody who is offered; as initials where names stand so, and found by those alone."""
        context = self._context()
        if context is None or not self._there(PageId.PEOPLE):
            return []
        names = context.known.names
        return [
            self._named(each, "person", names.person(each.label), _("Person"), "user")
            for each in names.people
        ]

    def tags(self) -> list[Offer]:
        """Every tag that is offered."""
        context = self._context()
        if context is None or not self._there(PageId.PEOPLE):
            return []
        return [
            self._named(each, "tag", each.label, _("Tag"), "tag-simple")
            for each in context.known.names.tags
        ]

    def searches(self) -> list[Offer]:
        """The searches that were kept."""
        context = self._context()
        kept = None if context is None else context.session.read(saved_searches.all_of)
        return [
            Offer(
                key=f"search:{each.uid}",
                words=each.name,
                line=_("Search"),
                icon="magnifying-glass",
                act=self._to(Place(page=PageId.TIMELINE, part=f"search:{each.query}")),
            )
            for each in kept or ()
        ]

    def dates(self, typed: str) -> list[Offer]:
        """The day, month or year that is typed, in words."""
        context = self._context()
        if context is None:
            return []
        from journal_app.ui.date_names import read_date, written_span

        locale = QLocale()
        span = read_date(typed, day_of(context.clock), locale)
        if span is None:
            return []
        words = written_span(span, locale)
        days = "/".join(day.isoformat() for day in dict.fromkeys((span.first, span.last)))
        there = Place(page=PageId.TIMELINE, part=f"day:{days}")
        found = [
            Offer(
                key="date",
                words=words,
                line=_("Timeline"),
                icon="calendar-blank",
                act=self._to(there),
            )
        ]
        if span.is_day and self._there(PageId.DAY):
            day = Place(page=PageId.DAY, part=span.first.isoformat())
            line = _("The whole day")
            found.append(
                Offer(key="day", words=words, line=line, icon="sun-horizon", act=self._to(day))
            )
        return found

    def _named(self, label: Label, noun: str, words: str, line: str, icon: str) -> Offer:
        part = f"{noun}:{label.uid}"
        act = self._to(Place(page=PageId.PEOPLE, part=part))
        return Offer(key=part, words=words, line=line, icon=icon, act=act)

    def _to(self, place: Place) -> Callable[[], None]:
        return partial(self._window.go_to, place)

    def _there(self, page: PageId) -> bool:
        return self._window.main is not None and page in self._window.main.there
