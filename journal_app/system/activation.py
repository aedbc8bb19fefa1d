"""Pass on the desktop's leave to take the keyboard while a window is brought to the front."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_TOKEN: Final = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable


@contextmanager
def activated_by(token: str) -> Iterator[None]:
    """Within the block a window that is shown or raised may take the focus under Wayland.

    Qt reads the variable when it asks the compositor, and takes it out of the C environment only.
    """
    if token:
        os.environ[_TOKEN] = token
    try:
        yield
    finally:
        os.environ.pop(_TOKEN, None)
