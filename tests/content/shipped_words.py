"""Collect every text in the files that ship, whatever their shape."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from journal_app.core.resources import resource

FOLDERS = ("prompts", "practices", "support", "templates", "vocabulary")


def shipped_words(home: Path | None = None) -> Iterator[tuple[str, str]]:
    """Each (place, text) of these folders; what is an id is read along, and breaks no rule."""
    root = resource() if home is None else home
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.toml")):
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            yield from _texts(content, f"{folder}/{path.name}")


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{place}: {key}")
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _texts(inner, f"{place}[{n}]")
