"""How copies of a journal look on the command line: as objects, and as lines."""

from typing import Any

from journal_app.core.backups import Copy, CopyKind
from journal_app.exchange.instants import utc_or_none
from journal_app.i18n import _


def copy_object(copy: Copy) -> dict[str, Any]:
    """One copy as JSON, as its name tells it."""
    return {
        "path": str(copy.path),
        "made_at": utc_or_none(copy.made_at),
        "number": copy.number,
        "kind": copy.kind.value,
        "reason": copy.reason,
        "key": copy.key_id,
        "bytes": copy.bytes,
    }


def name_of(copy: Copy) -> str:
    """What a copy is called on the command line; a journal set aside as its folder is."""
    return copy.path.parent.name if copy.kind is CopyKind.ASIDE else copy.path.name


def copy_line(copy: Copy) -> str:
    """When it was made, how large it is, why, and the name to call it by."""
    why = {
        CopyKind.AUTO: _("backup"),
        CopyKind.SECOND: _("elsewhere"),
        CopyKind.ASIDE: _("set aside"),
    }.get(copy.kind, _("safety copy"))
    # In the second folder they have the names of those at home.
    name = copy.path if copy.kind is CopyKind.SECOND else name_of(copy)
    size = f"{copy.bytes / 1_000_000:.1f} MB"
    return f"{copy.made_at:%Y-%m-%d %H:%M} UTC  {size:>9}  {why:<12}  {name}"
