"""What can be done with the piece one reads, under the dots."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.i18n import _
from journal_app.ui.editor.mark_menu import add_marks
from journal_app.ui.theme.theme import Theme


class ReaderMenu(QMenu):
    """Opened under the dots; what cannot be done is not in it."""

    find_wanted = Signal()
    time_wanted = Signal()
    versions_wanted = Signal()
    note_wanted = Signal()
    join_wanted = Signal()
    add_wanted = Signal()
    mark_wanted = Signal()
    list_wanted = Signal()
    place_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal()
    bin_wanted = Signal()
    bring_back_wanted = Signal()
    again_wanted = Signal()
    name_wanted = Signal(str, str)
    """Carries ``person`` or ``tag``, and the name whose page is asked for."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("Entry options"))

    def open_at(
        self,
        anchor: QWidget,
        *,
        moment: bool,
        binned: bool,
        marked: bool = False,
        sentence: bool = False,
        left_out: bool = False,
        names: Sequence[tuple[str, str, str]] = (),
    ) -> None:
        """Open below the anchor, for an entry or a moment, in the bin or not.

        `marked` says that there are marks to list, `sentence` that the moment has one, `left_out`
        that it does not come on On this day; `names` stand on it: ``person`` or ``tag``, the name,
        and how it is called here.
        """
        self.clear()
        self.setFont(self._theme.font("body"))
        # Made anew each time: clearing destroys them, and cuts what was connected to the menu.
        if not moment:
            self.addAction(_("Find in this entry")).triggered.connect(self.find_wanted)
        elif not binned:
            self.addAction(_("Change date and time…")).triggered.connect(self.time_wanted)
        if not binned:
            self.addAction(_("Earlier versions…")).triggered.connect(self.versions_wanted)
        if not moment:
            mark_wanted = None if binned else self.mark_wanted
            add_marks(self, mark_wanted, self.list_wanted if marked else None)
        elif sentence and not binned:
            place = self.addAction(_("Place its sentence in today’s entry"))
            place.triggered.connect(self.place_wanted)
        if not binned:
            self._add_what_is_put_beside(left_out=left_out)
        self._add_names(names)
        self.addSeparator()
        self._add_where_it_goes(binned)
        start = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        if not anchor.isRightToLeft():
            start.setX(start.x() + anchor.width() - self.sizeHint().width())
        self.popup(start)

    def _add_what_is_put_beside(self, *, left_out: bool) -> None:
        self.addAction(_("Write in the margin")).triggered.connect(self.note_wanted)
        self.addAction(_("Join to another piece…")).triggered.connect(self.join_wanted)
        self.addAction(_("Add a picture or file…")).triggered.connect(self.add_wanted)
        if left_out:
            words = _("Let it come on On this day again")
            self.addAction(words).triggered.connect(self.again_wanted)

    def _add_where_it_goes(self, binned: bool) -> None:
        if binned:
            self.addAction(_("Bring it back")).triggered.connect(self.bring_back_wanted)
            return
        self.addAction(_("Print, or keep as PDF…")).triggered.connect(self.print_wanted)
        self.addAction(_("Take a copy out…")).triggered.connect(self.export_wanted)
        self.addAction(_("Move to the bin")).triggered.connect(self.bin_wanted)

    def _add_names(self, names: Sequence[tuple[str, str, str]]) -> None:
        for noun, name, called in names:
            words = _("Everything with {name}").format(name=called).replace("&", "&&")
            self.addAction(words).triggered.connect(partial(self.name_wanted.emit, noun, name))
