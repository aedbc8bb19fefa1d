"""See whether what somebody brings would open the journal, without opening it."""

from pathlib import Path

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.i18n import _
from journal_app.services import keys
from journal_app.services.ways import WayIn


def prove(home: Path, way: WayIn) -> None:
    """Do nothing if this way leads in; belongs on a background thread, as it derives a key.

    Raises `CannotOpen` with the words opening would end with.
    """
    folder = keys.folder_of(home)
    if folder is None:
        raise CannotOpen(OpenProblem.MISSING, _("The journal’s folder is not there any more."))
    with keys.root_by(way, folder, keys.read_record(folder)):
        return
