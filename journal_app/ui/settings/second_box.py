"""The second folder of backups: which it is, whether it has the last one, and how to change it."""

from PySide6.QtWidgets import QFrame

from journal_app.core.backup_notes import SecondPlace
from journal_app.i18n import _
from journal_app.ui.copies.wording import Saying
from journal_app.ui.settings import backups_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.flow_layout import FlowLayout


class SecondBox(BoxedList):
    """Its buttons are `Choose a second folder` and `Use it no more`; whoever made it listens."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.choose = Button(
            theme, _("Choose…"), name=_("Choose a second folder"), size="small", style="smallm"
        )
        self.let_go = Button(theme, _("Use it no more"), size="small", style="smallm")
        self.place = Row(theme, "export", _("A second folder"), " ")
        ways = QFrame()
        flow = FlowLayout(ways, spacing=8)
        flow.addWidget(self.choose)
        flow.addWidget(self.let_go)
        self.place.words.addSpacing(8)
        self.place.words.addWidget(ways)
        self.let_go.hide()
        self.add_row(self.place)

    def show_place(
        self, place: SecondPlace | None, saying: Saying, *, only_here: bool = False
    ) -> None:
        """Say how it stands; `only_here` where its copies open on no other computer."""
        self.place.set_line(backups_words.second(place, saying, only_here=only_here))
        self.let_go.setVisible(place is not None)
