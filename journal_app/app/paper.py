"""Pages for paper of a file of HTML, without a window and without a trace of where it was made."""

import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QPointF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPainter,
    QTextDocument,
    QTextLine,
)

from journal_app import APP_NAME
from journal_app.core.resources import resource
from journal_app.ui.paper import page_size, paper_font, traceless_pdf

_MARGIN: Final = 56
_POINTS: Final = 11


def paper_of(path: Path) -> bytes:
    """The HTML in this file as a document of pages; its title is the name of the app."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    families = _families()
    size = page_size(letter=QLocale.system().measurementSystem() is not _METRIC)
    whole = size.sizePoints()
    room = QSizeF(whole.width() - 2 * _MARGIN, whole.height() - 2 * _MARGIN)
    document = QTextDocument()
    document.setDefaultFont(paper_font(families, _POINTS))
    document.setDefaultStyleSheet(resource("export", "paper.css").read_text(encoding="utf-8"))
    document.setDocumentMargin(0)
    document.setHtml(_body(path.read_text(encoding="utf-8")))
    document.setPageSize(room)

    pages = _lines_by_page(document, room.height())

    def paint(number: int, painter: QPainter) -> None:
        painter.save()
        painter.translate(_MARGIN, _MARGIN - number * room.height())
        for line, where in pages[number]:
            line.draw(painter, where)
        painter.restore()

    made = traceless_pdf(APP_NAME, size, len(pages), paint)
    del app
    return made


_METRIC: Final = QLocale.MeasurementSystem.MetricSystem


def _lines_by_page(document: QTextDocument, height: float) -> list[list[tuple[QTextLine, QPointF]]]:
    """Each line on the page it begins on, alone: a clip would leave neighbours unseen in a page."""
    pages: list[list[tuple[QTextLine, QPointF]]] = [[] for _page in range(document.pageCount())]
    block = document.begin()
    while block.isValid():
        # The layout knows where a block stands only after it was asked for its box.
        document.documentLayout().blockBoundingRect(block)
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            page = int((layout.position().y() + line.y()) // height)
            pages[min(page, len(pages) - 1)].append((line, layout.position()))
        block = block.next()
    return pages


def _body(html: str) -> str:
    # The page's own style is for browsers, and pages have one of their own.
    return html.partition("<body>")[2].partition("</body>")[0]


def _families() -> tuple[str, ...]:
    names = []
    for name in ("JournalSerif-Regular", "JournalSerif-RegularItalic", "JournalSerif-SemiBold"):
        loaded = QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.ttf")))
        names += QFontDatabase.applicationFontFamilies(loaded) if loaded >= 0 else []
    return tuple(dict.fromkeys([*names, QFont().defaultFamily()]))
