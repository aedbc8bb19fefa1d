"""What stands beside the entry: the rest of the day, and at most one quiet offer."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.clock import day_of
from journal_app.core.ids import PieceId
from journal_app.core.timeline import PieceHead
from journal_app.runtime.jobs import Job
from journal_app.services import offers
from journal_app.services.drafts import Draft
from journal_app.services.offers import Offer, OfferKind
from journal_app.ui.context import Context
from journal_app.ui.doors.asking import AskingAboutDoors
from journal_app.ui.doors.strip import DoorStrip
from journal_app.ui.editor.day_words import time_words
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.painting import READING_GLYPHS
from journal_app.ui.today import loading
from journal_app.ui.today.loading import DayBeside
from journal_app.ui.today.offer_line import OfferLine
from journal_app.ui.today.rail import Neighbour, Noticed, Rail


class Beside(QObject):
    """Fills the rail and the line of offers, and goes where one presses."""

    changed = Signal()
    """There is more or less beside the page than before."""
    trouble = Signal(object)

    def __init__(
        self,
        context: Context,
        rail: Rail,
        offers_in: tuple[OfferLine, DoorStrip],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        offer, strip = offers_in
        self._context = context
        self._rail = rail
        self._line = offer
        self._doors = AskingAboutDoors(context, strip, parent)
        self._locale = QLocale()
        self._loaded = DayBeside()
        self._loading: Job | None = None
        self.present: Callable[[], PieceId | None] = lambda: None
        """Asked for the entry on the page, which does not stand beside itself."""
        self.neighbours: list[Neighbour] = []
        """The other entries of the day."""
        self.noticed: list[Noticed] = []
        """Its moments, and those that were begun."""
        rail.chosen.connect(self.go_to)
        rail.moment_chosen.connect(self.open_moment)
        rail.draft_chosen.connect(context.scenes.open_capture)
        offer.taken.connect(self._on_taken)
        offer.passed.connect(self._on_passed)
        self._doors.trouble.connect(self.trouble)
        context.known.changed.connect(self.show)

    def load(self, *, today: bool) -> None:
        """Ask again what there is; a page of another day has nothing beside it."""
        self._stop()
        if not today:
            self._on_loaded(DayBeside())
            return
        clock, home = self._context.clock, self._context.home
        self._loading = job = self._context.jobs.run(
            loading.beside, day_of(clock), home=home, clock=clock
        )
        job.finished.connect(self._on_loaded)
        job.failed.connect(self.trouble)

    def arrive(self) -> None:
        """Somebody comes to the page: a quiet question may appear; while one writes, none does."""
        self._doors.arrive()

    def leave(self) -> None:
        """Somebody goes elsewhere: put away what a question had opened."""
        self._doors.leave()

    def forget(self) -> None:
        """Drop every word."""
        self._stop()
        self._on_loaded(DayBeside())

    def go_to(self, piece: PieceId) -> None:
        """Go on with another entry."""
        self._context.navigator.go(Place(page=PageId.TODAY, piece=piece))

    def open_moment(self, piece: PieceId) -> None:
        """Show a moment in the Reader."""
        self._context.navigator.go(Place(page=PageId.READER, piece=piece))

    def _stop(self) -> None:
        """What was asked before is of no use any more."""
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None

    def _on_loaded(self, beside: DayBeside) -> None:
        self._loading = None
        self._loaded = beside
        self._line.show_offer(beside.offer)
        self._doors.show(beside.door)
        self.show()

    def show(self) -> None:
        """Show what is known once more: an entry began, or words are called something else."""
        present = self.present()
        self.neighbours = [
            Neighbour(head.id, time_words(head.when.local, self._locale), head.preview)
            for head in self._loaded.entries
            if head.id != present and head.preview
        ]
        told = self._context.scenes.being_told()
        begun = [self._begun(draft) for draft in self._loaded.drafts if draft.uid != told]
        self.noticed = begun + [self._moment(head) for head in self._loaded.moments]
        self._rail.show_neighbours(self.neighbours)
        self._rail.show_noticed(self.noticed)
        self.changed.emit()

    def _begun(self, draft: Draft) -> Noticed:
        local = draft.begun_at.astimezone()
        people = self._context.known.names.several(draft.capture.people)
        preview = draft.capture.note or ", ".join(people)
        return Noticed(time=time_words(local, self._locale), preview=preview, draft=draft.uid)

    def _moment(self, head: PieceHead) -> Noticed:
        readings = head.readings(self._context.clock.now())
        glyph = READING_GLYPHS[readings[-1]] if readings else None
        words = self._context.known.vocabulary
        about = head.moment
        places = () if about is None else words.labels(about.regions)
        kind = "" if about is None else words.label(about.kind)
        preview = head.preview or ", ".join(places) or kind
        return Noticed(
            time=time_words(head.when.local, self._locale),
            preview=preview,
            glyph=glyph,
            piece=head.id,
        )

    def _on_taken(self, offer: Offer) -> None:
        go = self._context.navigator.go
        match offer.kind:
            case OfferKind.SAFETY_AGAIN:
                self._put_away(offer)
                go(Place(page=PageId.FORK, part="again"))
            case OfferKind.HARD_NIGHT:
                self._put_away(offer)
                go(Place(page=PageId.SUPPORT))
            case OfferKind.LATER_LOOK if offer.moment is not None:
                go(Place(page=PageId.READER, piece=offer.moment.id, part="later-look"))
            case OfferKind.REFLECTION if offer.moment is not None:
                self._put_away(offer)
                go(Place(page=PageId.READER, piece=offer.moment.id, part="reflection"))

    def _on_passed(self, offer: Offer) -> None:
        self._put_away(offer)

    def _put_away(self, offer: Offer) -> None:
        clock = self._context.clock
        job = self._context.jobs.run(offers.put_away, offer, clock=clock)
        job.failed.connect(self.trouble)
        # An answer that is on its way would bring the same offer once more.
        self.load(today=True)
