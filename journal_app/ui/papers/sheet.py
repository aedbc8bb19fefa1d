"""Print pieces, or keep them as a PDF: what goes along is ticked, and nothing else is told."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.core.clock import day_of
from journal_app.core.errors import JournalError
from journal_app.core.ids import PieceId
from journal_app.i18n import _, ngettext
from journal_app.services import papers
from journal_app.services.papers import Paper
from journal_app.system.file_dialogs import documents
from journal_app.system.printing import can_print
from journal_app.ui.context import Context
from journal_app.ui.papers.blocks import Faces, Leaves, Saying, blocks
from journal_app.ui.papers.days_choice import DaysChoice
from journal_app.ui.papers.errand import Errand, asked_for, target_of
from journal_app.ui.papers.far_line import FarLine, Pace
from journal_app.ui.papers.setting import pdf_of
from journal_app.ui.papers.ticks import Ticks
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.segmented import Segmented

NEUTRAL_NAME: Final = "pages"
_DAYS: Final = 1
"""The second of the two ways to say which pieces."""

Change = Callable[[Paper], Paper]


class PaperSheet(SheetDialog):
    """Nothing but the text goes along unless it was ticked, and nothing is written over."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        pieces: Sequence[PieceId],
        change: Change | None = None,
    ) -> None:
        """`change` is done to each piece before it is set: only selected words of it, say."""
        theme = context.theme
        super().__init__(theme, window, _("Print, or keep as PDF"))
        self._context = context
        self._pieces = tuple(pieces)
        self._change = change
        self._errand = Errand(context, self)
        count = ngettext("{n} piece", "{n} pieces, oldest first", len(pieces))
        said = _("Only the selected words") if change else count.format(n=len(pieces))
        self.what = Para(theme, said, "body", "ink2", name=_("What goes onto paper"))
        self.which = Segmented(theme, _("Which pieces"), [_("These"), _("A range of days")])
        self.which.setVisible(change is None)
        self.days = DaysChoice(theme, QLocale(), lambda: day_of(context.clock))
        self.days.hide()
        self.ticks = Ticks(theme)
        self.far = FarLine(theme)
        self.place = Field(theme, name=_("Save as"))
        self.place.setText(str(documents() / f"{NEUTRAL_NAME}.pdf"))
        self.choose = Button(theme, _("Choose…"), "outline", size="small", style="smallm")
        warning = _(
            "This copy is not encrypted. Anyone who can open the folder can read it. A printer"
            " may keep a copy until it has printed."
        )
        self.warning = Para(theme, warning, "small", "ink2", name=_("What to know"))
        self.error = Para(theme, "", "small", "caution", name=_("Paper message"))
        self.error.hide()
        self.print_button = Button(theme, _("Print"), "quiet", "printer")
        self.print_button.setVisible(can_print())
        self.save = Button(theme, _("Save"), "primary")
        self.cancel = Button(theme, _("Cancel"), "outline")
        self._lay_out()
        self._connect()

    def dismiss(self) -> None:
        """Close it; what is on its way ends, and nobody waits for it."""
        self._errand.cancel()
        self.far.stop()
        self._pieces, self._change = (), None
        super().dismiss()

    def _save(self) -> None:
        if not self.save.isEnabled():
            # Enter pressed twice, or held: one is on its way.
            return
        try:
            target = target_of(self.place.text())
        except JournalError as error:
            self._on_trouble(error)
            return
        self._make(partial(self._errand.keep, target))

    @property
    def _by_days(self) -> bool:
        return self.which.current == _DAYS

    def _on_which(self, _at: int) -> None:
        self.days.setVisible(self._by_days)
        self.what.setVisible(not self._by_days)
        self._refuse("")
        if self._by_days:
            self.days.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        found = asked_for(self, self.place.text(), "pdf")
        if found:
            self.place.setText(found)
            self._refuse("")

    def _make(self, then: Callable[[bytes], None]) -> None:
        """Read every piece, set the pages behind the window, and go on with them."""
        clock, span = self._context.clock, self.days.span
        if not self._by_days:
            job = self._context.jobs.run_bulk(papers.read, self._pieces, clock=clock)
        elif span is None:
            self.days.ask()
            return
        else:
            run = self._context.jobs.run_bulk
            job = run(papers.read_days, span.first, span.last, clock=clock)
        self._be_busy(True)
        self.far.begin()
        self._errand.wait_for(job, partial(self._on_read, then))

    def _on_read(self, then: Callable[[bytes], None], read: Sequence[Paper]) -> None:
        if not read:
            self._be_busy(False)
            self._refuse(_("Nothing was written there. Other days may hold more."))
            announce(self.error, self.error.text())
            return
        known = self._context.known
        made = list(read) if self._change is None else list(map(self._change, read))
        saying = Saying(
            marks=known.marks,
            words=known.vocabulary,
            locale=QLocale(),
            clock=self._context.clock,
        )
        faces = Faces.of(self._context.theme)
        work = partial(_made, made, self.ticks.leaves, faces, saying, self.far.begin(len(made)))
        self._errand.wait_for(self._context.jobs.background(work), then)

    def _on_done(self, words: str) -> None:
        self.dismiss()
        self._context.notices.say(words)

    def _on_trouble(self, error: JournalError) -> None:
        self._be_busy(False)
        self._refuse(error.words)
        announce(self.error, error.words)
        self.place.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place.selectAll()

    def _refuse(self, words: str) -> None:
        self.error.set_text(words)
        self.error.setVisible(bool(words))
        self.warning.setVisible(not words)

    def _be_busy(self, busy: bool) -> None:
        for button in (self.save, self.print_button):
            button.setEnabled(not busy)
        if busy:
            self._refuse("")
        else:
            self.far.stop()

    def _connect(self) -> None:
        self._errand.done.connect(self._on_done)
        self._errand.failed.connect(self._on_trouble)
        self.which.chosen.connect(self._on_which)
        self.choose.clicked.connect(self._choose)
        self.place.textEdited.connect(lambda: self._refuse(""))
        self.place.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.print_button.clicked.connect(lambda: self._make(self._errand.pass_on))
        self.cancel.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        self.body.setSpacing(8)
        self.body.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self.what, self.days, self.ticks):
            self.body.addWidget(part)
        where = QHBoxLayout()
        where.setSpacing(8)
        label = PlainLabel(self._theme, _("Save as"), "smallm", "ink2")
        label.setBuddy(self.place)
        where.addWidget(label)
        where.addWidget(self.place, 1)
        where.addWidget(self.choose)
        self.body.addLayout(where)
        self.body.addWidget(self.warning)
        self.body.addWidget(self.error)
        self.body.addWidget(self.far)
        for button in (self.print_button, self.save, self.cancel):
            self.add_button(button)


def _made(made: list[Paper], leaves: Leaves, faces: Faces, saying: Saying, pace: Pace) -> bytes:
    """The whole document. Raises `Stopped` when nobody wants it any more."""
    imperial = QLocale.MeasurementSystem.ImperialUSSystem
    letter = saying.locale.measurementSystem() is imperial
    return pdf_of(blocks(pace.through(made), leaves, faces, saying), faces.number(), letter=letter)
