"""What can be done to a name, under the dots."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.core.labels import Label
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tint_words import tint_words


class NameMenu(QMenu):
    """Opened under the dots for one name."""

    rename_wanted = Signal()
    merge_wanted = Signal()
    tint_wanted = Signal(object)
    """Carries a tint, or `None` for no colour."""
    hidden_wanted = Signal(bool)
    kept_out_wanted = Signal(bool)
    forget_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("What can be done with this name"))
        self.colours = QMenu(_("Colour"), self)
        self.colours.setAccessibleName(self.colours.title())

    def open_at(self, anchor: QWidget, label: Label) -> None:
        """Open below the anchor."""
        self.show_label(label)
        start = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        if not anchor.isRightToLeft():
            start.setX(start.x() + anchor.width() - self.sizeHint().width())
        self.popup(start)

    def show_label(self, label: Label) -> None:
        """Have what can be done to this one."""
        self.clear()
        self.setFont(self._theme.font("body"))
        # Made anew each time: clearing destroys them, and cuts what was connected to the menu.
        self.addAction(_("Rename…")).triggered.connect(self.rename_wanted)
        self.addAction(_("Merge with another…")).triggered.connect(self.merge_wanted)
        self.colours.clear()
        self.colours.setFont(self._theme.font("body"))
        self.addMenu(self.colours)
        choices: list[tuple[str | None, str]] = [(None, _("No colour")), *tint_words().items()]
        for tint, words in choices:
            colour = self.colours.addAction(words)
            colour.setCheckable(True)
            colour.setChecked(tint == label.tint)
            colour.triggered.connect(partial(self._want_tint, tint))
        self.addSeparator()
        self._add_choice(_("Offer while writing"), not label.hidden, self._want_offered)
        self._add_choice(_("Show on On this day"), not label.kept_out, self._want_shown)
        self.addSeparator()
        self.addAction(_("Forget this name…")).triggered.connect(self.forget_wanted)

    def _add_choice(self, words: str, on: bool, act: Callable[[bool], None]) -> None:
        choice = self.addAction(words)
        choice.setCheckable(True)
        choice.setChecked(on)
        choice.triggered.connect(act)

    def _want_tint(self, tint: str | None) -> None:
        self.tint_wanted.emit(tint)

    def _want_offered(self, on: bool) -> None:
        self.hidden_wanted.emit(not on)

    def _want_shown(self, on: bool) -> None:
        self.kept_out_wanted.emit(not on)
