"""`Vocabulary`: every word a moment can be told with, and how the person has changed the list.

Ids such as ``tr_touch`` are stable for ever; what stands before the first underscore is the group.
Labels may be renamed, words hidden, and own ones added; what was chosen once keeps its id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from journal_app.core.text import caseless

FIRST = 6
"""How many words a picker shows before “more”."""
OTHER = "other"
UNSURE = "unsure"


class Opens(StrEnum):
    """What choosing a word brings up beside keeping it; never more than an offer."""

    NOTHING = ""
    FORK = "fork"
    """The calm question of *Something isn’t OK*."""
    SUPPORT = "support"
    """A link to the support page."""
    PLAIN_NOTE = "plain-note"
    """One plain sentence for somebody who may frighten another, with the support page."""
    WANTED = "wanted"
    """Asks first whether it was wanted."""
    INSIDE_OR_THEM = "inside-or-them"
    """Asks first: in danger of being hurt inside, or in danger from them, which opens the fork."""
    SETTLING = "settling"
    """Offers to settle first, and closes the reflection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word of the vocabulary."""

    id: str
    label: str
    short: str = ""
    """For a row of a form: lower case, and after *I want to* what one does; see `chip`."""
    description: str = ""
    section: str = ""
    """A heading inside its group, such as *Being seen*."""
    opens: Opens = Opens.NOTHING
    at_capture: bool = True
    """Whether a moment can be caught with it; the others wait for a calm look back."""
    own: bool = False
    """Whether the person added it."""

    @property
    def group(self) -> str:
        """The prefix of its id, such as ``tr``."""
        return group_of(self.id)

    @property
    def chip(self) -> str:
        """What a row of a form calls it."""
        return self.short or self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTerm:
    """What the person changed about one word: another label, hidden, or a word of their own."""

    id: str
    label: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picker:
    """A group as it is offered: the first few at once, the rest behind “more”."""

    first: tuple[Term, ...]
    more: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words in one language, as this person uses them."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    """By id, in the order of the lists."""
    hidden: frozenset[str] = frozenset()
    uses: Mapping[str, int] = field(default_factory=dict)
    """How often each word was chosen."""
    first: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What a picker of this group shows first as long as little was used."""
    last: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What stays in sight behind the first few, such as *can’t say*."""
    fixed: frozenset[str] = frozenset()
    """Groups whose order never follows use: scales, answers, kinds with a key each."""

    def __contains__(self, term: object) -> bool:
        return term in self.terms

    def label(self, term: str) -> str:
        """What it is called; empty for a word this version does not know."""
        found = self.terms.get(term)
        return "" if found is None else found.label

    def chip(self, term: str) -> str:
        """What a row of a form calls it; empty for a word this version does not know."""
        found = self.terms.get(term)
        return "" if found is None else found.chip

    def labels(self, terms: Iterable[str]) -> tuple[str, ...]:
        """What they are called, without those nobody knows."""
        return tuple(label for label in map(self.label, terms) if label)

    def group(self, group: str) -> tuple[Term, ...]:
        """The words of a group that are not hidden, in the order of the list."""
        return tuple(
            term
            for term in self.terms.values()
            if term.group == group and term.id not in self.hidden
        )

    def picker(self, group: str, *, capture: bool = False, also: Sequence[str] = ()) -> Picker:
        """The words of a group, most used first; `also` are chosen already and stay in sight.

        For a capture those that wait for a calm look back are left out.
        """
        offered = [term for term in self.group(group) if term.at_capture or not capture]
        closing = [term for term in offered if term.id in self.last.get(group, ())]
        ranked = self._ranked(group, [term for term in offered if term not in closing])
        first = dict.fromkeys(ranked + closing)
        chosen = (self.terms[term] for term in also if term in self.terms)
        first |= dict.fromkeys(term for term in chosen if term.group == group)
        return Picker(first=tuple(first), more=tuple(term for term in offered if term not in first))

    def _ranked(self, group: str, offered: list[Term]) -> list[Term]:
        starters = self.first.get(group, ())
        if group in self.fixed:
            return [term for term in offered if term.id in starters or not starters]

        def rank(term: Term) -> tuple[int, int]:
            starter = starters.index(term.id) if term.id in starters else len(starters)
            return -self.uses.get(term.id, 0), starter

        return sorted(offered, key=rank)[:FIRST]

    def with_own(self, own: Iterable[OwnTerm], uses: Mapping[str, int]) -> "Vocabulary":
        """The same words as the person uses them."""
        terms = dict(self.terms)
        hidden = set(self.hidden)
        for change in own:
            known = terms.get(change.id)
            if change.label is not None:
                terms[change.id] = (
                    replace(known, label=change.label, short="")
                    if known is not None
                    else Term(id=change.id, label=change.label, own=True)
                )
            if change.hidden:
                hidden.add(change.id)
        return replace(self, terms=terms, hidden=frozenset(hidden), uses=dict(uses))

    def named(self, group: str, label: str) -> Term | None:
        """The word of this group with this label or short form, however its letters are cased."""
        wanted = caseless(label)
        offered = self.group(group)
        named = [term for term in offered if caseless(term.label) == wanted]
        named += [term for term in offered if caseless(term.chip) == wanted]
        return next(iter(named), None)


def group_of(term: str) -> str:
    """The group an id belongs to: what stands before its first underscore."""
    return term.partition("_")[0]
