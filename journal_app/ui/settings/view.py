"""`SettingsView`: one section of the settings; what is changed in it holds at once."""

from journal_app.core.changes import Changes
from journal_app.core.errors import JournalError
from journal_app.ui.context import Context
from journal_app.ui.settings.asking import InPlace
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.scroll_column import ScrollColumn

_ABOVE = 34


class SettingsView(ScrollColumn):
    """Shows how things stand each time it is entered."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(context.theme, title)
        self.context = context

    def enter(self) -> None:
        """Shown: look how things stand."""

    def leave(self) -> None:
        """Hidden: finish what was begun."""

    def keep(self) -> None:
        """Keep at once what was changed in its place; half a name must not become a row."""
        for place in self.findChildren(InPlace):
            place.keep()

    def busy(self) -> bool:
        """Whether something that was changed in its place is not kept yet."""
        return any(place.unkept for place in self.findChildren(InPlace))

    def refresh(self, changes: Changes) -> None:
        """Something changed while it is shown."""

    def step_back(self) -> bool:
        """Close what was opened last; whether there was anything to close."""
        return False

    def forget(self) -> None:
        """Drop every word of the person's own."""

    def on_trouble(self, error: Exception) -> None:
        """Say an error that was expected; anything else is a bug and goes on."""
        self.context.notices.say(told(error))

    def add_heading(self, text: str, line: str = "") -> None:
        """A heading over what follows, with a quiet line if need be."""
        theme = self.context.theme
        if self.column.count():
            self.column.addSpacing(_ABOVE)
        self.column.addWidget(Para(theme, text, "heading"))
        if line:
            self.column.addSpacing(2)
            self.column.addWidget(Para(theme, line, "small", "ink3"))
        self.column.addSpacing(10)


def told(error: Exception) -> str:
    """The words of an error that was expected; anything else is a bug and goes on."""
    if not isinstance(error, JournalError):
        raise error
    return error.words
