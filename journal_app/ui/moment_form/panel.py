"""`MomentPanel`: the form with its end, as the pause and the small window show it."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.errors import JournalError
from journal_app.core.ids import Uid
from journal_app.core.moments import Capture
from journal_app.i18n import _
from journal_app.system.logs import log_failure
from journal_app.ui.moment_form.desk import MomentDesk
from journal_app.ui.moment_form.foot import FormFoot, LetGoLine, PageOffer
from journal_app.ui.moment_form.form import MomentForm
from journal_app.ui.moment_form.scroll import EDGE, FormScroll
from journal_app.ui.moment_form.sitting import Sitting
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.para import Para

UNDO_MS: Final = 5000
"""How long what was let go can be called back."""


class MomentPanel(QFrame):
    """Ctrl+Enter keeps; *Let it go* takes everything away and can be undone for a while.

    Leaving it in any other way is `hold`: what was told stays as a draft. The small one scrolls
    by itself between its head and its end; the large one is scrolled by whoever shows it.
    """

    kept = Signal(object)
    """Carries the `Uid` of the moment."""
    gone = Signal()
    """It was let go, and the time to undo that is over."""
    settled = Signal()
    """`busy` may be another now."""
    not_ok_requested = Signal()
    fork_requested = Signal()
    settling_advised = Signal()
    list_chosen = Signal(bool)
    resized = Signal()
    """It wants another height."""

    def __init__(
        self,
        theme: Theme,
        desk: MomentDesk,
        *,
        small: bool = False,
        list_shown: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("Note the moment"))
        self.form = MomentForm(
            theme, desk.parts(), small=small, list_shown=list_shown, now=desk.now
        )
        self.sitting = Sitting(self.form, desk, self)
        self.foot = FormFoot(theme, small=small)
        self.scrolled = FormScroll(self.form) if small else None
        self._sentence_row = QVBoxLayout()
        self._trouble = Para(theme, "", "small", "ink2", name=_("Message"))
        self._let_go_line = LetGoLine(theme)
        self._offer = PageOffer(theme)
        self._undo_timer = QTimer(self, singleShot=True, interval=UNDO_MS)
        self._compose(small)
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether something told is not on the disk yet."""
        return self.sitting.busy

    def begin(self, capture: Capture | None = None, draft: Uid | None = None) -> None:
        """Ask anew, with what is known already; `draft` is what it was begun as."""
        self._undo_timer.stop()
        self._show_form(True)
        self._trouble.hide()
        self._offer.hide()
        self.sitting.begin(capture, draft)

    def keep(self) -> None:
        """Keep what is told."""
        if not self._undo_timer.isActive():
            # Nothing can be told meanwhile that would be neither in the moment nor in a draft.
            self.setEnabled(False)
            self.sitting.keep()

    def hold(self) -> None:
        """Put down what is told, as leaving does."""
        self.sitting.hold()

    def let_go(self) -> None:
        """Take everything away, and offer to undo that."""
        self.sitting.let_go()
        self._trouble.hide()
        self._offer.hide()
        self._show_form(False)
        self._let_go_line.undo.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, _("It is gone."))
        self._undo_timer.start()

    def forget(self) -> None:
        """Drop every word."""
        self._undo_timer.stop()
        self.sitting.forget()

    def offer_page(self) -> None:
        """Offer the page behind *Something isn’t OK*, in one quiet line."""
        self._offer.show()
        self.resized.emit()

    def say(self, words: str) -> None:
        """One sentence about what is in the way; gone with the next change."""
        self._trouble.set_text(words)
        self._trouble.show()
        announce(self, words, assertive=True)
        self.resized.emit()

    def wanted_height(self, width: int) -> int:
        """The height at which nothing needs to scroll, at this width."""
        column = self.layout()
        if self.scrolled is None or self.scrolled.isHidden() or column is None:
            return self.sizeHint().height()
        parts = (self.form.sentence, self._trouble, self._offer, self.foot)
        shown = [part for part in parts if not part.isHidden()]
        rest = sum(_height_of(part, width) + column.spacing() for part in shown)
        return self.scrolled.height_for(width) + rest

    def set_scrolls(self, scrolls: bool) -> None:
        """Whether there is less room than it wants."""
        if self.scrolled is not None:
            self.scrolled.set_scrolls(scrolls)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the sentence."""
        self.form.sentence.setFocus(event.reason())

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+Enter, so that it comes in line with the letters typed before it.

        As a shortcut Qt would do it first, and keep a sentence without its end.
        """
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and _keeps(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps."""
        if _keeps(event):
            event.accept()
            if not event.isAutoRepeat():
                self.keep()
            return
        super().keyPressEvent(event)

    def _undo(self) -> None:
        self._undo_timer.stop()
        self._show_form(True)
        self.sitting.undo()
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, shown: bool) -> None:
        (self.scrolled or self.form).setVisible(shown)
        self.form.sentence.setVisible(shown)
        self.foot.setVisible(shown)
        self._let_go_line.setVisible(not shown)
        self.resized.emit()

    def _on_failed(self, error: Exception) -> None:
        if not self.isEnabled():
            self.setEnabled(True)
            self.form.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(error, JournalError):
            words = error.words
        else:
            log_failure("moment", error)
            words = _("This could not be kept. Everything you told is still here.")
        self.say(words)

    def _on_changed(self) -> None:
        if not self._trouble.isHidden():
            self._trouble.hide()
            self.resized.emit()

    def _compose(self, small: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14 if small else 20)
        column.addWidget(self.scrolled or self.form, 1)
        if small:
            column.addLayout(self._sentence_row)
            self._sentence_row.addWidget(self.form.sentence)
            self._sentence_row.setContentsMargins(EDGE, 0, EDGE, 0)
        for part in (self._offer, self._trouble, self.foot, self._let_go_line):
            column.addWidget(part)
            if small:
                part.setContentsMargins(EDGE, 0, EDGE, 0)
        for part in (self._offer, self._trouble, self._let_go_line):
            part.hide()

    def _connect(self) -> None:
        form = self.form
        self.foot.keep_pressed.connect(self.keep)
        self.foot.let_go_pressed.connect(self.let_go)
        self._let_go_line.undo_pressed.connect(self._undo)
        self._offer.pressed.connect(self.not_ok_requested)
        if self.scrolled is not None:
            self.scrolled.grew.connect(self.resized)
        self._undo_timer.timeout.connect(self.gone)
        self.sitting.kept.connect(lambda _uid: self.setEnabled(True))
        self.sitting.kept.connect(self.kept)
        self.sitting.failed.connect(self._on_failed)
        self.sitting.settled.connect(self.settled)
        form.changed.connect(self._on_changed)
        form.refused.connect(self._on_failed)
        form.not_ok_requested.connect(self.not_ok_requested)
        form.fork_requested.connect(self.fork_requested)
        form.settling_advised.connect(self.settling_advised)
        form.list_chosen.connect(self.list_chosen)


def _keeps(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and plain == Qt.KeyboardModifier.ControlModifier


def _height_of(part: QWidget, width: int) -> int:
    hint = part.sizeHint().height()
    return part.heightForWidth(width) if part.hasHeightForWidth() else hint
