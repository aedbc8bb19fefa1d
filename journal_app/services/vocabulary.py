"""The words moments are told with: load them, rename, hide and add."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from journal_app.core.bin import Binned, Noun
from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import BadInput
from journal_app.core.ids import new_uid
from journal_app.core.text import one_line
from journal_app.core.vocabulary import OwnTerm, Vocabulary
from journal_app.i18n import _, language
from journal_app.services import indexing

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

LONGEST_LABEL = 60
"""In characters."""
OWN = "_own_"
"""Between the group and the rest of the id of a word the person added."""
_CHANGED = Changes(words=True)


def built_in() -> Vocabulary:
    """The words that ship with the app, as they are while the journal is closed."""
    # Reading files is for whoever wants them; the use cases below do not.
    from journal_app.content.vocabulary import load_vocabulary

    return load_vocabulary(language())


def personal(tables: "Tables", shipped: Vocabulary) -> Vocabulary:
    """The shipped words as this person uses them."""
    return shipped.with_own(tables.own_terms.all(), tables.moments.uses())


def rename(vault: "Vault", term: str, label: str, *, shipped: Vocabulary) -> Changes:
    """Call a word something else; an empty label gives a shipped word its own name back."""
    if not label.strip() and term not in shipped:
        raise _empty()
    wanted = _clean(label) if label.strip() else None
    with vault.writing():
        _put(vault, OwnTerm(id=term, label=wanted, hidden=term in personal(vault, shipped).hidden))
        now = personal(vault, shipped)
        # Found by the new label from now on, and no longer by the old one.
        for piece in vault.moments.with_term(term):
            indexing.moment(vault, piece, now)
    return _CHANGED


def hide(vault: "Vault", term: str, hidden: bool) -> Changes:
    """Take a word out of the pickers, or put it back; moments that have it keep it."""
    own = {change.id: change.label for change in vault.own_terms.all()}
    with vault.writing():
        _put(vault, OwnTerm(id=term, label=own.get(term), hidden=hidden))
    return _CHANGED


def add(vault: "Vault", group: str, label: str, *, shipped: Vocabulary, clock: Clock) -> Changes:
    """Add a word of one's own to a group. Raises `BadInput` for one that is there."""
    label = _clean(label)
    if personal(vault, shipped).named(group, label) is not None:
        raise BadInput(_("That word is in the list already."))
    term = f"{group}{OWN}{new_uid(clock.now()).replace('-', '')}"
    with vault.writing():
        vault.own_terms.put(OwnTerm(id=term, label=label))
    return _CHANGED


def remove(vault: "Vault", term: str, *, clock: Clock) -> Changes:
    """Put a word of one's own that no moment has into the bin; raises `BadInput` otherwise."""
    own = next((each for each in vault.own_terms.all() if each.id == term), None)
    if own is None or own.label is None or OWN not in term:
        raise BadInput(_("This word came with the journal."), _("It can be hidden."))
    if vault.moments.with_term(term):
        raise BadInput(_("Some moments have this word."), _("It can be hidden."))
    with vault.writing():
        binned = Binned(uid=term, noun=Noun.WORD, label=own.label, deleted_at=clock.now())
        vault.bin.put(binned, {"hidden": own.hidden})
        vault.own_terms.remove(term)
    return _CHANGED | Changes(bin=True)


def bring_back(vault: "Vault", binned: Binned, body: Mapping[str, Any]) -> Changes:
    """Take a word out of the bin; within a transaction."""
    vault.own_terms.put(OwnTerm(id=binned.uid, label=binned.label, hidden=body["hidden"]))
    return _CHANGED


def _put(vault: "Vault", change: OwnTerm) -> None:
    if change.label is None and not change.hidden:
        vault.own_terms.remove(change.id)
    else:
        vault.own_terms.put(change)


def _clean(label: str) -> str:
    label = one_line(label)
    if not label:
        raise _empty()
    if len(label) > LONGEST_LABEL:
        raise BadInput(_("That word is very long."), _("Up to 60 characters fit."))
    return label


def _empty() -> BadInput:
    return BadInput(_("That word is empty."), _("Any word or sign will do."))
