"""The commands for the look, each bound to its deed."""

from functools import partial

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.registry import Actions
from journal_app.ui.shell.look import Look
from journal_app.ui.theme.appearance import Contrast, Scheme

_SCHEMES = {
    ActionId.THEME_SYSTEM: Scheme.SYSTEM,
    ActionId.THEME_LIGHT: Scheme.LIGHT,
    ActionId.THEME_DARK: Scheme.DARK,
}
_CONTRASTS = {
    ActionId.CONTRAST_SYSTEM: Contrast.SYSTEM,
    ActionId.CONTRAST_NORMAL: Contrast.NORMAL,
    ActionId.CONTRAST_HIGH: Contrast.HIGH,
}


def bind_look(actions: Actions, look: Look) -> None:
    """Bind size, theme, contrast and stillness, and check what is chosen now."""
    actions.bind(ActionId.BIGGER, look.bigger)
    actions.bind(ActionId.SMALLER, look.smaller)
    actions.bind(ActionId.ACTUAL_SIZE, look.actual_size)
    for action, scheme in _SCHEMES.items():
        actions[action].setChecked(look.scheme is scheme)
        actions.bind(action, partial(look.choose_scheme, scheme))
    for action, contrast in _CONTRASTS.items():
        actions[action].setChecked(look.contrast is contrast)
        actions.bind(action, partial(look.choose_contrast, contrast))
    still = actions[ActionId.STILLNESS]
    still.setChecked(look.still_chosen)
    actions.bind(ActionId.STILLNESS, lambda: look.choose_stillness(still.isChecked()))
