"""Writing: how one's own words look, and when the day ends they are written on."""

from typing import Final

from PySide6.QtCore import QLocale, QTime

from journal_app.core.settings import (
    DAY_ENDS,
    FACE,
    LATEST_END,
    WRITING_LINE,
    WRITING_LINES,
    WRITING_SIZE,
    WRITING_SIZES,
)
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.theme.appearance import Face
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.segmented import Segmented

_FACES: Final = (Face.SERIF, Face.SANS, Face.SYSTEM)


class WritingView(SettingsView):
    """What is chosen holds at once, for what is written and for what was written."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Writing"))
        theme, locale = context.theme, QLocale()
        names = (_("With serifs"), _("Without"), _("As the desktop"))
        sizes = tuple(locale.toString(size) for size in WRITING_SIZES)
        lines = tuple(locale.toString(line, "g", 3) for line in WRITING_LINES)
        self.face = Segmented(theme, _("Letters"), names)
        self.sizes = Segmented(theme, _("Size"), sizes)
        self.lines = Segmented(theme, _("Line height"), lines)
        self.sample = Para(
            theme,
            _(
                "It rained until four. Then the light came in sideways, and I stayed where I was "
                "until it had gone."
            ),
            "write",
            name=_("How it looks"),
        )
        self.day_end = Drop(theme, _("A day ends at"), _hours(locale), DAY_ENDS.default)
        self._compose()
        self.day_end.chosen.connect(lambda hour: context.settings.put(DAY_ENDS, int(hour)))
        self.face.chosen.connect(self._on_face)
        self.sizes.chosen.connect(self._on_size)
        self.lines.chosen.connect(self._on_line)

    def enter(self) -> None:
        """Stand as it was chosen."""
        settings = self.context.settings
        self.face.set_current(_FACES.index(Face(settings.get(FACE))))
        self.sizes.set_current(WRITING_SIZES.index(settings.get(WRITING_SIZE)))
        self.lines.set_current(WRITING_LINES.index(settings.get(WRITING_LINE)))
        self.day_end.set_value(settings.get(DAY_ENDS))

    def _compose(self) -> None:
        theme = self.context.theme
        self.add_heading(_("Writing"), _("How your own words look. The app keeps its own letters."))
        self.column.addWidget(
            BoxedList(
                theme,
                Row(theme, "text-aa", _("Letters"), "", self.face),
                Row(theme, "text-t", _("Size"), "", self.sizes),
                Row(theme, "arrows-out-line-vertical", _("Line height"), "", self.lines),
            )
        )
        self.column.addSpacing(16)
        card = Card(theme, padding=22)
        card.content.addWidget(self.sample)
        self.column.addWidget(card)
        self.column.addSpacing(16)
        nights = _(
            "What you write before then is still of the day before. What is written keeps its day."
        )
        self.column.addWidget(
            BoxedList(theme, Row(theme, "moon-stars", _("A day ends at"), nights, self.day_end))
        )
        self.column.addStretch(1)

    def _on_face(self, at: int) -> None:
        self.context.settings.put(FACE, _FACES[at].value)
        self.context.theme.set_face(_FACES[at])

    def _on_size(self, at: int) -> None:
        self.context.settings.put(WRITING_SIZE, WRITING_SIZES[at])
        self.context.theme.set_writing_size(WRITING_SIZES[at])

    def _on_line(self, at: int) -> None:
        self.context.settings.put(WRITING_LINE, WRITING_LINES[at])
        self.context.theme.set_writing_line(WRITING_LINES[at])


def _hours(locale: QLocale) -> list[tuple[int, str]]:
    short = QLocale.FormatType.ShortFormat
    return [(hour, locale.toString(QTime(hour, 0), short)) for hour in range(LATEST_END + 1)]
