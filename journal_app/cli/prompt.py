"""`tideline prompt`: today's question, one line; the one the window shows as well.

Nothing is remembered as shown: whoever looks at a terminal, or has it print a line at each
login, uses up no question, and the window asks the same one later that day.
"""

import argparse

from journal_app.cli.opening import clock_of, home_of, passphrases_of, reading
from journal_app.cli.output import harmless, say, say_json
from journal_app.core.errors import NotFound
from journal_app.i18n import _
from journal_app.services import prompts
from journal_app.services.prompts import Suggestion


def run(arguments: argparse.Namespace) -> int:
    """Print it. Raises `NotFound` where nothing is asked now, or not so many questions are."""
    with reading(home_of(arguments), passphrases_of(arguments)) as reader:
        offered = prompts.suggested(reader, clock=clock_of(home_of(arguments)))
    if arguments.another >= len(offered):
        raise NotFound(_nothing(arguments.another))
    suggestion = offered[arguments.another]
    if arguments.json:
        say_json(_object(suggestion))
    else:
        prompt = suggestion.prompt
        say(harmless(prompt.variant_short if arguments.short else prompt.text))
    return 0


def _object(suggestion: Suggestion) -> dict[str, object]:
    prompt = suggestion.prompt
    return {
        "id": prompt.id,
        "family": prompt.kin,
        "text": prompt.text,
        "short": prompt.variant_short,
        "why": list(suggestion.because),
    }


def _nothing(another: int) -> str:
    if another:
        return _("There is no further question for now.")
    return _("Nothing is asked just now.")
