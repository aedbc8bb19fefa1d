"""One search, whether it is typed, clicked or opened: reads it, shows it, tells what is wrong."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal

from journal_app.core.changes import Changes
from journal_app.core.clock import day_of
from journal_app.core.search_edits import said, with_people_called, without_words, words_place
from journal_app.core.search_hints import Hint, hints
from journal_app.core.search_keys import Key, Lexicon
from journal_app.core.search_language import EVERYTHING, Search, SearchError, parse
from journal_app.services import searching
from journal_app.services.searching import Hold
from journal_app.ui.context import Context
from journal_app.ui.date_names import read_date
from journal_app.ui.timeline.followed_names import FollowedNames
from journal_app.ui.timeline.header import TimelineHeader
from journal_app.ui.timeline.search_wording import value_label

LATE_MS: Final = 900
"""After the last key: by now what stands at the caret is meant as it is."""


class SearchDesk(QObject):
    """The text of the field is the one state; chips show it and change it."""

    wanted = Signal(object)
    """Carries the `Search` to show."""

    def __init__(self, context: Context, header: TimelineHeader, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._header = header
        self._field = header.field
        self._held: Hold | None = None
        self._names = FollowedNames()
        self._lexicon = Lexicon()
        self._search = EVERYTHING
        self._asked = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LATE_MS)
        self._late.timeout.connect(lambda: self._show_errors(late=True))
        self._field.ask_hints_of(self._hints)
        self._field.searched.connect(self._on_searched)
        self._field.escaped.connect(self.let_go)
        self._field.settled.connect(lambda: self._show_errors(late=True))
        header.filters.wanted.connect(self.put)
        header.filters.typing_wanted.connect(self._field.write_on)
        context.known.changed.connect(self._read_words)

    @property
    def search(self) -> Search:
        """What is looked for."""
        return self._search

    @property
    def lexicon(self) -> Lexicon:
        """What can be said, in the words of the person."""
        return self._lexicon

    def veil(self, text: str) -> str:
        """A search as it stands where nobody points at it."""
        names = self._context.known.names
        return with_people_called(text, names.person) if names.as_initials else text

    def put(self, text: str) -> None:
        """Look for this from now on."""
        self._field.put(text)

    def let_go(self) -> None:
        """Look for less: the words go first, and then all of it."""
        words = self._search.query or self._search.without
        self.put(without_words(self._search) if words else "")

    def begin(self) -> None:
        """Go into the field, the words chosen: what is typed takes their place, filters stay."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.select(*words_place(self._parsed(self._field.text())))

    def put_term(self, term: str) -> None:
        """Look for the moments of a place in the body."""
        self.put(said(Key.BODY, value_label(Key.BODY, term, self._lexicon)))

    def catch_up(self) -> None:
        """The page is shown: know the tags and years there are."""
        if not self._asked:
            self._asked = True
            self._read_words()
            job = self._context.jobs.run(
                searching.hold, clock=self._context.clock, before=self._held
            )
            job.finished.connect(self._on_held)

    def apply(self, changes: Changes) -> None:
        """Something changed somewhere."""
        if changes.tags or changes.people or changes.order:
            # Read anew when the page is next shown, or at once while it is.
            self._asked = False

    def forget(self) -> None:
        """Drop every word."""
        self._late.stop()
        self._held = None
        self._names.forget()
        self._asked = False
        self._lexicon = Lexicon()
        self._search = EVERYTHING
        self._field.setText("")
        self._field.mark(())
        self._header.show_count("")
        self._header.show_message("")
        self._header.filters.show_search(EVERYTHING, self._lexicon)

    def _on_held(self, held: Hold) -> None:
        if not self._asked:
            return
        before, self._held = self._held, held
        self._read_words()
        if before is not None:
            self.put(self._names.follow(self._field.text(), before, held))

    def _read_words(self) -> None:
        known = self._context.known
        people = known.people or None
        words = searching.lexicon(known.vocabulary, known.marks, people, self._held)
        self._header.filters.call_people(known.names.person)
        self._field.set_veil(self.veil)
        self._lexicon = replace(words, reads=lambda text, today: read_date(text, today, QLocale()))
        self._on_searched(self._field.text())

    def _on_searched(self, text: str) -> None:
        before = self._search
        self._search = self._parsed(text)
        self._header.filters.show_search(self._search, self._lexicon)
        self._show_errors(late=not self._field.hasFocus())
        self._late.start()
        if self._search != before:
            self.wanted.emit(self._search)

    def _show_errors(self, *, late: bool) -> None:
        errors = self._search.errors
        if self._search.text != self._field.text():
            return
        if not late or self._field.offering:
            # What stands at the caret is still being typed.
            caret = self._field.caret
            errors = tuple(each for each in errors if not each.start <= caret <= each.end)
        self._field.mark(errors)
        self._say(errors)

    def _say(self, errors: Sequence[SearchError]) -> None:
        words = errors[0].message if errors else ""
        self._header.show_message(words)

    def _parsed(self, text: str) -> Search:
        return parse(text, today=day_of(self._context.clock), lexicon=self._lexicon)

    def _hints(self, text: str, caret: int) -> tuple[Hint, ...]:
        called = self._context.known.names.person
        return tuple(
            replace(each, label=called(each.label)) if _names_somebody(each) else each
            for each in hints(text, caret, self._lexicon, day_of(self._context.clock))
        )


def _names_somebody(hint: Hint) -> bool:
    return hint.key is Key.PERSON and hint.label != f"{Key.PERSON}:"
