"""Passages on paper: a PDF made in memory that tells nothing of where and when it was made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from journal_app.exchange.writers.passages import Row
from journal_app.ui.paper import paper_font
from journal_app.ui.papers import setting
from journal_app.ui.papers.setting import GREY, Block, Style

TITLE: Final = "Passages"
"""The one thing the file says of itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """The families the page is set in."""

    display: tuple[str, ...]
    serif: tuple[str, ...]
    sans: tuple[str, ...]


def pdf_of(title: str, rows: Iterable[Row], faces: Faces, *, letter: bool = False) -> bytes:
    """The whole document; on paper of the size of a letter where that is usual, else A4."""
    number = paper_font(faces.sans, 9, sans=True)
    return setting.pdf_of(_blocks(title, rows, faces), number, letter=letter, title=TITLE)


def _styles(faces: Faces) -> dict[str, Style]:
    small = paper_font(faces.sans, 9, sans=True)
    return {
        "title": Style(font=paper_font(faces.display, 24), line=32, above=0, glued=True),
        "month": Style(font=paper_font(faces.display, 16), line=22, above=22, glued=True),
        "caption": Style(font=small, line=13, above=14, opacity=GREY, glued=True),
        "words": Style(font=paper_font(faces.serif, 12), line=18, above=2),
        "lost": Style(font=small, line=13, above=3, opacity=GREY),
    }


def _blocks(title: str, rows: Iterable[Row], faces: Faces) -> Iterator[Block]:
    styles = _styles(faces)
    yield Block(title, styles["title"])
    for month, those in groupby(rows, key=lambda row: row.month):
        yield Block(month, styles["month"])
        for row in those:
            yield Block(row.caption, replace(styles["caption"], glued=bool(row.words)))
            if row.words:
                yield Block(row.whole, styles["words"])
            if row.told_lost:
                yield Block(row.told_lost, styles["lost"])
