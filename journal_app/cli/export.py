"""`tideline export`: write everything out, for leaving or for keeping in a form of its own."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_app.cli.finding import wanted
from journal_app.cli.opening import clock_of, home_of, passphrases_of, reading
from journal_app.cli.output import counted, say, say_json, tell
from journal_app.cli.progress import on_its_way
from journal_app.i18n import _, ngettext
from journal_app.services import exchange, searching
from journal_app.services.onto_paper import without_shape

if TYPE_CHECKING:
    from journal_app.services.exported_files import Step
    from journal_app.storage.vault import VaultReader

ENDED_BY: Final = 128
"""The exit code of what a signal ended, before its number."""


def run(arguments: argparse.Namespace) -> int:
    """Write it, say what it holds, and that anybody can read it."""
    home, passphrases = home_of(arguments), passphrases_of(arguments)
    form = exchange.Format(arguments.format)
    with reading(home, passphrases) as reader, on_its_way() as progress:
        try:
            done = _export(reader, arguments, form, home, progress.step)
        except exchange.Stopped:
            progress.clear()
            tell(_("Stopped. Nothing was left behind."))
            return ENDED_BY + progress.wish
    if arguments.json:
        counts = {"entries": done.counts.entries, "moments": done.counts.moments}
        say_json({"path": str(done.path), **counts, **_files(done)})
    else:
        holds = counted(done.counts.entries, done.counts.moments)
        say(_("{path}: {holds}.").format(path=done.path, holds=holds))
        if done.folder is not None:
            say(_with_files(done))
    tell(_("This is not encrypted: whoever can open it can read it."))
    if done.files_left:
        tell(exchange.left_behind(done.files_left))
    if done.shapeless:
        tell(without_shape(done.shapeless))
    if form is not exchange.Format.JSON:
        tell(_("What is in the bin, and earlier texts, are in the JSON export only."))
    return 0


def _export(
    reader: "VaultReader",
    arguments: argparse.Namespace,
    form: exchange.Format,
    home: Path,
    step: "Step",
) -> exchange.Exported:
    clock = clock_of(home)
    search = wanted(reader, arguments, [arguments.search], clock=clock)
    asked = exchange.Wanted(
        form=form,
        only=None if search.is_empty else searching.found(reader, search, clock=clock).ids,
        replaces=arguments.force,
        to_paper=getattr(arguments, "to_paper", None),
        files=not arguments.no_files,
        step=step,
    )
    return exchange.export_part(reader, Path(arguments.out), asked, home=home, clock=clock)


def _files(done: exchange.Exported) -> dict[str, str | int | None]:
    folder = None if done.folder is None else str(done.folder)
    return {"files": done.files, "files_left": done.files_left, "files_folder": folder}


def _with_files(done: exchange.Exported) -> str:
    words = ngettext(
        "{n} picture or file is in {folder}; it belongs to it.",
        "{n} pictures and files are in {folder}; they belong to it.",
        done.files,
    )
    return words.format(n=done.files, folder=done.folder)
