"""`CopiesPanel`: earlier copies in a list, what can be done with the one chosen, and its inside."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from journal_app.core.backup_notes import Pin
from journal_app.core.backups import Copy, CopyKind, CopyState, Looked
from journal_app.core.ids import PieceId
from journal_app.core.timeline import PieceHead
from journal_app.i18n import _
from journal_app.ui.copies import wording
from journal_app.ui.copies.inside import InsidePanel
from journal_app.ui.copies.lines_list import Lines, LinesList
from journal_app.ui.copies.rows import copy_row
from journal_app.ui.copies.wording import Saying
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.check import Check
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.para import Para


class CopiesPanel(QFrame):
    """Shows what it is given and says what is wanted; the words inside a copy are forgotten.

    Names for tests and screen readers, which stay: the lists `Earlier copies` and `Newest pages
    in this copy`, the label `Chosen copy`, and the buttons `Look inside`, `Restore this copy…`,
    `Choose a file…` and `Back to the copies`. Of what is kept aside the list is `Kept aside`, and
    there is `Delete it…` in the place of a file to choose.
    """

    in_view_changed = Signal()
    """Other copies can be seen, and may have to be looked at."""
    inside_wanted = Signal(object)
    """Carries the `Copy` to look into."""
    more_wanted = Signal(object)
    """Carries the `PieceId` after which more of the inside is wanted."""
    restore_wanted = Signal(object)
    """Carries the `Looked` copy that shall take the journal’s place."""
    hold_wanted = Signal(int, bool)
    """Carries the number of a backup, and whether it shall be kept for good."""
    remove_wanted = Signal(object)
    """Carries the `Copy` that shall be deleted."""
    file_wanted = Signal()
    inside_shown = Signal(bool)
    """Whether one looks into a copy now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, aside: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._aside = aside
        self._saying: Saying | None = None
        self._copies: list[Copy] = []
        self._looked: dict[Copy, Looked] = {}
        self._pins: dict[int, Pin] | None = None
        self.list = LinesList(theme, _("Kept aside") if aside else _("Earlier copies"))
        self.none = _nothing_aside(theme) if aside else _no_copy(theme)
        self.told = Para(theme, "", "small", "ink2", name=_("Chosen copy"))
        self.inside_button = Button(theme, _("Look inside"), "outline", "eye", style="smallm")
        self.restore_button = Button(theme, _("Restore this copy…"), "outline", style="smallm")
        self.file_button = Button(theme, _("Choose a file…"), "quiet", style="smallm")
        self.remove_button = Button(theme, _("Delete it…"), "quiet", style="smallm")
        self.hold = Check(theme, _("Keep this copy for good"))
        self.inside = InsidePanel(theme)
        self._pages = QStackedLayout(self)
        self._lay_out()
        self._connect()
        self._show_chosen()

    # What is shown.

    def show_copies(self, copies: Sequence[Copy], saying: Saying) -> None:
        """List these; what is known of them stays known."""
        chosen = self.chosen
        self._saying = saying
        self._copies = list(copies)
        self.list.rows.show([self._row(copy, saying) for copy in copies])
        if self._copies:
            self.list.choose(self._copies.index(chosen) if chosen in self._copies else 0)
        self._show_chosen()
        self.in_view_changed.emit()

    def show_looked(self, looked: Looked) -> None:
        """This is known of a copy now."""
        self._looked[looked.copy] = looked
        if looked.copy in self._copies and self._saying is not None:
            row = self._copies.index(looked.copy)
            self.list.rows.put(row, self._row(looked.copy, self._saying))
        if looked.copy == self.chosen:
            self._show_chosen()

    def show_pins(self, pins: Sequence[Pin]) -> None:
        """These are held; from now on one can be held by hand as well."""
        self._pins = {pin.number: pin for pin in pins}
        if self._saying is not None:
            for row, copy in enumerate(self._copies):
                self.list.rows.put(row, self._row(copy, self._saying))
        self._show_chosen()

    def show_inside(self, copy: Copy, pieces: Sequence[PieceHead]) -> None:
        """Show the newest pieces of a copy."""
        if self._saying is not None:
            self.inside.show_copy(copy, pieces, self._saying)
            self._pages.setCurrentWidget(self.inside)
            self.inside.take_focus()
            self.inside_shown.emit(True)

    def say(self, words: str) -> None:
        """Say what went wrong, or nothing."""
        self.told.set_text(words)
        if words:
            announce(self, words)

    def leave_inside(self) -> bool:
        """Back to the list, dropping every word of the copy; whether it was open."""
        if self._pages.currentWidget() is not self.inside:
            return False
        self.inside.forget()
        self._pages.setCurrentIndex(0)
        self.take_focus()
        self.inside_shown.emit(False)
        return True

    def forget(self) -> None:
        """Drop every word, and what is known of the copies."""
        self.inside.forget()
        self._looked.clear()

    # What is there.

    @property
    def chosen(self) -> Copy | None:
        """The copy that is chosen."""
        row = self.list.chosen_row()
        return self._copies[row] if 0 <= row < len(self._copies) else None

    @property
    def unknown_in_view(self) -> tuple[Copy, ...]:
        """The copies to be looked at next: the one chosen, then those in view."""
        chosen = self.chosen
        rows = [self._copies[row] for row in self.list.rows_in_view() if row < len(self._copies)]
        first = [] if chosen is None else [chosen]
        return tuple(each for each in (*first, *rows) if each not in self._looked)

    def take_focus(self) -> None:
        """To the list, or to what can be done where it is empty."""
        target: QWidget = self.list if self._copies or self._aside else self.file_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # How it is done.

    def _lay_out(self) -> None:
        first = QFrame()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.list.setMinimumHeight(2 * self.list.row_height())
        column.addWidget(self.list, 1)
        column.addWidget(self.none, 1)
        column.addWidget(self.told)
        buttons = QFrame()
        row = FlowLayout(buttons, spacing=8)
        last = self.remove_button if self._aside else self.file_button
        other = self.file_button if self._aside else self.remove_button
        other.setParent(buttons)
        other.hide()
        for button in (self.restore_button, self.inside_button, last):
            row.addWidget(button)
        column.addWidget(self.hold, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(buttons)
        self._pages.addWidget(first)
        self._pages.addWidget(self.inside)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _row: self._on_inside())
        self.list.seen.connect(self.in_view_changed)
        self.inside_button.clicked.connect(self._on_inside)
        self.restore_button.clicked.connect(self._on_restore)
        self.file_button.clicked.connect(self.file_wanted)
        self.remove_button.clicked.connect(lambda: self.remove_wanted.emit(self.chosen))
        self.hold.clicked.connect(self._on_hold)
        self.inside.back_wanted.connect(self.leave_inside)
        self.inside.more_wanted.connect(self._on_more)

    def _on_chosen(self, _row: int) -> None:
        self._show_chosen()
        self.in_view_changed.emit()

    def _show_chosen(self) -> None:
        copy = self.chosen
        looked = None if copy is None else self._looked.get(copy)
        good = looked is not None and looked.state is CopyState.GOOD
        none = self._saying is not None and copy is None
        self.none.setVisible(none)
        for part in (self.list, self.told, self.inside_button, self.restore_button):
            part.setVisible(not none)
        self.remove_button.setVisible(self._aside and not none)
        self.inside_button.setEnabled(good)
        self.restore_button.setEnabled(good)
        self.told.set_text(self._about(copy, looked))
        self.hold.setVisible(self._pins is not None and copy is not None and _can_be_held(copy))
        pin = self._pin(copy)
        self.hold.setChecked(pin is not None and pin.until is None)

    def _row(self, copy: Copy, saying: Saying) -> Lines:
        looked = self._looked.get(copy)
        return copy_row(copy, looked, saying, self._pin(copy), sized=self._aside)

    def _pin(self, copy: Copy | None) -> Pin | None:
        if copy is None or self._pins is None or not _can_be_held(copy):
            return None
        return self._pins.get(copy.number)

    def _on_hold(self, held: bool) -> None:
        if self.chosen is not None:
            self.hold_wanted.emit(self.chosen.number, held)

    def _about(self, copy: Copy | None, looked: Looked | None) -> str:
        if self._saying is None or copy is None:
            return ""
        if looked is None:
            return _("This copy is being looked at from end to end.")
        told = wording.advice(looked) or _("Every part of this copy is sound.")
        pin = self._pin(copy)
        return told if pin is None else f"{told} {self._saying.held_until(pin)}"

    def _on_inside(self) -> None:
        if self.chosen is not None and self.inside_button.isEnabled():
            self.inside_wanted.emit(self.chosen)

    def _on_restore(self) -> None:
        copy = self.chosen
        if copy is not None and copy in self._looked:
            self.restore_wanted.emit(self._looked[copy])

    def _on_more(self, after: PieceId) -> None:
        self.more_wanted.emit(after)


def _no_copy(theme: Theme) -> EmptyState:
    return EmptyState(
        theme,
        "archive",
        _("There is no earlier copy in its folder"),
        _("One that is kept elsewhere, such as on another disk, can be chosen."),
    )


def _nothing_aside(theme: Theme) -> EmptyState:
    return EmptyState(
        theme,
        "shield-check",
        _("Nothing is kept aside"),
        _("Before a restore, new keys or an update a copy of your journal is kept here."),
    )


def _can_be_held(copy: Copy) -> bool:
    """Others are not thinned out."""
    return copy.kind in {CopyKind.AUTO, CopyKind.SECOND}
