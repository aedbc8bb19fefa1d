"""Take a piece of HTML apart, in time that grows with its length whatever it is.

Python's own reader needs minutes for a few hundred kilobytes made to hurt it, and gives up on some
of what office programs put on the clipboard.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*)")
_ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:.-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_WORDS_ALONE = frozenset({"script", "style", "title", "textarea", "noscript", "template"})
_MOST_JOINED: Final = 8
"""How many `>` inside quotes one tag may hold before the quotes are not believed any more."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text between tags, with entities resolved."""

    text: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A tag that opens an element; names in lower case."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Closed:
    """A tag that closes an element."""

    name: str


Token = Words | Opened | Closed


def tokens(source: str) -> Iterator[Token]:
    """Everything there is to read, in order; comments, scripts and their like are left out."""
    lowered = source.lower()
    at = 0
    while at < len(source):
        sign = source.find("<", at)
        if sign < 0:
            sign = len(source)
        if sign > at:
            yield Words(html.unescape(source[at:sign]))
        if sign == len(source):
            return
        end = _end_of(source, sign)
        if end < 0:
            yield Words(html.unescape(source[sign:]))
            return
        name = _NAME.match(source, sign, end)
        if name is None and source[sign + 1 : sign + 2] not in ("!", "?"):
            yield Words("<")
            end = sign + 1
        elif name is not None:
            token = _token(source[sign:end], name[1].lower())
            yield token
            if isinstance(token, Opened) and token.name in _WORDS_ALONE:
                close = lowered.find(f"</{token.name}", end)
                end = len(source) if close < 0 else close
        at = end


def _end_of(source: str, start: int) -> int:
    """Behind the tag or comment that begins here, or -1 where it has no end."""
    if source.startswith("<!--", start):
        end = source.find("-->", start)
        return end + 3 if end >= 0 else -1
    end = source.find(">", start)
    for _attempt in range(_MOST_JOINED):
        if end < 0 or not _within_quotes(source, start, end):
            break
        end = source.find(">", end + 1)
    return end + 1 if end >= 0 else source.find(">", start) + 1 or -1


def _within_quotes(source: str, start: int, end: int) -> bool:
    """Whether a `"` is still open here, where a tag could not end."""
    return source.count('"', start, end) % 2 == 1


def _token(tag: str, name: str) -> Token:
    if tag.startswith("</"):
        return Closed(name)
    found = _ATTRIBUTE.findall(tag)
    values = {key.lower(): html.unescape(value.strip("\"'")) for key, value in found}
    return Opened(name, values)
