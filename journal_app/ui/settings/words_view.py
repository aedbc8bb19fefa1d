"""Words: every word a moment can be told with, to be renamed, hidden, added to and taken away."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from journal_app.core.changes import Changes
from journal_app.core.errors import BadInput
from journal_app.core.text import caseless
from journal_app.core.vocabulary import Term, Vocabulary
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import bin as bin_service
from journal_app.services import vocabulary
from journal_app.ui.context import Context
from journal_app.ui.settings.group_row import WordGroup
from journal_app.ui.settings.term_list import TermList
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.settings.word_groups import group_titles, word_parts
from journal_app.ui.widgets.field import SearchField
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.tab_order import read_in_order

if TYPE_CHECKING:
    from journal_app.storage.vault import Vault

Deed = Callable[["Vault"], Changes]
MOST_FOUND = 30
_AT_ONCE = 6
_READY = 46
"""As many rows as the longest group that ships has words."""


class WordsView(SettingsView):
    """Group by group, one open at a time; or what fits the words one looks for.

    There is one list, which is shown where it is wanted; its rows are made little by little.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Words"))
        theme = context.theme
        self.search = SearchField(theme, _("Find a word"))
        self.groups: dict[str, WordGroup] = {}
        self._titles = group_titles()
        self.list = TermList(theme)
        self._adding: tuple[WordGroup, str] | None = None
        self.note = Para(theme, "", "small", "ink3")
        self._all = QFrame()
        self._results = QFrame()
        self._lay_out()
        self.search.textChanged.connect(self._show)
        self.list.renamed.connect(self._rename)
        self.list.shown_changed.connect(self._show_or_hide)
        self.list.removal_wanted.connect(self._remove)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._prepare)
        context.known.changed.connect(self._on_known)

    def enter(self) -> None:
        """Show the words as they are called now."""
        self._show()
        self._soon.start()

    def leave(self) -> None:
        """Nothing is made ready for a section nobody looks at."""
        self._soon.stop()

    def step_back(self) -> bool:
        """Let go of what was looked for, else close the group."""
        is_open = [group for group in self.groups.values() if group.is_open]
        if self.search.text():
            self.search.clear()
        elif is_open:
            is_open[0].close_group()
            is_open[0].head.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    def forget(self) -> None:
        """Drop what was typed, and every list."""
        self.search.forget()
        self.list.forget()
        for group in self.groups.values():
            group.close_group()
            group.add_field.forget()

    def _lay_out(self) -> None:
        line = _(
            "Rename a word in its place, or hide it from the lists. What was told with it stays."
        )
        self.add_heading(_("Words"), line)
        self.column.addWidget(self.search)
        self.column.addSpacing(8)
        self._lay_out_groups()
        results = self._in_results = QVBoxLayout(self._results)
        results.setContentsMargins(0, 8, 0, 0)
        results.setSpacing(10)
        results.addWidget(self.list)
        results.addWidget(self.note)
        self.column.addWidget(self._all)
        self.column.addWidget(self._results)
        self.column.addStretch(1)
        self._results.hide()

    def _lay_out_groups(self) -> None:
        theme = self.context.theme
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in word_parts():
            column.addSpacing(18)
            column.addWidget(PlainLabel(theme, part.title, "smallm", "ink3"))
            column.addSpacing(4)
            for name, title in part.groups.items():
                group = self.groups[name] = WordGroup(theme, name, title)
                group.opened.connect(partial(self._on_opened, group))
                group.added.connect(partial(self._add, group))
                column.addWidget(group)

    # What is listed.

    @property
    def _words(self) -> Vocabulary:
        return self.context.known.vocabulary

    @property
    def _shipped(self) -> Vocabulary:
        return self.context.known.shipped

    def _show(self) -> None:
        wanted = caseless(" ".join(self.search.text().split()))
        if wanted:
            self._show_found(wanted)
        else:
            for group in self.groups.values():
                if group.is_open:
                    group.show_words(self.list, self._words, self._shipped)
        self._all.setVisible(not wanted)
        self._results.setVisible(bool(wanted))
        read_in_order(self)

    def _on_known(self) -> None:
        self._show()
        self._tell_added()

    def _prepare(self) -> None:
        if self.list.prepared < _READY:
            self.list.prepare(min(_READY, self.list.prepared + _AT_ONCE))
            self._soon.start()

    def _show_found(self, wanted: str) -> None:
        found = [term for term in self._words.terms.values() if self._fits(term, wanted)]
        if self._in_results.indexOf(self.list) < 0:
            self._in_results.insertWidget(0, self.list)
        self.list.setAccessibleName(_("Words found"))
        self.list.show_terms(found[:MOST_FOUND], self._words, self._shipped, self._titles)
        self.list.setVisible(bool(found))
        words = ""
        if not found:
            words = _("No word is called that.")
        elif len(found) > MOST_FOUND:
            words = _("There are more. A few more letters will find them.")
        self.note.set_text(words)

    def _fits(self, term: Term, wanted: str) -> bool:
        if term.group not in self.groups:
            return False
        names = (term.label, term.short, self._shipped.label(term.id))
        return any(wanted in caseless(name) for name in names)

    def _on_opened(self, opened: WordGroup) -> None:
        for group in self.groups.values():
            if group is not opened:
                group.close_group()
        opened.show_words(self.list, self._words, self._shipped)
        read_in_order(self)

    # What is done.

    def _rename(self, term: str, label: str) -> None:
        before = self._words.label(term)
        old = "" if before == self._shipped.label(term) else before
        rename = partial(vocabulary.rename, shipped=self._shipped)
        now = label or self._shipped.label(term)
        words = _("“{before}” is called “{now}” now.").format(before=before, now=now)
        job = self._do(
            partial(rename, term=term, label=label), words, partial(rename, term=term, label=old)
        )
        row = self.list.row_of(term)
        if row is not None:
            row.name.place.follow(job)

    def _show_or_hide(self, term: str, shown: bool) -> None:
        words = _("“{word}” is offered again.") if shown else _("“{word}” is offered no more.")
        self._do(
            partial(vocabulary.hide, term=term, hidden=not shown),
            words.format(word=self._words.label(term)),
            partial(vocabulary.hide, term=term, hidden=shown),
        )

    def _remove(self, term: str) -> None:
        clock = self.context.clock
        words = _("“{word}” is taken away.").format(word=self._words.label(term))
        told = _Told(words, partial(bin_service.bring_back, uid=term, clock=clock), self)
        told.wanted.connect(self._say)
        job = self.context.jobs.run(vocabulary.remove, term, clock=clock)
        job.finished.connect(told.tell)
        job.failed.connect(partial(self._on_not_removed, term))

    def _on_not_removed(self, term: str, error: Exception) -> None:
        """Say why it stays, and offer to hide it instead."""
        if isinstance(error, BadInput):
            hide = partial(self._show_or_hide, term, False)
            self.context.notices.say(error.words, _("Hide it"), hide)
        else:
            self._on_refused(error)

    def _add(self, group: WordGroup, label: str) -> None:
        add = partial(vocabulary.add, shipped=self._shipped, clock=self.context.clock)
        job = self.context.jobs.run(partial(add, group=group.group, label=label))
        self._adding = (group, label)
        group.adding.follow(job)
        job.finished.connect(self._on_added)
        job.failed.connect(self._on_refused)

    def _on_added(self, _changes: Changes) -> None:
        self._tell_added()

    def _tell_added(self) -> None:
        """Say that a word was added, as soon as it is known."""
        if self._adding is None:
            return
        group, label = self._adding
        added = self._words.named(group.group, label)
        if added is not None and added.own:
            self._adding = None
            words = _("“{word}” is added.").format(word=added.label)
            remove = partial(vocabulary.remove, term=added.id, clock=self.context.clock)
            self._say(words, remove)

    def _do(self, deed: Deed, words: str, undo: Deed) -> Job:
        told = _Told(words, undo, self)
        told.wanted.connect(self._say)
        job = self.context.jobs.run(deed)
        job.finished.connect(told.tell)
        job.failed.connect(self._on_refused)
        return job

    def _say(self, words: str, undo: Deed) -> None:
        self.context.notices.say(words, _("Undo"), partial(self._undo, undo))

    def _undo(self, undo: Deed) -> None:
        job = self.context.jobs.run(undo)
        job.failed.connect(self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self._adding = None
        self._show()
        self.on_trouble(error)


class _Told(QObject):
    """What is said once a deed is done; it goes with the page, so that nothing is said after it."""

    wanted = Signal(str, object)

    def __init__(self, words: str, undo: Deed, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._undo = undo

    def tell(self, _changes: Changes) -> None:
        """The deed is done."""
        self.wanted.emit(self._words, self._undo)
        self.deleteLater()
