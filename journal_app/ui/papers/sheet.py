"""Print pieces, or keep them as a PDF: what goes along is ticked, and nothing else is told."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.core.errors import JournalError
from journal_app.core.ids import PieceId
from journal_app.i18n import _, ngettext
from journal_app.services import papers
from journal_app.services.papers import Paper
from journal_app.system.file_dialogs import documents
from journal_app.system.printing import can_print
from journal_app.ui.context import Context
from journal_app.ui.papers.blocks import Faces, Leaves, Saying, blocks
from journal_app.ui.papers.errand import Errand, asked_for, target_of
from journal_app.ui.papers.setting import pdf_of
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.check import Check
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

NEUTRAL_NAME: Final = "pages"

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
        self.names = Check(theme, _("Names of people, and tags"))
        self.marks = Check(theme, _("What is marked"))
        self.notes = Check(theme, _("Notes in the margin"))
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
        """Close it; nobody waits for what is on its way."""
        self._errand.cancel()
        self._pieces, self._change = (), None
        super().dismiss()

    @property
    def leaves(self) -> Leaves:
        """What was ticked."""
        return Leaves(
            names=self.names.isChecked(),
            marks=self.marks.isChecked(),
            notes=self.notes.isChecked(),
        )

    def _save(self) -> None:
        try:
            target = target_of(self.place.text())
        except JournalError as error:
            self._on_trouble(error)
            return
        self._make(partial(self._errand.keep, target))

    def _choose(self) -> None:
        found = asked_for(self, self.place.text(), "pdf")
        if found:
            self.place.setText(found)
            self._refuse("")

    def _make(self, then: Callable[[bytes], None]) -> None:
        """Read every piece, set the pages behind the window, and go on with them."""
        self._be_busy(True)
        clock = self._context.clock
        job = self._context.jobs.run_bulk(papers.read, self._pieces, clock=clock)
        self._errand.wait_for(job, partial(self._on_read, then))

    def _on_read(self, then: Callable[[bytes], None], read: Sequence[Paper]) -> None:
        known = self._context.known
        made = list(read) if self._change is None else list(map(self._change, read))
        saying = Saying(marks=known.marks, words=known.vocabulary, locale=QLocale())
        work = partial(_made, made, self.leaves, Faces.of(self._context.theme), saying)
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

    def _connect(self) -> None:
        self._errand.done.connect(self._on_done)
        self._errand.failed.connect(self._on_trouble)
        self.choose.clicked.connect(self._choose)
        self.place.textEdited.connect(lambda: self._refuse(""))
        self.place.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.print_button.clicked.connect(lambda: self._make(self._errand.pass_on))
        self.cancel.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        self.body.setSpacing(8)
        self.body.addWidget(self.what)
        for check in (self.names, self.marks, self.notes):
            self.body.addWidget(check, 0, Qt.AlignmentFlag.AlignLeading)
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
        for button in (self.print_button, self.save, self.cancel):
            self.add_button(button)


def _made(made: list[Paper], leaves: Leaves, faces: Faces, saying: Saying) -> bytes:
    imperial = QLocale.MeasurementSystem.ImperialUSSystem
    letter = saying.locale.measurementSystem() is imperial
    return pdf_of(blocks(made, leaves, faces, saying), faces.number(), letter=letter)
