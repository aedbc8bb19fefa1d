"""The options that narrow what a command takes."""

import argparse

from journal_app.i18n import _


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that narrow what a command takes."""
    parser.add_argument(
        "--from",
        dest="first",
        metavar="DATE",
        help=_("from this day on, such as 2026-11-22, “last tuesday” or “march 2019”"),
    )
    parser.add_argument("--to", dest="last", metavar="DATE", help=_("up to this day"))
    for option, metavar in (("--tag", "TAG"), ("--person", "NAME")):
        parser.add_argument(
            option, metavar=metavar, action="append", default=[], help=_("may stand several times")
        )


def add_search(parser: argparse.ArgumentParser) -> None:
    """The search language as one option."""
    parser.add_argument(
        "--search",
        metavar="TEXT",
        default="",
        help=_(
            "only what this finds, in the search language; --search=TEXT where a minus begins it"
        ),
    )
