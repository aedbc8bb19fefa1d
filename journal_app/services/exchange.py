"""Take everything along: write the whole journal out, unencrypted, where the person says."""

import errno
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from journal_app import VERSION
from journal_app.core.archive import Archive, Counts
from journal_app.core.archived_part import part_of
from journal_app.core.clock import Clock, to_millisecond
from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.core.ids import PieceId
from journal_app.exchange import placing
from journal_app.exchange.files_along import FilesAlong
from journal_app.exchange.writers import html, html_files, markdown, own_json
from journal_app.i18n import _, language, ngettext
from journal_app.security.begun_exports import BegunExport
from journal_app.security.sealed_files import SealedFiles
from journal_app.services import (
    begun_exports,
    exported_files,
    pictures,
    prompt_library,
    vocabulary,
    whereabouts,
)
from journal_app.services.exported_files import Step
from journal_app.services.onto_paper import Gathered, ToPaper
from journal_app.storage.archive import ArchiveReading
from journal_app.storage.vault import Vault, VaultReader


class Format(StrEnum):
    """What a journal can be written out as."""

    JSON = "json"
    """One file with everything, made to be read in again."""
    MARKDOWN = "markdown"
    """A folder of texts, made to be read by people and by other apps."""
    HTML = "html"
    """One file for any browser, to read and to print."""
    PDF = "pdf"
    """Pages for paper; whoever asks for it brings what makes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A finished export, read again and counted."""

    path: Path
    counts: Counts
    files: int = 0
    """How many pictures and files went along."""
    folder: Path | None = None
    """Where they lie, if they lie anywhere but within it."""
    files_left: int = 0
    """How many could not be read in the journal, and stayed behind."""
    shapeless: int = 0
    """How many letters on its pages no font of this computer has."""


class Stopped(Exception):
    """Whoever asked does not want it any more: nothing was left behind."""


def _on(_done: int, _all: int) -> None:
    """Nobody asks how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the journal is written out, and how."""

    form: Format
    only: Collection[PieceId] | None = None
    """These pieces; `None`: all there is."""
    replaces: bool = False
    """Whether a file of that name gives way."""
    to_paper: ToPaper | None = None
    files: bool = True
    """Whether pictures and files go along, where the form has a place for them."""
    step: Step = _on
    """May raise `Stopped`."""


def export(
    reader: VaultReader, target: Path, *, form: Format, home: Path, clock: Clock
) -> Exported:
    """Write the whole journal as it stands now into a new file or folder of this name.

    Nothing of that name may exist, and it may not lie inside the data folder `home`. What was
    written is read again from the disk and counted before it gets its name. Raises `CannotKeep`;
    then nothing was left behind.
    """
    return export_part(reader, target, Wanted(form=form), home=home, clock=clock)


def export_part(
    reader: VaultReader, target: Path, wanted: Wanted, *, home: Path, clock: Clock
) -> Exported:
    """The same for what is wanted; nothing is told of pieces that are not."""
    target = target.expanduser().absolute()
    _refuse_place(target, home)
    reading = ArchiveReading(reader.connection, wanted.only)
    sealed = pictures.files_of(reader)
    try:
        with (
            reading.snapshot(),
            begun_exports.begin(reader) as begun,
            _placed(target, wanted, sealed) as (partial, along),
        ):
            begun.note((partial,) if along is None else (partial, along.folder))
            if wanted.form is Format.PDF:
                done = _on_pages(reader, target, partial, wanted, sealed, clock)
            else:
                archive = _archive(reading, clock)
                if wanted.only is not None:
                    archive = part_of(archive, reading.standing())
                done = _written(reader, target, partial, archive, wanted, along)
            # The last question whether it is still wanted: then it gets its name.
            wanted.step(1, 1)
    except FileExistsError:
        raise _taken() from None
    except (OSError, ValueError) as error:
        raise _not_written(error) from None
    finally:
        sealed.wipe()
    return done


def _written(
    reader: VaultReader,
    target: Path,
    partial: Path,
    archive: Archive,
    wanted: Wanted,
    along: FilesAlong | None,
) -> Exported:
    files = 0
    if along is not None and wanted.form is Format.JSON:
        archive = exported_files.with_files(archive, along, target, wanted.step)
        files = len(archive.belongings.looking_back.files)
    archive = exported_files.stepping(archive, _first(wanted), after=files)
    folder = exported_files.folder_of(target, inside=wanted.form is Format.MARKDOWN)
    done = Exported(path=target, counts=_write(reader, partial, archive, wanted, along, folder))
    if along is None:
        return done
    along.recheck(lambda: wanted.step(1, 1))
    there = folder if along.count else None
    return replace(done, files=along.count, folder=there, files_left=along.left)


def _on_pages(
    reader: VaultReader,
    target: Path,
    partial: Path,
    wanted: Wanted,
    sealed: SealedFiles,
    clock: Clock,
) -> Exported:
    if wanted.to_paper is None:
        raise ValueError("nothing makes pages here")
    gathered = Gathered(reader, wanted.only, step=wanted.step, clock=clock)
    on_paper = wanted.to_paper(gathered.sheaf(sealed if wanted.files else None), partial)
    with partial.open("r+b") as file:
        placing.finish(file)
    return Exported(
        path=target,
        counts=gathered.counts,
        files=on_paper.pictures,
        files_left=on_paper.left,
        shapeless=on_paper.shapeless,
    )


def left_behind(files: int) -> str:
    """What to say of files that could not be read."""
    words = ngettext(
        "{n} picture or file is missing or not whole and stayed behind.",
        "{n} pictures and files are missing or not whole and stayed behind.",
        files,
    )
    return words.format(n=files)


Work = Callable[[], Exported]
"""An export that is still to be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOut:
    """What makes an export, and where that may be."""

    work: Work
    on_vault_thread: bool
    """The journal has one connection only, as on a full disk: whoever writes has to wait."""


def set_out(vault: Vault, target: Path, wanted: Wanted, *, clock: Clock) -> SetOut:
    """What makes this export of the open journal, for a thread that may wait; raises as it does.

    It reads through a connection of its own, so that one can go on writing meanwhile, where the
    journal can have a second one.
    """
    home = whereabouts.of(vault).home

    def work() -> Exported:
        reader = vault.reader()
        try:
            return export_part(reader, target, wanted, home=home, clock=clock)
        finally:
            reader.close()

    return SetOut(work=work, on_vault_thread=vault.connection.exclusive)


def take_out(vault: Vault, target: Path, contents: bytes) -> Path:
    """The same for a document made from the open journal; it may not lie in its data folder."""
    home = whereabouts.of(vault).home
    with begun_exports.begin(vault) as begun:
        return keep_document(target, contents, home=home, begun=begun)


def keep_document(target: Path, contents: bytes, *, home: Path, begun: BegunExport) -> Path:
    """Put a finished document into a new file of this name, readable by its owner alone.

    It is there whole or not at all; nothing is written over. Where the process is killed, what was
    `begun` tells the next opening what to take away; whoever began it ends it. Raises `CannotKeep`.
    """
    target = target.expanduser().absolute()
    _refuse_place(target, home)
    try:
        with placing.partial_of(target) as partial:
            begun.note([partial])
            with placing.new_file(partial) as file:
                file.write(contents)
                placing.finish(file)
            if partial.read_bytes() != contents:
                raise ValueError("less was read again than was written")
    except FileExistsError:
        raise _taken() from None
    except (OSError, ValueError) as error:
        raise _not_written(error) from None
    return target


@contextmanager
def _placed(
    target: Path, wanted: Wanted, sealed: SealedFiles
) -> Iterator[tuple[Path, FilesAlong | None]]:
    """Where to write it, and what lays its files down, if they are wanted and have a place."""
    if wanted.files and wanted.form in {Format.JSON, Format.HTML}:
        with exported_files.beside(target, sealed, replaces=wanted.replaces) as both:
            yield both
    elif wanted.files and wanted.form is Format.MARKDOWN:
        with exported_files.inside(target, sealed) as both:
            yield both
    else:
        with placing.partial_of(target, replaces=wanted.replaces) as partial:
            yield partial, None


def _write(
    reader: VaultReader,
    partial: Path,
    archive: Archive,
    wanted: Wanted,
    along: FilesAlong | None,
    folder: Path,
) -> Counts:
    match wanted.form:
        case Format.JSON:
            return _write_json(partial, archive)
        case Format.MARKDOWN:
            return _write_markdown(partial, archive, along, wanted.step)
        case Format.HTML:
            shown = None if along is None else html_files.Along(brings=along, folder=folder.name)
            return _write_html(reader, partial, archive, shown)
        case Format.PDF:
            raise ValueError("pages are made elsewhere")


def _write_html(
    reader: VaultReader, partial: Path, archive: Archive, along: html_files.Along | None = None
) -> Counts:
    with placing.new_file(partial) as file:
        written = html.write(file, archive, _sayings(reader), along)
        placing.finish(file)
    return _same(html.recount, partial, written, written)


def _sayings(reader: VaultReader) -> html.Sayings:
    words = vocabulary.personal(reader, vocabulary.built_in())

    def question(prompt_id: str) -> str:
        asked = prompt_library.asked(reader, prompt_id)
        return "" if asked is None else asked.text

    return html.Sayings(label=words.label, question=question, lang=language())


def _write_json(partial: Path, archive: Archive) -> Counts:
    with placing.new_file(partial) as file:
        written = own_json.write(file, archive)
        placing.finish(file)
    return _same(own_json.recount, partial, written, archive.counts)


def _write_markdown(
    partial: Path, archive: Archive, along: FilesAlong | None, step: Step
) -> Counts:
    written = markdown.write(partial, archive, along, lambda done, of: step(of + done, 2 * of))
    return _same(markdown.recount, partial, written, written)


def _same(
    recount: Callable[[Path], Counts], partial: Path, written: Counts, expected: Counts
) -> Counts:
    if not recount(partial) == written == expected:
        raise ValueError("less was read again than was written")
    return written


def _archive(reading: ArchiveReading, clock: Clock) -> Archive:
    return Archive(
        app_version=VERSION,
        exported_at=to_millisecond(clock.now()),
        counts=reading.counts(),
        people=reading.people(),
        tags=reading.tags(),
        settings=reading.settings(),
        prompts_shown=reading.prompts_shown(),
        belongings=reading.belongings(),
        entries=reading.entries(),
        moments=reading.moments(),
    )


def _first(wanted: Wanted) -> Step:
    """Told of the pieces as they are written: of Markdown that is the first half of the work."""
    step = wanted.step
    if wanted.form is not Format.MARKDOWN:
        return step
    return lambda done, of: step(done, 2 * of)


def _refuse_place(target: Path, home: Path) -> None:
    if target.resolve().is_relative_to(home.resolve()):
        raise _refused(
            _("That place is inside the journal’s own folder."),
            _("Choose one outside of it."),
        )
    if not target.parent.is_dir():
        raise _refused(
            _("There is no folder to put that into."),
            _("Make it first, or choose another place."),
        )


def _taken() -> CannotKeep:
    return _refused(
        _("There is something of that name already."),
        _("It was left as it is. Choose another name."),
    )


def _refused(sentence: str, advice: str) -> CannotKeep:
    return CannotKeep(KeepProblem.OTHER, sentence, advice)


def _not_written(error: OSError | ValueError) -> CannotKeep:
    if isinstance(error, placing.NotSure):
        return _refused(
            _("It is written, but the disk did not confirm that it stays."),
            _("Export it again, or to another place. Your journal is untouched."),
        )
    full = getattr(error, "errno", None) in {errno.ENOSPC, errno.EDQUOT}
    return CannotKeep(
        KeepProblem.DISK_FULL if full else KeepProblem.OTHER,
        _("There is no room for the export there.")
        if full
        else _("It could not be written there."),
        _("Nothing was left behind, and your journal is untouched."),
    )
