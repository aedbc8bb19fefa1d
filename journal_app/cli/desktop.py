"""`tideline desktop`: put the app into the applications menu, or take it out again."""

import argparse

from journal_app import APP_NAME
from journal_app.cli.output import say, say_json
from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.system import desktop_entry


def run(arguments: argparse.Namespace) -> int:
    """Do it, and say in one sentence what is so now."""
    if not desktop_entry.offered():
        raise JournalError(_("This system has no applications menu that the app knows of."))
    if arguments.install:
        # Taking it out again works without any library, on a machine where all else is gone.
        from journal_app.system.paths import data_folder

        desktop_entry.install(data_folder(arguments.home))
        sentence = _("{app} is in the applications menu, with its two actions.")
    elif desktop_entry.remove():
        sentence = _("{app} is no longer in the applications menu.")
    else:
        sentence = _("{app} was not in the applications menu.")
    if arguments.json:
        say_json({"installed": desktop_entry.installed()})
    else:
        say(sentence.format(app=APP_NAME))
    return 0
