"""Open a board alone: `python -m tests.show controls --theme dark --zoom 1.4 --png out.png`."""

import argparse
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from journal_app.core.resources import resource
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.show.backups import BACKUPS
from tests.show.boards import BOARDS
from tests.show.locks import LOCKS
from tests.show.scenes import SCENES
from tests.show.troubles import TROUBLES
from tests.show.wordless import WORDLESS

SHOWN = BOARDS | BACKUPS | SCENES | LOCKS | WORDLESS | dict(TROUBLES)


def main() -> int:
    """Show one board in a window, or paint it into a picture and leave."""
    parser = argparse.ArgumentParser(prog="python -m tests.show", description=__doc__)
    parser.add_argument("board", choices=sorted(SHOWN))
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--contrast", action="store_true", help="high contrast")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--png", type=Path, help="paint into this file instead of a window")
    chosen = parser.parse_args()

    app = QApplication([])
    if chosen.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme = Theme(
        resource(),
        Appearance(
            scheme=Scheme(chosen.theme),
            zoom=chosen.zoom,
            high_contrast=chosen.contrast,
            reduced_motion=chosen.png is not None,
        ),
    )
    theme.apply(app)
    board = SHOWN[chosen.board](theme)
    width, height = (int(part) for part in chosen.size.split("x"))
    board.resize(QSize(width, height))
    board.show()
    if chosen.png is not None:
        QTimer.singleShot(200, lambda: (board.grab().save(str(chosen.png)), app.exit()))
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
