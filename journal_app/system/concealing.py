"""On macOS: what the journal copies is written once more, with the mark that histories heed."""

from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from journal_app.system.clipboard import is_marked
from journal_app.system.mac import is_concealed, write_concealed


class Concealing(QObject):
    """Listens to the clipboard for as long as the app lives.

    Qt puts there only types it knows, and AppKit adds none to what it did not write itself. So
    what Qt has just put there is replaced by the same with the mark, within the same call: the
    instant between is too short for a manager that looks every half second. To Qt that is
    another program's doing: it lets its own object go and reads ours when somebody pastes.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        # The clipboard's own object is known to Python only while somebody holds it.
        self._clipboard = app.clipboard()
        self._writing = False
        self._clipboard.dataChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self._writing or not is_marked(self._clipboard) or is_concealed() is not False:
            return
        held = self._clipboard.mimeData()
        formats = {mime: bytes(held.data(mime).data()) for mime in held.formats()}
        self._writing = True
        try:
            if not write_concealed(formats):
                self._put_back(formats)
        finally:
            self._writing = False

    def _put_back(self, formats: dict[str, bytes]) -> None:
        """A copy without the mark is better than none."""
        data = QMimeData()
        for mime, content in formats.items():
            data.setData(mime, QByteArray(content))
        self._clipboard.setMimeData(data)
