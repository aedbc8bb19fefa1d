"""Read JSON into a value exactly: every type right, nothing missing, and nothing passed over."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

Kind = TypeVar("Kind")


class MalformedJson(ValueError):
    """Not what was asked for; says nothing of what stands there."""


class NewerJson(ValueError):
    """Written by a later version."""


def read(data: str | bytes, kind: type[Kind], version: int) -> Kind:
    """The dataclass in these bytes, which name their version as ``v``.

    A field this version does not know is refused, since keeping the rest would lose it. Raises
    `MalformedJson` or `NewerJson`.
    """
    import msgspec  # ten milliseconds that only reading needs

    try:
        document = msgspec.json.decode(data, type=dict[str, Any])
        written = document.pop("v", None)
        if type(written) is int and written > version:
            raise NewerJson("a later version")
        if type(written) is not int or written != version:
            raise MalformedJson("no such version")
        value = msgspec.convert(document, kind)
        if not _all_known(document, value):
            raise MalformedJson("an unknown field")
    except (MalformedJson, NewerJson):
        raise
    except (ValueError, OverflowError, RecursionError) as error:
        # The type alone: the text of such errors may quote what stands there.
        raise MalformedJson(type(error).__name__) from None
    return value


def _all_known(document: Any, value: Any) -> bool:
    if is_dataclass(value) and isinstance(document, Mapping):
        if not set(document) <= {field.name for field in fields(value)}:
            return False
        return all(_all_known(part, getattr(value, name)) for name, part in document.items())
    if isinstance(value, tuple):
        return all(_all_known(part, own) for part, own in zip(document, value, strict=True))
    return True
