"""The sheet in front of a bundle or a copy: what opens it, and what came of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.services.ways import WayIn
from journal_app.ui.lock.code_boxes import CodeBoxes
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.ui.widgets.unheard import unheard


class BundleSheet(SheetDialog):
    """Nothing here is changed before what was typed, or the keyring, has opened the bundle."""

    wanted = Signal(object)
    """Carries the `WayIn` that was typed; with nothing typed the keyring is to be asked."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        *,
        key_id: str | None,
        passphrase: bool,
        here: bool,
        is_bundle: bool = True,
        keyring: bool = False,
    ) -> None:
        title = _("Open a journal bundle") if is_bundle else _("Open a copy")
        super().__init__(theme, window, title)
        self._working = False
        self._by_keyring = keyring
        self._by_code = not passphrase and not keyring
        words = _of_bundle(here=here) if is_bundle else _of_copy(here=here)
        self.words = Para(theme, words, "body", "ink2")
        self.held = Para(theme, _of_keyring(), "body")
        self.sheet_of = Para(theme, _which_sheet(key_id), "small", "ink2")
        self.field = PassphraseField(theme, _("Passphrase"))
        self.boxes = CodeBoxes(theme)
        self.other = Button(theme, _("Use the recovery code"), "link", style="smallm")
        self.line = Para(theme, "", "small", "caution", name=_("What came of it"))
        asked: tuple[QWidget, ...] = (self.field, self.boxes, self.sheet_of, self.other)
        for part in (self.words, self.held, *asked, self.line):
            self.body.addWidget(part)
        self.open_it = Button(theme, _("Open"), "primary")
        self.cancel = Button(theme, _("Cancel"), "outline")
        self.add_button(self.open_it)
        self.add_button(self.cancel)
        self._connect()
        self._show_state()

    def open(self) -> None:
        """Show it; the hands go to what is asked."""
        super().open()
        self._take_hands()

    def rest(self, resting: bool) -> None:
        """Take nothing while it is being opened, which cannot be let go of halfway."""
        self._working = resting
        self.field.setReadOnly(resting)
        self.boxes.rest(resting)
        self.cancel.setEnabled(not resting)
        if resting:
            self._say(_("One moment. Everything in it is looked at."), trouble=False)
        self._show_state()

    def refuse(self, words: str) -> None:
        """What was typed, or the bundle, is in the way."""
        self.rest(False)
        self._say(words, trouble=True)
        self._take_hands()

    def show_done(self, words: str) -> None:
        """It is done, and nothing else is to be opened."""
        self._working = False
        self.words.set_text(words)
        for part in (self.held, self.field, self.boxes, self.sheet_of, self.other, self.line):
            part.hide()
        close = Button(self._theme, _("Close"), "primary")
        close.clicked.connect(self.dismiss)
        self.set_buttons(close)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def dismiss(self) -> None:
        """Close it, unless the journal is coming in."""
        if not self._working:
            super().dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the passphrase opens; Esc is the safe choice."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.open_it.isEnabled():
            self._open_it()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing typed stays."""
        super().hideEvent(event)
        if not event.spontaneous():
            with unheard():
                self.field.forget()
                self.boxes.forget()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._show_state)
        self.boxes.changed.connect(self._show_state)
        self.boxes.entered.connect(self._open_it)
        self.other.clicked.connect(self._use_code)
        self.open_it.clicked.connect(self._open_it)
        self.cancel.clicked.connect(self.dismiss)

    def _use_code(self) -> None:
        self._by_code, self._by_keyring = True, False
        self._say("", trouble=False)
        self._show_state()
        self._take_hands()

    def _open_it(self) -> None:
        if not self.open_it.isEnabled():
            return
        if self._by_keyring:
            self.wanted.emit(WayIn(ask=True))
        elif self._by_code:
            self.wanted.emit(WayIn(code="-".join(self.boxes.groups)))
        else:
            self.wanted.emit(WayIn(passphrase=self.field.text()))

    def _show_state(self) -> None:
        self.held.setVisible(self._by_keyring)
        self.field.setVisible(not self._by_code and not self._by_keyring)
        self.boxes.setVisible(self._by_code)
        self.sheet_of.setVisible(self._by_code)
        self.other.setVisible(not self._by_code)
        self.line.setVisible(bool(self.line.text()))
        there = self.boxes.all_good if self._by_code else bool(self.field.text())
        self.open_it.setEnabled((there or self._by_keyring) and not self._working)

    def _say(self, words: str, *, trouble: bool) -> None:
        self.line.set_tone("caution" if trouble else "ink2")
        self.line.set_text(words)
        self.line.setVisible(bool(words))
        if words:
            announce(self.line, words)

    def _take_hands(self) -> None:
        if self._by_keyring:
            self.open_it.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._by_code:
            self.boxes.go_to_first_open()
        else:
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)


def _of_keyring() -> str:
    return _("This computer’s keyring still has its key, so nothing is asked.")


def _which_sheet(key_id: str | None) -> str:
    if key_id is None:
        return _("Nothing beside it says which sheet has its code. Trying changes nothing.")
    return _("The sheet with its code says key {key}.").format(key=key_id)


def _of_copy(*, here: bool) -> str:
    if here:
        return _(
            "This journal is here already, and is not touched. The copy is put beside it; you can "
            "look into it and restore it in Settings, under Backups."
        )
    return _(
        "The journal in it is kept on this computer from then on, with the pictures that lie "
        "beside it. The copy itself stays as it is."
    )


def _of_bundle(*, here: bool) -> str:
    if here:
        return _(
            "This journal is here already, and is not touched. What the bundle holds is put beside "
            "it as a copy, which you can look into and restore in Settings, under Backups."
        )
    return _(
        "The journal in it is kept on this computer from then on. The bundle stays as it is; once "
        "you have seen that all is there, you can delete it."
    )
