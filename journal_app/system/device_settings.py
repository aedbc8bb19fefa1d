"""The settings of this device, in a small TOML file that can be read while all is locked."""

import contextlib
import json
import logging
import os
import threading
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path

from journal_app.core.settings import Setting, T

_log = logging.getLogger("tideline")


class DeviceSettings:
    """What was chosen for this device; never a word of the journal.

    Values are put at once and written by `save`, which belongs on a background thread.
    """

    def __init__(self, path: Path, values: Mapping[str, object] | None = None) -> None:
        self._path = path
        self._values: dict[str, object] = dict(values or {})
        self._listeners: list[Callable[[], None]] = []
        self._writing = threading.Lock()

    @classmethod
    def read(cls, path: Path) -> "DeviceSettings":
        """The settings in this file; one that is missing or unreadable means every default.

        An unreadable one is kept beside it, for it may be a slip of somebody's own editing.
        """
        try:
            return cls(path, tomllib.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return cls(path)
        except OSError as error:
            _log.warning("Settings could not be read: %s", type(error).__name__)
            return cls(path)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            _log.warning("Settings are not as they should be: %s", type(error).__name__)
            with contextlib.suppress(OSError):
                path.replace(path.with_name(path.name + ".unreadable"))
            return cls(path)

    def get(self, setting: Setting[T]) -> T:
        """What was chosen, or the default where nothing usable was."""
        if setting.key not in self._values:
            return setting.default
        value = setting.read(self._values[setting.key])
        if value is None:
            # Said once: from now on the default stands there.
            _log.warning("Setting %s has a value it cannot have", setting.key)
            self._values[setting.key] = setting.default
            return setting.default
        return value

    def put(self, setting: Setting[T], value: T) -> None:
        """Choose a value; whoever listens is told when it is another one."""
        if setting.read(value) is None:
            raise ValueError(f"{setting.key} cannot have this value")
        if self._values.get(setting.key) == value:
            return
        self._values[setting.key] = value
        for listener in tuple(self._listeners):
            listener()

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call this after every change, on the thread that made it."""
        self._listeners.append(listener)

    def save(self) -> None:
        """Write what is chosen now, whole or not at all, readable to its owner alone.

        Raises `OSError` when the disk refuses; the choices hold until the app ends.
        """
        with self._writing:
            save(self._path, dict(self._values))


def save(path: Path, values: Mapping[str, object]) -> None:
    """Write these values as TOML through a second file, so that no crash leaves half of them."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(to_toml(values))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def to_toml(values: Mapping[str, object]) -> str:
    """These values as a TOML text that reads back the same; tables are written in one line."""
    return "".join(f"{_quoted(key)} = {_written(value)}\n" for key, value in values.items())


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, dict):
        pairs = (f"{_quoted(key)} = {_written(inner)}" for key, inner in value.items())
        return f"{{{', '.join(pairs)}}}"
    raise TypeError(f"TOML has no {type(value).__name__}")


def _quoted(text: str) -> str:
    # JSON's escapes are TOML's, but for one character, which JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
