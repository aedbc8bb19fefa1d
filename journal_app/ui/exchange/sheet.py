"""Take a copy out: written behind the window, told how far, stopped by closing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.core.errors import JournalError
from journal_app.core.ids import PieceId
from journal_app.i18n import _, ngettext
from journal_app.services import exchange
from journal_app.services.exchange import Exported, Format, Wanted
from journal_app.system.file_dialogs import documents
from journal_app.ui.context import Context
from journal_app.ui.exchange.choices import Choices
from journal_app.ui.papers.errand import Errand, asked_for, target_of
from journal_app.ui.papers.far_line import FarLine
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

NEUTRAL_NAME: Final = "journal-export"
_SUFFIXES: Final = {Format.JSON: ".json", Format.MARKDOWN: "", Format.HTML: ".html"}


class ExportSheet(SheetDialog):
    """Nothing is written over, and what could not go along is told."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        listed: Sequence[PieceId] = (),
        part: str = "",
    ) -> None:
        """`listed` are the pieces of a part that is offered beside all there is.

        `part` is what it is called where it is no list.
        """
        theme = context.theme
        super().__init__(theme, window, _("Take a copy out"))
        self._context = context
        self._listed = tuple(listed)
        self._errand = Errand(context, self)
        count = ngettext("{n} piece.", "{n} pieces.", len(listed)).format(n=len(listed))
        self.choices = Choices(theme, count if listed else "", part)
        self.place = Field(theme, name=_("Save as"))
        name = f"{NEUTRAL_NAME}-{context.clock.now():%Y-%m-%d}"
        self.place.setText(str(documents() / f"{name}{_SUFFIXES[Format.JSON]}"))
        self.choose = Button(theme, _("Choose…"), "outline", size="small", style="smallm")
        warning = _("This copy is not encrypted. Anyone who can open the folder can read it.")
        self.warning = Para(theme, warning, "small", "ink2", name=_("What to know"))
        self.error = Para(theme, "", "small", "caution", name=_("Export message"))
        self.error.hide()
        self.far = FarLine(theme)
        self.save = Button(theme, _("Save unencrypted"), "primary")
        self.cancel = Button(theme, _("Cancel"), "outline")
        self._lay_out()
        self._connect()

    def dismiss(self) -> None:
        """Close it; what is on its way ends and leaves nothing behind."""
        self._stop()
        self._listed = ()
        super().dismiss()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put away, as for a lock: what is on its way ends here too."""
        if not event.spontaneous():
            self._stop()
        super().hideEvent(event)

    def _stop(self) -> None:
        self._errand.cancel()
        self.far.stop()
        self.save.setEnabled(True)

    def _save(self) -> None:
        if not self.save.isEnabled():
            # Enter pressed twice, or held: one copy is on its way.
            return
        try:
            target = target_of(self.place.text())
        except JournalError as error:
            self._on_trouble(error)
            return
        choices = self.choices
        wanted = Wanted(
            form=choices.chosen_form,
            only=self._listed if choices.is_part else None,
            files=choices.takes_files,
            step=self.far.begin().step,
        )
        self._refuse("")
        self.save.setEnabled(False)
        job = self._context.jobs.run(exchange.set_out, target, wanted, clock=self._context.clock)
        self._errand.wait_for(job, self._on_set_out)

    def _on_set_out(self, ready: exchange.SetOut) -> None:
        jobs, work = self._context.jobs, ready.work
        if ready.on_vault_thread:
            job = jobs.run_bulk(lambda _vault: work())
        else:
            # A lock waits for its end: what was written so far is taken away, not left behind.
            job = jobs.background(work, to_the_end=True)
        self._errand.wait_for(job, self._on_done)

    def _on_done(self, done: Exported) -> None:
        self.dismiss()
        words = _("Saved as {name}. It is not encrypted.").format(name=done.path.name)
        if done.files_left:
            words = f"{words} {exchange.left_behind(done.files_left)}"
        self._context.notices.say(words)

    def _on_trouble(self, error: JournalError) -> None:
        self.far.stop()
        self.save.setEnabled(True)
        self._refuse(error.words)
        announce(self.error, error.words)
        self.place.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place.selectAll()

    def _refuse(self, words: str) -> None:
        self.error.set_text(words)
        self.error.setVisible(bool(words))
        self.warning.setVisible(not words)

    def _on_form(self, _at: int) -> None:
        """Let the name end as the form does, where it ended like another one."""
        path = Path(self.place.text())
        named = path.name and not self.place.text().endswith(("/", "\\"))
        if named and path.suffix in _SUFFIXES.values():
            self.place.setText(str(path.with_suffix(_SUFFIXES[self.choices.chosen_form])))

    def _choose(self) -> None:
        suffix = _SUFFIXES[self.choices.chosen_form].removeprefix(".")
        found = asked_for(self, self.place.text(), suffix)
        if found:
            self.place.setText(found)
            self._refuse("")

    def _connect(self) -> None:
        self._errand.failed.connect(self._on_trouble)
        self.choices.form.chosen.connect(self._on_form)
        self.choose.clicked.connect(self._choose)
        self.place.textEdited.connect(lambda: self._refuse(""))
        self.place.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        self.body.setSpacing(8)
        self.body.addWidget(self.choices)
        where = QHBoxLayout()
        where.setSpacing(8)
        label = PlainLabel(self._theme, _("Save as"), "smallm", "ink2")
        label.setBuddy(self.place)
        where.addWidget(label)
        where.addWidget(self.place, 1)
        where.addWidget(self.choose)
        self.body.addLayout(where)
        for line in (self.warning, self.error, self.far):
            self.body.addWidget(line)
        for button in (self.save, self.cancel):
            self.add_button(button)
