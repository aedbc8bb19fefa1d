"""What the settings do with an error nobody else dealt with."""

from journal_app.core.errors import JournalError
from journal_app.ui.context import Context


def say_trouble(context: Context, error: Exception) -> None:
    """Say what was expected in its own words; anything else is a bug and goes on."""
    if not isinstance(error, JournalError):
        raise error
    context.notices.say(error.words)
