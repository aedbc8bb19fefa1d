"""The commands about what opens the journal, as they stand on the command line."""

import argparse
from collections.abc import Callable
from typing import Any

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
    parser.add_argument(
        "--code-stdin",
        action="store_true",
        help=_("the first line of standard input is the recovery code"),
    )
    return parser
