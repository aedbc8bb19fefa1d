"""`Mark`: what a passage can be marked as, and the person's own set of them.

Ids such as ``mk_pull`` are stable for ever. A mark may be renamed, hidden, moved and added; its
icon and tint come from lists of their own, so that it can be told without colour.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from journal_app.i18n import _

TINTS: Final = ("pull", "near", "body", "echo", "need", "help")
"""The tints of the tokens: ``m_<tint>`` behind words, ``m_<tint>_i`` for icon and name."""
ICONS: Final = (
    "arrow-bend-up-left",
    "arrow-bend-down-right",
    "person-simple",
    "clock-counter-clockwise",
    "hand-heart",
    "leaf",
    "bookmark-simple",
    "compass",
    "feather",
    "lighthouse",
    "moon-stars",
    "path",
    "plant",
    "quotes",
    "sailboat",
    "sun",
    "waves",
    "wind",
)
"""Every icon a mark may have, from the family of all others."""
PULLING_AWAY: Final = "mk_pull"
OWN: Final = "mk_own_"
"""How the id of a mark of one's own begins."""
MOST_BY_KEY: Final = 9
"""So many marks have a digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing a passage can be marked as."""

    id: str
    label: str
    icon: str
    tint: str
    hidden: bool = False

    @property
    def own(self) -> bool:
        """Whether the person added it."""
        return self.id.startswith(OWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMark:
    """What the person changed about one mark; without a label it keeps the name it ships with."""

    id: str
    label: str | None = None
    icon: str
    tint: str
    position: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The whole set in its order, hidden ones included."""

    by_id: Mapping[str, Mark] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self.by_id.values())

    @property
    def offered(self) -> tuple[Mark, ...]:
        """What can be chosen, in order; the first nine by their digit."""
        return tuple(mark for mark in self if not mark.hidden)

    def get(self, mark: str) -> Mark:
        """This mark; one nobody knows any more is still told, by its id and a plain sign."""
        found = self.by_id.get(mark)
        return found or Mark(id=mark, label=_("A mark"), icon="bookmark-simple", tint="need")

    def label(self, mark: str) -> str:
        """What it is called."""
        return self.get(mark).label

    def with_own(self, own: Iterable[OwnMark]) -> "Marks":
        """The same set as the person keeps it, in their order."""
        changes = list(own)
        shipped = {mark.id: place for place, mark in enumerate(self)}
        places = shipped | {change.id: change.position for change in changes}
        merged = dict(self.by_id)
        for change in changes:
            before = merged.get(change.id)
            label = change.label or ("" if before is None else before.label)
            made = Mark(
                id=change.id,
                label=label or _("A mark"),
                icon=change.icon,
                tint=change.tint,
                hidden=change.hidden,
            )
            merged[change.id] = made if before is None else replace(made, label=label)
        order = sorted(merged, key=lambda mark: (places[mark], mark))
        return Marks({mark: merged[mark] for mark in order})


def shipped_marks() -> Marks:
    """The six that ship, in the language of the person."""
    six = (
        ("mk_pull", _("Pulling away"), "arrow-bend-up-left"),
        ("mk_near", _("Coming closer"), "arrow-bend-down-right"),
        ("mk_body", _("In the body"), "person-simple"),
        ("mk_echo", _("An old echo"), "clock-counter-clockwise"),
        ("mk_need", _("A need"), "hand-heart"),
        ("mk_help", _("What helped"), "leaf"),
    )
    made = (
        Mark(id=mark, label=label, icon=icon, tint=mark.removeprefix("mk_"))
        for mark, label, icon in six
    )
    return Marks({mark.id: mark for mark in made})
