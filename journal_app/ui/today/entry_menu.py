"""What can be done with the entry on the page besides writing it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.i18n import _
from journal_app.ui.editor.mark_menu import add_marks
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.rail import MOST_SHOWN, Neighbour, Noticed


class EntryMenu(QMenu):
    """Opened under the dots; holds the other entries of the day where the rail has no room."""

    time_wanted = Signal()
    day_wanted = Signal()
    find_wanted = Signal()
    mark_wanted = Signal()
    list_wanted = Signal()
    bin_wanted = Signal()
    template_wanted = Signal()
    keep_as_template = Signal()
    chosen = Signal(object)
    """Carries the id of another entry."""
    moment_chosen = Signal(object)
    draft_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("Entry options"))

    def open_at(
        self,
        anchor: QWidget,
        *,
        begun: bool,
        answered: bool = False,
        marked: bool = False,
        neighbours: Sequence[Neighbour] = (),
        noticed: Sequence[Noticed] = (),
    ) -> None:
        """Open below the anchor; an entry that has not begun cannot be put away.

        Where it was `answered` which day one writes for, another answer can be given.
        """
        self.clear()
        self.setFont(self._theme.font("body"))
        # Made anew each time: clearing destroys them, and cuts what was connected to the menu.
        self.addAction(_("Change date and time…")).triggered.connect(self.time_wanted)
        if answered:
            self.addAction(_("Write for another day…")).triggered.connect(self.day_wanted)
        self.addAction(_("Find in this entry")).triggered.connect(self.find_wanted)
        add_marks(self, self.mark_wanted, self.list_wanted if marked else None)
        self._add_templates(begun=begun)
        self._add_noticed(noticed[:MOST_SHOWN])
        self._add_neighbours(neighbours[:MOST_SHOWN])
        self.addSeparator()
        put_away = self.addAction(_("Move to the bin"))
        put_away.setEnabled(begun)
        put_away.triggered.connect(self.bin_wanted)
        start = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        if not anchor.isRightToLeft():
            start.setX(start.x() + anchor.width() - self.sizeHint().width())
        self.popup(start)

    def _add_templates(self, *, begun: bool) -> None:
        self.addSeparator()
        template = self.addAction(_("Begin from a template…"))
        template.triggered.connect(self.template_wanted)
        keep = self.addAction(_("Keep this entry as a template…"))
        keep.setEnabled(begun)
        keep.triggered.connect(self.keep_as_template)

    def _add_noticed(self, noticed: Sequence[Noticed]) -> None:
        if noticed:
            self.addSeparator()
        for each in noticed:
            if each.draft is not None:
                action = self.addAction(_("A moment you began"))
                action.triggered.connect(
                    lambda _checked=False, uid=each.draft: self.draft_chosen.emit(uid)
                )
            else:
                action = self.addAction(_("Moment at {time}").format(time=each.time))
                action.triggered.connect(
                    lambda _checked=False, piece=each.piece: self.moment_chosen.emit(piece)
                )

    def _add_neighbours(self, neighbours: Sequence[Neighbour]) -> None:
        if neighbours:
            self.addSeparator()
        for neighbour in neighbours:
            action = self.addAction(_("Entry at {time}").format(time=neighbour.time))
            action.triggered.connect(
                lambda _checked=False, piece=neighbour.piece: self.chosen.emit(piece)
            )
