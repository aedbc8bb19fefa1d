"""`Person`: a name the writer chose, and nothing else."""

import unicodedata
from dataclasses import dataclass

from journal_app.core.errors import BadInput
from journal_app.core.ids import PersonId, Uid
from journal_app.core.text import one_line
from journal_app.i18n import _

MAX_LABEL = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the writer names in the journal."""

    id: PersonId
    uid: Uid
    label: str


def clean_label(label: str) -> str:
    """The name as it is kept: one line, single spaces.

    Raises `BadInput` when there is nothing to see in it or it has more than `MAX_LABEL`
    characters.
    """
    label = one_line(label)
    if not label:
        raise BadInput(_("That name is empty."), _("Any word or sign will do."))
    if len(label) > MAX_LABEL:
        raise BadInput(_("That name is very long."), _("Up to 80 characters fit."))
    return label


def initials(name: str) -> str:
    """The first sign of each part of a name, with a full stop: “M.”, “A. B.”."""
    return " ".join(f"{_first_sign(part)}." for part in name.split())


def _first_sign(part: str) -> str:
    """A letter with the accents that follow it; what has no capital stays as it is."""
    end = 1
    while end < len(part) and unicodedata.category(part[end]).startswith("M"):
        end += 1
    return part[:end].upper()
