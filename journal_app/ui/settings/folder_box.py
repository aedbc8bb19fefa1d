"""Where the journal lies, who else may look into that folder, and the end of the journal."""

from pathlib import Path

from PySide6.QtWidgets import QFrame

from journal_app.i18n import _
from journal_app.services.doors import Doors
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.flow_layout import FlowLayout


class FolderBox(BoxedList):
    """Shows facts; whoever made it listens to its buttons."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=_("Your pages"))
        self.path = Field(theme, name=_("Where the journal lies"))
        self.path.setReadOnly(True)
        self.show_it = Button(theme, _("Show in folder"), size="small", style="smallm")
        self.copy = Button(theme, _("Copy path"), name=_("Copy path"), size="small", style="smallm")
        self.close_it = Button(theme, _("Close it to others"), style="smallm")
        self.erase = Button(
            theme, _("Erase…"), "caution", name=_("Erase this journal"), style="smallm"
        )
        self.where = Row(theme, "archive", _("Where the journal lies"))
        ways = QFrame()
        flow = FlowLayout(ways, spacing=8)
        for button in (self.show_it, self.copy):
            flow.addWidget(button)
        for part in (self.path, ways):
            self.where.words.addSpacing(8)
            self.where.words.addWidget(part)
        self.open_to_others = Row(
            theme,
            "info",
            _("Others on this computer may look into this folder"),
            _("What they find is encrypted. They can see that there is a journal, and copy it."),
            self.close_it,
        )
        self.end = Row(
            theme,
            "trash",
            _("Erase this journal"),
            _("The pages, their backups and the key go from this computer."),
            self.erase,
        )
        for row in (self.where, self.open_to_others, self.end):
            self.add_row(row)
        self.show_row(self.open_to_others, False)

    @property
    def folder(self) -> Path:
        """The folder that is shown."""
        return Path(self.path.text())

    def show_folder(self, folder: Path) -> None:
        """Where the journal lies, from its beginning."""
        self.path.setText(str(folder))
        self.path.setCursorPosition(0)

    def show_doors(self, doors: Doors) -> None:
        """Where this journal lies, and who else may enter there."""
        self.show_folder(doors.folder)
        if doors.private is None:
            self.where.set_line("")
        elif doors.private:
            self.where.set_line(_("Only your account can look into this folder."))
        self.show_row(self.open_to_others, doors.private is False)
        if doors.private is False:
            self.where.set_line("")
