"""The keys a person chose for commands, as one line of text that the device settings keep."""

from collections.abc import Mapping, Sequence
from typing import Final

OwnKeys = Mapping[str, tuple[str, ...]]
"""For each command with keys of one's own those keys, in a portable form; none for no keys."""

_MOST: Final = 500


def read(text: str) -> dict[str, tuple[str, ...]]:
    """The keys this text tells of; what is not understood is left out."""
    own: dict[str, tuple[str, ...]] = {}
    for line in text.split("\n")[:_MOST]:
        command, equals, keys = line.partition("=")
        if equals and command.strip():
            own[command.strip()] = tuple(keys.split())
    return own


def written(own: Mapping[str, Sequence[str]]) -> str:
    """The text that tells of these keys."""
    return "\n".join(f"{command}={' '.join(keys)}" for command, keys in sorted(own.items()))
