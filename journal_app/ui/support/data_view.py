"""Who could read this computer's journal, what encryption does and does not, in plain words."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout

from journal_app.core.support import DataSection, DataTopic
from journal_app.services import whereabouts
from journal_app.services.whereabouts import Whereabouts
from journal_app.ui.context import Context
from journal_app.ui.support.view import SupportView, heading
from journal_app.ui.widgets.para import Para


class DataView(SupportView):
    """Only lines that are true of this journal: where it lies, and what opens it."""

    def __init__(
        self, context: Context, title: str, words: Mapping[DataTopic, DataSection]
    ) -> None:
        super().__init__(context, title)
        self._words = words
        self._told: dict[DataTopic, QVBoxLayout] = {}
        theme = context.theme
        for topic, section in words.items():
            if self.column.count():
                self.column.addSpacing(30)
            self.column.addWidget(heading(theme, section.title))
            self.column.addSpacing(8)
            told = self._told[topic] = QVBoxLayout()
            told.setSpacing(7)
            self.column.addLayout(told)
        self.column.addStretch(1)

    def enter(self) -> None:
        """Look anew: a passphrase may have been set since."""
        job = self.context.jobs.run(whereabouts.of)
        job.finished.connect(self._tell)
        job.failed.connect(self.on_trouble)

    def _tell(self, where: Whereabouts) -> None:
        for topic, section in self._words.items():
            told = self._told[topic]
            while (item := told.takeAt(0)) is not None:
                before = item.widget()
                if before is not None:
                    before.hide()
                    before.deleteLater()
            for line in true_here(section, where):
                told.addWidget(Para(self.context.theme, line, "body", "ink2"))


def true_here(section: DataSection, where: Whereabouts) -> tuple[str, ...]:
    """The lines that hold for this journal; where it cannot be told what opens it, for any."""
    folder = str(where.home)
    if where.passphrase is None:
        return tuple(line.replace("{folder}", folder) for line in section.lines)
    return section.told(folder, passphrase=where.passphrase)
