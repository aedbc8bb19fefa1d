"""What may stand behind the commands that look a journal over and put a copy of it back."""

import argparse
from collections.abc import Callable
from typing import Any

from journal_app.i18n import _

Make = Callable[..., argparse.ArgumentParser]


def add_target(parser: argparse.ArgumentParser, metavar: str) -> None:
    """The option that names what is to be written."""
    parser.add_argument(
        "--out", metavar=metavar, required=True, type=a_file, help=_("nothing may be there yet")
    )


def a_file(text: str) -> str:
    """What is to be written; a minus means standard output elsewhere, and here nothing."""
    if text == "-":
        raise argparse.ArgumentTypeError(_("name a file; nothing goes to standard output"))
    return text


def check(commands: Any, make: Make) -> argparse.ArgumentParser:
    """The options of `check`."""
    parser = make(
        commands,
        "check",
        _("open the journal with its key and look at every page of it"),
        _(
            "A file may be a journal, a backup or the folder of a journal. Exit codes: 0 all is"
            " well, 3 damaged, 4 the key is missing or another one, 5 written by a newer version,"
            " 6 the journal is missing, 1 anything else."
        ),
    )
    parser.add_argument(
        "path", metavar="FILE", nargs="?", help=_("look at this instead of the journal")
    )
    return parser


def restore(commands: Any, make: Make) -> argparse.ArgumentParser:
    """The options of `restore`."""
    parser = make(
        commands,
        "restore",
        _("put a copy in the journal’s place, and keep what is there now"),
        _(
            "The copy is verified first. What is there now is copied and moved aside, and --undo"
            " goes back to it for 90 days. A copy from before new keys opens with the code of then:"
            " --code takes it, and the newest copy that it opens unless one is named."
        ),
    )
    parser.add_argument(
        "copy",
        metavar="COPY",
        nargs="?",
        help=_("a file, or the name of a copy as --list tells it; the newest backup unless told"),
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--list", action="store_true", help=_("list the copies, newest first"))
    way.add_argument("--undo", action="store_true", help=_("take the last restore back"))
    typed = parser.add_mutually_exclusive_group()
    typed.add_argument(
        "--code",
        action="store_true",
        help=_("open the copy with a recovery code, asked for group by group and not shown"),
    )
    typed.add_argument(
        "--code-stdin",
        action="store_true",
        help=_("the same; the first line of standard input is the code"),
    )
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))
    return parser
