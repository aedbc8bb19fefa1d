"""`tideline show`: one entry or moment, whole."""

import argparse

from journal_app.cli.opening import home_of, passphrases_of, reading
from journal_app.cli.output import harmless, put, say, say_json
from journal_app.cli.pieces import as_object
from journal_app.exchange.instants import utc_or_none
from journal_app.i18n import _
from journal_app.services.reading import Whole, named


def run(arguments: argparse.Namespace) -> int:
    """Print its facts, an empty line, and the text exactly as it was written."""
    with reading(home_of(arguments), passphrases_of(arguments)) as reader:
        whole = named(reader, arguments.id)
    if arguments.json:
        facts = {"rev": whole.rev, "deleted_at": utc_or_none(whole.deleted_at)}
        say_json(as_object(whole.listed) | facts)
        return 0
    for line in _head(whole):
        say(harmless(line))
    say("")
    text = harmless(whole.listed.text)
    put(text if text.endswith("\n") else f"{text}\n")
    return 0


def _head(whole: Whole) -> list[str]:
    head = whole.listed.head
    local = head.when.local
    zone = f"  {head.when.zone}" if head.when.zone else ""
    lines = [f"{local.date()}  {local.hour:02}:{local.minute:02}{zone}", head.uid]
    labels = [*head.people, *(f"#{tag}" for tag in head.tags)]
    if labels:
        lines.append("  ".join(labels))
    if whole.deleted_at is not None:
        lines.append(_("In the bin."))
    return lines
