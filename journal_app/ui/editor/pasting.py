"""Turn what is pasted into our plain text: words, and the little Markdown we know; never more."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from journal_app.ui.editor.html_tokens import Closed, Opened, Words, tokens

LONGEST_HTML: Final = 2_000_000
"""Characters; of anything longer only its plain text is taken."""

_DROPPED = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "svg", "math", "select", "object"}
)
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "tbody", "tfoot", "thead", "tr", "ul",
    }
)  # fmt: skip
_EMPTY = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "source", "area", "base", "embed"}
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)")
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(normal|[1-5]00)")
_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique)")
_NOT_ITALIC = re.compile(r"font-style\s*:\s*normal")


@dataclass(frozen=True, slots=True)
class Converted:
    """Text made from HTML; `marked` says that it holds Markdown its plain form would lack."""

    text: str
    marked: bool


def pasted_text(html: str | None, plain: str | None) -> str:
    """The text to insert for something that offers HTML, plain text or both.

    Plain text is more faithful than what HTML makes of it, unless the HTML says something that
    we can keep: bold, italic, headings, lists, quotes.
    """
    if html is not None and (len(html) <= LONGEST_HTML or plain is None):
        converted = from_html(html[:LONGEST_HTML])
        if converted.marked or plain is None:
            return converted.text
    return plain or ""


def from_html(html: str) -> Converted:
    """The words of a piece of HTML, one paragraph a line."""
    return _Reader().read(html)


@dataclass(frozen=True, slots=True)
class _Style:
    bold: bool = False
    italic: bool = False
    heading: bool = False
    dropped: bool = False
    keeps_space: bool = False


@dataclass(slots=True)
class _List:
    ordered: bool
    count: int = 0


class _Reader:
    """Keeps the open elements and the line being made."""

    def __init__(self) -> None:
        self._open: list[tuple[str, _Style]] = []
        self._open_names: Counter[str] = Counter()
        self._lists: list[_List] = []
        self._quotes = 0
        self._prefix = ""
        self._pieces: list[tuple[str, _Style]] = []
        self._lines: list[str] = []
        self._marked = False

    def read(self, source: str) -> Converted:
        """All of it, as one paragraph a line."""
        for token in tokens(source):
            match token:
                case Words():
                    self._on_words(token.text)
                case Opened():
                    self._on_opened(token)
                case Closed():
                    self._on_closed(token.name)
        self._end_line()
        return Converted("\n".join(self._lines), self._marked)

    def _on_opened(self, tag: Opened) -> None:
        if tag.name == "br":
            self._end_line(even_empty=True)
        elif tag.name in ("td", "th") and self._pieces:
            self._add("\t", keep=True)
        elif tag.name in _BLOCKS:
            self._end_line()
            self._close_implied(tag.name)
            self._begin_block(tag.name)
        if tag.name not in _EMPTY:
            self._open.append((tag.name, self._style_in(tag)))
            self._open_names[tag.name] += 1

    def _on_closed(self, tag: str) -> None:
        """An element ends, and with it everything inside that was left open."""
        while self._open_names[tag] > 0:
            name, _style = self._open.pop()
            self._open_names[name] -= 1
            if name in _BLOCKS:
                self._end_line()
                self._end_block(name)
            if name == tag:
                return

    def _close_implied(self, tag: str) -> None:
        """A paragraph ends where the next block begins, an item where the next item does."""
        last = self._open[-1][0] if self._open else ""
        if last == "p" or (tag == last == "li"):
            self._on_closed(last)

    def _on_words(self, words: str) -> None:
        if self._style.dropped:
            return
        if not self._style.keeps_space:
            self._add(_SPACE.sub(" ", words))
            return
        first, *others = words.replace("\r\n", "\n").split("\n")
        self._add(first, keep=True)
        for other in others:
            self._end_line(even_empty=True)
            self._add(other, keep=True)

    @property
    def _style(self) -> _Style:
        return self._open[-1][1] if self._open else _Style()

    def _style_in(self, tag: Opened) -> _Style:
        outer = self._style
        css = tag.attributes.get("style", "").lower()
        bold = outer.bold or tag.name in ("b", "strong")
        italic = outer.italic or tag.name in ("i", "em", "cite", "dfn")
        if _BOLD.search(css) or _NOT_BOLD.search(css):
            bold = _BOLD.search(css) is not None
        if _ITALIC.search(css) or _NOT_ITALIC.search(css):
            italic = _ITALIC.search(css) is not None
        heading = outer.heading or tag.name in _HEADINGS
        return _Style(
            bold=bold and not heading,
            italic=italic,
            heading=heading,
            dropped=outer.dropped or tag.name in _DROPPED,
            keeps_space=outer.keeps_space or tag.name == "pre" or "pre-wrap" in css,
        )

    def _begin_block(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._lists.append(_List(ordered=tag == "ol"))
        elif tag == "li":
            within = self._lists[-1] if self._lists else _List(ordered=False)
            within.count += 1
            sign = f"{within.count}. " if within.ordered else "- "
            self._prefix = "  " * max(0, len(self._lists) - 1) + sign
        elif tag == "blockquote":
            self._quotes += 1
        elif tag in _HEADINGS:
            self._prefix = _HEADINGS[tag]

    def _end_block(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes -= 1
        if tag == "li" or tag in _HEADINGS:
            self._prefix = ""

    def _add(self, words: str, *, keep: bool = False) -> None:
        pieces = self._pieces
        if not keep and words.startswith(" ") and (not pieces or pieces[-1][0][-1:].isspace()):
            words = words[1:]
        if words:
            pieces.append((words, self._style))

    def _end_line(self, *, even_empty: bool = False) -> None:
        words = _with_signs(self._pieces).rstrip(" ")
        plain = "".join(piece for piece, _style in self._pieces).rstrip(" ")
        self._pieces = []
        if not words and not even_empty:
            return
        prefix, self._prefix = self._prefix, ""
        if self._quotes > 0 and words:
            prefix = "> " + prefix
        self._marked = self._marked or bool(prefix) or words != plain
        self._lines.append(prefix + words)


def _with_signs(pieces: list[tuple[str, _Style]]) -> str:
    """The pieces of one line with asterisks around what is bold or italic."""
    merged: list[tuple[str, str]] = []
    for words, style in pieces:
        stars = "*" * (2 * style.bold + style.italic)
        if merged and merged[-1][1] == stars:
            merged[-1] = (merged[-1][0] + words, stars)
        else:
            merged.append((words, stars))
    line = ""
    for words, stars in merged:
        bare = words.strip()
        # Signs that touch other signs would be read as something else.
        if not bare or (line.endswith("*") and not words[0].isspace()):
            line += words
            continue
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        line += before + stars + bare + stars + after
    return line
