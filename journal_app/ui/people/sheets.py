"""Sheets on which a name is given another, merged, or forgotten after saying what that does."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import Uid
from journal_app.core.labels import Label
from journal_app.core.search import fold
from journal_app.i18n import _
from journal_app.ui.people import wording
from journal_app.ui.people.name_list import NameList, Row
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para

_ROWS = 6
_POINTED = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Enter, QEvent.Type.Leave)


class RenameSheet(SheetDialog):
    """One field; a name that somebody has already is told, with the offer to merge.

    Also where names stand as initials it is whole here: one writes it, in the field one is in.
    """

    named = Signal(str)
    merge_wanted = Signal(object)
    """Carries the `Label` that has the name already."""

    def __init__(self, theme: Theme, window: QWidget, label: Label) -> None:
        super().__init__(theme, window, _("Another name"))
        self._taken: Label | None = None
        self.field = Field(theme, name=_("New name"))
        self.field.setText(label.label)
        self.message = Para(theme, "", "small", "ink2", name=_("About this name"))
        self.message.hide()
        words = _("It changes beside every entry and moment. What you wrote stays as you wrote it.")
        self.body.addWidget(Para(theme, words, "body", "ink2"))
        self.body.addWidget(self.field)
        self.body.addWidget(self.message)
        self.rename = Button(theme, _("Rename"), "primary")
        self.merge = Button(theme, _("Merge the two…"), "outline")
        self.cancel = Button(theme, _("Cancel"), "outline")
        for button in (self.merge, self.rename, self.cancel):
            self.add_button(button)
        self.merge.hide()
        self.cancel.clicked.connect(self.dismiss)
        self.rename.clicked.connect(lambda: self.named.emit(self.field.text()))
        self.merge.clicked.connect(self._on_merge)
        self.field.returnPressed.connect(lambda: self.named.emit(self.field.text()))
        self.field.textEdited.connect(self._on_edited)

    def open(self) -> None:
        """One begins to type at once."""
        super().open()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def refuse(self, words: str) -> None:
        """Say what is wrong with it."""
        self._say(words)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_merge(self, taken: Label) -> None:
        """Say who has this name already."""
        self._taken = taken
        self.merge.show()
        self._say(
            _("“{name}” is in the journal already, {pieces}. Nothing was changed.").format(
                name=taken.label, pieces=wording.pieces(taken.uses)
            )
        )
        self.merge.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.message.set_text(words)
        self.message.show()
        announce(self.message, words)

    def _on_edited(self) -> None:
        self.message.hide()
        self.merge.hide()
        self._taken = None

    def _on_merge(self) -> None:
        if self._taken is not None:
            taken = self._taken
            self.dismiss()
            self.merge_wanted.emit(taken)


class MergeSheet(SheetDialog):
    """Which other name stays; then what that means, before it is done."""

    chosen = Signal(object)
    """Carries the `Label` that stays."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        label: Label,
        others: Sequence[Label],
        icon: str,
        *,
        called: Callable[[str], str] = str,
    ) -> None:
        """`called` is how a name stands where nobody points at it or stands on it."""
        super().__init__(theme, window, _("Merge with another"))
        self._called = called
        self._label = label
        self._icon = icon
        self._others = {each.uid: each for each in others if each.uid != label.uid}
        self.field = Field(theme, _("Find a name"), "search")
        self.names = NameList(theme, _("The name that stays"), ground="raised")
        self.words = Para(theme, "", "small", "ink2", name=_("What merging does"))
        self.body.addWidget(self.field)
        self.body.addWidget(self.names)
        self.body.addWidget(self.words)
        self.merge = Button(theme, _("Merge"), "primary")
        self.cancel = Button(theme, _("Cancel"), "outline")
        self.add_button(self.merge)
        self.add_button(self.cancel)
        self.cancel.clicked.connect(self.dismiss)
        self.merge.clicked.connect(self._on_merge)
        self.names.opened.connect(lambda _uid: self.merge.setFocus())
        self.names.selectionModel().currentChanged.connect(self._tell)
        for widget in (self.names, self.merge):
            widget.installEventFilter(self)
        self.field.textChanged.connect(lambda _text: self._fill())
        self.field.installEventFilter(self)
        self._fill()
        self._rows = min(_ROWS, max(1, len(self.names.rows)))
        self.names.rearranged.connect(self._fit)
        self._fit()

    @property
    def picked(self) -> Label | None:
        """The name that would stay."""
        at = self.names.currentIndex().row()
        return self._others[Uid(self.names.rows[at].key)] if at >= 0 else None

    def open(self) -> None:
        """One looks for the other name at once."""
        super().open()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self, other: Label) -> None:
        """Have this one picked."""
        keys = [row.key for row in self.names.rows]
        if other.uid in keys:
            self.names.setCurrentIndex(self.names.model().index(keys.index(other.uid), 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter go from the field into the list; where one decides names stand whole."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._tell()
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.field and isinstance(event, QKeyEvent):
            down = event.type() == QEvent.Type.KeyPress and event.key() in keys
            if down and self.names.rows:
                self.names.take_focus()
            return down
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        wanted = " ".join(fold(self.field.text()).split())
        rows = [
            Row(
                key=each.uid,
                words=each.label,
                veiled=self._veil(each.label),
                line=wording.listed(each),
                icon=self._icon,
                tint=each.tint,
            )
            for each in self._others.values()
            if wanted in " ".join(fold(each.label).split())
        ]
        self.names.show_rows(rows)
        self._tell()

    def _tell(self) -> None:
        picked = self.picked
        self.merge.setEnabled(picked is not None)
        decides = self.names.hasFocus() or self.merge.hasFocus()
        called = str if decides else self._called
        if picked is None:
            words = _("Choose the name that stays. “{name}” then goes.")
            self.words.set_text(words.format(name=called(self._label.label)))
            return
        words = _(
            "Wherever “{name}” stands, “{other}” will stand, and “{name}” goes. What you wrote "
            "stays as you wrote it. This can be undone."
        )
        gone, stays = called(self._label.label), called(picked.label)
        self.words.set_text(words.format(name=gone, other=stays))

    def _veil(self, name: str) -> str:
        """Empty where it is shown as it is."""
        called = self._called(name)
        return "" if called == name else called

    def _fit(self) -> None:
        self.names.setFixedHeight(self.names.height_of(self._rows))

    def _on_merge(self) -> None:
        picked = self.picked
        if picked is not None:
            self.dismiss()
            self.chosen.emit(picked)


class ForgetSheet(SheetDialog):
    """Says plainly what goes and what stays; keeping the name is the safe choice."""

    forget_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        label: Label,
        *,
        called: Callable[[str], str] = str,
    ) -> None:
        """`called` is how the name stands where nobody points at it, nor is about to forget it."""
        super().__init__(theme, window, _("Forget this name"))
        self._label = label
        self._called = called
        stays = _(
            "The texts themselves are not touched: where you wrote the name, it stays written, "
            "and is found there. The name itself waits in the bin for thirty days."
        )
        self.told = Para(theme, "", "body")
        self.body.addWidget(self.told)
        self.body.addWidget(Para(theme, stays, "body", "ink2"))
        self.forget = Button(theme, _("Forget this name"), "caution")
        self.keep = Button(theme, _("Keep the name"), "primary")
        self.add_button(self.forget)
        self.add_button(self.keep)
        self.keep.clicked.connect(self.dismiss)
        self.forget.clicked.connect(self._on_forget)
        for widget in (self.told, self.forget):
            widget.installEventFilter(self)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where one decides, or points, the name stands whole."""
        if watched not in (self.told, self.forget):
            return super().eventFilter(watched, event)
        if event.type() in _POINTED:
            self._tell()
        return False

    def _tell(self) -> None:
        lit = self.forget.hasFocus() or self.forget.underMouse() or self.told.underMouse()
        name = self._label.label if lit else self._called(self._label.label)
        words = _("“{name}” stands {pieces}. It is taken off all of them, and out of every list.")
        self.told.set_text(words.format(name=name, pieces=wording.pieces(self._label.uses)))

    def _on_forget(self) -> None:
        self.dismiss()
        self.forget_wanted.emit()
