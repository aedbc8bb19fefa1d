"""Pages for paper without a window: for the command line, written as they are made."""

import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFile, QIODevice, QLocale
from PySide6.QtGui import QFontDatabase, QGuiApplication

from journal_app.core.resources import resource
from journal_app.services.onto_paper import OnPaper, Sheaf
from journal_app.ui.papers.blocks import Faces, Leaves, Saying, blocks
from journal_app.ui.papers.figures import Pictures, Tally
from journal_app.ui.papers.setting import write_pdf

_IMPERIAL: Final = QLocale.MeasurementSystem.ImperialUSSystem
_TAIL: Final = 1024


def onto_paper(sheaf: Sheaf, target: Path) -> OnPaper:
    """Everything of these pieces on pages in a new file. Raises `OSError`, `ValueError`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    for font in sorted(Path(str(resource("fonts"))).glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    tally = Tally()
    pictures = None if sheaf.opens is None else Pictures(opens=sheaf.opens, tally=tally)
    leaves = Leaves(names=True, marks=True, notes=True, chosen=True, pictures=pictures is not None)
    locale, faces = QLocale(), Faces.shipped()
    saying = Saying(marks=sheaf.marks, words=sheaf.words, locale=locale, clock=sheaf.clock)
    letter = locale.measurementSystem() is _IMPERIAL
    file = QFile(str(target))
    owner = QFile.Permission.ReadOwner | QFile.Permission.WriteOwner
    mode = QIODevice.OpenModeFlag.ReadWrite | QIODevice.OpenModeFlag.NewOnly
    if not file.open(mode, owner):
        raise OSError
    try:
        made = blocks(sheaf.papers, leaves, faces, saying, pictures)
        write_pdf(file, made, faces.number(), letter=letter, stand_ins=tally.stand_ins)
        if not file.flush() or not _is_whole(file):
            raise OSError
    finally:
        file.close()
        del app
    return tally.told()


def _is_whole(file: QFile) -> bool:
    """Whether its end says rightly where its table of places stands: no byte before got lost."""
    file.seek(max(0, file.size() - _TAIL))
    end = bytes(file.readAll().data())
    place = end.rpartition(b"startxref")[2].split()
    if len(place) != 2 or place[1] != b"%%EOF" or not place[0].isdigit():
        return False
    file.seek(int(place[0]))
    return bytes(file.read(4).data()) == b"xref"
