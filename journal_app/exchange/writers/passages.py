"""Marked passages as they leave the journal: only what was ticked, as Markdown or plain text.

What is written is decided once, in `rows`, whatever it is written as: the preview, the file and the
printed page show the same. Without the words themselves only marks and months leave; people are
initials unless their names were ticked. Names that stand inside the words stay there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from journal_app.core.passages import Anchor, ReadPassage
from journal_app.core.people import initials
from journal_app.core.text import plain
from journal_app.i18n import _

_SIGNS_OF_MARKDOWN = re.compile(r"([\\`*_\[\]<>#])")
_BEGINS_A_LIST = re.compile(r"^(\s*)([-+]|\d{1,9}[.)])(?=\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaves:
    """What may leave; nothing that tells of anybody unless it was ticked."""

    words: bool = False
    names: bool = False
    days: bool = False
    around: bool = False
    """A few words before and after; never without the words themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """How marks and times are said, in the language and the country of the person."""

    mark: Callable[[str], str]
    day: Callable[[date], str]
    month: Callable[[date], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One passage as it leaves; empty is what does not."""

    month: str
    mark: str
    day: str = ""
    people: str = ""
    before: str = ""
    words: str = ""
    after: str = ""
    lost: bool = False

    @property
    def caption(self) -> str:
        """What stands over the words: “Pulling away, 22 November 2026, with Mara”."""
        people = _("with {people}").format(people=self.people) if self.people else ""
        return ", ".join(filter(None, (self.mark, self.day, people)))

    @property
    def told_lost(self) -> str:
        """What is said where the words have gone from their entry; nothing where they stand."""
        return _("Its words are no longer in the entry.") if self.lost and self.words else ""

    @property
    def whole(self) -> str:
        """The words, and what stood around them."""
        before = f"… {self.before}" if self.before else ""
        after = f"{self.after} …" if self.after else ""
        return f"{before}{self.words}{after}"


def rows(read: Iterable[ReadPassage], leaves: Leaves, saying: Saying) -> Iterator[Row]:
    """Each passage with exactly what may leave of it."""
    for each in read:
        anchor, lost = each.passage.anchor, each.passage.lost
        around = leaves.words and leaves.around and not lost
        yield Row(
            month=saying.month(each.when.day),
            mark=saying.mark(each.passage.mark),
            day=saying.day(each.when.day) if leaves.days else "",
            people=", ".join(name if leaves.names else initials(name) for name in each.people),
            before=_last_words(anchor) if around else "",
            words=plain(anchor.quote) if leaves.words else "",
            after=_first_words(anchor) if around else "",
            lost=lost,
        )


def markdown(title: str, written: Iterable[Row]) -> str:
    """All of it in Markdown: a heading a month, a quotation a passage."""
    parts = [f"# {_escaped(title)}\n"]
    for month, those in groupby(written, key=lambda row: row.month):
        parts.append(f"\n## {_escaped(month)}\n")
        for row in those:
            parts.append(f"\n**{_escaped(row.mark)}**{_escaped(_rest(row))}\n")
            if row.words:
                lines = _escaped(row.whole).split("\n")
                quoted = "\n".join(f"> {line}".rstrip() for line in map(_no_list, lines))
                parts.append(f"\n{quoted}\n")
            if row.told_lost:
                parts.append(f"\n*{row.told_lost}*\n")
    return "".join(parts)


def text(title: str, written: Iterable[Row]) -> str:
    """All of it in plain lines."""
    parts = [f"{title}\n"]
    for month, those in groupby(written, key=lambda row: row.month):
        parts.append(f"\n\n{month}\n")
        for row in those:
            parts.append(f"\n{row.caption}\n")
            if row.words:
                parts.append(f"{row.whole}\n")
            if row.told_lost:
                parts.append(f"({row.told_lost})\n")
    return "".join(parts)


def _rest(row: Row) -> str:
    return row.caption.removeprefix(row.mark)


def _escaped(words: str) -> str:
    return _SIGNS_OF_MARKDOWN.sub(r"\\\1", words)


def _no_list(line: str) -> str:
    """A line that only looks like the item of a list stays the line it is."""
    found = _BEGINS_A_LIST.match(line)
    if found is None:
        return line
    sign = found[2]
    return f"{found[1]}{sign[:-1]}\\{sign[-1]}{line[found.end() :]}"


def _last_words(anchor: Anchor) -> str:
    """The whole words before a passage; of one that was cut in the middle nothing."""
    words = anchor.before
    if anchor.start > len(words):
        words = words.partition(" ")[2] if " " in words else ""
    return " ".join(plain(words).split()) + (" " if words[-1:].isspace() else "")


def _first_words(anchor: Anchor) -> str:
    words = anchor.after
    last_space = words.rfind(" ")
    if last_space >= 0 and not words.endswith((".", "!", "?", "…", "”")):
        words = words[:last_space]
    elif last_space < 0:
        words = ""
    lead = " " if words[:1].isspace() else ""
    return lead + " ".join(plain(words).split())
