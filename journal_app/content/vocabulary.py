"""Read the words moments are told with, and refuse a file that is not exactly right.

`groups.toml` holds the ids and how a group behaves, the same in every language; a folder for each
language holds what the words are called. Two closing words stand in most groups: *something else*
(``_other``) and *can’t tell* (``_unsure``). They are left out where the answers of a question are
fixed word for word (kinds, readings, the seat, the time, yes and no), where the figure is whole
(places), where nothing could follow from them (states have only *can’t tell*, sequences only
*something else*), and where a word of the group says the same (*not sure yet*, *nothing I can
name*, *no word for it*).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journal_app.content.reading import (
    FALLBACK_LANGUAGE,
    BrokenContent,
    Section,
    checked,
    language_folder,
    read_toml,
    table,
    text,
    yes_or_no,
)
from journal_app.core.resources import resource
from journal_app.core.vocabulary import Opens, Term, Vocabulary

GROUPS_FILE: Final = "groups.toml"
BETWEEN: Final = " | "
"""Stands between the words of a term; one string is read twice as quickly as a list of three."""
LONGEST_LABEL: Final = 40
LONGEST_DESCRIPTION: Final = 70
LONGEST_SHORT: Final = 30
"""All in characters."""

_Words = tuple[str, ...]
"""Label, description and, where a row of a form wants one, the short form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The ids of a group, each with the key of its heading, and how the group behaves."""

    terms: Mapping[str, str]
    first: tuple[str, ...]
    last: tuple[str, ...]
    fixed: bool
    later: frozenset[str]
    opens: Mapping[str, Opens]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """What the words and the headings of the groups are called in one language."""

    words: Mapping[str, _Words]
    headings: Mapping[tuple[str, str], str]
    """By group and key."""


def load_vocabulary(language: str, home: Path | None = None) -> Vocabulary:
    """Every word in this language ("pt_BR", then "pt"), and in English what it leaves out.

    `home` (the shipped one if not given) holds `groups.toml` and one folder a language. Raises
    BrokenContent. Reads anew each time, some milliseconds: call it once, when first needed.
    """
    home = resource("vocabulary") if home is None else home
    groups = _read_groups(home / GROUPS_FILE)
    english = home / FALLBACK_LANGUAGE
    names = _read_names(english, groups)
    _complete(names, groups)
    folder = language_folder(home, language)
    if folder != english:
        own = _read_names(folder, groups)
        names = _Names(
            words={**names.words, **own.words}, headings={**names.headings, **own.headings}
        )
    terms = {
        term: _term(term, heading and names.headings[name, heading], names.words[term], group)
        for name, group in groups.items()
        for term, heading in group.terms.items()
    }
    return Vocabulary(
        terms,
        first={name: group.first for name, group in groups.items() if group.first},
        last={name: group.last for name, group in groups.items() if group.last},
        fixed=frozenset(name for name, group in groups.items() if group.fixed),
    )


def _term(term: str, heading: str, words: _Words, group: _Group) -> Term:
    label, description, short = (*words, "")[:3]
    return Term(
        id=term,
        label=label,
        short=short,
        description=description,
        section=heading,
        opens=group.opens.get(term, Opens.NOTHING),
        at_capture=term not in group.later,
    )


def _read_groups(path: Path) -> dict[str, _Group]:
    groups: dict[str, _Group] = {}
    for name, content in read_toml(path).items():
        place = f"{path.name}: {name}"
        if not re.fullmatch("[a-z]+", name):
            raise BrokenContent(f"{place}: the name of a group is a few small letters")
        groups[name] = _group(name, Section(checked(table, content, place), place))
    if not groups:
        raise BrokenContent(f"{path.name}: holds no words")
    return groups


def _group(name: str, content: Section) -> _Group:
    terms = content.get("terms", _terms_of(name))
    known = _ids_among(terms)
    none: tuple[str, ...] = ()
    first = content.maybe("first", known, none)
    group = _Group(
        terms=terms,
        first=first,
        last=content.maybe("last", _ids_among(terms.keys() - set(first)), none),
        fixed=content.maybe("fixed", yes_or_no, False),
        later=content.maybe("later", _all_or_some(terms), frozenset()),
        opens=content.maybe("opens", _opens(terms), {}),
    )
    content.done()
    return group


def _terms_of(group: str) -> Callable[[object], dict[str, str]]:
    pattern = re.compile(rf"{group}(_[a-z0-9]+)+")

    def check(value: object) -> dict[str, str]:
        found: dict[str, str] = {}
        lists = table(value) if isinstance(value, dict) else {"": value}
        for heading, ids in lists.items():
            for term in _ids(ids):
                if not pattern.fullmatch(term):
                    raise ValueError(f"{term} is no id of the kind {group}_name")
                if term in found:
                    raise ValueError(f"names {term} twice")
                found[term] = heading
        if not found:
            raise ValueError("expected at least one id")
        return found

    return check


def _ids(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError("expected a list of ids")
    if len(set(value)) != len(value):
        raise ValueError("names something twice")
    return tuple(value)


def _ids_among(terms: Mapping[str, str] | set[str]) -> Callable[[object], tuple[str, ...]]:
    def check(value: object) -> tuple[str, ...]:
        ids = _ids(value)
        for term in ids:
            if term not in terms:
                raise ValueError(f"{term} is not to be chosen from here")
        return ids

    return check


def _all_or_some(terms: Mapping[str, str]) -> Callable[[object], frozenset[str]]:
    def check(value: object) -> frozenset[str]:
        if isinstance(value, bool):
            return frozenset(terms) if value else frozenset()
        return frozenset(_ids_among(terms)(value))

    return check


def _opens(terms: Mapping[str, str]) -> Callable[[object], dict[str, Opens]]:
    def check(value: object) -> dict[str, Opens]:
        found: dict[str, Opens] = {}
        for name, ids in table(value).items():
            for term in _ids_among(terms)(ids):
                if term in found:
                    raise ValueError(f"{term} opens two things")
                found[term] = Opens(name)
        return found

    return check


def _read_names(folder: Path, groups: Mapping[str, _Group]) -> _Names:
    words: dict[str, _Words] = {}
    headings: dict[tuple[str, str], str] = {}
    for path in sorted(folder.glob("*.toml")):
        for name, content in read_toml(path).items():
            place = f"{path.name}: {name}"
            if name not in groups:
                raise BrokenContent(f"{place}: no such group")
            found = dict(checked(table, content, place))
            for key, heading in _headings(found, groups[name], place):
                headings[name, key] = heading
            for term, value in found.items():
                if term not in groups[name].terms:
                    raise BrokenContent(f"{place}.{term}: no such id in {GROUPS_FILE}")
                if term in words:
                    raise BrokenContent(f"{place}.{term}: also in another file")
                words[term] = checked(_words, value, f"{place}.{term}")
    return _Names(words=words, headings=headings)


def _headings(found: dict[str, object], group: _Group, place: str) -> list[tuple[str, str]]:
    place = f"{place}.headings"
    headings = checked(table, found.pop("headings", {}), place)
    for key in headings:
        if not key or key not in group.terms.values():
            raise BrokenContent(f"{place}.{key}: no such heading in {GROUPS_FILE}")
    return [(key, checked(text, value, f"{place}.{key}")) for key, value in headings.items()]


def _words(value: object) -> _Words:
    words = tuple(text(value).split(BETWEEN))
    if len(words) not in (2, 3):
        raise ValueError("expected a label | a description | perhaps a short form")
    for line in words:
        text(line)
    longest = (LONGEST_LABEL, LONGEST_DESCRIPTION, LONGEST_SHORT)
    for line, most in zip(words, longest, strict=False):
        if len(line) > most:
            raise ValueError(f"{len(line)} of {most} characters: {line}")
    return words


def _complete(names: _Names, groups: Mapping[str, _Group]) -> None:
    for name, group in groups.items():
        for term, heading in group.terms.items():
            if term not in names.words:
                raise BrokenContent(f"{FALLBACK_LANGUAGE}: {name}.{term}: has no words")
            if heading and (name, heading) not in names.headings:
                raise BrokenContent(f"{FALLBACK_LANGUAGE}: {name}.headings.{heading}: is missing")
