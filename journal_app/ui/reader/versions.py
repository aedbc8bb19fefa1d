"""Earlier states of a moment, each with a way to let it stand again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.reading import EarlierMoment
from journal_app.ui.moment_telling import MomentTelling
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.para import Para


class VersionsSheet(SheetDialog):
    """Newest first; what stands now is kept beside it when another takes its place."""

    wanted = Signal(int)
    """Carries the number of the state to bring back."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        telling: MomentTelling,
        earlier: Sequence[EarlierMoment],
        *,
        covered: bool,
    ) -> None:
        super().__init__(theme, window, _("Earlier versions"))
        self._telling = telling
        self._covered = covered
        words = _("The state before is kept whenever you look back at a moment anew.")
        self.body.addWidget(Para(theme, words, "body", "ink2"))
        holder = QFrame()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        for each in earlier:
            rows.addWidget(Hairline(theme))
            rows.addWidget(self._version(theme, each))
        self.body.addWidget(holder)
        close = Button(theme, _("Close"), "outline")
        close.clicked.connect(self.dismiss)
        self.add_button(close)

    def _version(self, theme: Theme, earlier: EarlierMoment) -> QFrame:
        row = QFrame()
        when = _("Until {time}").format(time=self._telling.time(earlier.kept_at))
        row.setAccessibleName(when)
        words = QVBoxLayout()
        words.setSpacing(2)
        told = [
            f"{line.label}: {line.words or ', '.join(door.words for door in line.doors)}"
            for group in self._telling.groups(earlier.moment, covered=self._covered)
            for line in group.lines
        ]
        summary = "\n".join([self._telling.kind(earlier.moment), *told])
        back = Button(theme, _("Bring it back"), "link", style="smallm")
        back.clicked.connect(partial(self._on_wanted, earlier.moment.rev))
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(14)
        beside.addLayout(words, 1)
        words.addWidget(Para(theme, when, "caption", "ink3"))
        if earlier.moment.note:
            words.addWidget(Para(theme, earlier.moment.note, "read"))
        words.addWidget(Para(theme, summary, "small", "ink2"))
        beside.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_wanted(self, rev: int) -> None:
        self.dismiss()
        self.wanted.emit(rev)
