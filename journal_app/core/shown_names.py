"""`ShownNames`: how names are shown on the screen, and told, as the person wants it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from journal_app.core.labels import Label
from journal_app.core.people import initials
from journal_app.core.text import caseless


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNames:
    """Every name, and whether those of people stand as their initials.

    Then a list tells “M.”, on the screen and to screen readers alike, and the whole name is
    there once one points at it or has the focus on it. What is exported is not touched.
    """

    as_initials: bool = False
    people: Sequence[Label] = ()
    """Best to offer first, hidden ones left out."""
    tags: Sequence[Label] = ()
    tints_of_people: Mapping[str, str] = field(default_factory=dict)
    """By caseless name, hidden ones included."""
    tints_of_tags: Mapping[str, str] = field(default_factory=dict)

    def person(self, name: str) -> str:
        """A person’s name as it stands where nobody points at it."""
        return initials(name) if self.as_initials else name

    def several(self, names: Iterable[str]) -> tuple[str, ...]:
        """The same for several."""
        return tuple(map(self.person, names))

    def tint_of_person(self, name: str) -> str | None:
        """The tint of somebody, if they have one."""
        return self.tints_of_people.get(caseless(name))

    def tint_of_tag(self, name: str) -> str | None:
        """The tint of a tag, if it has one."""
        return self.tints_of_tags.get(caseless(name))


def tints(labels: Iterable[Label]) -> dict[str, str]:
    """The tints of these, by caseless name."""
    return {caseless(each.label): each.tint for each in labels if each.tint is not None}
