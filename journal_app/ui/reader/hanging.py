"""The pictures and files of the piece one reads, below its words."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journal_app.core.pictures import Picture
from journal_app.ui.context import Context
from journal_app.ui.pictures.album import Album
from journal_app.ui.pictures.desk import PictureDesk
from journal_app.ui.pictures.strip import PictureStrip

HEIGHT: Final = 148
"""Of a small picture where one reads."""


class Hanging(QObject):
    """Made with the page; decodes nothing before there is something to show."""

    def __init__(
        self, context: Context, sheet: QWidget, on_trouble: Callable[[Exception], None]
    ) -> None:
        super().__init__(sheet)
        album = Album(context.jobs, self)
        self.strip = PictureStrip(context.theme, album, height=HEIGHT)
        self.desk = PictureDesk(context, self.strip, album, sheet)
        self.desk.trouble.connect(on_trouble)

    def show(self, pictures: Sequence[Picture]) -> None:
        """Show exactly these; with none of them, every picture and the key are dropped."""
        if pictures:
            self.desk.show_pictures(pictures)
        else:
            self.desk.forget()
