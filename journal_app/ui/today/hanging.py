"""The pictures and files of the entry on the page: shown below it, and added to it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Signal

from journal_app.core.changes import Changes
from journal_app.core.ids import PieceId
from journal_app.core.pictures import Picture
from journal_app.ui.context import Context
from journal_app.ui.editor.session import EditorSession
from journal_app.ui.pictures.album import Album
from journal_app.ui.pictures.desk import PictureDesk
from journal_app.ui.pictures.strip import PictureStrip
from journal_app.ui.pictures.taking import Taking
from journal_app.ui.today.sheet import TodaySheet

HEIGHT: Final = 92
"""Of a small picture on Today, where the words need the room."""


class Hanging(QObject):
    """Made with the page; decodes nothing before there is something to show."""

    trouble = Signal(object)

    def __init__(self, context: Context, sheet: TodaySheet, session: EditorSession) -> None:
        super().__init__(sheet)
        self._context = context
        self._session = session
        self._album = Album(context.jobs, self)
        self._strip = PictureStrip(context.theme, self._album, height=HEIGHT)
        sheet.pictures.addWidget(self._strip)
        page = sheet.whole_page
        page.room_changed.connect(lambda: self._strip.stand_in_full(page.whole))
        self.desk = PictureDesk(context, self._strip, self._album, sheet)
        self.taking = Taking(context, self._album, sheet)
        self.taking.hanging = session.hanging
        self.desk.trouble.connect(self.trouble)
        self.taking.refused.connect(context.notices.say)
        sheet.add_file.clicked.connect(self.taking.choose)
        sheet.editor.given.connect(self._on_given)
        session.begun.connect(self.show)

    @property
    def busy(self) -> bool:
        """Whether something given does not hang on its entry yet."""
        return self.taking.busy

    def show(self) -> None:
        """Show what hangs on the entry that is on the page."""
        piece = self._session.piece
        if piece is None:
            self.desk.show_pictures(())
            return
        # Sealing is not needed to start.
        from journal_app.services import pictures

        job = self._context.jobs.run(pictures.of, piece)
        job.finished.connect(partial(self._on_loaded, piece))
        job.failed.connect(self.trouble)

    def refresh(self, changes: Changes) -> None:
        """What hangs on it may be another."""
        if self._session.piece in changes.pieces:
            self.show()

    def forget(self) -> None:
        """Drop every picture."""
        self.desk.forget()

    def _on_loaded(self, piece: PieceId, shown: tuple[Picture, ...]) -> None:
        if piece == self._session.piece:
            self.desk.show_pictures(shown)

    def _on_given(self, source: QMimeData) -> None:
        self.taking.take_from(source)
