"""What the app is, what it is not, and where everything lives."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from journal_app import APP_NAME, VERSION
from journal_app.i18n import _
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para


def about(theme: Theme, window: QWidget, data_folder: Path) -> SheetDialog:
    """The sheet behind Help, About."""
    sheet = SheetDialog(theme, window, _("About {app}").format(app=APP_NAME))
    for words in (
        _("A private journal for people who love someone and still pull away."),
        _(
            "Not therapy, and not a substitute for it. The questions and the words here are our "
            "own; no clinician has reviewed them yet."
        ),
        _(
            "Everything you write stays on this computer, in one encrypted file. The app has no "
            "way to send anything anywhere."
        ),
    ):
        sheet.body.addWidget(Para(theme, words, "body", "ink2"))
    licence = _("Version {version}. Free software under the GNU GPL, version 3 or later.")
    sheet.body.addWidget(Para(theme, licence.format(version=VERSION), "small", "ink3"))
    sheet.body.addWidget(Para(theme, _("Your journal and its backups are here:"), "small", "ink3"))
    folder = Field(theme, name=_("Where your journal is"))
    folder.setText(str(data_folder))
    folder.setReadOnly(True)
    folder.setCursorPosition(0)
    sheet.body.addWidget(folder)
    close = Button(theme, _("Close"), "primary")
    close.clicked.connect(sheet.dismiss)
    sheet.add_button(close)
    return sheet
