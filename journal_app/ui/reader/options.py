"""What stands under the dots of the Reader, for the piece that is read."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton

from journal_app.i18n import _
from journal_app.services import on_this_day
from journal_app.services.reading import Leaf
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.editor.sentence_place import sentence_place
from journal_app.ui.name_pages import go_to_name
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.deeds import Deeds
from journal_app.ui.reader.marks import ReaderMarks
from journal_app.ui.reader.menu import ReaderMenu
from journal_app.ui.reader.text import ReaderText


class Options(QObject):
    """Opens the menu with what can be done, does what is a deed, and passes on the rest."""

    find_wanted = Signal()
    versions_wanted = Signal()
    note_wanted = Signal()
    join_wanted = Signal()
    add_wanted = Signal()
    bin_wanted = Signal()

    def __init__(
        self,
        context: Context,
        anchor: QAbstractButton,
        deeds: Deeds,
        marks: ReaderMarks,
        text: ReaderText,
    ) -> None:
        super().__init__(anchor)
        self._context = context
        self._anchor = anchor
        self._deeds = deeds
        self._marks = marks
        self._text = text
        self._leaf = Leaf()
        self._menu: ReaderMenu | None = None
        anchor.clicked.connect(self.open)

    def show_leaf(self, leaf: Leaf) -> None:
        """This is read now."""
        self._leaf = leaf

    def forget(self) -> None:
        """Drop every word."""
        self._leaf = Leaf()
        if self._menu is not None:
            self._menu.clear()

    def commands(self) -> Mapping[ActionId, Command]:
        """What can be done with it from anywhere; nothing where nothing is read."""
        piece = self._leaf.entry or self._leaf.moment
        if piece is None or piece.deleted_at is not None:
            return {}
        return {
            ActionId.PRINT: self._print,
            ActionId.EXPORT: self._export,
            ActionId.DAY: self.read_day,
            ActionId.ADD_FILE: self.add_wanted.emit,
            ActionId.JOIN: self.join_wanted.emit,
        }

    def read_day(self) -> None:
        """Show everything of the day of what is read."""
        piece = self._leaf.entry or self._leaf.moment
        if piece is not None:
            day = Place(page=PageId.DAY, part=piece.when.day.isoformat(), piece=piece.id)
            self._context.navigator.go(day)

    def open(self) -> None:
        """Show what can be done, below the dots."""
        piece, moment = self._leaf.entry or self._leaf.moment, self._leaf.moment
        if piece is None:
            return
        if self._menu is None:
            self._menu = self._made_menu()
        self._menu.open_at(
            self._anchor,
            moment=moment is not None,
            binned=piece.deleted_at is not None,
            marked=self._marks.desk.has_marks,
            sentence=moment is not None and bool(moment.note.strip()),
            left_out=bool(self._context.session.read(on_this_day.is_left_out, piece.id)),
            names=self._names(piece.people, piece.tags),
        )

    def _names(self, people: Sequence[str], tags: Sequence[str]) -> Sequence[tuple[str, str, str]]:
        called = self._context.known.names.person
        return (
            *(("person", name, called(name)) for name in people),
            *(("tag", name, f"#{name}") for name in tags),
        )

    def _made_menu(self) -> ReaderMenu:
        menu = ReaderMenu(self._context.theme, self._anchor)
        menu.find_wanted.connect(self.find_wanted)
        menu.mark_wanted.connect(self._marks.desk.begin)
        menu.list_wanted.connect(self._marks.show_list)
        menu.place_wanted.connect(self._place_sentence)
        menu.time_wanted.connect(self._ask_time)
        menu.versions_wanted.connect(self.versions_wanted)
        menu.note_wanted.connect(self.note_wanted)
        menu.join_wanted.connect(self.join_wanted)
        menu.add_wanted.connect(self.add_wanted)
        menu.print_wanted.connect(self._print)
        menu.export_wanted.connect(self._export)
        menu.bin_wanted.connect(self.bin_wanted)
        menu.bring_back_wanted.connect(self._bring_back)
        menu.again_wanted.connect(self._let_come_again)
        menu.name_wanted.connect(partial(go_to_name, self._context))
        return menu

    def _place_sentence(self) -> None:
        if self._leaf.moment is not None:
            now = self._context.clock.now()
            self._context.navigator.go(sentence_place(self._leaf.moment.id, now))

    def _ask_time(self) -> None:
        if self._leaf.moment is not None:
            self._deeds.ask_time(self._leaf.moment, self._anchor)

    def _bring_back(self) -> None:
        self._deeds.bring_back(self._leaf)

    def _let_come_again(self) -> None:
        piece = self._leaf.entry or self._leaf.moment
        if piece is None:
            return
        again = self._context.jobs.run(on_this_day.again, piece.id)
        words = _("It may come on On this day again.")
        again.finished.connect(lambda _changes: self._context.notices.say(words))

    def _export(self) -> None:
        piece = self._leaf.entry or self._leaf.moment
        if piece is None:
            return
        # What writes the journal out is for whoever exports.
        from journal_app.ui.exchange.sheet import ExportSheet

        part = _("This entry") if self._leaf.moment is None else _("This moment")
        ExportSheet(self._context, self._anchor.window(), [piece.id], part).open()

    def _print(self) -> None:
        piece = self._leaf.entry or self._leaf.moment
        if piece is None:
            return
        # What draws on paper is for whoever prints.
        from journal_app.ui.papers.selection import only
        from journal_app.ui.papers.sheet import PaperSheet

        change = None
        cursor = self._text.textCursor()
        if self._leaf.entry is not None and cursor.hasSelection():
            places = self._text.places
            start, end = places.kept(cursor.selectionStart(), cursor.selectionEnd())
            change = partial(only, start=start, end=end) if start < end else None
        PaperSheet(self._context, self._anchor.window(), [piece.id], change).open()
