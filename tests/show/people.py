"""Look at people and tags: `python -m tests.show.people --one Mara --png a.png`."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize, QTimer

from journal_app.core.marks import TINTS
from journal_app.services import labels, people, shown_names, tags
from journal_app.storage.vault import Vault
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.people.page import PeoplePage
from tests.builders import make_vault
from tests.show.boards import shell
from tests.show.dressing import dressed
from tests.show.timeline import context_on
from tests.ui.timeline.journals import fill


def main() -> int:
    """Show the page on a made-up journal, or paint it into a picture and leave."""
    chosen = _arguments()
    app, theme = dressed(chosen)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        vault = make_vault(path)
        fill(vault, 400)
        part = _dressed(vault, chosen.one, initials=chosen.initials)
        vault.close()
        context = context_on(theme, path)
        page = PeoplePage(context)
        window = shell(theme, page, "Timeline")
        window.resize(QSize(*(int(part) for part in chosen.size.split("x"))))
        window.show()
        page.enter(Place(page=PageId.PEOPLE, part=part))
        if chosen.sheet:
            QTimer.singleShot(500, lambda: page._do(getattr(page.deeds, chosen.sheet)))
        if chosen.png is not None:
            QTimer.singleShot(1000, lambda: (window.grab().save(str(chosen.png)), app.quit()))
        app.exec()
        context.session.lend(None)
        context.jobs.stop(5)
    return 0


def _dressed(vault: Vault, one: str, *, initials: bool) -> str:
    """Some of the names in colours, one hidden; the part that names `one`."""
    for kind in (people.KIND, tags.KIND):
        for at, label in enumerate(labels.every(vault, kind)):
            if at % 2 == 0:
                labels.colour(vault, kind, label.uid, TINTS[at // 2 % len(TINTS)])
            if at == 5:
                labels.show(vault, kind, label.uid, hidden=True)
    if initials:
        shown_names.show_initials(vault, True)
    for kind in (people.KIND, tags.KIND):
        found = labels.find(vault, kind, one) if one else None
        if found is not None:
            return f"{kind.noun}:{found.uid}"
    return ""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.show.people", description=__doc__)
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--contrast", action="store_true", help="high contrast")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--one", default="", help="a name whose page is shown")
    parser.add_argument("--initials", action="store_true")
    parser.add_argument("--sheet", choices=["", "rename", "merge", "forget"], default="")
    parser.add_argument("--png", type=Path, help="paint into this file instead of a window")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
