"""Our own archive: one JSON file that holds a whole journal and can be read without this app.

`resources/schema/export.schema.json` says what each field means. Each entry and each moment
stands in lines of its own, so that the file is written, and read again, one of them at a time.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from journal_app.core.archive import (
    Archive,
    ArchivedEntry,
    ArchivedLabel,
    ArchivedMark,
    ArchivedMoment,
    Counts,
)
from journal_app.core.entries import Revision
from journal_app.core.moments import Moment
from journal_app.exchange.instants import utc, utc_or_none
from journal_app.exchange.writers import own_json_looking_back, own_json_rest
from journal_app.exchange.writers.own_json_looking_back import when_object

FORMAT = "tideline-journal"
FORMAT_VERSION = 1

_COMPACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
_ITEM = b"    {\n"
_ITEM_ENDS = (b"    }\n", b"    },\n")


def write(file: BinaryIO, archive: Archive) -> Counts:
    """Write the whole archive and return how many entries and moments went into it."""
    for name, value in _head(archive).items():
        opening = "{\n" if name == "format" else ",\n"
        file.write(f"{opening}  {_json(name)}: {_json(value)}".encode())
    _list(file, "people", map(_label, archive.people))
    _list(file, "tags", map(_label, archive.tags))
    shown = ({"prompt": one.prompt_id, "day": str(one.day)} for one in archive.prompts_shown)
    _list(file, "prompts_shown", shown)
    for name, rows in own_json_rest.lists(archive.belongings, along=bool(archive.files_folder)):
        _list(file, name, rows)
    entries = _pieces(file, "entries", map(entry_object, archive.entries))
    moments = _pieces(file, "moments", map(moment_object, archive.moments))
    file.write(b"\n}\n")
    return Counts(entries=entries, moments=moments)


def recount(path: Path) -> Counts:
    """Read a written archive again, piece by piece, and count what is in it.

    Raises `ValueError` when a part of it is not what was meant to be written.
    """
    counts = {"entries": 0, "moments": 0}
    part = ""
    with path.open("rb") as file:
        for line in file:
            if line in {b'  "entries": [\n', b'  "moments": [\n'}:
                part = line.decode().split('"')[1]
            elif part and line == _ITEM:
                if "uid" not in json.loads(line + b"".join(_rest_of_item(file))):
                    raise ValueError("a piece without its id")
                counts[part] += 1
        if line != b"}\n":
            raise ValueError("the end is missing")
    return Counts(**counts)


def entry_object(archived: ArchivedEntry) -> dict[str, Any]:
    """One entry as it stands in the archive."""
    entry = archived.entry
    return {
        "uid": entry.uid,
        "when": when_object(entry.when),
        "text": entry.body,
        "prompt": entry.prompt_id,
        "sealed": archived.sealed,
        "people": entry.people,
        "tags": entry.tags,
        "marks": list(map(_mark, archived.marks)),
        "rev": entry.rev,
        "created_at": utc(entry.created_at),
        "updated_at": utc(entry.updated_at),
        "deleted_at": utc_or_none(entry.deleted_at),
        "revisions": list(map(_revision, archived.revisions)),
        **own_json_looking_back.fields(archived.added),
    }


def moment_object(archived: ArchivedMoment) -> dict[str, Any]:
    """One moment as it stands in the archive."""
    moment = archived.moment
    return {
        "uid": moment.uid,
        "when": when_object(moment.when),
        "captured_at": utc(moment.captured_at),
        **_answers(moment),
        "sealed": moment.sealed,
        "people": moment.people,
        "tags": moment.tags,
        "marks": list(map(_mark, archived.marks)),
        "rev": moment.rev,
        "created_at": utc(archived.created_at),
        "updated_at": utc(archived.updated_at),
        "deleted_at": utc_or_none(moment.deleted_at),
        "revisions": list(map(_revision, archived.revisions)),
        **own_json_looking_back.fields(archived.added),
    }


def _answers(moment: Moment) -> dict[str, Any]:
    return {
        "kind": moment.kind,
        "note": moment.note,
        "state": moment.state,
        "reading": moment.reading,
        "reading_at": utc_or_none(moment.reading_at),
        "reading_later": moment.reading_later,
        "reading_later_at": utc_or_none(moment.reading_later_at),
        "later_passed_at": utc_or_none(moment.later_passed_at),
        "pull_away": moment.pull_away,
        "pull_toward": moment.pull_toward,
        "closeness_now": moment.closeness_now,
        "closeness_wanted": moment.closeness_wanted,
        "terms": _sorted(moment.terms),
        "strengths": _sorted(moment.strengths),
        "numbers": _sorted(moment.numbers),
        "texts": _sorted(moment.texts),
        "times": {name: utc(moment.times[name]) for name in sorted(moment.times)},
        "body": [{"region": mark.region, "sensation": mark.sensation} for mark in moment.body],
        "drawing": moment.drawing,
        "skipped": sorted(moment.skipped),
    }


def _sorted(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in sorted(values)}


def _head(archive: Archive) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "encrypted": False,
        "app_version": archive.app_version,
        "exported_at": utc(archive.exported_at),
        "counts": {"entries": archive.counts.entries, "moments": archive.counts.moments},
        **({"partial": True} if archive.partial else {}),
        **({"files_folder": archive.files_folder} if archive.files_folder else {}),
        "settings": dict(archive.settings),
    }


def _label(label: ArchivedLabel) -> dict[str, Any]:
    return {
        "uid": label.uid,
        "label": label.label,
        "created_at": utc(label.created_at),
        "tint": label.tint,
        "hidden": label.hidden,
        "kept_out": label.kept_out,
    }


def _mark(mark: ArchivedMark) -> dict[str, Any]:
    return {
        "uid": mark.uid,
        "mark": mark.mark,
        "start": mark.anchor.start,
        "length": mark.anchor.length,
        "quote": mark.anchor.quote,
        "before": mark.anchor.before,
        "after": mark.anchor.after,
        "created_at": utc(mark.created_at),
        "lost_at": utc_or_none(mark.lost_at),
        "moment": mark.moment,
    }


def _revision(revision: Revision) -> dict[str, Any]:
    return {"rev": revision.rev, "text": revision.body, "kept_at": utc(revision.kept_at)}


# How it is laid out: one line a field, one line a mark.


def _list(file: BinaryIO, name: str, items: Iterable[Mapping[str, Any]]) -> None:
    file.write(f",\n  {_json(name)}: {_rows(list(items), '  ')}".encode())


def _pieces(file: BinaryIO, name: str, items: Iterable[Mapping[str, Any]]) -> int:
    file.write(f",\n  {_json(name)}: [".encode())
    number = 0
    for item in items:
        file.write(("," if number else "").encode() + b"\n" + _ITEM)
        fields = (f"      {_json(key)}: {_field(value)}" for key, value in item.items())
        file.write(",\n".join(fields).encode() + b"\n    }")
        number += 1
    file.write(b"\n  ]" if number else b"]")
    return number


def _field(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return _rows(value, "      ")
    return _json(value)


def _rows(items: list[Mapping[str, Any]], indent: str) -> str:
    if not items:
        return "[]"
    rows = ",\n".join(f"{indent}  {_json(item)}" for item in items)
    return f"[\n{rows}\n{indent}]"


def _rest_of_item(file: BinaryIO) -> Iterator[bytes]:
    for line in file:
        if line in _ITEM_ENDS:
            yield b"}"
            return
        yield line
    raise ValueError("a piece without its end")


def _json(value: Any) -> str:
    return _COMPACT.encode(value)
