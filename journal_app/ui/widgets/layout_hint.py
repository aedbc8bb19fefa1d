"""A line that says which keyboard layout is set, where that changed while one looks at it."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QInputMethod
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.plain_label import PlainLabel


class LayoutHint(PlainLabel):
    """Says nothing before the layout has changed: only then there is more than one, and Qt knows.

    Where Qt cannot tell layouts apart, as on X11 without an input method, it stays silent for ever.
    """

    told = Signal()
    """There is something to say now."""

    def __init__(
        self, theme: Theme, input_method: QInputMethod, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", "small", "ink2", name=_("Keyboard"), parent=parent)
        self._input_method = input_method
        self._last = input_method.locale()
        input_method.localeChanged.connect(self._on_changed)
        self.hide()

    def show_if(self, wanted: bool) -> None:
        """Show it beside a field that is there, if there is anything to say."""
        self.setVisible(wanted and bool(self.text()))

    def _on_changed(self) -> None:
        self.tell(self._input_method.locale())

    def tell(self, locale: QLocale) -> None:
        """This layout is set now."""
        if locale.language() in (self._last.language(), QLocale.Language.C):
            return
        self._last = locale
        language = locale.nativeLanguageName()
        self.setText(_("The keyboard is set to {language}.").format(language=language))
        self.told.emit()
