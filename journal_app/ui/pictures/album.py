"""`Album`: pictures decoded behind the window, small ones kept a while, all let go at lock."""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from journal_app.core.errors import JournalError
from journal_app.core.pictures import Picture
from journal_app.runtime.jobs import Job, Jobs

if TYPE_CHECKING:
    from journal_app.services.pictures import SealedFiles

MOST_BYTES: Final = 24 * 1024 * 1024
"""Of small pictures in memory; those longest not looked at go first."""
LARGEST: Final = QSize(6000, 6000)
"""Of a picture that is shown large."""
_AT_ONCE: Final = 2

Key = tuple[str, int]


class Album(QObject):
    """Asks for each picture once, two at a time, the one asked for last first."""

    ready = Signal(str)
    """A small picture is there, or will not come; carries the name of its file."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._files: SealedFiles | None = None
        self._asking: Job | None = None
        self._small: OrderedDict[Key, QImage] = OrderedDict()
        self._bytes = 0
        self._wanted: dict[Key, Picture] = {}
        self._under_way: dict[Key, Job] = {}
        self._waiting: list[Callable[[SealedFiles], None]] = []

    @property
    def kept_bytes(self) -> int:
        """How much memory the small pictures take."""
        return self._bytes

    def small(self, picture: Picture, side: int) -> QImage | None:
        """A picture no larger than a square of this side in pixels, or `None` until `ready`.

        A null one says that it cannot be shown.
        """
        key = (picture.file, side)
        found = self._small.get(key)
        if found is not None:
            self._small.move_to_end(key)
            return found
        if key not in self._under_way:
            self._wanted.pop(key, None)
            self._wanted[key] = picture
            self.with_files(lambda _files: self._go_on())
        return None

    def large(
        self,
        picture: Picture,
        then: Callable[[QImage], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Decode one as large as it is shown."""

        def ask(files: "SealedFiles") -> None:
            job = self._jobs.background(partial(_opened, files, picture, LARGEST))
            job.finished.connect(then)
            job.failed.connect(failed)

        self.with_files(ask)

    def with_files(self, then: "Callable[[SealedFiles], None]") -> None:
        """Call this with what opens the files, once the journal gave it."""
        if self._files is not None:
            then(self._files)
            return
        self._waiting.append(then)
        if self._asking is None:
            # Sealing and decoding are not needed to start.
            from journal_app.services import pictures

            self._asking = self._jobs.run(pictures.files_of)
            self._asking.finished.connect(self._on_files)

    def forget(self) -> None:
        """Drop every picture and the key."""
        for job in (*self._under_way.values(), *filter(None, (self._asking,))):
            job.cancel()
        self._small.clear()
        self._wanted.clear()
        self._under_way.clear()
        self._waiting.clear()
        self._bytes = 0
        self._asking = None
        files, self._files = self._files, None
        if files is not None:
            files.wipe()

    def _on_files(self, files: "SealedFiles") -> None:
        self._asking = None
        self._files = files
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(files)

    def _go_on(self) -> None:
        while self._files is not None and self._wanted and len(self._under_way) < _AT_ONCE:
            key, picture = self._wanted.popitem()
            side = QSize(key[1], key[1])
            job = self._jobs.background(partial(_opened, self._files, picture, side))
            self._under_way[key] = job
            job.finished.connect(partial(self._on_small, key))
            job.failed.connect(partial(self._on_failed, key))

    def _on_small(self, key: Key, image: QImage) -> None:
        self._under_way.pop(key, None)
        self._small[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > MOST_BYTES and len(self._small) > 1:
            _oldest, gone = self._small.popitem(last=False)
            self._bytes -= gone.sizeInBytes()
        self.ready.emit(key[0])
        self._go_on()

    def _on_failed(self, key: Key, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._on_small(key, QImage())


def _opened(files: "SealedFiles", picture: Picture, at_most: QSize) -> QImage:
    from journal_app.services import pictures
    from journal_app.ui.pictures.decoding import decoded

    return decoded(pictures.open_bytes(files, picture), picture.media, at_most)
