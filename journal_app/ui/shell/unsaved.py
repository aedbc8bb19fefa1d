"""The question when somebody wants to leave and something is not done yet."""

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
    return _asking(sheet, theme, words, _("Close without them"), leave)


def half_changed(theme: Theme, window: QWidget, leave: Callable[[], None]) -> SheetDialog:
    """Stay until what is under way is done, or let the next start finish it."""
    sheet = SheetDialog(theme, window, _("Something is not finished yet"))
    words = _(
        "It takes longer than usual. If you close the app now, what was begun is finished, or "
        "taken back, at the next start. Nothing is left half done."
    )
    return _asking(sheet, theme, words, _("Close now"), leave)


def being_moved(theme: Theme, window: QWidget, leave: Callable[[], None]) -> SheetDialog:
    """Stay until the journal's file is right, or let the next start go on with it."""
    sheet = SheetDialog(theme, window, _("Your journal’s file is being put right"))
    words = _(
        "If you close the app now, the next start ends what was begun, or everything is as it was "
        "before. Nothing is lost either way."
    )
    return _asking(sheet, theme, words, _("Close now"), leave)


def _asking(
    sheet: SheetDialog, theme: Theme, words: str, go: str, leave: Callable[[], None]
) -> SheetDialog:
    sheet.body.addWidget(Para(theme, words, "body", "ink2"))
    without = Button(theme, go, "quiet")
    without.clicked.connect(sheet.dismiss)
    without.clicked.connect(leave)
    sheet.add_button(without)
    stay = Button(theme, _("Stay"), "primary")
    stay.clicked.connect(sheet.dismiss)
    sheet.add_button(stay)
    return sheet
