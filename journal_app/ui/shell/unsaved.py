"""The question when somebody wants to leave and the last words are not kept yet."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para


def unsaved(theme: Theme, window: QWidget, leave: Callable[[], None]) -> SheetDialog:
    """Stay and let the app keep trying, which is the safe choice, or leave without them."""
    sheet = SheetDialog(theme, window, _("Your last words are not saved yet"))
    words = _(
        "They are still on the page, and the app keeps trying. If you close it now, what you "
        "wrote since the last “Saved” is gone."
    )
    sheet.body.addWidget(Para(theme, words, "body", "ink2"))
    without = Button(theme, _("Close without them"), "quiet")
    without.clicked.connect(sheet.dismiss)
    without.clicked.connect(leave)
    sheet.add_button(without)
    stay = Button(theme, _("Stay"), "primary")
    stay.clicked.connect(sheet.dismiss)
    sheet.add_button(stay)
    return sheet
