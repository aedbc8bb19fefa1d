"""The options that narrow what a command takes."""

import argparse
from collections.abc import Sequence
from typing import Final

from journal_app.i18n import _

_ALONE: Final = frozenset({"-h", "--help", "--json", "--passphrase-stdin"})
"""Options that take no value."""


def in_order(words: Sequence[str]) -> list[str]:
    """The same, so that a minus before what is looked for is taken for no option.

    Of `search` the words stand at the end, behind ``--``; behind ``--search`` anything may stand.
    """
    given = list(words)
    at = _command_at(given)
    if given[at : at + 1] == ["search"]:
        options, looked_for = _apart(given[at + 1 :])
        return [*given[: at + 1], *options, *(["--", *looked_for] if looked_for else [])]
    for place in reversed(range(len(given) - 1)):
        value = given[place + 1]
        if given[place] == "--search" and value.startswith("-") and not value.startswith("--"):
            given[place : place + 2] = [f"--search={value}"]
    return given


def _command_at(words: list[str]) -> int:
    """Where the command stands: the first word that is neither an option nor the value of one."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if _takes_value(words[at]) else 1
    return at


def _apart(words: list[str]) -> tuple[list[str], list[str]]:
    """Options with their values, and what is looked for."""
    options: list[str] = []
    looked_for: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word == "--":
            return options, looked_for + words[at + 1 :]
        if word.startswith("--") or word in _ALONE:
            length = 2 if _takes_value(word) else 1
            options += words[at : at + length]
            at += length
        else:
            looked_for.append(word)
            at += 1
    return options, looked_for


def _takes_value(option: str) -> bool:
    return option.startswith("--") and "=" not in option and option not in _ALONE


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
        help=_("only what this finds, in the search language"),
    )
