"""What may stand on the command line, and what each word of it means."""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from journal_app import APP_NAME, COMMAND, VERSION
from journal_app.cli import parser_copies, parser_doors, parser_finding
from journal_app.i18n import _

WRONG_USAGE = 2

_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Read the command line; ends the process with 0 for help and version, 2 for wrong usage.

    No value is ever repeated in what is printed: somebody may have typed what they meant to keep.
    """
    parser = build()
    arguments, unknown = parser.parse_known_args(parser_finding.in_order(words))
    if unknown or getattr(arguments, "words_to_keep", None):
        if arguments.command in {"add", "moment"}:
            parser.error(_("text to keep comes from standard input or --file"))
        parser.error(_("there is a word too many"))
    if arguments.command is None and (arguments.json or arguments.passphrase_stdin):
        parser.error(_("that needs a command"))
    if arguments.command == "demo" and not arguments.home:
        parser.error(_("a made-up journal needs a folder of its own: --home FOLDER"))
    return arguments


def build() -> argparse.ArgumentParser:
    """The parser with all commands."""
    parser = _Parser(
        prog=COMMAND,
        description=_("A private journal. Without a command it opens the window."),
        epilog=_("What a command takes: {app} COMMAND --help").format(app=COMMAND),
        allow_abbrev=False,
    )
    _everywhere(parser, default=None)
    parser.add_argument("--version", action="version", version=f"{APP_NAME} {VERSION}")
    parser.add_argument("--locked", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--scene", choices=["pause", "coming-back", "fork"], help=argparse.SUPPRESS)
    parser.add_argument("--after-erasing", metavar="LEFT", default="", help=argparse.SUPPRESS)
    parser.add_argument("--restored", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--new-keys", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--another", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--adopt-lock", type=int, metavar="N", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=_("commands"))
    for add in (_add, _moment, _list, _search, _show, _export, _backup):
        _everywhere(add(commands), default=argparse.SUPPRESS)
    for add_copies in (parser_copies.check, parser_copies.restore):
        _everywhere(add_copies(commands, _command), default=argparse.SUPPRESS)
    for add in (_status, _demo, _passages, _prompt, _pause, _capture, _desktop):
        _everywhere(add(commands), default=argparse.SUPPRESS)
    for add_doors in (parser_doors.recover, parser_doors.move):
        _everywhere(add_doors(commands, _command), default=argparse.SUPPRESS)
    return parser


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and never repeats what was typed."""

    def error(self, message: str) -> NoReturn:
        # Whatever stands in quotes is a value; names of options stand without.
        told = re.sub(r"'[^']*'|\"[^\"]*\"", "…", message)
        hint = _("See {prog} --help.").format(prog=self.prog)
        self.exit(WRONG_USAGE, f"{self.prog}: {told}. {hint}\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            choices = ", ".join(map(str, action.choices))
            raise argparse.ArgumentError(action, _("choose from {choices}").format(choices=choices))


def _everywhere(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    """The options that may stand before or after the command."""
    switch: Any = False if default is None else default
    group = parser.add_argument_group(_("with every command"))
    group.add_argument(
        "--home", metavar="FOLDER", default=default, help=_("where the journal is kept")
    )
    group.add_argument(
        "--json", action="store_true", default=switch, help=_("print JSON on standard output")
    )
    group.add_argument(
        "--passphrase-stdin",
        action="store_true",
        default=switch,
        help=_("the first line of standard input is the passphrase"),
    )
    group.add_argument(
        "--lang", metavar="LANGUAGE", default=default, help=_("speak this language, such as en")
    )


def _add(commands: Any) -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "add",
        _("keep a text as one entry and print its id"),
        _("The text comes from standard input or from a file and is kept as it is."),
    )
    _kept(parser)
    return parser


def _moment(commands: Any) -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "moment",
        _("keep one moment and print its id"),
        _(
            "One sentence comes from standard input or from a file; it may be empty, and nothing"
            " else is asked for. What is said with options, people and tags among it, other users"
            " of this computer can see while the command runs; the sentence they cannot. While"
            " the journal is locked the moment is sealed, and kept at the next opening."
        ),
    )
    _kept(parser)
    for option, metavar, what in (
        ("--kind", "WORD", _("what it was: just noticed, unless told")),
        ("--state", "WORD", _("how you are: steady, revved, dimmed, numb, gone and others")),
        ("--reading", "WORD", _("fear, preference, both or cant-tell")),
        ("--before", "WORD", _("what had come near before it")),
    ):
        parser.add_argument(option, metavar=metavar, help=what)
    parser.add_argument(
        "--pull", metavar="N", type=_pull, help=_("the pull away: 0 none to 5 a flood")
    )
    parser.add_argument(
        "--toward", metavar="N", type=_pull, help=_("the pull toward: 0 none to 5 a flood")
    )
    for option, what in (
        ("--body", _("where in the body; may stand several times")),
        ("--want", _("what you wanted to do; may stand several times")),
    ):
        parser.add_argument(option, metavar="WORD", action="append", default=[], help=what)
    parser.add_argument(
        "--words",
        dest="vocabulary",
        action="store_true",
        help=_("keep nothing, and list the words these options take, each with its id"),
    )
    return parser


def _list(commands: Any) -> argparse.ArgumentParser:
    parser = _command(commands, "list", _("what is in the journal, newest first"))
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--entries", action="store_true", help=_("only entries"))
    which.add_argument("--moments", action="store_true", help=_("only moments"))
    parser_finding.add_options(parser)
    parser_finding.add_search(parser)
    _limited(parser)
    return parser


def _search(commands: Any) -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "search",
        _("what holds all of these words, newest first"),
        _(
            "It takes the language of the search field: words, phrases in quotation marks, tag:,"
            " person:, mark:, felt:, kind:, body:, before:, after:, in:, has:, and a minus before"
            " what is left out. The last word may be the beginning of a longer one."
            " Other users of this computer can see the words while the command runs."
        ),
    )
    parser.add_argument(
        "words", metavar="WORD", nargs="+", help=_("neither case nor accents count")
    )
    parser_finding.add_options(parser)
    _limited(parser)
    return parser


def _passages(commands: Any) -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "passages",
        _("what is marked, in the order it was lived"),
        _(
            "Each with the mark it carries and the entry it stands in. Other users of this computer"
            " can see names of marks and people while the command runs."
        ),
    )
    parser.add_argument(
        "--mark", metavar="NAME", action="append", default=[], help=_("may stand several times")
    )
    parser.add_argument("--person", metavar="NAME", help=_("only around this person"))
    parser.add_argument(
        "--from", dest="first", metavar="DATE", type=_day, help=_("from this day on")
    )
    parser.add_argument("--to", dest="last", metavar="DATE", type=_day, help=_("up to this day"))
    _limited(parser)
    return parser


def _show(commands: Any) -> argparse.ArgumentParser:
    parser = _command(commands, "show", _("one entry or moment, whole"))
    parser.add_argument("id", metavar="ID", help=_("its id, or as much of it as no other has"))
    return parser


def _export(commands: Any) -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "export",
        _("write everything out, or a part of it, not encrypted"),
        _(
            "json: one file with all there is, earlier texts and the bin included, and a folder"
            " of pictures and files beside it."
            " markdown: a folder with one file an entry, for reading and for other apps."
            " html: one file for any browser, and such a folder too. pdf: pages, with pictures."
        ),
    )
    forms = ["json", "markdown", "html", "pdf"]
    parser.add_argument("--format", required=True, choices=forms)
    parser_copies.add_target(parser, "PATH")
    parser.add_argument(
        "--force",
        action="store_true",
        help=_("a file that is there gives way, and its own folder of files"),
    )
    parser.add_argument(
        "--no-files", action="store_true", help=_("leave pictures and files where they are")
    )
    parser_finding.add_options(parser)
    parser_finding.add_search(parser)
    return parser


def _backup(commands: Any) -> argparse.ArgumentParser:
    parser = _command(commands, "backup", _("make an encrypted copy and verify it"))
    parser_copies.add_target(parser, "FILE")
    return parser


def _status(commands: Any) -> argparse.ArgumentParser:
    return _command(commands, "status", _("where the journal is and how it opens"))


def _demo(commands: Any) -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "demo",
        _("make a made-up journal in a folder of its own"),
        _(
            "Three moments go with ten entries, more or less. The same seed and number give the"
            " same journal every time."
        ),
    )
    parser.add_argument(
        "--entries", metavar="N", type=_count, default=400, help=_("400 unless told")
    )
    parser.add_argument("--seed", metavar="N", type=_number, default=1, help=_("1 unless told"))
    parser.add_argument(
        "--years",
        metavar="N",
        type=_years,
        help=_("how long ago it begins, 1 to 10; unless told, as long as it needs"),
    )
    return parser


def _prompt(commands: Any) -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "prompt",
        _("today’s question, one to write from"),
        _("It is the one the window shows; printing it uses nothing up."),
    )
    parser.add_argument("--short", action="store_true", help=_("in its shortest form"))
    parser.add_argument(
        "--another",
        metavar="N",
        type=_number,
        default=0,
        help=_("the Nth one behind it"),
    )
    return parser


def _pause(commands: Any) -> argparse.ArgumentParser:
    return _command(
        commands,
        "pause",
        _("open a quiet minute"),
        _("In the window that is open, or in a new one."),
    )


def _capture(commands: Any) -> argparse.ArgumentParser:
    return _command(
        commands,
        "capture",
        _("open the small window in which a moment is noted"),
        _("It shows nothing of the journal, and takes a moment while the journal is locked too."),
    )


def _desktop(commands: Any) -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "desktop",
        _("put the app into the applications menu, or take it out again"),
        _("For this person alone. Starting with the session is not part of it."),
    )
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--install", action="store_true", help=_("put it there, or renew it"))
    way.add_argument("--remove", action="store_true", help=_("take it out again"))
    return parser


def _kept(parser: argparse.ArgumentParser) -> None:
    """What can be said of anything that is kept."""
    parser.add_argument("words_to_keep", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument("--file", metavar="FILE", help=_("take the text from this file"))
    parser.add_argument(
        "--tag", metavar="TAG", action="append", default=[], help=_("may stand several times")
    )
    parser.add_argument(
        "--person", metavar="NAME", action="append", default=[], help=_("may stand several times")
    )
    parser.add_argument(
        "--at",
        metavar="WHEN",
        type=_date,
        help=_("a date, such as 2026-11-22, or a time: 2026-11-22T21:10, also with +01:00"),
    )


def _limited(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--limit",
        metavar="N",
        type=_number,
        help=_("at most so many, 0 for all; 20 unless told, or all with --json"),
    )


def _command(commands: Any, name: str, what: str, more: str = "") -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=what,
        description=f"{what[0].upper()}{what[1:]}. {more}".strip(),
        allow_abbrev=False,
    )
    return parser


def _date(text: str) -> str:
    if not _DATE.fullmatch(text):
        raise argparse.ArgumentTypeError(_("write it like 2026-11-22 or 2026-11-22T21:10"))
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("write it like 2026-11-22")) from None


def _number(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text):
        raise argparse.ArgumentTypeError(_("a whole number is wanted"))
    return int(text)


def _pull(text: str) -> int:
    if not re.fullmatch("[0-5]", text):
        raise argparse.ArgumentTypeError(_("from 0, none, to 5, a flood"))
    return int(text)


def _count(text: str) -> int:
    number = _number(text)
    if not 1 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError(_("from one to a million"))
    return number


def _years(text: str) -> int:
    if (number := _number(text)) not in range(1, 11):
        raise argparse.ArgumentTypeError(_("from 1 to 10"))
    return number
