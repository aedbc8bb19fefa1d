"""Changes to the text of a search, so that what is clicked and what is typed are one thing."""

from collections.abc import Callable
from typing import Final

from journal_app.core.search import word_of
from journal_app.core.search_keys import Key
from journal_app.core.search_language import Part, Search
from journal_app.core.search_lexer import QUOTES, tokens
from journal_app.core.text import caseless

SEARCH: Final = "search:"
"""Begins the part of a place that holds a search."""


def quoted(value: str) -> str:
    """A value as it is typed behind its colon: in quotation marks where it has to be."""
    bare = "".join(sign for sign in value if sign not in QUOTES)
    plain = bare and bare == value and not any(sign.isspace() for sign in bare)
    return bare if plain else f'"{bare}"'


def said(key: Key, value: str, *, negated: bool = False) -> str:
    """A key and its value as they are typed."""
    return f"{'-' if negated else ''}{key}:{quoted(value)}"


def with_part(text: str, key: Key, value: str, *, negated: bool = False) -> str:
    """The same search with one part more, at its end."""
    return f"{_closed(text)} {said(key, value, negated=negated)}".lstrip()


def without_part(text: str, part: Part) -> str:
    """The same search without this part of it."""
    before, after = text[: part.start].rstrip(), text[part.end :].lstrip()
    return f"{before} {after}".strip()


def without_key(search: Search, key: Key) -> str:
    """The same search without any part of this key."""
    text = search.text
    # From the end, so that the places before stay where they are.
    for part in reversed(search.parts):
        if part.key is key:
            text = without_part(text, part)
    return text


def without_words(search: Search) -> str:
    """The same search without anything that is looked for in the writing itself."""
    return " ".join(search.text[part.start : part.end] for part in search.parts)


def words_place(search: Search) -> tuple[int, int]:
    """Where the words stand between the parts, to be typed over; an empty place at the end if none.

    Everything, where words stand in more than one place.
    """
    text, at, places = search.text, 0, []
    ends = [*((part.start, part.end) for part in search.parts), (len(text), len(text))]
    for start, end in ends:
        gap = text[at:start]
        if gap.strip():
            first = at + len(gap) - len(gap.lstrip())
            places.append((first, first + len(gap.strip())))
        at = end
    if not places:
        return len(text), len(text)
    return places[0] if len(places) == 1 else (0, len(text))


def with_name(text: str, key: Key, name: str, new: str) -> str:
    """The same search with `new` wherever it says this name behind its key; all else stays.

    A name is the same whatever its case and accents, as it is for whoever searches; one of which
    only the beginning was typed is none.
    """
    # From the end, so that the places before stay where they are.
    for token in reversed(list(tokens(text))):
        if token.key is None or token.key.casefold() != key.value:
            continue
        value = token.value.lstrip("#") if key is Key.TAG else token.value
        if _same_name(value, name):
            text = f"{text[: token.value_start]}{quoted(new)}{text[token.end :]}"
    return text


def with_people_called(text: str, called: Callable[[str], str]) -> str:
    """The same search with everybody in it called so, such as by initials."""
    for token in reversed(list(tokens(text))):
        if token.key is not None and token.key.casefold() == Key.PERSON.value and token.value:
            person = quoted(called(token.value))
            text = f"{text[: token.value_start]}{person}{text[token.end :]}"
    return text


def _same_name(one: str, other: str) -> bool:
    if word_of(other):
        return word_of(one) == word_of(other)
    # A name of signs alone, such as an emoji.
    return caseless(" ".join(one.split())) == caseless(other)


def _closed(text: str) -> str:
    """The text without space at its end; a quotation that is still open is closed."""
    text = text.rstrip()
    return f'{text}"' if _has_open_quote(text) else text


def _has_open_quote(text: str) -> bool:
    *_, last = [None, *tokens(text)]
    if last is None or last.closed:
        return False
    begins_quoted = text[last.value_start : last.value_start + 1] in tuple(QUOTES)
    return begins_quoted and last.end == len(text)
