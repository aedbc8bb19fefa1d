"""The first scene of the app, and behind it the question for a passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.onboarding.passphrase_step import PassphraseStep
from journal_app.ui.onboarding.view import FirstRunStep, FirstRunView, PassphraseRules
from journal_app.ui.onboarding.welcome_step import WelcomeStep
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.scene import Scene
from journal_app.ui.widgets.unheard import unheard


class FirstRunPage(Scene):
    """Shows a `FirstRunView` and says when the journal shall be made; it makes nothing itself."""

    begin_requested = Signal(object)
    """Carries the passphrase that was chosen, or `None` where the keyring keeps the key."""

    bundle_requested = Signal()
    """A journal from another computer is to be opened instead."""
    copy_requested = Signal()
    """A copy of a journal is to be opened instead, with its recovery code."""
    return_requested = Signal()
    """Back to the journal that is there already."""

    def __init__(self, theme: Theme, rules: PassphraseRules, parent: QWidget | None = None) -> None:
        super().__init__(theme, WelcomeStep.title(), parent)
        self._view = FirstRunView()
        self.welcome = WelcomeStep(theme)
        self.passphrase = PassphraseStep(theme, rules)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 24)
        column.addWidget(self.welcome)
        column.addWidget(self.passphrase)
        self.welcome.begin_pressed.connect(lambda: self.begin_requested.emit(None))
        self.welcome.passphrase_pressed.connect(lambda: self.show_view(self._view.asking()))
        self.passphrase.chosen.connect(self.begin_requested)
        self.passphrase.back_pressed.connect(lambda: self.show_view(self._view.welcoming()))
        self.welcome.bundle_pressed.connect(self.bundle_requested)
        self.welcome.copy_pressed.connect(self.copy_requested)
        self.welcome.return_pressed.connect(self.return_requested)
        self.show_view(self._view)

    @property
    def view(self) -> FirstRunView:
        """What is shown now."""
        return self._view

    def show_view(self, view: FirstRunView) -> None:
        """Show one step as it stands now."""
        self._view = view
        asks = view.step is FirstRunStep.PASSPHRASE
        self.setAccessibleName(PassphraseStep.title() if asks else WelcomeStep.title())
        self.welcome.setVisible(not asks)
        self.passphrase.setVisible(asks)
        shown: WelcomeStep | PassphraseStep = self.passphrase if asks else self.welcome
        shown.show_view(view)
        if view.message:
            announce(self, view.message)

    def forget(self) -> None:
        """Drop what was typed."""
        with unheard():
            self.passphrase.forget()
