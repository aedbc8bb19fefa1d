"""People and tags: how names are shown, and the way to all of them."""

from journal_app.core.changes import Changes
from journal_app.i18n import _
from journal_app.services import shown_names
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.toggle import Toggle


class NamesView(SettingsView):
    """One choice that holds at once and travels with the journal, and one door."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("People and tags"))
        theme = context.theme
        self.initials = Toggle(theme, _("Names as initials"))
        self.all_names = Button(theme, _("Open"), "outline", name=_("All people and tags"))
        self.add_heading(_("People and tags"))
        self.column.addWidget(
            BoxedList(
                theme,
                Row(
                    theme,
                    "eye-slash",
                    _("Names as initials"),
                    _(
                        "People stand as “M.” until you point at them or reach them with the "
                        "keyboard. Screen readers say the initials first. What you export and "
                        "what you wrote keep their names."
                    ),
                    self.initials,
                ),
                Row(
                    theme,
                    "user",
                    _("All people and tags"),
                    _("Rename, merge, colour, hide or forget them, and see when they stand."),
                    self.all_names,
                ),
            )
        )
        self.column.addStretch(1)
        self.initials.toggled.connect(self._on_toggled)
        self.all_names.clicked.connect(lambda: context.navigator.go(Place(page=PageId.PEOPLE)))

    def enter(self) -> None:
        """Look how it stands."""
        self._show()

    def refresh(self, changes: Changes) -> None:
        """It may have been changed elsewhere."""
        if changes.settings:
            self._show()

    def _show(self) -> None:
        self.initials.setChecked(self.context.known.names.as_initials)

    def _on_toggled(self, on: bool) -> None:
        if on is self.context.known.names.as_initials:
            return
        job = self.context.jobs.run(shown_names.show_initials, on)
        job.failed.connect(self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self._show()
        self.on_trouble(error)
