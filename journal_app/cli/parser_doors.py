"""The commands about what opens the journal, as they stand on the command line."""

import argparse
from collections.abc import Callable
from typing import Any

from journal_app.cli.parser_copies import a_file
from journal_app.i18n import _

Make = Callable[..., argparse.ArgumentParser]


def recover(commands: Any, make: Make) -> argparse.ArgumentParser:
    """The options of `recover`."""
    parser = make(
        commands,
        "recover",
        _("open the journal with its recovery code, and make it open as usual again"),
        _(
            "The code is asked for group by group and not shown. Its key goes back into the"
            " keyring; where a passphrase opens the journal, a new one is asked for. With"
            " --code-stdin and --passphrase-stdin the code is the first line of standard input"
            " and the new passphrase the second."
        ),
    )
    _code(parser)
    return parser


def move(commands: Any, make: Make) -> argparse.ArgumentParser:
    """The options of `move`."""
    parser = make(
        commands,
        "move",
        _("take the whole journal to another computer in one encrypted file"),
        _(
            "With --to the journal is written into a new file, with its pictures, once the recovery"
            " code was kept. With --from, on the other computer, the journal comes out of such a"
            " file, or out of any copy of it: a backup on a stick or in a second folder, with the"
            " pictures that lie beside it. The code is asked for"
            " group by group and not shown; a passphrase that opens it can be given with"
            " --passphrase-stdin instead. A journal that is there already is never touched: what"
            " the file holds then lies beside it as a copy."
        ),
    )
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument(
        "--to",
        dest="into",
        metavar="FILE",
        type=a_file,
        help=_("write the journal into this"),
    )
    way.add_argument(
        "--from", dest="out_of", metavar="FILE", help=_("open this bundle or copy here")
    )
    _code(parser)
    return parser


def _code(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--code-stdin",
        action="store_true",
        help=_("the first line of standard input is the recovery code"),
    )
