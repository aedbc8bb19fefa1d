"""Every setting once: its key, what it may be, what it is at first, and where it is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from journal_app.core.clock import DAY_ENDS_AT

T = TypeVar("T", bool, int, float, str)

SMALLEST_ZOOM = 0.85
LARGEST_ZOOM = 2.0
SHORTEST_PAUSE = 30
LONGEST_PAUSE = 180
"""Both in seconds."""
GUIDES = ("words", "bar", "ring")
PACES = ("4/6", "3/5", "5/7")
WRITING_SIZES = (17, 18, 20, 22, 25)
"""Letters of the person's own words, in pixels at text zoom 1."""
WRITING_LINES = (1.5, 1.65, 1.8)
"""How far their lines stand apart, in sizes of their letters."""


class Scope(Enum):
    """Where a setting is kept."""

    DEVICE = "device"
    """In a plain file, readable while the journal is locked: nothing that tells of its content."""
    JOURNAL = "journal"
    """Inside the journal, and travels with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[T]):
    """One setting; whatever is found under its key and is not one of its values is not used."""

    key: str
    kind: type[T]
    default: T
    accepts: Callable[[T], bool]
    scope: Scope = Scope.DEVICE

    def read(self, found: object) -> T | None:
        """The value found under the key, or `None` when it cannot be one of this setting."""
        if self.kind is float and type(found) is int:
            found = float(found)
        if type(found) is not self.kind:
            return None
        return found if self.accepts(found) else None


def _anything(_value: object) -> bool:
    return True


THEME: Setting[str] = Setting(
    key="theme",
    kind=str,
    default="system",
    accepts=lambda name: name in {"system", "light", "dark"},
)
ZOOM: Setting[float] = Setting(
    key="zoom",
    kind=float,
    default=1.0,
    accepts=lambda zoom: SMALLEST_ZOOM <= zoom <= LARGEST_ZOOM,
)
CONTRAST: Setting[str] = Setting(
    key="contrast",
    kind=str,
    default="system",
    accepts=lambda name: name in {"system", "normal", "high"},
)
FACE: Setting[str] = Setting(
    key="face",
    kind=str,
    default="serif",
    accepts=lambda name: name in {"serif", "sans", "system"},
)
"""The letters of the person's own words."""
WRITING_SIZE: Setting[int] = Setting(
    key="writing_size", kind=int, default=20, accepts=lambda size: size in WRITING_SIZES
)
WRITING_LINE: Setting[float] = Setting(
    key="writing_line", kind=float, default=1.65, accepts=lambda line: line in WRITING_LINES
)
LATEST_END = 6
DAY_ENDS: Setting[int] = Setting(
    key="day_ends_at",
    kind=int,
    default=DAY_ENDS_AT,
    accepts=lambda hour: 0 <= hour <= LATEST_END,
)
"""The hour before which one still writes the day before; what is written keeps its day.

Of this device, because what is caught while the journal is locked has a day as well.
"""
NEUTRAL_NAME: Setting[bool] = Setting(
    key="neutral_name", kind=bool, default=False, accepts=_anything
)
"""Whether windows and the sign in the tray say “Notes” in the place of the app's own name."""
REDUCED_MOTION: Setting[bool] = Setting(
    key="reduced_motion", kind=bool, default=False, accepts=_anything
)
"""Asked for here; a desktop that asks for it has its way in any case."""
SIDEBAR: Setting[bool] = Setting(key="sidebar", kind=bool, default=True, accepts=_anything)
MENU_BAR: Setting[bool] = Setting(key="menu_bar", kind=bool, default=False, accepts=_anything)
"""Whether the menu bar is shown all the time."""
KEYS: Setting[str] = Setting(key="keys", kind=str, default="", accepts=_anything)
"""The keys a person chose for commands; see `core.own_keys`."""
WINDOW: Setting[str] = Setting(key="window", kind=str, default="", accepts=_anything)
"""Size and place of the window on each set of screens; see `ui.shell.geometry`."""
PAUSE_GUIDE: Setting[str] = Setting(
    key="pause_guide", kind=str, default="", accepts=lambda name: name in {"", *GUIDES}
)
"""How the breath is shown; empty until it was asked, the first time."""
PAUSE_SECONDS: Setting[int] = Setting(
    key="pause_seconds",
    kind=int,
    default=60,
    accepts=lambda seconds: SHORTEST_PAUSE <= seconds <= LONGEST_PAUSE,
)
PAUSE_ANCHOR: Setting[str] = Setting(
    key="pause_anchor", kind=str, default="feet", accepts=lambda name: name.isidentifier()
)
"""What the attention rests on; one of the anchors of the practice."""
PAUSE_BREATH: Setting[bool] = Setting(
    key="pause_breath", kind=bool, default=True, accepts=_anything
)
"""Whether the breath is part of it; without, the anchor takes its place."""
PAUSE_PACE: Setting[str] = Setting(
    key="pause_pace", kind=str, default="4/6", accepts=lambda pace: pace in PACES
)
"""Seconds in and out; the way out is always the longer one, and nothing is ever held."""
BODY_AS_LIST: Setting[bool] = Setting(
    key="body_as_list", kind=bool, default=False, accepts=_anything
)
"""Whether places in the body are shown as words in the place of a figure."""
DEEPER_AT_NIGHT: Setting[bool] = Setting(
    key="deeper_at_night", kind=bool, default=False, accepts=_anything, scope=Scope.JOURNAL
)
"""Whether questions by night are like those of the day."""
NAMES_AS_INITIALS: Setting[bool] = Setting(
    key="names_as_initials", kind=bool, default=False, accepts=_anything, scope=Scope.JOURNAL
)
"""Whether people are shown as their initials until one points at them."""
UNASKED = ""
ON = "on"
OFF = "off"
ON_THIS_DAY: Setting[str] = Setting(
    key="on_this_day",
    kind=str,
    default=UNASKED,
    accepts=lambda answer: answer in {UNASKED, ON, OFF},
    scope=Scope.JOURNAL,
)
"""Whether what was written on this day in earlier years is shown; empty until it was asked."""
TRAY: Setting[bool] = Setting(key="tray", kind=bool, default=False, accepts=_anything)
"""Whether there is a sign in the system tray; never before it was asked for."""
AS_IT_OPENS = -1
NEVER = 0
LOCK_MINUTES = (1, 2, 5, 10, 15, 30, 60)
USUAL_MINUTES = 5
LOCK_AFTER: Setting[int] = Setting(
    key="lock_after",
    kind=int,
    default=AS_IT_OPENS,
    accepts=lambda minutes: minutes in {AS_IT_OPENS, NEVER, *LOCK_MINUTES},
)
"""Minutes without input after which the journal locks; see `lock_minutes`."""
LOCK_WHEN_AWAY: Setting[bool] = Setting(
    key="lock_when_away", kind=bool, default=True, accepts=_anything
)
"""Whether it locks when the computer sleeps, its screen locks, or somebody else’s session comes."""
HIDE_BEHIND: Setting[bool] = Setting(key="hide_behind", kind=bool, default=False, accepts=_anything)
"""Whether pages are covered while a window of another program is in front."""

SETTINGS = (
    LOCK_AFTER,
    LOCK_WHEN_AWAY,
    HIDE_BEHIND,
    PAUSE_GUIDE,
    PAUSE_SECONDS,
    PAUSE_ANCHOR,
    PAUSE_BREATH,
    PAUSE_PACE,
    BODY_AS_LIST,
    TRAY,
    THEME,
    ZOOM,
    CONTRAST,
    FACE,
    WRITING_SIZE,
    WRITING_LINE,
    DAY_ENDS,
    NEUTRAL_NAME,
    REDUCED_MOTION,
    SIDEBAR,
    MENU_BAR,
    KEYS,
    WINDOW,
)


def lock_minutes(chosen: int, *, passphrase: bool) -> int:
    """After how many idle minutes a journal locks; `NEVER` where it does not.

    As long as nothing was chosen it is five where a passphrase opens it, and never where the
    keyring does: there whoever sits at the computer can open it again with one press.
    """
    if chosen != AS_IT_OPENS:
        return chosen
    return USUAL_MINUTES if passphrase else NEVER
