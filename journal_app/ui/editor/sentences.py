"""Where the sentence around a caret begins and ends, in the way of any language."""

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextBlock, QTextDocument


def sentence_at(document: QTextDocument, at: int) -> tuple[int, int]:
    """The sentence around a place without white space; the next one that has words, else none.

    Places are those of the document; an empty pair says that nothing is written at all.
    """
    here = document.findBlock(at)
    block = here
    while block.isValid() and not block.text().strip():
        block = block.next()
    if not block.isValid():
        block = here
        while block.isValid() and not block.text().strip():
            block = block.previous()
    if not block.isValid():
        return at, at
    return _in_block(block, at - block.position())


def _in_block(block: QTextBlock, at: int) -> tuple[int, int]:
    text = block.text()
    # Python counts code points, and Qt gave units: a wide sign counts twice there.
    units = text.encode("utf-16-le", "surrogatepass")
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, text)
    best = (0, 0)
    start = 0
    while True:
        end = finder.toNextBoundary()
        if end < 0:
            return best
        words = units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            last = end - (len(words) - len(words.rstrip()))
            best = (block.position() + first, block.position() + last)
            if at < end or end >= len(units) // 2:
                return best
        start = end
