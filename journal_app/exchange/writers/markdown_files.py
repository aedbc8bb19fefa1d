"""What hangs on a piece, in the head of its Markdown file and below its text."""

import re
from collections.abc import Sequence
from typing import Any

from journal_app.core.archived_looking_back import Brought
from journal_app.exchange.hanging import Hung

FOLDER = "files"
"""Beside the folders of the years."""
_SIGNS = re.compile(r"([\\`*_\[\]<>!&#~|])")
"""What could mean something in the middle of a line of Markdown."""


def facts(hung: Hung) -> dict[str, Any]:
    """What the head says of one."""
    where = {} if hung.brought is None else {"file": _path(hung.brought)}
    return where | {"label": hung.attachment.label, "media": hung.file.media}


def shown(hung: Sequence[Hung]) -> str:
    """The lines that show pictures and lead to files, below an empty one; empty for none."""
    lines = [_line(each, each.brought) for each in hung if each.brought is not None]
    return "\n\n" + "\n\n".join(lines) + "\n" if lines else ""


def _line(hung: Hung, brought: Brought) -> str:
    label = _SIGNS.sub(r"\\\1", " ".join(hung.attachment.label.split())) or brought.name
    return f"{'!' if hung.is_picture else ''}[{label}]({_path(brought)})"


def _path(brought: Brought) -> str:
    """From the folder of a year."""
    return f"../{FOLDER}/{brought.name}"
