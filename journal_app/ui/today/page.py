"""Today: the entry being written, from its first key on."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from journal_app.core.changes import Changes
from journal_app.core.clock import WritersClock, day_of, when_now
from journal_app.core.errors import JournalError
from journal_app.core.greetings import greeting
from journal_app.core.ids import PieceId
from journal_app.core.safety import Feature
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import entries
from journal_app.system.clipboard import take_back
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import day_words, time_words
from journal_app.ui.editor.session import EditorSession
from journal_app.ui.editor.time_popover import TimePopover
from journal_app.ui.editor.typed_time import moved
from journal_app.ui.exchange.letting_out import letting_out
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today import loading
from journal_app.ui.today.asking_which_day import AskingWhichDay
from journal_app.ui.today.beside import Beside
from journal_app.ui.today.entry_menu import EntryMenu
from journal_app.ui.today.hanging import Hanging
from journal_app.ui.today.loading import DayView
from journal_app.ui.today.marks import TodayMarks
from journal_app.ui.today.naming import Naming
from journal_app.ui.today.placing import Placing
from journal_app.ui.today.prompting import Prompting
from journal_app.ui.today.sheet import TodaySheet

WRITE_ABOUT = "write-about"
"""The part of a `Place` that asks for a new page about the moment just caught."""


class TodayPage(TodaySheet):
    """Goes on with the entry of the day that was written last, or with the one it was sent to."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self._locale = QLocale()
        self._loading: Job | None = None
        self._typed = False
        self._menu: EntryMenu | None = None
        self._time: TimePopover | None = None
        self.session = EditorSession(self.editor, context.jobs, context.clock, self)
        self._felt: str | None = None
        self._rests = False
        self._beside = Beside(context, self.rail, (self.offer, self.strip), self)
        self._naming = Naming(context, self.session, self.chips, self)
        self._marks = TodayMarks(context, self.editor, self.session, self.header.options)
        self.hanging = Hanging(context, self, self.session)
        self._placing = Placing(context, self.editor, self.session, self)
        self.prompting = Prompting(context, self, self.session)
        self._which_day = AskingWhichDay(context, self, self.session)
        self._connect()
        self._show_entry()

    # What every page can be asked.

    def enter(self, place: Place) -> None:
        """Go on with an entry; which one is decided anew, for a new day may have begun."""
        self.prompting.entered()
        if place.part == WRITE_ABOUT:
            self.new_entry(about=True)
            return
        place = self._placing.wanted_at(place)
        self._typed = False
        self.set_begun_writing(False)
        self._beside.arrive()
        self._load(place)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Keep everything; an entry left empty vanishes."""
        self._stop_loading()
        self.find_bar.dismiss()
        self._marks.desk.dismiss()
        self._beside.leave()
        self.prompting.left()
        self.session.rest()

    def refresh(self, changes: Changes) -> None:
        """Something else of this day may have come or gone."""
        if changes.moments and self.session.piece is not None:
            self._load_felt(self.session.piece)
        self._marks.refresh(changes)
        self.hanging.refresh(changes)
        self._naming.refresh(changes)
        others = changes.pieces - {self.session.piece}
        if changes.order or others or changes.drafts or changes.safety or changes.doors:
            self._load_beside()
        if changes.safety:
            self._show_entry()
        self.prompting.refresh(changes)
        self._which_day.refresh(changes)

    def place(self) -> Place | None:
        """The entry, the caret, and how far one has scrolled."""
        return Place(
            page=PageId.TODAY,
            piece=self.session.piece,
            caret=self.editor.caret(),
            scroll=self.editor.verticalScrollBar().value(),
        )

    def busy(self) -> bool:
        """Whether something typed is not kept yet."""
        return self.session.busy or self.hanging.busy

    def keep(self) -> None:
        """Keep everything now."""
        self.prompting.end_writing()
        self.session.rest()

    def forget(self) -> None:
        """Drop every word."""
        self._stop_loading()
        self.find_bar.dismiss()
        self.session.forget()
        self._marks.desk.forget()
        self._placing.forget()
        self.prompting.forget()
        self._beside.forget()
        self.hanging.forget()
        self._which_day.forget()
        self._felt = None
        self._show_entry()
        take_back(QGuiApplication.clipboard())

    def commands(self) -> Mapping[ActionId, Command]:
        """What only this page can do."""
        own = {
            ActionId.NEW_ENTRY: self.new_entry,
            ActionId.FIND: self.find_bar.open,
            ActionId.ADD_FILE: self.hanging.taking.choose,
        }
        out = dict(letting_out(self._context, self, self._kept_entry, _("This entry")))
        if self.session.piece is None:
            # There is nothing to print yet; everything there is can still be taken out.
            del out[ActionId.PRINT]
        return own | out | dict(self._marks.commands())

    def _kept_entry(self) -> list[PieceId]:
        self.session.flush()
        return [] if self.session.piece is None else [self.session.piece]

    def new_entry(self, *, about: bool = False) -> None:
        """An empty page; what was written before stays as it is.

        With `about` the question is one about the moment that was caught last.
        """
        self.clear_page()
        wanted = self.prompting.wanted
        job = self._context.jobs.run(
            loading.fresh_page, about=about, wanted=wanted, clock=self._clock
        )
        self._start_loading(job)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_page(self) -> None:
        """An empty page on which nothing is asked yet."""
        self._stop_loading()
        self._typed = False
        self.find_bar.dismiss()
        self.prompting.end_writing()
        if self.session.piece is not None or not self.editor.is_blank():
            self.session.start()
        self.set_begun_writing(False)
        self._felt = None
        self.prompting.cleared()
        self.hanging.show()
        self._show_entry()
        self._load_beside()

    # Which entry is on the page.

    @property
    def _clock(self) -> WritersClock:
        return self._context.clock

    def _load(self, place: Place) -> None:
        wanted = self.prompting.wanted
        job = self._context.jobs.run(
            loading.day_view, place.piece, wanted=wanted, clock=self._clock
        )
        self._start_loading(job, place)

    def _start_loading(self, job: Job, place: Place | None = None) -> None:
        self._stop_loading()
        self._loading = job
        job.finished.connect(partial(self._on_loaded, place))
        job.failed.connect(self._on_trouble)

    def _stop_loading(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None

    def _on_loaded(self, place: Place | None, view: DayView) -> None:
        self._loading = None
        here = view.entry is not None and self.session.shows(view.entry)
        # Whoever is quicker than the disk goes on writing where they began.
        if not (self._typed and not here and (place is None or place.piece is None)):
            self._put_on_page(view)
            if not here and place is not None:
                self._put_caret(place)
            self._felt = view.felt
        self._rests = view.resting
        self._show_entry()
        self._load_beside()
        self._marks.on_loaded()
        self.hanging.show()
        self._which_day.show(view.behind)
        self._placing.go_on()

    def _put_on_page(self, view: DayView) -> None:
        entry = view.entry
        if entry is not None:
            self.session.open(entry, view.marked.passages)
            self._marks.sealed = view.marked.sealed
        elif self.session.piece is not None or not self.editor.is_blank():
            self.session.start()
        self.prompting.show(entry, view.asked)

    def _put_caret(self, place: Place) -> None:
        if place.caret is None:
            self.editor.put_caret_at_end()
        else:
            self.editor.put_caret(place.caret)
        scroll = place.scroll
        if scroll is not None:
            # The bar knows its range only once the text was laid out at the size of the page.
            bar = self.editor.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(scroll))

    def _show_entry(self) -> None:
        now = when_now(self._clock)
        when = self.session.when or now
        line = self._which_day.clock_words()
        if when.day != now.day:
            line = time_words(when.local, self._locale)
        elif not line:
            line = greeting(now.local.hour, now.day)
        self.header.show_day(day_words(when.day, self._locale, this_year=now.day.year), line)
        names = self._context.known.names
        self.chips.show_labels(self.session.people, self.session.tags, names)
        asked = self._context.known.safety.allows(Feature.QUESTION)
        self.chips.show_felt(self._felt, asked=asked, resting=self._rests)

    # The rest of the day, and what the entry felt like.

    def _load_beside(self) -> None:
        when = self.session.when
        today = when is None or when.day == day_of(self._clock)
        self._beside.load(today=today)

    def _on_beside(self) -> None:
        self.set_has_neighbours(bool(self._beside.neighbours or self._beside.noticed))

    def _load_felt(self, piece: PieceId) -> None:
        job = self._context.jobs.run(loading.felt_in, piece, clock=self._clock)
        job.finished.connect(partial(self._on_felt, piece))
        job.failed.connect(self._on_trouble)

    def _on_felt(self, piece: PieceId, reading: str | None) -> None:
        if piece == self.session.piece:
            self._felt = reading
            self._show_entry()

    def _feel(self, reading: str) -> None:
        self.session.feel(reading, self._context.known.vocabulary)

    def _open_felt_moment(self) -> None:
        if self.session.piece is not None:
            job = self._context.jobs.run(loading.felt_moment, self.session.piece)
            job.finished.connect(self._go_to_moment)
            job.failed.connect(self._on_trouble)

    def _go_to_moment(self, piece: PieceId | None) -> None:
        if piece is not None:
            self._context.navigator.go(Place(page=PageId.READER, piece=piece))

    # What can be done with the entry.

    def _open_menu(self) -> None:
        if self._menu is None:
            self._menu = EntryMenu(self._theme, self)
            self._menu.time_wanted.connect(self._ask_time)
            self._menu.day_wanted.connect(self._which_day.ask_again)
            self._menu.find_wanted.connect(self.find_bar.open)
            self._menu.mark_wanted.connect(self._marks.desk.begin)
            self._menu.list_wanted.connect(self._marks.show_list)
            self._menu.bin_wanted.connect(self._move_to_bin)
            self._menu.template_wanted.connect(self._choose_template)
            self._menu.keep_as_template.connect(self._keep_as_template)
            self._menu.chosen.connect(self._beside.go_to)
            self._menu.moment_chosen.connect(self._beside.open_moment)
            self._menu.draft_chosen.connect(self._context.scenes.open_capture)
        self._menu.open_at(
            self.header.options,
            begun=self.session.piece is not None,
            answered=self._clock.days_ahead != 0,
            marked=self._marks.desk.has_marks,
            neighbours=() if self.rail_has_room else self._beside.neighbours,
            noticed=() if self.rail_has_room else self._beside.noticed,
        )

    def _choose_template(self) -> None:
        self.prompting.templating.choose_at(self.header.options)

    def _keep_as_template(self) -> None:
        self.prompting.templating.name_at(self.header.options)

    def _ask_time(self) -> None:
        if self._time is None:
            self._time = TimePopover(self._theme, self.window(), self._locale)
            self._time.chosen.connect(self._on_time_chosen)
        when = self.session.when or when_now(self._clock)
        self._time.ask_at(self.header.date_label, when.local, when.day, day_of(self._clock))

    def _on_time_chosen(self, chosen: datetime) -> None:
        before = self.session.when or when_now(self._clock)
        self.session.change_time(moved(before, chosen, self._clock))
        self._show_entry()
        self._load_beside()

    def _move_to_bin(self) -> None:
        piece = self.session.move_to_bin()
        if piece is None:
            return
        self._context.notices.say(
            _("The entry is in the bin."), _("Undo"), partial(self._bring_back, piece)
        )
        self.new_entry()

    def _bring_back(self, piece: PieceId) -> None:
        job = self._context.jobs.run(entries.bring_back, piece)
        job.finished.connect(lambda _changes: self._load_if_shown(piece))
        job.failed.connect(self._on_trouble)

    def _load_if_shown(self, piece: PieceId | None) -> None:
        if self.isVisible():
            self._load(Place(page=PageId.TODAY, piece=piece))

    # Connections.

    def _connect(self) -> None:
        self.editor.edited.connect(self._on_edited)
        self.editor.refused.connect(self._context.notices.say)
        self.session.state_changed.connect(self.save_state.show_state)
        self.session.trouble.connect(self._on_trouble)
        self.save_state.retry_wanted.connect(self.session.flush)
        self.save_state.let_go.connect(self.editor.setFocus)
        self.prompting.trouble.connect(self._on_trouble)
        self.prompting.page_wanted.connect(self.clear_page)
        self.prompting.entry_wanted.connect(self._load_if_shown)
        self._which_day.load_wanted.connect(self._load_if_shown)
        self._which_day.trouble.connect(self._on_trouble)
        self._marks.trouble.connect(self._on_trouble)
        self._placing.trouble.connect(self._on_trouble)
        self.hanging.trouble.connect(self._on_trouble)
        self._naming.renamed.connect(self._show_entry)
        self._naming.trouble.connect(self._on_trouble)
        self.header.new_entry.clicked.connect(lambda: self.new_entry())
        self.header.new_icon.clicked.connect(lambda: self.new_entry())
        self.header.options.clicked.connect(self._open_menu)
        self.header.date_pressed.connect(self._ask_time)
        self._beside.present = lambda: self.session.piece
        self._beside.changed.connect(self._on_beside)
        self.session.begun.connect(self._beside.show)
        self._beside.trouble.connect(self._on_trouble)
        self.chips.felt.answered.connect(self._feel)
        self.chips.felt.not_ok.connect(lambda: self._context.navigator.go(Place(page=PageId.FORK)))
        self.chips.felt.moment_wanted.connect(self._open_felt_moment)
        self._context.known.changed.connect(self._show_entry)

    def _on_edited(self) -> None:
        self.prompting.edited()
        if not self._typed:
            self._typed = True
            self.set_begun_writing(True)

    def _on_trouble(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._context.notices.say(error.words)
