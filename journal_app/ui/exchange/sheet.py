"""Take a copy out: written behind the window, told how far, stopped by closing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from journal_app.core.clock import day_of
from journal_app.core.ids import PieceId
from journal_app.i18n import _, ngettext
from journal_app.services import exchange
from journal_app.services.exchange import Exported, Format, Wanted
from journal_app.system.file_dialogs import documents
from journal_app.ui.context import Context
from journal_app.ui.exchange.choices import Choices
from journal_app.ui.papers.outward_sheet import OutwardSheet

NEUTRAL_NAME: Final = "journal-export"
_SUFFIXES: Final = {Format.JSON: ".json", Format.MARKDOWN: "", Format.HTML: ".html"}


class ExportSheet(OutwardSheet):
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
        super().__init__(
            context,
            window,
            _("Take a copy out"),
            save=_("Save unencrypted"),
            trouble=_("Export message"),
        )
        self._listed = tuple(listed)
        count = ngettext("{n} piece.", "{n} pieces.", len(listed)).format(n=len(listed))
        self.choices = Choices(context.theme, count if listed else "", part)
        name = f"{NEUTRAL_NAME}-{day_of(context.clock).isoformat()}"
        self.place.setText(str(documents() / f"{name}{_SUFFIXES[Format.JSON]}"))
        self._ending = _ending_of(Format.JSON)
        self.body.setSpacing(8)
        self.body.addWidget(self.choices)
        self._lay_out_place()
        for button in (self.save, self.cancel):
            self.add_button(button)
        self.choices.form.chosen.connect(self._on_form)
        self.wanted_at.connect(self._on_wanted)

    def dismiss(self) -> None:
        """Close it; what is on its way leaves nothing behind."""
        self._listed = ()
        super().dismiss()

    def _on_wanted(self, target: Path) -> None:
        choices = self.choices
        wanted = Wanted(
            form=choices.chosen_form,
            only=self._listed if choices.is_part else None,
            files=choices.takes_files,
            step=self.far.begin().step,
        )
        self._be_busy(True)
        job = self._context.jobs.run(exchange.set_out, target, wanted, clock=self._context.clock)
        self._errand.wait_for(job, self._on_set_out)

    def _on_set_out(self, ready: exchange.SetOut) -> None:
        jobs, work = self._context.jobs, ready.work
        if ready.on_vault_thread:
            job = jobs.run_bulk(lambda _vault: work())
        else:
            # A lock waits for its end: what was written so far is taken away, not left behind.
            job = jobs.background(work, to_the_end=True)
        self._errand.wait_for(job, self._on_exported)

    def _on_exported(self, done: Exported) -> None:
        words = _("Saved as {name}. It is not encrypted.").format(name=done.path.name)
        if done.files_left:
            words = f"{words} {exchange.left_behind(done.files_left)}"
        self._on_done(words)

    def _on_form(self, _at: int) -> None:
        """Let the name end as the form does, where it ended like another one."""
        path = Path(self.place.text())
        named = path.name and not self.place.text().endswith(("/", "\\"))
        if named and path.suffix in _SUFFIXES.values():
            self.place.setText(str(path.with_suffix(_SUFFIXES[self.choices.chosen_form])))
        self._ending = _ending_of(self.choices.chosen_form)


def _ending_of(form: Format) -> str:
    return _SUFFIXES[form].removeprefix(".")
