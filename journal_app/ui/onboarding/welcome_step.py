"""Welcome: what this is, who else could read it, and a way in."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.onboarding.view import FirstRunView
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TextStyle, TokenName
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.mark import AppMark
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.roomy import Roomy

_CENTER: Final = Qt.AlignmentFlag.AlignHCenter


class WelcomeStep(QFrame):
    """Nothing is asked here but to begin."""

    begin_pressed = Signal()
    passphrase_pressed = Signal()
    bundle_pressed = Signal()
    copy_pressed = Signal()
    return_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.begin = Button(theme, _("Begin"), "primary")
        self.choose = self._quiet(_("Choose a passphrase first"), "key")
        self.bundle = self._quiet(
            _("Open a journal bundle…"), "archive", _("Open a journal bundle")
        )
        self.copy = self._quiet(
            _("I have a copy and my recovery code…"),
            "clock-counter-clockwise",
            _("I have a copy and my recovery code"),
        )
        promise = _(
            "Write when you like. Look back when you are curious. "
            "Nothing is counted, nothing is sent anywhere."
        )
        self.promise = self._para(promise, 520, "body")
        self.back = self._quiet(_("Back to the journal that is here"))
        self.beside = self._para(
            _(
                "This begins another, empty journal in a folder of its own. The one that is here "
                "stays as it is, and opens again whenever you choose it."
            ),
            520,
            "body",
        )
        self.message = self._para("", 520, "small")
        self._lay_out()
        self.begin.clicked.connect(self.begin_pressed)
        self.choose.clicked.connect(self.passphrase_pressed)
        self.bundle.clicked.connect(self.bundle_pressed)
        self.copy.clicked.connect(self.copy_pressed)
        self.back.clicked.connect(self.return_pressed)

    @staticmethod
    def title() -> str:
        """The name of the page for screen readers."""
        return _("First run, welcome")

    def show_view(self, view: FirstRunView) -> None:
        """While the journal is made there is nothing to press."""
        self.begin.setEnabled(not view.working)
        self.choose.setEnabled(not view.working)
        self.bundle.setEnabled(not view.working)
        self.copy.setEnabled(not view.working)
        self.back.setEnabled(not view.working)
        self.back.setVisible(view.beside)
        self.beside.setVisible(view.beside)
        self.promise.setVisible(not view.beside)
        self.message.set_text(view.message)
        self.message.setVisible(bool(view.message))

    def showEvent(self, event: QShowEvent) -> None:
        """Enter begins."""
        super().showEvent(event)
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        roomy = Roomy(_("Welcome"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(roomy)
        column = roomy.column
        column.addStretch(4)
        headline = _("A private place for loving someone and still needing to pull away.")
        honest = _(
            "Everything you write is encrypted. Whoever uses this computer under your name could "
            "still open it, unless you choose a passphrase for it."
        )
        for part, gap in (
            (AppMark(self._theme, 60), 22),
            (self._para(headline, 660, "display", "ink"), 14),
            (self.promise, 0),
            (self.beside, 34),
            (self.begin, 12),
            (self.message, 0),
        ):
            column.addWidget(part, 0, _CENTER)
            column.addSpacing(gap)
        column.addSpacing(22)
        column.addWidget(self._para(honest, 460, "small"), 0, _CENTER)
        column.addSpacing(4)
        column.addWidget(self.choose, 0, _CENTER)
        column.addWidget(self.bundle, 0, _CENTER)
        column.addWidget(self.copy, 0, _CENTER)
        column.addWidget(self.back, 0, _CENTER)
        column.addStretch(5)
        footer = _("Not therapy, and not a substitute for it.")
        column.addWidget(self._para(footer, 520, "caption", "ink3"), 0, _CENTER)

    def _quiet(self, words: str, icon: str | None = None, name: str | None = None) -> Button:
        return Button(self._theme, words, "quiet", icon, name=name, style="smallm", size="small")

    def _para(self, text: str, width: int, style: TextStyle, tone: TokenName = "ink2") -> Para:
        return Para(self._theme, text, style, tone, max_width=width, align=_CENTER)
