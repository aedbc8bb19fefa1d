"""Put the app into this person's applications menu, with its icon and two actions, or take it out.

Two programs that others call after this are left alone on purpose: `update-desktop-database` lists
MIME types, of which there are none here, and `gtk-update-icon-cache` makes a cache that is set
aside anyway once the folder of the theme is newer than it (Icon Theme Specification), which costs
one `utime` and no package. Nothing is ever started with the session.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import journal_app
from journal_app import APP_ID, APP_NAME
from journal_app.core.errors import JournalError
from journal_app.core.resources import resource
from journal_app.i18n import _
from journal_app.system.exec_line import exec_line, string_value

_OURS: Final = "X-Tideline"
_OUR_ICONS: Final = "X-Tideline-Icons"
_ICONS: Final = {
    f"scalable/apps/{APP_ID}.svg": "tideline.svg",
    f"symbolic/apps/{APP_ID}-symbolic.svg": "tideline-symbolic.svg",
    **{f"{side}x{side}/apps/{APP_ID}.png": f"tideline-{side}.png" for side in (48, 128, 256)},
}
"""Where each icon goes inside the theme `hicolor`, and the file that is put there."""
_ASKING_SECONDS: Final = 10


def offered(platform: str = sys.platform) -> bool:
    """Whether this system has applications menus that are made of such files."""
    return platform not in {"win32", "darwin"}


def installed() -> bool:
    """Whether the menu of this person has the app, put there by the app itself."""
    return _is_ours(_read(_entry()))


def install(home: Path) -> Path:
    """Put the app into the menu so that it opens the journal in this folder; returns the file.

    Doing it again renews it. Raises `JournalError`; nothing but what this once put there is ever
    replaced.
    """
    from journal_app.system.paths import usual_data_folder

    entry = _entry()
    found = _read(entry)
    if found is not None and not _is_ours(found):
        raise JournalError(
            _("A file of somebody else’s has the place of the menu entry: {path}.").format(
                path=entry
            ),
            _("Move it somewhere else, then try again."),
        )
    command = (*_command(), *(() if home == usual_data_folder() else ("--home", str(home))))
    with _put_into_words():
        icons = [name for name in _ICONS if _put_icon(name, listed=name in _listed(found))]
        _write(entry, entry_text(command, icons).encode())
        _renew_icons()
    return entry


def remove() -> bool:
    """Take the app out of the menu; `False` when it was not there. Raises `JournalError`.

    Takes away what `install` put there and the folders that are empty then, and nothing else.
    """
    entry = _entry()
    found = _read(entry)
    ours = _is_ours(found)
    with _put_into_words():
        if ours:
            _unlink(entry)
        for name in _ICONS:
            icon = _theme() / name
            if name in _listed(found) or _is_same(icon, name):
                _unlink(icon)
        if ours:
            _renew_icons()
    return ours


def entry_text(command: Sequence[str], icons: Iterable[str]) -> str:
    """The desktop entry that starts the app with this command; `icons` are those put beside it.

    Desktop Entry Specification 1.4, the newest that every desktop in use knows. Says nothing of
    what is kept in the app.
    """
    groups = {
        "Desktop Entry": {
            "Version": "1.4",
            "Type": "Application",
            "Name": APP_NAME,
            "Comment": _("A private notebook"),
            "Exec": exec_line(command),
            "Icon": APP_ID,
            "Terminal": "false",
            "Categories": "Utility;",
            # Launchers hand out the leave to take the focus only where this stands.
            "StartupNotify": "true",
            "StartupWMClass": APP_NAME,
            # The name that 1.5 gives to it is not known everywhere yet.
            "X-GNOME-SingleWindow": "true",
            "Actions": "Pause;Capture;",
            _OURS: "1",
            _OUR_ICONS: "".join(f"{name};" for name in icons),
        },
        "Desktop Action Pause": {
            "Name": _("Pause for a minute"),
            "Exec": exec_line((*command, "pause")),
        },
        "Desktop Action Capture": {
            "Name": _("Note a moment…"),
            "Exec": exec_line((*command, "capture")),
        },
    }
    return "\n".join(_group(name, keys) for name, keys in groups.items())


def _group(name: str, keys: Mapping[str, str]) -> str:
    return "".join(
        (f"[{name}]\n", *(f"{key}={string_value(text)}\n" for key, text in keys.items()))
    )


# Which program it is that is running here.


def _command() -> tuple[str, ...]:
    """What starts this very installation, from any folder and in any session."""
    if not sys.executable:
        raise JournalError(
            _("It cannot be told which program runs the app."),
            _("Start it with its own command, then try again."),
        )
    line = (sys.executable, "-P", "-m", "journal_app")
    folder = Path(journal_app.__file__).resolve().parents[1]
    if _finds_itself():
        # The specification forbids this sign in the name of a program, not in an argument.
        return ("/bin/sh", "-c", 'exec "$0" "$@"', *line) if "=" in line[0] else line
    return ("/bin/sh", "-c", 'PYTHONPATH="$0" exec "$@"', str(folder), *line)


def _finds_itself() -> bool:
    """Whether this Python finds the app by itself: not so in a checkout that nobody set up."""
    ask = "import os, journal_app; print(os.path.realpath(journal_app.__file__))"
    surroundings = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    try:
        told = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-P", "-c", ask],
            env=surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_ASKING_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return os.fsdecode(told.stdout).strip() == os.path.realpath(journal_app.__file__)


# Files and folders.


def _data_home() -> Path:
    """Base Directory Specification: a path that is not absolute does not count."""
    given = Path(os.environ.get("XDG_DATA_HOME", ""))
    return given if given.is_absolute() else Path.home() / ".local" / "share"


def _entry() -> Path:
    return _data_home() / "applications" / f"{APP_ID}.desktop"


def _theme() -> Path:
    return _data_home() / "icons" / "hicolor"


def _read(entry: Path) -> dict[str, str] | None:
    """The keys of the main group, or `None` where there is no file."""
    try:
        lines = entry.read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return None
    except OSError:
        # There is something, and it is not ours: what we write can be read.
        return {}
    groups = [place for place, line in enumerate(lines) if line.startswith("[")] + [len(lines)]
    if len(groups) == 1 or lines[groups[0]].strip() != "[Desktop Entry]":
        return {}
    pairs = (line.partition("=") for line in lines[groups[0] + 1 : groups[1]])
    return {key.strip(): value.strip() for key, _equals, value in pairs}


def _is_ours(found: dict[str, str] | None) -> bool:
    return found is not None and found.get(_OURS) == "1"


def _listed(found: dict[str, str] | None) -> set[str]:
    """The icons that were put there with this entry."""
    if found is None or not _is_ours(found):
        return set()
    return set(found.get(_OUR_ICONS, "").split(";"))


def _put_icon(name: str, *, listed: bool) -> bool:
    """Put one icon into the theme unless somebody put another there; whether it is ours."""
    icon = _theme() / name
    if icon.exists() and not listed and not _is_same(icon, name):
        return False
    _write(icon, _shipped(name))
    return True


def _is_same(icon: Path, name: str) -> bool:
    try:
        return icon.read_bytes() == _shipped(name)
    except OSError:
        return False


def _shipped(name: str) -> bytes:
    return resource("icons", "app", _ICONS[name]).read_bytes()


def _write(path: Path, data: bytes) -> None:
    """The file as a whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = _fresh(path)
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _fresh(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")


def _unlink(path: Path) -> None:
    """Remove a file, what a crash left of writing it, and the folders that are empty then."""
    path.unlink(missing_ok=True)
    _fresh(path).unlink(missing_ok=True)
    folder = path.parent
    while folder != _data_home():
        try:
            folder.rmdir()
        except OSError:
            # Somebody else has something in it.
            return
        folder = folder.parent


def _renew_icons() -> None:
    """Let desktops look at the icons again: they compare this time with that of their caches."""
    with contextlib.suppress(FileNotFoundError):
        os.utime(_theme())


@contextlib.contextmanager
def _put_into_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise JournalError(
            _("The applications menu could not be changed: {folder} takes no files.").format(
                folder=_data_home()
            ),
            _("Check that it belongs to you and that its disk has room."),
        ) from error
