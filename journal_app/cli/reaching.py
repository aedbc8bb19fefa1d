"""Hand a wish of the command line over to the app that is running, as quickly as can be."""

import argparse
import os

from journal_app.core.errors import JournalError

WISHES = ("pause", "capture")
"""The commands that are only a wish to a window: the running one, or else a new one."""

_TOKENS = {"activation": "XDG_ACTIVATION_TOKEN", "startup": "DESKTOP_STARTUP_ID"}
"""What a launcher gives to whatever it starts, so that its window may take the focus."""


def reach_running_app(arguments: argparse.Namespace) -> bool:
    """Whether the running app took this over; `False` when there is none and one may begin.

    The message is `{"do": <the command>}`, with `activation` (under Wayland) and `startup` (under
    X11) where the desktop gave such a token. Raises `JournalError` with what the app said when it
    could not.
    """
    # Nothing else is imported here: between this and a window stands somebody in a moment.
    from journal_app.system.paths import data_folder
    from journal_app.system.single_instance import ask_running_app

    answer = ask_running_app(data_folder(arguments.home), wish(arguments.command))
    if answer is None:
        return False
    if os.environ.get("DESKTOP_STARTUP_ID"):
        # After the window has been asked for: only now is there time for this.
        from journal_app.system.startup_notice import end_startup_notice

        end_startup_notice()
    if "error" in answer:
        raise JournalError(str(answer["error"]))
    return True


def wish(command: str) -> dict[str, str]:
    """The message for a running app, with what lets its window come to the front."""
    tokens = {key: os.environ[name] for key, name in _TOKENS.items() if os.environ.get(name)}
    return {"do": command, **tokens}
