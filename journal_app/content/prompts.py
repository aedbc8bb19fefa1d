"""Read the questions that ship with the app, and refuse a file that is not exactly right."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from journal_app.content.followups import check_followups
from journal_app.content.reading import (
    FALLBACK_LANGUAGE,
    checked,
    language_folder,
    number,
    read_toml,
    table,
    text,
    yes_or_no,
)
from journal_app.content.reading import BrokenContent as BrokenContent
from journal_app.core.prompts import (
    LONGEST_SHORT_TEXT,
    LONGEST_TEXT,
    Family,
    Occasion,
    Person,
    Prompt,
    ReplyKind,
    Seat,
    Tense,
)
from journal_app.core.resources import resource

LONGEST_EXIT_LINE = 60
"""In characters."""
GOES_DEEP = 3
"""From this depth on a question says in a line of its own that it can be left."""


def load_prompts(language: str, home: Path | None = None) -> tuple[Prompt, ...]:
    """The questions in this language ("pt_BR", then "pt"), and in English what it leaves out.

    `home` (the shipped one if not given) holds one folder a language, and in it one file a family.
    A translation repeats each record whole, and one it leaves out comes whole in English: no
    question is half in one language. Raises BrokenContent. Reads anew each time, some
    milliseconds: call it once, when first needed.
    """
    home = resource("prompts") if home is None else home
    english = home / FALLBACK_LANGUAGE
    folder = language_folder(home, language)
    if folder == english:
        return read_prompts(english)
    return read_prompts(folder, read_prompts(english))


def read_prompts(folder: Path, otherwise: tuple[Prompt, ...] = ()) -> tuple[Prompt, ...]:
    """Every question of one language's folder, in the order of files and lines.

    `otherwise` are those of another language, each in the place of one that is left out here.
    """
    own, homes = _read_folder(folder)
    prompts = {prompt.id: prompt for prompt in otherwise} | own
    for prompt in own.values():
        place = f"{homes[prompt.id].name}: prompts.{prompt.id}.followups"
        check_followups(prompt, prompts, place)
    for prompt in otherwise:
        if prompt.id not in own:
            check_followups(prompt, prompts, f"{folder.name}: prompts.{prompt.id}.followups")
    return tuple(prompts.values())


def _read_folder(folder: Path) -> tuple[dict[str, Prompt], dict[str, Path]]:
    prompts: dict[str, Prompt] = {}
    homes: dict[str, Path] = {}
    for path in sorted(folder.glob("*.toml")):
        for prompt in _read_family(path, folder.name):
            if prompt.id in prompts:
                raise BrokenContent(
                    f"{path.name}: prompts.{prompt.id}: also in {homes[prompt.id].name}"
                )
            prompts[prompt.id] = prompt
            homes[prompt.id] = path
    if not prompts:
        raise BrokenContent(f"{folder}: holds no questions")
    return prompts, homes


def _read_family(path: Path, language: str) -> Iterable[Prompt]:
    content = read_toml(path)
    unknown = content.keys() - {"family", "every", "prompts"}
    if unknown:
        raise BrokenContent(f"{path.name}: {min(unknown)}: no such key")
    family = checked(_shipped_family, content.get("family"), f"{path.name}: family")
    every = checked(table, content.get("every", {}), f"{path.name}: every")
    records = checked(table, content.get("prompts", {}), f"{path.name}: prompts")
    for name, record in records.items():
        place = f"{path.name}: prompts.{name}"
        if not re.fullmatch(rf"p{int(family[1:]):02}(_[a-z]+)+", name):
            raise BrokenContent(f"{place}: an id of {family} looks like p02_minute_before")
        values = {**every, **checked(table, record, place)}
        yield Prompt(id=name, family=family, lang=language, **_fields(values, place))


def _shipped_family(value: str) -> Family:
    family = Family(value)
    if family is Family.OWN:
        raise ValueError("own questions stand in a journal")
    return family


def _fields(values: Mapping[str, object], place: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for key, value in values.items():
        if key not in _CHECKS:
            raise BrokenContent(f"{place}.{key}: no such key")
        fields[key] = checked(_CHECKS[key], value, f"{place}.{key}")
    if "text" not in fields:
        raise BrokenContent(f"{place}.text: is missing")
    fields.setdefault("variant_short", fields["text"])
    for key, longest in _LONGEST.items():
        if len(fields.get(key, "")) > longest:
            raise BrokenContent(f"{place}.{key}: {len(fields[key])} of {longest} characters")
    if fields.get("depth", 1) >= GOES_DEEP and "exit_line" not in fields:
        raise BrokenContent(f"{place}.exit_line: is missing at depth {fields['depth']}")
    if not fields.get("concrete", True) and fields.get("depth", 1) < 4:
        raise BrokenContent(f"{place}.concrete: only depth 4 may do without")
    return fields


def _ids(pattern: str) -> Callable[[object], frozenset[str]]:
    def check(value: object) -> frozenset[str]:
        names = _list(value)
        for name in names:
            if not re.fullmatch(pattern, name):
                raise ValueError(f"{name} is no id of the kind {pattern}")
        return frozenset(names)

    return check


def _list(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError("expected a list of ids")
    if len(set(value)) != len(value):
        raise ValueError("names something twice")
    return tuple(value)


def _occasions(value: object) -> frozenset[Occasion]:
    occasions = frozenset(Occasion(name) for name in _list(value))
    if not occasions:
        raise ValueError("expected at least one")
    return occasions


_LONGEST = {
    "text": LONGEST_TEXT,
    "variant_short": LONGEST_SHORT_TEXT,
    "exit_line": LONGEST_EXIT_LINE,
}
_CHECKS: Mapping[str, Callable[[Any], object]] = {
    "text": text,
    "variant_short": text,
    "occasions": _occasions,
    "seat": Seat,
    "states_ok": _ids("st_[a-z_]+"),
    "readings_ok": _ids("rd_[a-z_]+"),
    "after_kinds": _ids("kd_[a-z_]+"),
    "safety_ok": yes_or_no,
    "needs_text": yes_or_no,
    "reply_kind": ReplyKind,
    "depth": number(1, 4),
    "time_s": number(5, 3600),
    "tense": Tense,
    "person": Person,
    "concrete": yes_or_no,
    "cooldown_days": number(1, 3650),
    "followups": _list,
    "exit_line": text,
    "author": text,
    "reviewed_by": text,
}
