"""A folder of Markdown, for reading and for other apps: one file an entry or a moment.

One file each keeps every text exactly as it was typed, below a head of plain facts (front matter,
which other Markdown apps read), and nothing of ours in between. So the marks on its words stand in
the head too, one a line: what each is called, the words it is on and where they begin, counted in
code points, which puts every mark back exactly. Pictures and files hang below the text, as Markdown
shows them; then the head says how long the text alone is, in code points. Names are dates and times
and tell nothing of what is inside. Texts in the bin, sealed ones, words kept unsaid and earlier
versions are left out: the JSON archive has those.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from journal_app import APP_NAME, COMMAND
from journal_app.core.archive import Archive, ArchivedEntry, ArchivedMark, ArchivedMoment, Counts
from journal_app.core.archived_looking_back import Added
from journal_app.core.clock import When
from journal_app.core.kept_back import UNSAID
from journal_app.core.marks import Marks, shipped_marks
from journal_app.core.moments import Moment
from journal_app.exchange.files_along import FilesAlong
from journal_app.exchange.hanging import Files, Hung
from journal_app.exchange.instants import utc_or_none
from journal_app.exchange.placing import PRIVATE_FOLDER, finish, new_file, sync
from journal_app.exchange.writers.markdown_files import facts, shown

README = "README.md"
_FENCE = "---\n"
_AT_ONCE = 16
_ABOUT = """\
# A journal, exported

**These files are not encrypted.** Whoever can open this folder can read them.

Exported at {exported_at} by {app} {app_version}: {entries} entries and {moments} moments.

There is one folder a year and one file an entry or a moment, named by the date and the time on
the clock. Between the two lines of dashes at the top of each file stand its facts; below them
stands the text, exactly as it was written. What was marked in it is listed in its head with the
name of each mark, and so is what was written in its margin. {files} What was in the bin, what was
sealed, words that were kept unsaid, and earlier versions are not here:
`{command} export --format json` holds those too.
"""
_FILES_HERE = """\
Pictures and files lie in `files` and
are shown below the texts they belong to."""
_NO_FILES = "No pictures or files are here."


def write(
    folder: Path,
    archive: Archive,
    along: FilesAlong | None = None,
    step: Callable[[int, int], None] = lambda _done, _of: None,
) -> Counts:
    """Write every piece outside the bin into this new folder; return how many there were.

    `along` lays the files of these pieces down in a folder beside those of the years; `step` is
    told how many of the texts are safe on the disk, which takes longer than writing them.
    """
    folder.mkdir(mode=PRIVATE_FOLDER)
    names = _Names(folder)
    marks = shipped_marks().with_own(archive.belongings.marks)
    files = Files(archive.belongings.looking_back.files, along)
    entries = 0
    for archived in archive.entries:
        if archived.entry.deleted_at is None and not archived.sealed:
            hung = files.of(archived.added)
            _keep(names.of(archived.entry.when), entry_text(archived, marks, hung))
            entries += 1
    moments = 0
    for each in archive.moments:
        if each.moment.deleted_at is None and not each.moment.sealed:
            _keep(names.of(each.moment.when), moment_text(each, marks, files.of(each.added)))
            moments += 1
    about = _ABOUT.format(
        exported_at=archive.exported_at.strftime("%Y-%m-%d %H:%M UTC"),
        app=APP_NAME,
        command=COMMAND,
        app_version=archive.app_version,
        entries=entries,
        moments=moments,
        files=_FILES_HERE if along is not None and along.count else _NO_FILES,
    )
    _keep(folder / README, about)
    _make_last(folder, step)
    return Counts(entries=entries, moments=moments)


def recount(folder: Path) -> Counts:
    """Read every file again and count entries and moments.

    Raises `ValueError` when a file is not what was meant to be written.
    """
    kinds: Counter[str] = Counter()
    for path in folder.glob("[0-9]*/*.md"):
        text = path.read_bytes().decode()
        if not text.startswith(_FENCE) or f"\n{_FENCE}" not in text:
            raise ValueError("a file without its head")
        kind = text[len(_FENCE) :].partition("\n")[0]
        kinds[kind] += 1
    counts = Counts(entries=kinds.pop("kind: entry", 0), moments=kinds.pop("kind: moment", 0))
    if kinds:
        raise ValueError("a file of another kind")
    return counts


def entry_text(archived: ArchivedEntry, marks: Marks, hung: Sequence[Hung] = ()) -> str:
    """The whole file of one entry, with what hangs on it."""
    entry = archived.entry
    facts: dict[str, Any] = {
        "kind": "entry",
        **_when(entry.when),
        "people": entry.people,
        "tags": entry.tags,
        "prompt": entry.prompt_id,
        "marks": _marks(archived.marks, marks),
        **_added(archived.added, entry.body, hung),
        "id": entry.uid,
    }
    return _head(facts) + entry.body + shown(hung)


def moment_text(archived: ArchivedMoment, marks: Marks, hung: Sequence[Hung] = ()) -> str:
    """The whole file of one moment: its answers in the head, its sentence below, what hangs on."""
    moment = archived.moment
    facts: dict[str, Any] = {
        "kind": "moment",
        **_when(moment.when),
        "people": moment.people,
        "tags": moment.tags,
        **_answers(moment),
        "marks": _marks(archived.marks, marks),
        **_added(archived.added, moment.note, hung),
        "id": moment.uid,
    }
    return _head(facts) + moment.note + shown(hung)


def _added(added: Added, text: str, hung: Sequence[Hung]) -> dict[str, Any]:
    """The notes in the margin, and what hangs on it; then how long the text above that is."""
    notes = (
        {"date": note.when.iso(), "day": note.when.day.isoformat(), "text": note.body}
        for note in added.notes
    )
    return {
        "notes": _OneALine(notes),
        "files": _OneALine(facts(each) for each in hung),
        "text_length": len(text) if shown(hung) else None,
    }


def _answers(moment: Moment) -> dict[str, Any]:
    return {
        "what": moment.kind,
        "state": moment.state,
        "reading": moment.reading,
        "reading_at": utc_or_none(moment.reading_at),
        "reading_later": moment.reading_later,
        "reading_later_at": utc_or_none(moment.reading_later_at),
        "pull_away": moment.pull_away,
        "pull_toward": moment.pull_toward,
        "closeness_now": moment.closeness_now,
        "closeness_wanted": moment.closeness_wanted,
        "terms": _sorted(moment.terms),
        "strengths": _sorted(moment.strengths),
        "numbers": _sorted(moment.numbers),
        "texts": _sorted({name: text for name, text in moment.texts.items() if name != UNSAID}),
        "times": {name: utc_or_none(moment.times[name]) for name in sorted(moment.times)} or None,
        "body": [[mark.region, mark.sensation] for mark in moment.body],
        "skipped": sorted(moment.skipped),
    }


def _sorted(values: Mapping[str, Any]) -> dict[str, Any] | None:
    return {name: values[name] for name in sorted(values)} or None


def _when(when: When) -> dict[str, Any]:
    return {"date": when.iso(), "day": when.day.isoformat(), "zone": when.zone or None}


def _marks(found: Sequence[ArchivedMark], marks: Marks) -> "_OneALine":
    """Each passage with the name of its mark; of one whose words have gone it is said."""
    return _OneALine(
        {
            "name": marks.label(mark.mark),
            "quote": mark.anchor.quote,
            "start": mark.anchor.start,
            "mark": mark.mark,
            **({"lost": True} if mark.lost_at is not None else {}),
        }
        for mark in found
    )


def _head(facts: dict[str, Any]) -> str:
    # JSON is YAML, and leaves no doubt where a value with signs of its own begins and ends.
    lines = [f"{name}:{_value(name, value)}\n" for name, value in facts.items() if _said(value)]
    return f"{_FENCE}{''.join(lines)}{_FENCE}"


def _said(value: Any) -> bool:
    return value is not None and value not in ((), [])


def _value(name: str, value: Any) -> str:
    if name in {"kind", "date", "day"}:
        return f" {value}"
    if isinstance(value, _OneALine):
        return "".join(f"\n  - {json.dumps(item, ensure_ascii=False)}" for item in value)
    return f" {json.dumps(value, ensure_ascii=False)}"


class _OneALine(list[dict[str, Any]]):
    """A list that is read more easily with an item a line."""


def _keep(path: Path, text: str) -> None:
    with new_file(path) as file:
        file.write(text.encode())


def _make_last(folder: Path, step: Callable[[int, int], None]) -> None:
    """Bring everything to the disk; at the end, when most of it is there already, that is quick.

    Several at once: a disk takes what waits for it together.
    """
    from concurrent.futures import ThreadPoolExecutor

    paths = list(folder.rglob("*.md"))
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        for start in range(0, len(paths), _AT_ONCE):
            step(start, len(paths))
            list(pool.map(_finish, paths[start : start + _AT_ONCE]))
    for each in (*(path for path in folder.iterdir() if path.is_dir()), folder):
        sync(each)


def _finish(path: Path) -> None:
    with path.open("r+b") as file:
        finish(file)


class _Names:
    """Gives every piece a file name nobody else has: the year's folder, the date, the time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._given: Counter[str] = Counter()

    def of(self, when: When) -> Path:
        """The path for a piece of this time; its folder is there."""
        local = when.local
        name = f"{when.told_date.isoformat()} {local.hour:02}{local.minute:02}"
        year = self._folder / name[:4]
        year.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        self._given[name] += 1
        number = self._given[name]
        return year / (f"{name}.md" if number == 1 else f"{name}_{number}.md")
