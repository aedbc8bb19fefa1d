"""Which questions go on with each answer, the first kind first, and the line that may end it.

The steps themselves are where they are taken: the later look of a moment asks fear for its kind,
both for its two lines, and not knowing once more; the pause offers its own ways; a fear of somebody
opens the fork.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from journal_app.core.moments import BOTH, CANT_TELL, FEAR, NOT_OK, PREFERENCE
from journal_app.core.prompts import Family
from journal_app.i18n import _

MANY_CANT_TELLS: Final = 4
"""From so many within a week on, not knowing is simply let be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What goes with an answer; `line` ends it where there is one."""

    families: tuple[Family, ...] = ()
    """Which kinds of question fit, the first one first."""
    line: str = ""


_FEARS: Final[Mapping[str, tuple[Family, ...]]] = {
    "ft_seen": (Family.BEING_SEEN,),
    "ft_losing_them": (Family.EVIDENCE,),
    "ft_losing_me": (Family.FREEDOM_AND_CLOSENESS,),
    "ft_obliged": (Family.ROOM, Family.FREEDOM_AND_CLOSENESS),
    "ft_good_ending": (Family.EVIDENCE,),
    "ft_hurting_them": (Family.ROOM,),
}


def after(
    reading: str | None,
    fears: frozenset[str] = frozenset(),
    *,
    cant_tells: int = 0,
    put_away: bool = False,
) -> Branch:
    """What may follow this answer; `fears` of which kind, `cant_tells` how many in a week.

    `put_away` where closeness is: then nothing asks for meaning, for a line or for a return.
    """
    if reading == NOT_OK or "ft_them" in fears:
        return Branch(families=(Family.NOT_OK,))
    if put_away:
        return Branch(families=(Family.LAND, Family.TINY))
    if reading == FEAR:
        named = [family for each in _FEARS if each in fears for family in _FEARS[each]]
        return Branch(families=tuple(dict.fromkeys([*named, Family.GUARDED_ONE])))
    if reading == PREFERENCE:
        families = (Family.ROOM, Family.FREEDOM_AND_CLOSENESS)
        return Branch(families=families, line=_("This can be simple."))
    if reading == BOTH:
        return Branch(
            families=(Family.FEAR_OR_PREFERENCE, Family.ROOM, Family.GUARDED_ONE),
            line=_("What would give each a tenth of what it asks?"),
        )
    if reading == CANT_TELL:
        return _after_cant_tell(cant_tells)
    return Branch(families=(Family.NOTICE,))


def _after_cant_tell(cant_tells: int) -> Branch:
    if cant_tells >= MANY_CANT_TELLS:
        return Branch(line=_("Not knowing is allowed to last. Want a walk instead?"))
    return Branch(families=(Family.LAND, Family.NOTICE))
