"""Imports a library makes for parts of it that are never used here, put off until they are.

``keyring`` takes 50 ms to load beside Qt, and 30 of them go into an HTTP client, a reader of
package metadata and one of settings files, none of which is needed to speak to one known keyring.
"""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def postponed_imports(*names: str) -> Iterator[None]:
    """Within the block these modules load only once somebody uses something of them.

    Modules already loaded are left alone, and after the block importing works as ever. All of
    them must exist: a postponed import cannot fail where it stands.
    """
    placed = [name for name in names if name not in sys.modules]
    for name in placed:
        _place(name)
    try:
        yield
    finally:
        for name in placed:
            # A block in another thread may have taken it away, or put its own there.
            if isinstance(sys.modules.get(name), _Postponed):
                sys.modules.pop(name, None)


class _Postponed(ModuleType):
    """Stands where a module will be and becomes it when asked for something."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by the import system itself, not by a user
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            sys.modules.pop(self.__name__, None)
        return getattr(importlib.import_module(self.__name__), name)


def _place(name: str) -> None:
    stand_in = _Postponed(name)
    sys.modules[name] = stand_in
    package, _dot, last = name.rpartition(".")
    if package:
        setattr(importlib.import_module(package), last, stand_in)
