"""The private record: one sealed entry with a fixed shape, in which facts stand apart.

It is plain Markdown, so that it can be read anywhere; a field may hold any text at all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from journal_app.core.entries import Entry
from journal_app.core.support import RecordField, RecordPage
from journal_app.core.text import clean, one_line
from journal_app.services import sealing
from journal_app.storage.vault import Tables

RECORD: Final = "private-record"
"""What a record says in the place of the question it answers; stable."""
FACTS: Final = tuple(field for field in RecordField if field is not RecordField.FELT)
"""Told first, in this order; what it was like stands apart, at the end."""

TELLING: Final = (RecordField.HAPPENED, RecordField.WORDS, RecordField.PLACE, RecordField.FELT)
"""What a record is known by in a list: the first of these that says anything."""

_HEADING: Final = re.compile(r"(#{1,2}) ")
_LIKE_A_HEADING: Final = re.compile(r"\\*#{1,2} ")
_SHAPE: Final = ("#", *("##" for _field in FACTS), "#")

Fields = Mapping[RecordField, str]


def to_markdown(fields: Fields, words: RecordPage) -> str:
    """The record as the text of an entry; empty while nothing is told."""
    told = {field: clean(fields.get(field, "")) for field in RecordField}
    if not any(text.strip() for text in told.values()):
        return ""
    lines = [f"# {one_line(words.facts)}", ""]
    for field in FACTS:
        lines += [f"## {one_line(words.fields[field].label)}", *_held(told[field])]
    lines += [f"# {one_line(words.feelings)}", *_held(told[RecordField.FELT])]
    return "\n".join(lines)


def from_markdown(body: str) -> dict[RecordField, str]:
    """What each field holds, by the order of the headings: they may be in any language.

    Where somebody gave the text another shape, all of it stands under what happened.
    """
    levels: list[str] = []
    parts: list[list[str]] = []
    for line in body.split("\n"):
        heading = _HEADING.match(line)
        if heading is not None:
            levels.append(heading[1])
            parts.append([])
        elif parts:
            parts[-1].append(line)
        elif line.strip():
            levels.append("")
    if tuple(levels) != _SHAPE or any(line.strip() for line in parts[0]):
        return {field: body if field is RecordField.HAPPENED else "" for field in RecordField}
    texts = [_text(part) for part in parts[1:]]
    return dict(zip((*FACTS, RecordField.FELT), texts, strict=True))


def sealed(tables: Tables) -> list[Entry]:
    """Everything sealed outside the bin, records and other writing, newest first.

    Read only after the person opened the place.
    """
    return sealing.sealed_entries(tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPlace:
    """What stands in the opened place: what is kept, and what went into the bin from there."""

    outside: Sequence[Entry]
    in_bin: Sequence[Entry] = ()


def opened(tables: Tables) -> SealedPlace:
    """Everything that is sealed; read only after the person opened the place."""
    return SealedPlace(outside=sealed(tables), in_bin=sealing.sealed_in_bin(tables))


def is_record(entry: Entry) -> bool:
    """Whether this entry was begun as a record."""
    return entry.prompt_id == RECORD


def _held(text: str) -> list[str]:
    """The lines of a text with an empty one before and after; those like a heading are escaped."""
    if not text:
        return [""]
    lines = text.split("\n")
    return ["", *(f"\\{line}" if _LIKE_A_HEADING.match(line) else line for line in lines), ""]


def _text(part: list[str]) -> str:
    # Somebody may have taken out the empty lines around it.
    lines = part[1:] if part and not part[0] else part
    lines = lines[:-1] if lines and not lines[-1] else lines
    return "\n".join(
        line[1:] if line.startswith("\\") and _LIKE_A_HEADING.match(line) else line
        for line in lines
    )
