"""Take passages out of the journal: into a file of one's own, or onto paper."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import Uid
from journal_app.core.passages import ReadPassage
from journal_app.exchange.writers.passages import Leaves
from journal_app.i18n import ngettext
from journal_app.services import passages
from journal_app.system.file_dialogs import documents
from journal_app.system.printing import can_print
from journal_app.ui.context import Context
from journal_app.ui.passages.making import Form, faces, maker, preview, saying
from journal_app.ui.passages.take_out_sheet import TakeOutSheet

MOST_SHOWN: Final = 40
"""So many passages are looked at beforehand; the rest leaves in the same way."""
NEUTRAL_NAME: Final = "passages"
_FORMS: Final = tuple(Form)


class TakingOut(TakeOutSheet):
    """Nothing leaves that was not ticked, and nothing is written over."""

    def __init__(self, context: Context, window: QWidget, uids: Sequence[Uid]) -> None:
        super().__init__(context, window)
        self._uids = tuple(uids)
        self._locale = QLocale()
        self._first = self._read(self._uids[:MOST_SHOWN])
        self.place.setText(str(documents() / f"{NEUTRAL_NAME}.{Form.PDF}"))
        self._ending = Form.PDF.value
        self.print_button.setVisible(can_print())
        for check in (self.words, self.names, self.days, self.around):
            check.toggled.connect(self._show)
        self.form.chosen.connect(self._on_form)
        self.wanted_at.connect(self._on_wanted)
        self.print_button.clicked.connect(self._print)
        self._show()

    @property
    def chosen_form(self) -> Form:
        """What is taken out."""
        return _FORMS[self.form.current]

    @property
    def leaves(self) -> Leaves:
        """What was ticked."""
        words = self.words.isChecked()
        return Leaves(
            words=words,
            names=self.names.isChecked(),
            days=self.days.isChecked(),
            around=words and self.around.isChecked(),
        )

    def dismiss(self) -> None:
        """Close it with every word on it."""
        self._first = {}
        self.preview.show_words("")
        super().dismiss()

    # What one sees of it.

    def _show(self) -> None:
        self.around.setEnabled(self.words.isChecked())
        leaves = self.leaves
        self.warn(names_inside=leaves.words and not leaves.names)
        told = saying(self._context.known.marks, self._locale)
        shown = self._in_order(self._uids[:MOST_SHOWN], self._first)
        self.preview.show_words(preview(shown, self.chosen_form, leaves, told))
        rest = len(self._uids) - MOST_SHOWN
        words = ""
        if rest > 0:
            words = ngettext("and {count} more", "and {count} more", rest)
            words = words.format(count=self._locale.toString(rest))
        self.more.setText(words)
        self.more.setVisible(bool(words))

    def _on_form(self, _at: int) -> None:
        path = Path(self.place.text())
        if path.suffix.removeprefix(".") in list(_FORMS):
            self.place.setText(str(path.with_suffix(f".{self.chosen_form}")))
        self._ending = self.chosen_form.value
        self._show()

    # What is done.

    def _on_wanted(self, target: Path) -> None:
        self._make(self.chosen_form, partial(self._errand.keep, target))

    def _print(self) -> None:
        self._make(Form.PDF, self._errand.pass_on)

    def _make(self, form: Form, then: Callable[[bytes], None]) -> None:
        """Read every passage, make the document behind the window, and go on with it."""
        self._be_busy(True)
        job = self._context.jobs.run(passages.rows, self._uids)
        self._errand.wait_for(job, partial(self._on_read, form, then))

    def _on_read(
        self, form: Form, then: Callable[[bytes], None], read: Mapping[Uid, ReadPassage]
    ) -> None:
        rows = self._in_order(self._uids, read)
        told = saying(self._context.known.marks, self._locale)
        work = maker(rows, form, self.leaves, told, faces(self._context.theme))
        self._errand.wait_for(self._context.jobs.background(work), then)

    def _read(self, uids: Sequence[Uid]) -> dict[Uid, ReadPassage]:
        return self._context.session.read(passages.rows, uids) or {}

    @staticmethod
    def _in_order(uids: Sequence[Uid], read: Mapping[Uid, ReadPassage]) -> list[ReadPassage]:
        return [read[uid] for uid in uids if uid in read]
