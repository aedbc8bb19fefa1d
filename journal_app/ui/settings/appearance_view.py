"""Appearance: the same commands as in the View menu, where one looks for them."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from journal_app.core.settings import LARGEST_ZOOM, NEUTRAL_NAME, SMALLEST_ZOOM
from journal_app.i18n import _
from journal_app.ui.actions.asking import command
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.context import Context
from journal_app.ui.settings.commands import CommandChoice, CommandToggle
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.segmented import Segmented
from journal_app.ui.widgets.toggle import Toggle

_THEMES = (ActionId.THEME_SYSTEM, ActionId.THEME_LIGHT, ActionId.THEME_DARK)
_CONTRASTS = (ActionId.CONTRAST_SYSTEM, ActionId.CONTRAST_NORMAL, ActionId.CONTRAST_HIGH)


class AppearanceView(SettingsView):
    """Whatever is changed here or in the menu stands the same in both."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Appearance"))
        theme = context.theme
        names = (_("As the desktop"), _("Light"), _("Dark"))
        self.scheme = Segmented(theme, _("Theme"), names)
        levels = (_("As the desktop"), _("Normal"), _("High"))
        self.contrast = Segmented(theme, _("Contrast"), levels)
        self.still = Toggle(theme, _("Keep everything still"))
        self.menu_bar = Toggle(theme, _("Always show the menu bar"))
        self.neutral = Toggle(theme, _("Call it “Notes” on this desktop"))
        self.smaller = _step(context, _("Smaller"), _("Smaller text"))
        self.bigger = _step(context, _("Bigger"), _("Bigger text"))
        self.text_size = PlainLabel(theme, "", "smallm", "ink2", name=_("Text size"))
        self._choices = (
            CommandChoice(self.scheme, _THEMES),
            CommandChoice(self.contrast, _CONTRASTS),
        )
        self._toggles = (
            CommandToggle(self.still, ActionId.STILLNESS),
            CommandToggle(self.menu_bar, ActionId.MENU_BAR),
        )
        self._compose()
        self.smaller.clicked.connect(lambda: self._do(ActionId.SMALLER))
        self.bigger.clicked.connect(lambda: self._do(ActionId.BIGGER))
        self.neutral.toggled.connect(lambda on: context.settings.put(NEUTRAL_NAME, on))
        theme.changed.connect(self._show_size)
        self._show_size()

    def _compose(self) -> None:
        theme = self.context.theme
        self.add_heading(_("Appearance"))
        self.column.addWidget(
            BoxedList(
                theme,
                Row(theme, "circle-half", _("Theme"), "", self.scheme),
                Row(theme, "eye", _("Contrast"), "", self.contrast),
                Row(theme, "text-aa", _("Text size"), "", self._stepper()),
                _row(
                    theme,
                    "moon-stars",
                    self.still,
                    _("Nothing on the screen moves; words carry the pace."),
                ),
            )
        )
        self.add_heading(_("Window"))
        self.column.addWidget(
            BoxedList(
                theme,
                _row(theme, "sidebar-simple", self.menu_bar, _("Otherwise Alt brings it.")),
                _row(
                    theme,
                    "note-pencil",
                    self.neutral,
                    _("In the titles of windows, their sign, and the sign in the tray."),
                ),
            )
        )
        self.column.addStretch(1)

    def _stepper(self) -> QFrame:
        steps = QFrame()
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for part in (self.smaller, self.text_size, self.bigger):
            row.addWidget(part)
        return steps

    def enter(self) -> None:
        """Stand as the commands of the window stand."""
        for each in (*self._choices, *self._toggles):
            each.follow()
        self.neutral.setChecked(self.context.settings.get(NEUTRAL_NAME))

    def _do(self, wanted: ActionId) -> None:
        action = command(self, wanted)
        if action is not None:
            action.trigger()

    def _show_size(self) -> None:
        words = _("{percent} %").format(percent=round(self.context.theme.zoom * 100))
        self.text_size.setText(words)
        self.text_size.updateGeometry()
        self.smaller.setEnabled(self.context.theme.zoom > SMALLEST_ZOOM)
        self.bigger.setEnabled(self.context.theme.zoom < LARGEST_ZOOM)


def _row(theme: Theme, icon: str, toggle: Toggle, line: str) -> Row:
    return Row(theme, icon, toggle.accessibleName(), line, toggle)


def _step(context: Context, text: str, name: str) -> Button:
    return Button(context.theme, text, "outline", name=name, size="small", style="smallm")
