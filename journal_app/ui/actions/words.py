"""What a command is called where it stands alone, away from its menu."""

from typing import Final

from journal_app.i18n import _
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.mark_commands import MARKS
from journal_app.ui.actions.registry import Actions

_THEMES: Final = (ActionId.THEME_SYSTEM, ActionId.THEME_LIGHT, ActionId.THEME_DARK)


def words_of(actions: Actions, command: ActionId) -> str:
    """Its words without the signs of a menu; those of a submenu say what they belong to."""
    words: str = actions[command].text().replace("&&", "&").rstrip("…")
    if command in MARKS:
        return _("Mark as “{mark}”").format(mark=words)
    if command in _THEMES:
        return _("Theme: {theme}").format(theme=words)
    return words
