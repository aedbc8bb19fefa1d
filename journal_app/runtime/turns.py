"""How long a thread that wants Python waits for another one that is busy in it.

Python runs one thread at a time. One that wants its turn asks for it only after a while, by its own
choice after 5 ms, and the window's thread wants a turn again after every call that let go of
Python: many in one picture. Beside an import the slowest of its pictures took up to twice as long
so.
"""

import sys
from typing import Final

TURN_SECONDS: Final = 0.0005
"""Short beside a picture, of which there are sixty a second. Two threads busy in Python for whole
seconds take one or two percent more of the processor so; an import keeps as many in a second."""


def take_short_turns() -> None:
    """For the whole process, from now on."""
    sys.setswitchinterval(TURN_SECONDS)
