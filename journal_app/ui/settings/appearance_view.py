"""Appearance: the same commands as in the View menu, where one looks for them."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from journal_app.i18n import _
from journal_app.ui.actions.asking import command
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.context import Context
from journal_app.ui.settings.commands import CommandChoice, CommandToggle
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.segmented import Segmented
from journal_app.ui.widgets.toggle import Toggle

_THEMES = (ActionId.THEME_SYSTEM, ActionId.THEME_LIGHT, ActionId.THEME_DARK)


class AppearanceView(SettingsView):
    """Whatever is changed here or in the menu stands the same in both."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Appearance"))
        theme = context.theme
        names = (_("As the desktop"), _("Light"), _("Dark"))
        self.scheme = Segmented(theme, _("Theme"), names)
        self.still = Toggle(theme, _("Keep everything still"))
        self.smaller = _step(context, _("Smaller"), _("Smaller text"))
        self.bigger = _step(context, _("Bigger"), _("Bigger text"))
        self.text_size = PlainLabel(theme, "", "smallm", "ink2", name=_("Text size"))
        self._scheme = CommandChoice(self.scheme, _THEMES)
        self._still = CommandToggle(self.still, ActionId.STILLNESS)
        steps = QFrame()
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for part in (self.smaller, self.text_size, self.bigger):
            row.addWidget(part)
        self.add_heading(_("Appearance"))
        self.column.addWidget(
            BoxedList(
                theme,
                Row(theme, "circle-half", _("Theme"), "", self.scheme),
                Row(theme, "text-aa", _("Text size"), "", steps),
                Row(
                    theme,
                    "moon-stars",
                    self.still.accessibleName(),
                    _("Nothing on the screen moves; words carry the pace."),
                    self.still,
                ),
            )
        )
        self.column.addStretch(1)
        self.smaller.clicked.connect(lambda: self._do(ActionId.SMALLER))
        self.bigger.clicked.connect(lambda: self._do(ActionId.BIGGER))
        theme.changed.connect(self._show_size)
        self._show_size()

    def enter(self) -> None:
        """Stand as the commands of the window stand."""
        self._scheme.follow()
        self._still.follow()

    def _do(self, wanted: ActionId) -> None:
        action = command(self, wanted)
        if action is not None:
            action.trigger()

    def _show_size(self) -> None:
        words = _("{percent} %").format(percent=round(self.context.theme.zoom * 100))
        self.text_size.setText(words)
        self.text_size.updateGeometry()


def _step(context: Context, text: str, name: str) -> Button:
    return Button(context.theme, text, "outline", name=name, size="small", style="smallm")
