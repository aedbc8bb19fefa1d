"""`Place` and `Navigator`: where in the window one is, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from journal_app.core.ids import PieceId
from journal_app.core.timeline import TimelineIndex

MOST_REMEMBERED = 50


class PageId(StrEnum):
    """The pages of the main window; the value is stable and kept in the journal's settings."""

    TODAY = "today"
    TIMELINE = "timeline"
    READER = "reader"
    PASSAGES = "passages"
    """Marked passages alone, one after the other."""
    DAY = "day"
    """Everything of one day in order; `Place.part` is the day, as in 2019-03-14."""
    ON_THIS_DAY = "on-this-day"
    """What was written on this day in earlier years; `Place.part` may be a year."""
    PEOPLE = "people"
    """All people and tags, or one: `Place.part` is empty, or `person:` or `tag:` and its uid."""
    SETTINGS = "settings"
    SUPPORT = "support"
    ANSWERS = "answers"
    """All answers to one question, side by side; `Place.part` is its id."""
    FORK = "something-is-not-ok"
    """The calm question behind the quiet link."""


class SceneId(StrEnum):
    """What can take the whole window for a while."""

    PAUSE = "pause"
    TEN_MORE_SECONDS = "ten-more-seconds"
    COMING_BACK = "coming-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place in the window; caret and scroll are kept only across a lock."""

    page: PageId
    piece: PieceId | None = None
    caret: int | None = None
    """Position in the text, in UTF-16 units as Qt counts."""
    scroll: int | None = None
    chosen: PieceId | None = None
    """In a list that was left, where `piece` is what stands at its top."""
    among: TimelineIndex | None = field(default=None, compare=False, repr=False)
    """What was found with it, to be read one after the other; of this window alone."""
    part: str = ""
    """A section of a page, such as one of the settings, or of a moment that is looked back at."""


_LISTS_AND_TEXTS = frozenset({PageId.TIMELINE, PageId.READER, PageId.PASSAGES, PageId.DAY})
"""Pages on which one moves about; one comes back to where one was, not to where one had come."""


class Navigator(QObject):
    """Goes to places, and back and forward between them."""

    went = Signal(object)
    """Carries the `Place` to show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._past: list[Place] = []
        self._future: list[Place] = []
        self._here: Place | None = None
        self.left_at: Callable[[], Place | None] = lambda: None
        """Asked where exactly one is on the page that is shown, before it is left."""

    @property
    def here(self) -> Place | None:
        """Where one is."""
        return self._here

    def go(self, place: Place) -> None:
        """Show a place; the one before can be gone back to."""
        if self._here is not None and self._here != place:
            self._past = [*self._past, self._exactly(self._here)][-MOST_REMEMBERED:]
            self._future.clear()
        self._show(place)

    def back(self) -> None:
        """Show the place before, if there is one."""
        if self._past and self._here is not None:
            self._future.append(self._exactly(self._here))
            self._show(self._past.pop())

    def before(self, page: PageId) -> Place | None:
        """The last place on another page than this."""
        return next((place for place in reversed(self._past) if place.page is not page), None)

    def forward(self) -> None:
        """Undo going back."""
        if self._future and self._here is not None:
            self._past.append(self._exactly(self._here))
            self._show(self._future.pop())

    def _exactly(self, here: Place) -> Place:
        left = self.left_at() if here.page in _LISTS_AND_TEXTS else None
        if left is None or left.page is not here.page:
            return here
        return replace(left, among=here.among)

    def _show(self, place: Place) -> None:
        self._here = place
        self.went.emit(place)
