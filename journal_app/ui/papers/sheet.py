"""Print pieces, or keep them as a PDF: what goes along is ticked, and nothing else is told."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.core.clock import day_of
from journal_app.core.ids import PieceId
from journal_app.i18n import _, ngettext
from journal_app.services import papers, pictures
from journal_app.services.papers import Paper
from journal_app.system.file_dialogs import documents
from journal_app.system.printing import can_print
from journal_app.ui.context import Context
from journal_app.ui.papers.blocks import Faces, Saying
from journal_app.ui.papers.days_choice import DaysChoice
from journal_app.ui.papers.making import Document, Making, told_of
from journal_app.ui.papers.outward_sheet import OutwardSheet
from journal_app.ui.papers.ticks import Ticks
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from journal_app.services.pictures import SealedFiles

NEUTRAL_NAME: Final = "pages"
_DAYS: Final = 1
"""The second of the two ways to say which pieces."""

Change = Callable[[Paper], Paper]


class PaperSheet(OutwardSheet):
    """Nothing but the text goes along unless it was ticked, and nothing is written over."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        pieces: Sequence[PieceId],
        change: Change | None = None,
    ) -> None:
        """`change` is done to each piece before it is set: only selected words of it, say."""
        super().__init__(
            context,
            window,
            _("Print, or keep as PDF"),
            save=_("Save"),
            trouble=_("Paper message"),
        )
        theme = context.theme
        self._pieces = tuple(pieces)
        self._change = change
        count = ngettext("{n} piece", "{n} pieces, oldest first", len(pieces))
        said = _("Only the selected words") if change else count.format(n=len(pieces))
        self.what = Para(theme, said, "body", "ink2", name=_("What goes onto paper"))
        self.which = Segmented(theme, _("Which pieces"), [_("These"), _("A range of days")])
        self.which.setVisible(change is None)
        self.days = DaysChoice(theme, QLocale(), lambda: day_of(context.clock))
        self.days.hide()
        self.ticks = Ticks(theme, words_only=change is not None)
        self.place.setText(str(documents() / f"{NEUTRAL_NAME}.pdf"))
        self._ending = "pdf"
        if can_print():
            more = _("A printer may keep a copy until it has printed.")
            self.warning.set_text(f"{self.warning.text()} {more}")
        self.print_button = Button(theme, _("Print"), "quiet", "printer")
        self.print_button.setVisible(can_print())
        self._begins.append(self.print_button)
        self._lay_out()
        self.which.chosen.connect(self._on_which)
        self.wanted_at.connect(lambda target: self._make(partial(self._errand.keep, target)))
        self.print_button.clicked.connect(lambda: self._make(self._errand.pass_on))

    def dismiss(self) -> None:
        """Close it with every piece of it."""
        self._pieces, self._change = (), None
        super().dismiss()

    @property
    def _by_days(self) -> bool:
        return self.which.current == _DAYS

    def _on_which(self, _at: int) -> None:
        self.days.setVisible(self._by_days)
        self.what.setVisible(not self._by_days)
        self.refuse("")
        if self._by_days:
            self.days.first.setFocus(Qt.FocusReason.OtherFocusReason)

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
            self.refuse(_("Nothing was written there. Other days may hold more."))
            announce(self.error, self.error.text())
            return
        made = list(read) if self._change is None else list(map(self._change, read))
        if self.ticks.leaves.pictures and any(paper.hung for paper in made):
            job = self._context.jobs.run(pictures.files_of)
            self._errand.wait_for(job, partial(self._on_ready, then, made))
        else:
            self._on_ready(then, made, None)

    def _on_ready(
        self, then: Callable[[bytes], None], made: list[Paper], files: "SealedFiles | None"
    ) -> None:
        known = self._context.known
        saying = Saying(
            marks=known.marks,
            words=known.vocabulary,
            locale=QLocale(),
            clock=self._context.clock,
        )
        making = Making(
            leaves=self.ticks.leaves,
            faces=Faces.of(self._context.theme),
            saying=saying,
            files=files,
        )
        work = partial(making.document, made, self.far.begin(len(made)))
        job = self._context.jobs.background(work, to_the_end=files is not None)
        if files is not None:
            # Let go of before it began, the work itself forgets no key.
            job.destroyed.connect(lambda _job: files.wipe())
        self._errand.wait_for(job, partial(self._on_made, then))

    def _on_made(self, then: Callable[[bytes], None], document: Document) -> None:
        self._errand.say_too(told_of(document.on_paper))
        then(document.contents)

    def _lay_out(self) -> None:
        self.body.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.body.addLayout(row)
        row.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeading)
        row.addWidget(self.what, 1, Qt.AlignmentFlag.AlignVCenter)
        for part in (self.days, self.ticks):
            self.body.addWidget(part)
        self._lay_out_place()
        for button in (self.print_button, self.save, self.cancel):
            self.add_button(button)
