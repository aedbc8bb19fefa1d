"""Keyboard: every command by its menu, and keys of one's own for each."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout

from journal_app.i18n import _
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.keyed_window import KeyedWindow
from journal_app.ui.actions.keys import Keys, shown
from journal_app.ui.actions.mark_commands import MARKS
from journal_app.ui.actions.menus import MenuSpec, menus
from journal_app.ui.actions.registry import Actions
from journal_app.ui.actions.words import words_of
from journal_app.ui.context import Context
from journal_app.ui.settings.fixed_card import fixed_card
from journal_app.ui.settings.key_button import KeyButton
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para

_MOVING: Final = (ActionId.MENU, ActionId.NEXT_AREA, ActionId.PREVIOUS_AREA)
"""In no menu: with one open they are of no use."""


class KeyRow(QFrame):
    """What a command is called, its keys, and the way back to those it ships with."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self.words = words
        self.keys = KeyButton(theme, _("Keys for {command}").format(command=words))
        name = _("Reset the keys for {command}").format(command=words)
        self.reset = IconButton(theme, "arrow-counter-clockwise", name, size=32, icon_size=16)
        self.line = Para(theme, "", "small", "ink2")
        self.line.hide()
        row = QHBoxLayout(self)
        set_margins(row, self, 18, 7, 14, 7)
        row.setSpacing(8)
        row.addWidget(Para(theme, words, "label"), 1)
        row.addWidget(self.line)
        row.addWidget(self.reset)
        row.addWidget(self.keys)

    def say(self, words: str) -> None:
        """Why something could not be done; nothing takes it away again."""
        self.line.set_text(words)
        self.line.setVisible(bool(words))


class KeyboardView(SettingsView):
    """Whatever is changed holds at once, in menus, tool tips and help as well."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Keyboard"))
        self.rows: dict[ActionId, KeyRow] = {}
        self._keys: Keys | None = None
        self.reset_all = Button(
            context.theme, _("All keys as they were"), "outline", style="smallm"
        )

    def enter(self) -> None:
        """Show the commands of the window this stands in."""
        window = self.window()
        if self._keys is None and isinstance(window, KeyedWindow):
            self._fill(window.registry)

    def leave(self) -> None:
        """Say nothing more of what was tried."""
        for row in self.rows.values():
            row.say("")

    def _fill(self, actions: Actions) -> None:
        self._keys = actions.keys
        self.add_heading(
            _("Keyboard"),
            _("Choose a command, press Enter, then the keys you want. Only the keys are noted."),
        )
        self.column.addWidget(self.reset_all, 0, Qt.AlignmentFlag.AlignLeading)
        about = MenuSpec(_("Moving about"), _MOVING)
        for menu in (*menus(), about):
            self.add_heading(menu.title.replace("&", ""))
            self.column.addWidget(self._card(actions, menu))
        self._tell_fixed()
        self.column.addStretch(1)
        self.reset_all.clicked.connect(self._on_reset_all)
        actions.keys_changed.connect(self._show)
        self._show()

    def _card(self, actions: Actions, menu: MenuSpec) -> Card:
        theme = self.context.theme
        card = Card(theme, padding=0, name=menu.title.replace("&", ""))
        card.content.setContentsMargins(1, 4, 1, 4)
        for command in _commands(menu):
            if not actions[command].isVisible() and command in MARKS:
                continue
            row = self.rows[command] = KeyRow(theme, words_of(actions, command))
            if card.content.count():
                card.content.addWidget(Hairline(theme, inset=18))
            card.content.addWidget(row)
            row.keys.typed.connect(partial(self._on_typed, command))
            row.keys.emptied.connect(partial(self._on_emptied, command))
            row.reset.clicked.connect(partial(self._on_reset, command))
        return card

    def _tell_fixed(self) -> None:
        title = _("Always the same")
        self.add_heading(title)
        self.column.addWidget(fixed_card(self.context.theme, title))

    def _show(self) -> None:
        keys = self._keys
        if keys is None:
            return
        for command, row in self.rows.items():
            row.keys.show_keys(shown(*keys.of(command)[:1]))
            row.reset.setVisible(keys.is_own(command))
        self.reset_all.setVisible(keys.any_own)

    def _on_typed(self, command: ActionId, pressed: QKeyCombination) -> None:
        keys, row = self._keys, self.rows[command]
        if keys is None:
            return
        refusal = keys.refusal(command, pressed)
        row.say(refusal)
        if refusal:
            announce(row.keys, refusal)
            return
        text = QKeySequence(pressed).toString(QKeySequence.SequenceFormat.PortableText)
        holder = keys.holder(text, command)
        if holder is None:
            self._change(lambda: keys.choose(command, text))
        else:
            self._ask(command, text, holder)

    def _ask(self, command: ActionId, text: str, holder: ActionId) -> None:
        keys, theme = self._keys, self.context.theme
        if keys is None:
            return
        title = _("{keys} is in use").format(keys=shown(text))
        sheet = SheetDialog(theme, self.window(), title)
        sheet.body.addWidget(Para(theme, self._swap_words(keys, command, holder)))
        swap = Button(theme, _("Swap"), "outline")
        leave = Button(theme, _("Leave it"), "primary")
        swap.clicked.connect(sheet.dismiss)
        swap.clicked.connect(lambda: self._change(lambda: keys.swap(command, text, holder)))
        leave.clicked.connect(sheet.dismiss)
        sheet.add_button(swap)
        sheet.add_button(leave)
        sheet.open()

    def _swap_words(self, keys: Keys, command: ActionId, holder: ActionId) -> str:
        row = self.rows.get(holder)
        other = _("Another command") if row is None else row.words
        mine = shown(*keys.of(command)[:1])
        if mine:
            return _("{other} has these keys. It would get {mine} instead.").format(
                other=other, mine=mine
            )
        return _("{other} has these keys. It would have none then.").format(other=other)

    def _on_emptied(self, command: ActionId) -> None:
        keys = self._keys
        self.rows[command].say("")
        if keys is not None and keys.of(command):
            self._change(lambda: keys.choose(command, ""))

    def _on_reset(self, command: ActionId) -> None:
        keys, row = self._keys, self.rows[command]
        if keys is not None:
            # The button that had the keyboard goes away with the keys of one's own.
            row.keys.setFocus(Qt.FocusReason.OtherFocusReason)
            self._change(lambda: keys.reset(command))

    def _on_reset_all(self) -> None:
        keys = self._keys
        if keys is not None:
            next(iter(self.rows.values())).keys.setFocus(Qt.FocusReason.OtherFocusReason)
            self._change(keys.reset_all)

    def _change(self, change: Callable[[], object]) -> None:
        keys = self._keys
        if keys is None:
            return
        before = keys.now()
        change()
        self.context.notices.say(
            _("The keys are changed."), _("Undo"), lambda: keys.bring_back(before)
        )


def _commands(menu: MenuSpec) -> Iterator[ActionId]:
    for item in menu.items:
        if isinstance(item, MenuSpec):
            yield from _commands(item)
        elif item is not None:
            yield item
