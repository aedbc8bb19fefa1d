"""Every key of the app on one sheet, made from the table of commands."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.actions.catalog import ActionId, catalog
from journal_app.ui.actions.fixed_keys import fixed_keys
from journal_app.ui.actions.keys import keys_told, shown
from journal_app.ui.actions.registry import Actions
from journal_app.ui.actions.words import words_of
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.plain_label import PlainLabel

_KNOWN_EVERYWHERE: Final = frozenset(
    {ActionId.CUT, ActionId.COPY, ActionId.PASTE, ActionId.SELECT_ALL}
)


def keyboard_help(theme: Theme, window: QWidget, actions: Actions) -> SheetDialog:
    """The sheet behind Help, Keyboard."""
    sheet = SheetDialog(theme, window, _("Keyboard"))
    inside = QFrame()
    inside.setAccessibleName(_("Keys"))
    grid = QGridLayout(inside)
    set_margins(grid, window, 0, 0, theme.px(16), 0)
    grid.setVerticalSpacing(theme.px(8))
    grid.setColumnStretch(0, 1)
    for row, (words, keys) in enumerate(_rows(actions)):
        grid.addWidget(PlainLabel(theme, words, "body"), row, 0)
        grid.addWidget(PlainLabel(theme, keys, "smallm", "ink2"), row, 1)
    sheet.body.addWidget(inside)
    close = Button(theme, _("Close"), "primary")
    close.clicked.connect(sheet.dismiss)
    sheet.add_button(close)
    return sheet


def _rows(actions: Actions) -> Iterable[tuple[str, str]]:
    yield _("Cover everything at once"), _("Shift three times")
    for spec in catalog():
        keys = shown(*actions.keys.of(spec.id)[:1])
        if keys and spec.id not in _KNOWN_EVERYWHERE:
            yield words_of(actions, spec.id), keys
    for fixed in fixed_keys():
        yield fixed.text, keys_told(fixed)
    yield _("Close what is open in front"), _("Esc")
    yield _("Show the menu bar"), _("Alt")
