"""Earlier versions of an entry: a list of them, what changed since, and a way back to one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.comparison import Gap, Line
from journal_app.i18n import _, ngettext
from journal_app.ui.reader.comparison_list import ComparisonList
from journal_app.ui.reader.version_list import VersionList
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

_END: Final = 24


class HistoryView(QFrame):
    """Only parts in their places; `History` gives them something to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("Earlier versions"))
        self.versions = VersionList(theme)
        self.summary = Para(theme, "", "smallm", "ink", name=_("Summary"))
        legend = _("Underlined: only in what stands now. Struck through: only in this version.")
        self.legend = Para(theme, legend, "caption", "ink3")
        self.changes = ComparisonList(theme)
        self.bring_back = Button(theme, _("Bring this version back"), "soft")
        self.close_button = Button(theme, _("Back to the entry"), "outline")
        title = PlainLabel(theme, _("Earlier versions"), "smallm", "ink2")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(6)
        self._rows.addWidget(title)
        self._rows.addWidget(self.versions)
        self._rows.addWidget(Hairline(theme))
        self._rows.addWidget(self.summary)
        self._rows.addWidget(self.legend)
        self._rows.addWidget(self.changes, 1)
        self._rows.addLayout(foot)
        foot.addStretch(1)
        foot.addWidget(self.bring_back)
        foot.addWidget(self.close_button)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_comparison(self, rows: Sequence[Line | Gap], gone: int, come: int) -> None:
        """Show what changed, and say in words how much."""
        same = gone == come == 0 and not any(isinstance(row, Line) and row.changed for row in rows)
        self.summary.set_text(_("The same as what stands now.") if same else _told(gone, come))
        self.legend.setVisible(not same)
        self.changes.show_rows(rows)

    def forget(self) -> None:
        """Drop every word."""
        self.versions.forget()
        self.changes.show_rows(())
        self.summary.set_text("")

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def take_focus(self) -> None:
        """Let the keyboard be in the list."""
        self.versions.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        px = self._theme.px
        set_margins(self._rows, self, px(4), px(2), px(_END), px(6))


def _told(gone: int, come: int) -> str:
    went = ngettext("{n} word has gone", "{n} words have gone", gone).format(n=gone)
    came = ngettext("{n} word has come", "{n} words have come", come).format(n=come)
    if not gone and not come:
        return _("Only signs and spaces have changed since.")
    if not gone:
        return _("Since then {came}.").format(came=came)
    if not come:
        return _("Since then {went}.").format(went=went)
    return _("Since then {went} and {came}.").format(went=went, came=came)
