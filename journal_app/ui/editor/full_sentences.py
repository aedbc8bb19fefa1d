"""The whole sentences of a text, told apart in the way of any language."""

import re
from typing import Final

from PySide6.QtCore import QTextBoundaryFinder

from journal_app.core.text import plain

_ENDS: Final = re.compile(r"[.!?…。！？؟۔।]['’”»)\]]*$")
_LEAST_WORDS: Final = 4
"""A line without a full stop counts as a sentence from so many words on."""


def full_sentences(text: str) -> list[str]:
    """Every sentence that has come to its end, in order; the one being typed is none yet."""
    found: list[str] = []
    paragraphs = plain(text).split("\n")
    for at, paragraph in enumerate(paragraphs):
        for sentence in _sentences(paragraph):
            left_behind = at < len(paragraphs) - 1
            if _ENDS.search(sentence) or (left_behind and len(sentence.split()) >= _LEAST_WORDS):
                found.append(sentence)
    return found


def _sentences(paragraph: str) -> list[str]:
    # Qt counts units: a wide sign counts twice there, and once here.
    units = paragraph.encode("utf-16-le", "surrogatepass")
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, paragraph)
    found, start = [], 0
    while (end := finder.toNextBoundary()) >= 0:
        words = units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass").strip()
        if any(sign.isalnum() for sign in words):
            found.append(words)
        start = end
    return found
