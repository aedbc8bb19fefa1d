"""Whole entries to begin from: those that ship, and one's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from journal_app.content.templates import load_templates
from journal_app.core.bin import Binned, Noun
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.decks import clean_name
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import Uid, new_uid
from journal_app.core.templates import LONGEST_BODY, OWN, Template
from journal_app.core.text import clean
from journal_app.i18n import _, language
from journal_app.services import safety

if TYPE_CHECKING:
    from journal_app.storage.vault import KeyedTables, Vault

_CHANGED = Changes(templates=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The template that was added, and what changed."""

    template: Template
    changes: Changes


def offered(tables: "KeyedTables") -> tuple[Template, ...]:
    """One's own first, then those that ship; while closeness is put away, only what fits then.

    One's own are never kept back: nothing offers them, the person picks them.
    """
    put_away = safety.get(tables).put_away
    shipped = load_templates(language())
    return tables.templates.all() + tuple(
        each for each in shipped if each.safety_ok or not put_away
    )


def add(vault: "Vault", name: str, body: str, *, clock: Clock) -> Added:
    """Keep a template of one's own. Raises `BadInput`."""
    name, body, uid = clean_name(name), _clean_body(body), new_uid(clock.now())
    with vault.writing():
        vault.templates.add(uid, name, body, clock.now())
    template = Template(id=f"{OWN}{uid}", name=name, body=body)
    return Added(template=template, changes=_CHANGED)


def change(vault: "Vault", template: Template) -> Changes:
    """Let one of one's own have this name and these words. Raises `BadInput` or `NotFound`."""
    name, body = clean_name(template.name), _clean_body(template.body)
    with vault.writing():
        if not vault.templates.put(template.id.removeprefix(OWN), name, body):
            raise NotFound(_("This template is no longer in the journal."))
    return _CHANGED


def order(vault: "Vault", ids: Sequence[str]) -> Changes:
    """Let one's own stand in this order."""
    with vault.writing():
        vault.templates.order([each.removeprefix(OWN) for each in ids])
    return _CHANGED


def remove(vault: "Vault", template_id: str, *, clock: Clock) -> Changes:
    """Put one of one's own into the bin; entries begun from it stay as they are."""
    gone = next((each for each in vault.templates.all() if each.id == template_id), None)
    if gone is None:
        return NOTHING
    uid = gone.id.removeprefix(OWN)
    created = vault.templates.created()[uid]
    with vault.writing():
        vault.bin.put(
            Binned(uid=uid, noun=Noun.TEMPLATE, label=gone.name, deleted_at=clock.now()),
            {"text": gone.body, "created_at": created.isoformat()},
        )
        vault.templates.remove(uid)
    return _CHANGED | Changes(bin=True)


def bring_back(vault: "Vault", binned: Binned, body: Mapping[str, Any]) -> Changes:
    """Take one out of the bin, behind the others; within a transaction."""
    created = datetime.fromisoformat(body["created_at"])
    vault.templates.add(Uid(binned.uid), binned.label, body["text"], created)
    return _CHANGED


def put_back(vault: "Vault", template: Template, ids: Sequence[str], *, clock: Clock) -> Changes:
    """Undo taking one of one's own away, at its old place in the order."""
    uid = Uid(template.id.removeprefix(OWN))
    with vault.writing():
        if not vault.templates.put(uid, template.name, template.body):
            vault.templates.add(uid, template.name, template.body, clock.now())
        vault.bin.remove(uid)
        vault.templates.order([each.removeprefix(OWN) for each in ids])
    return _CHANGED | Changes(bin=True)


def _clean_body(body: str) -> str:
    body = clean(body).strip("\n")
    if not body.strip():
        raise BadInput(_("There is nothing in it yet."))
    if len(body) > LONGEST_BODY:
        raise BadInput(_("That template is very long."), _("Up to 20,000 characters fit."))
    return body
