"""`Tag`: a word the writer puts on entries to find them again."""

from dataclasses import dataclass

from journal_app.core.errors import BadInput
from journal_app.core.ids import TagId, Uid
from journal_app.core.text import one_line
from journal_app.i18n import _

MAX_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One word to find things by."""

    id: TagId
    uid: Uid
    name: str


def clean_name(name: str) -> str:
    """The tag as it is kept: no leading ``#``, one line, single spaces.

    Raises `BadInput` when there is nothing to see in it or it has more than `MAX_NAME` characters.
    """
    name = one_line(one_line(name).lstrip("# "))
    if not name:
        raise BadInput(_("That tag is empty."), _("Any word will do."))
    if len(name) > MAX_NAME:
        raise BadInput(_("That tag is very long."), _("Up to 60 characters fit."))
    return name
