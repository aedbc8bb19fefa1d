"""The commands for the look, each bound to its deed."""

from functools import partial

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.registry import Actions
from journal_app.ui.shell.look import Look
from journal_app.ui.theme.appearance import Scheme

_SCHEMES = {
    ActionId.THEME_SYSTEM: Scheme.SYSTEM,
    ActionId.THEME_LIGHT: Scheme.LIGHT,
    ActionId.THEME_DARK: Scheme.DARK,
}


def bind_look(actions: Actions, look: Look) -> None:
    """Bind size, theme and stillness, and check what is chosen now."""
    actions.bind(ActionId.BIGGER, look.bigger)
    actions.bind(ActionId.SMALLER, look.smaller)
    actions.bind(ActionId.ACTUAL_SIZE, look.actual_size)
    for action, scheme in _SCHEMES.items():
        actions[action].setChecked(look.scheme is scheme)
        actions.bind(action, partial(look.choose_scheme, scheme))
    still = actions[ActionId.STILLNESS]
    still.setChecked(look.still_chosen)
    actions.bind(ActionId.STILLNESS, lambda: look.choose_stillness(still.isChecked()))
