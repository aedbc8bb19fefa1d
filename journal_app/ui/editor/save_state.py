"""Whether what was typed is kept: a word at the foot of the page, and why not where it is not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.editor.sitting import Keeping, SaveState
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover

_WIDTH = 300


class SaveStateLabel(QFrame):
    """Says “Saved” only once it is true; “Not saved yet.” comes with a button that tells why."""

    retry_wanted = Signal()
    let_go = Signal()
    """What had the keyboard here goes away; it belongs to the page again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = SaveState(Keeping.NOTHING)
        self._reason: _Reason | None = None
        self.label = PlainLabel(theme, "", "small", "ink3", name=_("Save state"))
        self.why = Button(theme, _("Why?"), "link", name=_("Why is it not saved"), style="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self.label)
        row.addWidget(self.why)
        self.why.hide()
        self.why.clicked.connect(self._tell_why)

    def show_state(self, state: SaveState) -> None:
        """Say how things stand."""
        before, self._state = self._state, state
        failed = state.keeping is Keeping.FAILED
        words = {
            Keeping.NOTHING: "",
            Keeping.SAVING: _("Saving"),
            Keeping.SAVED: _("Saved"),
            Keeping.FAILED: _("Not saved yet."),
        }[state.keeping]
        self.label.setText(words)
        self.label.updateGeometry()
        if failed:
            self.why.show()
            if before.keeping is not Keeping.FAILED:
                announce(self, _sentence(state), assertive=True)
            return
        if self._reason is not None:
            self._reason.dismiss()
        if self.window().focusWidget() is self.why:
            self.let_go.emit()
        self.why.hide()

    def _tell_why(self) -> None:
        if self._reason is None:
            self._reason = _Reason(self._theme, self.window())
            self._reason.retry.clicked.connect(self.retry_wanted)
        self._reason.words.set_text(_sentence(self._state))
        self._reason.open_at(self.why)


class _Reason(Popover):
    """The sentence of an error, and its way out."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _("Why is it not saved"), padding=16)
        self.words = Para(theme, "", "small", max_width=_WIDTH)
        self.words.setFixedWidth(theme.px(_WIDTH))
        self.retry = Button(theme, _("Try now"), "soft", size="small", style="smallm")
        row = QHBoxLayout()
        self.content.addWidget(self.words)
        self.content.addSpacing(12)
        self.content.addLayout(row)
        row.addStretch(1)
        row.addWidget(self.retry)


def _sentence(state: SaveState) -> str:
    if isinstance(state.error, JournalError):
        return state.error.words
    return _(
        "Not saved: something unexpected went wrong. Your text is still here. The app goes on "
        "trying."
    )
