"""Does to a name what its menu offers, says so quietly, and keeps the way back."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journal_app.core.changes import Changes
from journal_app.core.errors import BadInput, JournalError
from journal_app.core.labels import Label
from journal_app.i18n import _
from journal_app.services import labels
from journal_app.services.labels import Gone, Kind, Renamed
from journal_app.ui.context import Context
from journal_app.ui.people.sheets import ForgetSheet, MergeSheet, RenameSheet
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.undoing import Undoing

if TYPE_CHECKING:
    from journal_app.core.saved_searches import SavedSearch
    from journal_app.storage.vault import Vault


class NameDeeds(QObject):
    """Belongs to a page; sheets stand over its window."""

    gone = Signal(object)
    """The name that was shown is gone; carries the uid that stands in its place, or `None`."""
    returned = Signal(str, str)
    """One that was gone is there again: ``person`` or ``tag``, and its uid."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over
        self._sheet: SheetDialog | None = None
        self._undoing = Undoing(context, self)
        self._undoing.refused.connect(self._on_refused)

    def rename(self, kind: Kind, label: Label) -> None:
        """Ask for another name."""
        sheet = RenameSheet(self._context.theme, self._over.window(), label)
        sheet.named.connect(partial(self._rename, kind, label, sheet))
        sheet.merge_wanted.connect(partial(self.merge, kind, label))
        self._open(sheet)

    def merge(self, kind: Kind, label: Label, other: Label | None = None) -> None:
        """Ask which name stays; `other` is picked already."""
        job = self._context.jobs.run(labels.every, kind)
        job.finished.connect(partial(self._ask_which, kind, label, other))
        job.failed.connect(self._on_refused)

    def forget(self, kind: Kind, label: Label) -> None:
        """Say what forgetting does, and ask."""
        called = partial(self._called, kind)
        sheet = ForgetSheet(self._context.theme, self._over.window(), label, called=called)
        sheet.forget_wanted.connect(partial(self._forget, kind, label))
        self._open(sheet)

    def colour(self, kind: Kind, label: Label, tint: str | None) -> None:
        """Give it a tint, or none."""
        self._undoing.do(partial(_colour, kind, label, tint))

    def hide(self, kind: Kind, label: Label, hidden: bool) -> None:
        """Offer it no more, or again."""
        words = (
            _("“{name}” is not offered any more. It is still found.")
            if hidden
            else _("“{name}” is offered again.")
        )
        self._undoing.do(
            partial(_hide, kind, label, hidden),
            words.format(name=self._called(kind, label.label)),
            partial(_hide, kind, label, not hidden),
        )

    def keep_out(self, kind: Kind, label: Label, kept_out: bool) -> None:
        """Keep what carries it out of On this day, or let it in."""
        words = (
            _("What carries “{name}” is not shown on On this day.")
            if kept_out
            else _("What carries “{name}” may be shown on On this day.")
        )
        self._undoing.do(
            partial(_keep_out, kind, label, kept_out),
            words.format(name=self._called(kind, label.label)),
            partial(_keep_out, kind, label, not kept_out),
        )

    def dismiss(self) -> None:
        """Close what is open, with its words."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None and isValid(sheet):
            sheet.dismiss()

    # How it goes on.

    def _rename(self, kind: Kind, label: Label, sheet: RenameSheet, name: str) -> None:
        job = self._context.jobs.run(labels.rename, kind, label.uid, name)
        job.finished.connect(partial(self._on_renamed, kind, label, sheet))
        job.failed.connect(partial(self._on_not_renamed, sheet))

    def _on_renamed(self, kind: Kind, label: Label, sheet: RenameSheet, done: Renamed) -> None:
        if done.taken is not None:
            if isValid(sheet):
                sheet.offer_merge(done.taken)
            return
        self.dismiss()
        if done.changes:
            words = _("Renamed.")
            undo = partial(self._name_back, kind, label, done.searches)
            self._context.notices.say(words, _("Undo"), undo)

    def _name_back(self, kind: Kind, label: Label, searches: "Sequence[SavedSearch]") -> None:
        job = self._context.jobs.run(labels.rename, kind, label.uid, label.label, searches=searches)
        job.finished.connect(partial(self._on_named_back, kind, label))
        job.failed.connect(self._on_refused)

    def _on_named_back(self, kind: Kind, label: Label, done: Renamed) -> None:
        if done.taken is not None:
            words = _("“{name}” is the name of another by now, so nothing was changed.")
            called = self._called(kind, label.label)
            self._context.notices.say(words.format(name=called))

    def _on_not_renamed(self, sheet: RenameSheet, error: Exception) -> None:
        if isinstance(error, BadInput) and isValid(sheet):
            sheet.refuse(error.words)
        else:
            self._on_refused(error)

    def _ask_which(
        self, kind: Kind, label: Label, other: Label | None, others: Sequence[Label]
    ) -> None:
        icon = "user" if kind.noun == "person" else "tag-simple"
        called = partial(self._called, kind)
        over = self._over.window()
        sheet = MergeSheet(self._context.theme, over, label, others, icon, called=called)
        sheet.chosen.connect(partial(self._merge, kind, label))
        self._open(sheet)
        if other is not None:
            sheet.pick(other)
            sheet.merge.setFocus()

    def _merge(self, kind: Kind, label: Label, other: Label) -> None:
        words = _("“{name}” is “{other}” now.").format(
            name=self._called(kind, label.label), other=self._called(kind, other.label)
        )
        job = self._context.jobs.run(
            labels.merge, kind, label.uid, other.uid, clock=self._context.clock
        )
        job.finished.connect(partial(self._on_gone, kind, words))
        job.failed.connect(self._on_refused)

    def _forget(self, kind: Kind, label: Label) -> None:
        words = _("“{name}” is forgotten. It is in the bin for thirty days.").format(
            name=self._called(kind, label.label)
        )
        job = self._context.jobs.run(labels.forget, kind, label.uid, clock=self._context.clock)
        job.finished.connect(partial(self._on_gone, kind, words))
        job.failed.connect(self._on_refused)

    def _on_gone(self, kind: Kind, words: str, gone: Gone) -> None:
        self.gone.emit(gone.away.into)
        undo = partial(self._bring_back, kind, gone)
        self._context.notices.say(words, _("Undo"), undo)

    def _bring_back(self, kind: Kind, gone: Gone) -> None:
        job = self._context.jobs.run(labels.bring_back, kind, gone.away, gone.searches)
        job.finished.connect(lambda _changes: self.returned.emit(kind.noun, gone.away.uid))
        job.failed.connect(self._on_refused)

    def _open(self, sheet: SheetDialog) -> None:
        self.dismiss()
        self._sheet = sheet
        sheet.open()

    def _called(self, kind: Kind, name: str) -> str:
        return self._context.known.names.person(name) if kind.noun == "person" else name

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._context.notices.say(error.words)


def _colour(kind: Kind, label: Label, tint: str | None, vault: "Vault") -> Changes:
    return labels.colour(vault, kind, label.uid, tint)


def _hide(kind: Kind, label: Label, hidden: bool, vault: "Vault") -> Changes:
    return labels.show(vault, kind, label.uid, hidden=hidden)


def _keep_out(kind: Kind, label: Label, kept_out: bool, vault: "Vault") -> Changes:
    return labels.show(vault, kind, label.uid, kept_out=kept_out)
