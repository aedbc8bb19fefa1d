"""The private record: the warning comes first, the list only when it is opened."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.changes import Changes
from journal_app.core.entries import Entry
from journal_app.core.ids import PieceId
from journal_app.core.support import RecordPage
from journal_app.i18n import _
from journal_app.services import entries, records, sealing
from journal_app.services.records import SealedPlace
from journal_app.ui.context import Context
from journal_app.ui.editor.save_state import SaveStateLabel
from journal_app.ui.support.desk import Desk
from journal_app.ui.support.lines_box import LinesBox
from journal_app.ui.support.record_form import RecordForm
from journal_app.ui.support.sealed_list import SealedList
from journal_app.ui.support.view import SupportView, quiet
from journal_app.ui.support.writing_field import WritingField
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para

if TYPE_CHECKING:
    from journal_app.storage.vault import Vault


class RecordView(SupportView):
    """Front, list and form follow each other; leaving closes whatever was open."""

    def __init__(self, context: Context, words: RecordPage) -> None:
        super().__init__(context, words.title)
        theme = context.theme
        self._words = words
        self._from_list = False
        self.begin_button = Button(theme, _("Begin a record"), "outline", "note-pencil")
        self.open_button = Button(theme, _("Open the records"), "outline", "lock-simple")
        self.list = SealedList(context)
        self.form = RecordForm(context, words)
        self.field = WritingField(theme, _("Entry"), "", lines=6)
        self.desk = Desk(context, self.field.editor.text, sealed=True, parent=self)
        self.back = Button(theme, _("Back"), "ghost", "arrow-left", style="smallm")
        self.unseal = quiet(theme, _("Unseal it"))
        self.bin = quiet(theme, _("Move to the bin"))
        self.save_state = SaveStateLabel(theme)
        self._front, self._listing, self._piece = QFrame(), QFrame(), QFrame()
        self._lay_out()
        self._connect()
        self._show(self._front)

    # What the page asks.

    def leave(self) -> None:
        """Keep what was typed, and close everything."""
        self._close_piece()
        self.list.clear()
        self._show(self._front)

    def refresh(self, changes: Changes) -> None:
        """Something was sealed, unsealed or changed."""
        if changes.pieces and not self._listing.isHidden():
            self._load_list()

    def step_back(self) -> bool:
        """From the form to where one came from, from the list to the front."""
        if not self._front.isHidden():
            return False
        self._on_back()
        return True

    def busy(self) -> bool:
        """Whether something typed here is not kept yet."""
        return self.form.desk.busy or self.desk.busy

    def keep(self) -> None:
        """Keep everything now."""
        self.form.desk.flush()
        self.desk.flush()

    def forget(self) -> None:
        """Drop every word."""
        self.form.forget()
        self.desk.forget()
        self.field.editor.load("")
        self.list.clear()
        self._show(self._front)

    # Front and list.

    def begin(self) -> None:
        """An empty record."""
        self.form.begin()
        self._from_list = False
        self._show_piece(self.form)
        self.form.fields[records.FACTS[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_list(self) -> None:
        """Read what is sealed, and list it."""
        self._show(self._listing)
        self.back_from_list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._load_list()

    def _load_list(self) -> None:
        job = self.context.jobs.run(records.opened)
        job.finished.connect(self._on_listed)
        job.failed.connect(self.on_trouble)

    def _on_listed(self, place: SealedPlace) -> None:
        if not self._listing.isHidden():
            self.list.show_place(place)

    def _on_back_wanted(self, entry: Entry) -> None:
        # The row goes with the press; keys stay in the list.
        self.back_from_list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._run(partial(sealing.bring_back, clock=self.context.clock), entry.id)

    # One piece.

    def _open(self, entry: Entry) -> None:
        self._from_list = True
        if records.is_record(entry):
            self.form.open(entry)
            self._show_piece(self.form)
            self.form.fields[records.FACTS[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.desk.put_away()
            self.field.editor.load(entry.body)
            self.desk.open(entry)
            self._show_piece(self.field)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _open_desk(self) -> Desk:
        return self.desk if self.form.isHidden() else self.form.desk

    def _show_piece(self, shown: QWidget) -> None:
        self.list.clear()
        for part in (self.form, self.field):
            part.setVisible(part is shown)
        self._show(self._piece)
        self._show_ways()

    def _show_ways(self) -> None:
        begun = self._open_desk.piece is not None
        for button in (self.unseal, self.bin):
            button.setVisible(begun)

    def _close_piece(self) -> None:
        self.form.put_away()
        self.desk.put_away()
        self.field.editor.load("")

    def _on_back(self) -> None:
        on_piece = not self._piece.isHidden()
        self._close_piece()
        self.list.clear()
        if on_piece and self._from_list:
            self.open_list()
            return
        self._show(self._front)
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unseal(self) -> None:
        desk = self._open_desk
        piece = desk.piece
        desk.set_sealed(False)
        self._on_back()
        if piece is not None:
            seal = partial(self._run, sealing.seal, piece)
            self.context.notices.say(_("It is in your timeline now."), _("Undo"), seal)

    def _on_bin(self) -> None:
        piece = self._open_desk.move_to_bin()
        self._on_back()
        if piece is not None:
            undo = partial(self._run, entries.bring_back, piece)
            self.context.notices.say(_("It is in the bin."), _("Undo"), undo)

    def _run(self, service: "Callable[[Vault, PieceId], Changes]", piece: PieceId) -> None:
        job = self.context.jobs.run(service, piece)
        job.failed.connect(self.on_trouble)

    # How it lies on the page.

    def _show(self, shown: QFrame) -> None:
        for part in (self._front, self._listing, self._piece):
            part.setVisible(part is shown)
        self.to_top()

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.add_heading(self._words.title)
        self._lay_out_front()
        listing = QVBoxLayout(self._listing)
        listing.setContentsMargins(0, 0, 0, 0)
        listing.setSpacing(12)
        self.back_from_list = Button(theme, _("Back"), "ghost", "arrow-left", style="smallm")
        listing.addWidget(self.back_from_list, 0, Qt.AlignmentFlag.AlignLeading)
        listing.addWidget(self.list)
        piece = QVBoxLayout(self._piece)
        piece.setContentsMargins(0, 0, 0, 0)
        piece.setSpacing(12)
        piece.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        piece.addWidget(self.form)
        piece.addWidget(self.field)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        piece.addLayout(foot)
        foot.addWidget(self.unseal)
        foot.addWidget(self.bin)
        foot.addStretch(1)
        foot.addWidget(self.save_state)
        for part in (self._front, self._listing, self._piece):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _lay_out_front(self) -> None:
        theme = self.context.theme
        front = QVBoxLayout(self._front)
        front.setContentsMargins(0, 4, 0, 0)
        front.setSpacing(0)
        front.addWidget(LinesBox(theme, _("Before you begin"), self._words.warning))
        front.addSpacing(16)
        front.addWidget(Para(theme, self._words.sealed, "body", "ink2"))
        front.addSpacing(20)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        front.addLayout(ways)
        ways.addWidget(self.begin_button)
        ways.addWidget(self.open_button)
        ways.addStretch(1)

    def _connect(self) -> None:
        self.begin_button.clicked.connect(self.begin)
        self.open_button.clicked.connect(self.open_list)
        self.list.wanted.connect(self._open)
        self.list.back_wanted.connect(self._on_back_wanted)
        self.back.clicked.connect(self._on_back)
        self.back_from_list.clicked.connect(self._on_back)
        self.unseal.clicked.connect(self._on_unseal)
        self.bin.clicked.connect(self._on_bin)
        self.save_state.retry_wanted.connect(self.keep)
        self.field.editor.edited.connect(self.desk.touch)
        self.field.editor.left.connect(self.desk.flush)
        for desk in (self.form.desk, self.desk):
            desk.state_changed.connect(self.save_state.show_state)
            desk.begun.connect(self._show_ways)
            desk.trouble.connect(self.on_trouble)
