"""Writing: the letters of one's own words, wherever they stand."""

from typing import Final

from journal_app.core.settings import FACE
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.theme.appearance import Face
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.segmented import Segmented

_FACES: Final = (Face.SERIF, Face.SANS, Face.SYSTEM)


class WritingView(SettingsView):
    """What is chosen holds at once, for what is written and for what was written."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Writing"))
        theme = context.theme
        names = (_("With serifs"), _("Without"), _("As the desktop"))
        self.face = Segmented(theme, _("Letters"), names)
        self.sample = Para(
            theme,
            _("It rained until four. Then the light came in sideways, and I stayed where I was."),
            "write",
            name=_("How it looks"),
        )
        self.add_heading(_("Writing"), _("The letters of your own words. The app keeps its own."))
        self.column.addWidget(BoxedList(theme, Row(theme, "text-aa", _("Letters"), "", self.face)))
        self.column.addSpacing(16)
        card = Card(theme, padding=22)
        card.content.addWidget(self.sample)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.face.chosen.connect(self._on_chosen)

    def enter(self) -> None:
        """Stand as it was chosen."""
        self.face.set_current(_FACES.index(Face(self.context.settings.get(FACE))))

    def _on_chosen(self, at: int) -> None:
        self.context.settings.put(FACE, _FACES[at].value)
        self.context.theme.set_face(_FACES[at])
