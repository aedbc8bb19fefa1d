"""Read the templates that ship with the app, and refuse a file that is not exactly right."""

import re
from pathlib import Path

from journal_app.content.reading import (
    FALLBACK_LANGUAGE,
    BrokenContent,
    Section,
    checked,
    read_toml,
    table,
    text,
    yes_or_no,
)
from journal_app.core.resources import resource
from journal_app.core.templates import OWN, Template


def load_templates(language: str, home: Path | None = None) -> tuple[Template, ...]:
    """The templates in this language ("pt_BR", then "pt"), else in English, in their order.

    `home` (the shipped one if not given) holds one file a language. Raises BrokenContent.
    """
    folder = resource("templates") if home is None else home
    names = (language, re.split("[-_.@]", language)[0], FALLBACK_LANGUAGE)
    path = next(
        (path for name in names if (path := folder / f"{name}.toml").is_file()),
        folder / f"{FALLBACK_LANGUAGE}.toml",
    )
    content = read_toml(path)
    if content.keys() != {"templates"}:
        raise BrokenContent(f"{path.name}: expected templates and nothing else")
    records = checked(table, content["templates"], f"{path.name}: templates")
    return tuple(_template(name, record, path.name) for name, record in records.items())


def _template(name: str, record: object, file: str) -> Template:
    place = f"{file}: templates.{name}"
    if not re.fullmatch("[a-z]+(_[a-z]+)*", name) or name.startswith(OWN):
        raise BrokenContent(f"{place}: an id looks like after_an_argument")
    section = Section(checked(table, record, place), place)
    template = Template(
        id=name,
        name=section.get("name", text),
        body=section.get("body", _body),
        safety_ok=section.get("safety_ok", yes_or_no),
    )
    section.done()
    return template


def _body(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or value != value.strip("\n"):
        raise ValueError("expected lines of Markdown without empty ones around them")
    return value
