"""The person's own set of marks: rename, hide, move, add and take away."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from journal_app.core.bin import Binned, Noun
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import BadInput
from journal_app.core.ids import new_uid
from journal_app.core.marks import ICONS, OWN, TINTS, Mark, Marks, OwnMark, shipped_marks
from journal_app.core.text import caseless, one_line
from journal_app.i18n import _

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

LONGEST_LABEL = 40
"""In characters: the name stands in the margin of the page."""
_CHANGED = Changes(marks=True)


def own_set(tables: "Tables") -> Marks:
    """The marks as this person keeps them."""
    return shipped_marks().with_own(tables.marks.all())


def rename(vault: "Vault", mark: str, label: str) -> Changes:
    """Call a mark something else; an empty label gives a shipped one its own name back."""
    label = one_line(label)
    if not label and mark.startswith(OWN):
        raise BadInput(_("That name is empty."), _("Any word or sign will do."))
    if label:
        _refuse_known(vault, label, besides=mark)
    return _change(vault, mark, label=_bounded(label) or None, keep_label=False)


def hide(vault: "Vault", mark: str, hidden: bool) -> Changes:
    """Take a mark out of what is offered, or put it back; passages that carry it keep it."""
    return _change(vault, mark, hidden=hidden)


def restyle(vault: "Vault", mark: str, *, icon: str, tint: str) -> Changes:
    """Give a mark another icon and tint, of those there are."""
    if icon not in ICONS or tint not in TINTS:
        raise BadInput(_("There is no such icon or tint."))
    return _change(vault, mark, icon=icon, tint=tint)


def add(vault: "Vault", label: str, *, icon: str, tint: str, clock: Clock) -> Changes:
    """Add a mark of one's own at the end. Raises `BadInput` for a name that is there."""
    label = _bounded(one_line(label))
    if not label:
        raise BadInput(_("That name is empty."), _("Any word or sign will do."))
    if icon not in ICONS or tint not in TINTS:
        raise BadInput(_("There is no such icon or tint."))
    _refuse_known(vault, label)
    mark = f"{OWN}{new_uid(clock.now()).replace('-', '')}"
    made = OwnMark(id=mark, label=label, icon=icon, tint=tint, position=len(tuple(own_set(vault))))
    with vault.writing():
        vault.marks.put(made)
    return _CHANGED


def move(vault: "Vault", mark: str, step: int) -> Changes:
    """Put a mark further up (-1) or down (1); the digits follow the order."""
    order = [each.id for each in own_set(vault)]
    at = order.index(mark)
    wanted = max(0, min(len(order) - 1, at + step))
    order.insert(wanted, order.pop(at))
    with vault.writing():
        _put_in_order(vault, order)
    return _CHANGED


def remove(vault: "Vault", mark: str, *, clock: Clock) -> Changes:
    """Put a mark of one’s own that no passage carries into the bin; raises `BadInput` otherwise."""
    if not mark.startswith(OWN):
        raise BadInput(_("This mark came with the journal."), _("It can be hidden."))
    if vault.passages.carrying(mark):
        raise BadInput(_("Some passages carry this mark."), _("It can be hidden."))
    gone = own_set(vault).get(mark)
    with vault.writing():
        place = _position(vault, mark)
        vault.bin.put(
            Binned(uid=mark, noun=Noun.MARK, label=gone.label, deleted_at=clock.now()),
            {"icon": gone.icon, "tint": gone.tint, "hidden": gone.hidden, "place": place},
        )
        vault.marks.remove(mark)
        _put_in_order(vault, [each.id for each in own_set(vault)])
    return _CHANGED | Changes(bin=True)


def bring_back(vault: "Vault", binned: Binned, body: Mapping[str, Any]) -> Changes:
    """Take a mark out of the bin, to the place it had; within a transaction."""
    _refuse_known(vault, binned.label)
    gone = Mark(
        id=binned.uid,
        label=binned.label,
        icon=body["icon"],
        tint=body["tint"],
        hidden=body["hidden"],
    )
    return _put_back(vault, gone, body["place"])


def put_back(vault: "Vault", mark: Mark, place: int) -> Changes:
    """Take back that a mark of one’s own was taken away: as it was, where it was."""
    with vault.writing():
        vault.bin.remove(mark.id)
        return _put_back(vault, mark, place) | Changes(bin=True)


def _put_back(vault: "Vault", mark: Mark, place: int) -> Changes:
    order = [each.id for each in own_set(vault)]
    order.insert(place, mark.id)
    made = OwnMark(
        id=mark.id,
        label=mark.label,
        icon=mark.icon,
        tint=mark.tint,
        position=place,
        hidden=mark.hidden,
    )
    vault.marks.put(made)
    _put_in_order(vault, order)
    return _CHANGED


def uses(tables: "Tables") -> dict[str, int]:
    """How many passages carry each mark."""
    return tables.passages.uses()


def _put_in_order(vault: "Vault", order: Sequence[str]) -> None:
    own = {change.id: change for change in vault.marks.all()}
    now = own_set(vault)
    for position, mark in enumerate(order):
        vault.marks.put(_changed(now, own.get(mark), mark, position))


def _change(
    vault: "Vault", mark: str, *, keep_label: bool = True, **changes: str | bool | None
) -> Changes:
    own = {change.id: change for change in vault.marks.all()}
    before = _changed(own_set(vault), own.get(mark), mark, _position(vault, mark))
    label = before.label if keep_label else changes.get("label")
    made = OwnMark(
        id=mark,
        label=None if label is None else str(label),
        icon=str(changes.get("icon", before.icon)),
        tint=str(changes.get("tint", before.tint)),
        position=before.position,
        hidden=bool(changes.get("hidden", before.hidden)),
    )
    with vault.writing():
        vault.marks.put(made)
    return _CHANGED


def _changed(marks: Marks, own: OwnMark | None, mark: str, position: int) -> OwnMark:
    """What the person changed of a mark so far, at this place."""
    now = marks.get(mark)
    return OwnMark(
        id=mark,
        label=None if own is None else own.label,
        icon=now.icon,
        tint=now.tint,
        position=position,
        hidden=now.hidden,
    )


def _position(tables: "Tables", mark: str) -> int:
    return [each.id for each in own_set(tables)].index(mark)


def _refuse_known(tables: "Tables", label: str, besides: str = "") -> None:
    known = {caseless(mark.label) for mark in own_set(tables) if mark.id != besides}
    if caseless(label) in known:
        raise BadInput(_("There is a mark of that name already."))


def _bounded(label: str) -> str:
    if len(label) > LONGEST_LABEL:
        raise BadInput(_("That name is very long."), _("Up to 40 characters fit."))
    return label
