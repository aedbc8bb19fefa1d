"""Marks: the person's own set, to be renamed, given a look, hidden, moved, added to, read."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout

from journal_app.core.changes import Changes
from journal_app.core.errors import BadInput
from journal_app.core.marks import ICONS, MOST_BY_KEY, TINTS, Mark, Marks, shipped_marks
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import marks
from journal_app.services.marks import LONGEST_LABEL
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.asking import Adding
from journal_app.ui.settings.mark_look import MarkLookPopover
from journal_app.ui.settings.mark_row import MarkRow
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.field import Field

if TYPE_CHECKING:
    from journal_app.storage.vault import Vault

Deed = Callable[["Vault"], Changes]
_SIGN: Final = "bookmark-simple"
"""The sign of a mark that was just added."""


class MarksView(SettingsView):
    """A row a mark, in the order in which they are offered."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Marks"))
        theme = context.theme
        self._locale = QLocale()
        self._shipped = shipped_marks()
        self.rows: dict[str, MarkRow] = {}
        self.card = Card(theme, padding=0, name=_("Your marks"))
        self.card.content.setContentsMargins(1, 4, 1, 4)
        self.add_field = Field(theme, _("A mark of your own"), name=_("Add a mark"))
        self.add_field.setMaxLength(LONGEST_LABEL)
        self._adding = Adding(self.add_field)
        self.add_button = Button(
            theme, _("Add"), "outline", "plus", _("Add the mark"), style="smallm"
        )
        self._look: MarkLookPopover | None = None
        self._uses: Mapping[str, int] = {}
        self._counting: Job | None = None
        self._lay_out()
        self.add_field.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        context.known.changed.connect(self._show)

    def enter(self) -> None:
        """Show the marks as they are, and count what carries them."""
        self._show()
        self._count()

    def refresh(self, changes: Changes) -> None:
        """Passages came or went."""
        if changes.passages or changes.order:
            self._count()

    def step_back(self) -> bool:
        """Close the choice of signs."""
        if self._look is not None and not self._look.isHidden():
            self._look.dismiss()
            return True
        return False

    def forget(self) -> None:
        """Drop every name of the person's own."""
        self.add_field.forget()
        self._uses = {}
        if self._counting is not None:
            self._counting.cancel()
        if self._look is not None:
            self._look.dismiss()
        for row in self.rows.values():
            row.name.show_name("")
        self._show_these(self._shipped)

    def _lay_out(self) -> None:
        line = _(
            "What words of an entry can be marked as. The first nine have a digit where one marks."
        )
        self.add_heading(_("Marks"), line)
        self.column.addWidget(self.card)
        self.column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.column.addLayout(row)
        row.addWidget(self.add_field, 1)
        row.addWidget(self.add_button)
        self.column.addStretch(1)

    # What is listed.

    @property
    def _marks(self) -> Marks:
        return self.context.known.marks

    def _show(self) -> None:
        self._show_these(self._marks)

    def _show_these(self, shown: Marks) -> None:
        for gone in set(self.rows) - set(shown.by_id):
            row = self.rows.pop(gone)
            self.card.content.removeWidget(row)
            row.hide()
            row.name.show_name("")
            row.setParent(None)
            row.deleteLater()
        digits = {mark.id: str(at) for at, mark in enumerate(shown.offered[:MOST_BY_KEY], start=1)}
        for at, mark in enumerate(shown):
            row = self.rows.get(mark.id) or self._made_row(mark)
            if self.card.content.indexOf(row) != at:
                self.card.content.removeWidget(row)
                self.card.content.insertWidget(at, row)
            last = at == len(shown.by_id) - 1
            row.show_mark(mark, digit=digits.get(mark.id, ""), first=at == 0, last=last)
            row.show_uses(self._uses.get(mark.id, 0), self._locale)
            row.show()
        self._set_tab_order(shown)
        if self._look is not None and not self._look.isHidden():
            self._look.show_mark(shown.get(self._look.mark.id))

    def _set_tab_order(self, shown: Marks) -> None:
        rows = [self.rows[mark.id] for mark in shown]
        stops = [stop for row in rows for stop in row.stops]
        stops += [self.add_field, self.add_button]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _made_row(self, mark: Mark) -> MarkRow:
        own_name = "" if mark.own else self._shipped.label(mark.id)
        row = self.rows[mark.id] = MarkRow(self.context.theme, mark, own_name)
        row.renamed.connect(self._rename)
        row.look_wanted.connect(self._ask_look)
        row.moved.connect(self._move)
        row.shown_changed.connect(self._show_or_hide)
        row.removal_wanted.connect(self._remove)
        row.reading_wanted.connect(self._read)
        return row

    def _count(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
        self._counting = self.context.jobs.run(marks.uses)
        self._counting.finished.connect(self._on_counted)

    def _on_counted(self, uses: dict[str, int]) -> None:
        self._uses = uses
        for mark, row in self.rows.items():
            row.show_uses(uses.get(mark, 0), self._locale)

    # What is done.

    def _rename(self, mark: str, label: str) -> None:
        before = self._marks.label(mark)
        own_name = self._shipped.label(mark)
        old = "" if before == own_name else before
        words = _("“{before}” is called “{now}” now.")
        job = self._do(
            partial(marks.rename, mark=mark, label=label),
            words.format(before=before, now=label or own_name),
            partial(marks.rename, mark=mark, label=old),
        )
        self.rows[mark].name.place.follow(job)

    def _show_or_hide(self, mark: str, shown: bool) -> None:
        words = _("“{word}” is offered again.") if shown else _("“{word}” is offered no more.")
        self._do(
            partial(marks.hide, mark=mark, hidden=not shown),
            words.format(word=self._marks.label(mark)),
            partial(marks.hide, mark=mark, hidden=shown),
        )

    def _ask_look(self, mark: str) -> None:
        if self._look is None:
            self._look = MarkLookPopover(self.context.theme, self.window())
            self._look.chosen.connect(self._restyle_mark)
        self._look.ask_at(self.rows[mark].look, self._marks.get(mark))

    def _restyle_mark(self, mark: str, icon: str, tint: str) -> None:
        self._run(partial(marks.restyle, mark=mark, icon=icon, tint=tint))

    def _move(self, mark: str, step: int) -> None:
        self._run(partial(marks.move, mark=mark, step=step))

    def _read(self, mark: str) -> None:
        self.context.navigator.go(Place(page=PageId.PASSAGES, part=mark))

    def _add(self) -> None:
        if not self._adding.begin():
            return
        label = self.add_field.text()
        tint = TINTS[len(self._marks.by_id) % len(TINTS)]
        icon = _SIGN if _SIGN in ICONS else ICONS[0]
        add = partial(marks.add, icon=icon, tint=tint, clock=self.context.clock)
        job = self.context.jobs.run(partial(add, label=label))
        self._adding.follow(job)
        job.finished.connect(self._on_added)
        job.failed.connect(self._on_refused)

    def _on_added(self, _changes: Changes) -> None:
        added = list(self._marks)[-1]
        words = _("“{word}” is added.").format(word=added.label)
        self._say(words, partial(marks.remove, mark=added.id, clock=self.context.clock))

    def _remove(self, mark: str) -> None:
        gone = self._marks.get(mark)
        place = list(self._marks.by_id).index(mark)
        job = self.context.jobs.run(marks.remove, mark, clock=self.context.clock)
        words = _("“{word}” is taken away.").format(word=gone.label)
        undo = partial(marks.put_back, mark=gone, place=place)
        job.finished.connect(partial(self._on_removed, place, words, undo))
        job.failed.connect(partial(self._on_not_removed, mark))

    def _on_removed(self, place: int, words: str, undo: Deed, _changes: Changes) -> None:
        left = list(self._marks.by_id)
        self.rows[left[min(place, len(left) - 1)]].look.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(words, undo)

    def _on_not_removed(self, mark: str, error: Exception) -> None:
        """Say why it stays, and offer to hide it instead."""
        if not isinstance(error, BadInput):
            self.on_trouble(error)
            return
        hide = partial(self._show_or_hide, mark, False)
        self.context.notices.say(error.words, _("Hide it"), hide)

    def _do(self, deed: Deed, words: str, undo: Deed) -> Job:
        job = self.context.jobs.run(deed)
        job.finished.connect(partial(self._tell, words, undo))
        job.failed.connect(self._on_refused)
        return job

    def _tell(self, words: str, undo: Deed, _changes: Changes) -> None:
        self._say(words, undo)

    def _run(self, deed: Deed) -> None:
        job = self.context.jobs.run(deed)
        job.failed.connect(self._on_refused)

    def _say(self, words: str, undo: Deed) -> None:
        self.context.notices.say(words, _("Undo"), partial(self._run, undo))

    def _on_refused(self, error: Exception) -> None:
        self._show()
        self.on_trouble(error)
