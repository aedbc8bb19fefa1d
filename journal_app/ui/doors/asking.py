"""What follows from the quiet strip: a sheet, a date noted, or rest until tomorrow."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.services import door_offers, recovery
from journal_app.services.door_offers import DoorOffer, DoorQuestion
from journal_app.ui.context import Context
from journal_app.ui.doors.sheets import DoorSheets
from journal_app.ui.doors.strip import DoorStrip


class AskingAboutDoors(QObject):
    """A question comes only when somebody comes to the page, never while one writes on it."""

    trouble = Signal(object)

    def __init__(self, context: Context, strip: DoorStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._strip = strip
        self._arriving = False
        self.sheets = DoorSheets(context, parent)
        strip.taken.connect(self._on_taken)
        strip.renewed.connect(lambda _offer: self.sheets.make_new_keys())
        strip.answered.connect(self._on_answered)
        strip.rested.connect(self._on_rested)

    def arrive(self) -> None:
        """Somebody comes to the page: the next answer of the journal may bring a question."""
        self._arriving = True

    def leave(self) -> None:
        """Somebody goes elsewhere."""
        self.sheets.dismiss()

    def show(self, offer: DoorOffer | None) -> None:
        """Ask this if it is asked already or one has just come; what no longer holds goes."""
        if self._arriving or offer is None or self._strip.offer is not None:
            self._strip.show_offer(offer)
        self._arriving = False

    def _on_taken(self, offer: DoorOffer) -> None:
        if offer.question is DoorQuestion.ANYBODY_ELSE:
            self._put_away(offer)
            self.sheets.choose_passphrase()
        else:
            self.sheets.show_code()

    def _on_answered(self, offer: DoorOffer) -> None:
        self._put_away(offer)

    def _on_rested(self, offer: DoorOffer) -> None:
        if offer.question is DoorQuestion.ANYBODY_ELSE:
            self._put_away(offer)
            return
        job = self._context.jobs.run(door_offers.rest, clock=self._context.clock)
        job.failed.connect(self.trouble)

    def _put_away(self, offer: DoorOffer) -> None:
        context, clock = self._context, self._context.clock
        if offer.question is DoorQuestion.STILL_HAVE_CODE:
            still = partial(recovery.still_have_it, context.home, clock=clock)
            job = context.jobs.background(still)
        else:
            job = context.jobs.run(door_offers.anybody_answered, clock=clock)
        job.failed.connect(self.trouble)
