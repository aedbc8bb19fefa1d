"""How the sheet lies on which a copy is taken out: all or a part, the form, and what goes along."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.exchange import Format
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.check import Check
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.segmented import Segmented

FORMS: Final = (Format.JSON, Format.MARKDOWN, Format.HTML)
"""In the order they are offered; paper has a sheet of its own."""


class Choices(QFrame):
    """Says of each form what it is for, and what of the journal is in it."""

    def __init__(
        self, theme: Theme, listed: str, part: str = "", parent: QWidget | None = None
    ) -> None:
        """`listed` says how many pieces a part is; empty where there is only all of it.

        `part` is what that part is called where it is not what is listed.
        """
        super().__init__(parent)
        part = part or _("What is listed")
        self.which = Segmented(theme, _("How much"), [_("Everything"), part])
        if not listed:
            # Never shown before it stands in the sheet: it would be a window for an instant.
            self.which.hide()
        self.listed = Para(theme, listed, "small", "ink2", name=part)
        self.listed.hide()
        self.form = Segmented(theme, _("Form"), [_("Complete"), _("Markdown"), _("Web page")])
        self.told = Para(theme, "", "small", "ink2", name=_("About this form"))
        self.files = Check(theme, _("Pictures and files"))
        self.files.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for shown in (self.which, self.listed, self.form, self.told, self.files):
            wide = isinstance(shown, Para)
            column.addWidget(shown, 0, Qt.AlignmentFlag(0) if wide else _LEADING)
        self.which.chosen.connect(lambda _at: self.listed.setVisible(self.is_part))
        self.form.chosen.connect(lambda _at: self._tell())
        self._tell()

    @property
    def is_part(self) -> bool:
        """Whether only what is listed is wanted."""
        return self.which.current == 1

    @property
    def chosen_form(self) -> Format:
        """The form that is wanted."""
        return FORMS[self.form.current]

    @property
    def takes_files(self) -> bool:
        """Whether pictures and files go along."""
        return self.files.isChecked()

    def _tell(self) -> None:
        self.told.set_text(_told(self.chosen_form))


_LEADING: Final = Qt.AlignmentFlag.AlignLeading


def _told(form: Format) -> str:
    if form is Format.JSON:
        return _(
            "One JSON file with all there is: earlier texts, the bin and what is sealed too."
            " Pictures and files lie in a folder beside it."
        )
    if form is Format.MARKDOWN:
        return _(
            "A folder with a text file for each piece, for people and other apps. What is sealed,"
            " in the bin or kept unsaid stays in the journal."
        )
    return _(
        "One file for any browser, to read. Pictures and files lie in a folder beside it. What is"
        " sealed, in the bin or kept unsaid stays in the journal."
    )
