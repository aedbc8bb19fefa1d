"""Read a shipped file strictly: what is not exactly right is refused by file and key."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

FALLBACK_LANGUAGE = "en"

_Value = TypeVar("_Value")
_Id = TypeVar("_Id", bound=StrEnum)


class BrokenContent(ValueError):
    """A file that ships with the app is not right; the message names the file and the key."""


def language_folder(home: Path, language: str) -> Path:
    """The folder of this language ("pt_BR", then "pt") inside `home`, else the English one."""
    there = {place.name for place in home.iterdir() if place.is_dir()}
    for name in (language, re.split("[-_.@]", language)[0]):
        if name in there:
            return home / name
    return home / FALLBACK_LANGUAGE


def read_toml(path: Path) -> dict[str, Any]:
    """The whole of a file. Raises BrokenContent for one that is missing or no TOML in UTF-8."""
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BrokenContent(f"{path.name}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise BrokenContent(f"{path.name}: not TOML in UTF-8: {error}") from error


def checked(check: Callable[[Any], _Value], value: object, place: str) -> _Value:
    """What the check makes of a value. Raises BrokenContent naming the place."""
    if value is None:
        raise BrokenContent(f"{place}: is missing")
    try:
        return check(value)
    except BrokenContent:
        raise
    except ValueError as error:
        raise BrokenContent(f"{place}: {error}") from error


class Section:
    """One table of a file, whose every key has to be asked for."""

    def __init__(self, values: Mapping[str, object], place: str) -> None:
        self._values = values
        self._place = place
        self._asked: set[str] = set()

    @classmethod
    def of_file(cls, path: Path) -> "Section":
        """A whole file as one table."""
        return cls(read_toml(path), path.name)

    def get(self, key: str, check: Callable[[Any], _Value]) -> _Value:
        """A value that has to be there. Raises BrokenContent."""
        self._asked.add(key)
        return checked(check, self._values.get(key), self._at(key))

    def maybe(self, key: str, check: Callable[[Any], _Value], otherwise: _Value) -> _Value:
        """A value that may be left out. Raises BrokenContent when it is there and wrong."""
        self._asked.add(key)
        if key not in self._values:
            return otherwise
        return checked(check, self._values[key], self._at(key))

    def section(self, key: str) -> "Section":
        """A table inside this one, which has to be there. Raises BrokenContent."""
        return Section(self.get(key, table), self._at(key))

    def sections(self, key: str) -> tuple["Section", ...]:
        """A list of tables inside this one, at least one. Raises BrokenContent."""
        tables = self.get(key, _tables)
        return tuple(Section(one, f"{self._at(key)}[{n}]") for n, one in enumerate(tables))

    def by_id(self, key: str, ids: type[_Id]) -> dict[_Id, "Section"]:
        """A table of tables, exactly one for each id, in the order of the ids."""
        inner = self.section(key)
        found = {one: inner.section(one.value) for one in ids}
        inner.done()
        return found

    def values_by_id(
        self, key: str, ids: type[_Id], check: Callable[[Any], _Value]
    ) -> dict[_Id, _Value]:
        """A table of values, exactly one for each id, in the order of the ids."""
        inner = self.section(key)
        found = {one: inner.get(one.value, check) for one in ids}
        inner.done()
        return found

    def done(self) -> None:
        """Refuse what nobody asked for. Raises BrokenContent."""
        unknown = self._values.keys() - self._asked
        if unknown:
            raise BrokenContent(f"{self._at(min(unknown))}: no such key")

    def _at(self, key: str) -> str:
        return f"{self._place}: {key}" if self._place.endswith(".toml") else f"{self._place}.{key}"


def table(value: object) -> dict[str, object]:
    """A table."""
    if not isinstance(value, dict):
        raise ValueError("expected a table")
    return value


def text(value: object) -> str:
    """One line of text without spare spaces."""
    if not isinstance(value, str) or not value or value != " ".join(value.split()):
        raise ValueError("expected one line of text without spare spaces")
    return value


def texts(value: object) -> tuple[str, ...]:
    """Some lines of text, at least one."""
    if not isinstance(value, list) or not value:
        raise ValueError("expected a list of texts, at least one")
    return tuple(text(one) for one in value)


def yes_or_no(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError("expected true or false")
    return value


def number(least: int, most: int) -> Callable[[object], int]:
    """A whole number within these bounds."""

    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"expected a whole number from {least} to {most}")
        return value

    return check


def span(value: object) -> tuple[int, int]:
    """A stretch of time: two whole numbers of seconds, the second one later."""
    check = number(0, 3600)
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("expected two numbers of seconds")
    start, end = (check(one) for one in value)
    if end <= start:
        raise ValueError("expected the end after the beginning")
    return start, end


def with_placeholders(*names: str) -> Callable[[object], str]:
    """A line of text in which braces stand around these names only."""

    def check(value: object) -> str:
        line = text(value)
        for name in re.findall(r"\{([^{}]*)\}", line):
            if name not in names:
                raise ValueError(f"{{{name}}} is filled by nothing")
        if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", line)):
            raise ValueError("a brace stands alone")
        return line

    return check


def texts_with_placeholders(*names: str) -> Callable[[object], tuple[str, ...]]:
    """Some lines of text, at least one, in which braces stand around these names only."""
    check = with_placeholders(*names)
    return lambda value: tuple(check(one) for one in texts(value))


def _tables(value: object) -> Sequence[dict[str, object]]:
    if not isinstance(value, list) or not value:
        raise ValueError("expected a list of tables, at least one")
    return [table(one) for one in value]
