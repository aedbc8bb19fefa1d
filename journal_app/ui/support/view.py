"""`SupportView`: one section of the support page, and what each can be asked."""

from journal_app.core.changes import Changes
from journal_app.ui.context import Context
from journal_app.ui.support.troubles import say_trouble
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.scroll_column import ScrollColumn


class SupportView(ScrollColumn):
    """Nothing of what a person wrote stays in it after `leave` or `forget` but what they see."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(context.theme, title)
        self.context = context

    def enter(self) -> None:
        """Shown: load what is needed."""

    def leave(self) -> None:
        """Hidden: keep what was typed, and close what was opened."""

    def refresh(self, changes: Changes) -> None:
        """Something changed while it is shown."""

    def step_back(self) -> bool:
        """Close what was opened last; whether there was anything to close."""
        return False

    def busy(self) -> bool:
        """Whether something typed here is not kept yet."""
        return False

    def keep(self) -> None:
        """Keep at once what was typed."""

    def forget(self) -> None:
        """Drop every word."""

    def on_trouble(self, error: Exception) -> None:
        """Say an error that was expected."""
        say_trouble(self.context, error)

    def add_heading(self, text: str, *, gap: int = 34) -> None:
        """A heading, with room above unless it is the first thing."""
        if self.column.count():
            self.column.addSpacing(gap)
        self.column.addWidget(heading(self.context.theme, text))
        self.column.addSpacing(8)

    def add_lines(self, lines: tuple[str, ...], *, gap: int = 8) -> None:
        """Paragraphs of the app's own words."""
        for line in lines:
            self.column.addWidget(Para(self.context.theme, line, "body", "ink2"))
            self.column.addSpacing(gap)


def heading(theme: Theme, text: str) -> Para:
    """What stands over a part of a section."""
    return Para(theme, text, "heading")


def quiet(theme: Theme, text: str, icon: str | None = None) -> Button:
    """A button that leads somewhere without asking for attention."""
    return Button(theme, text, "outline", icon, style="smallm", size="small")
