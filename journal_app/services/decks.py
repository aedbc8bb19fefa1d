"""Decks of questions of one's own: add, rename, reorder, rest, remove."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.decks import OWN, Deck, OwnPrompt, clean_name, clean_question
from journal_app.core.errors import NotFound
from journal_app.core.ids import Uid, new_uid
from journal_app.i18n import _

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

_CHANGED = Changes(decks=True, prompts=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The uid of what was added, and what changed."""

    uid: Uid
    changes: Changes


def all_decks(tables: "Tables") -> tuple[Deck, ...]:
    """Every deck in order with its questions in order."""
    return tables.decks.all()


def add(vault: "Vault", name: str, *, clock: Clock) -> Added:
    """Keep a new deck, in use from now on. Raises `BadInput`."""
    name, uid = clean_name(name), new_uid(clock.now())
    with vault.writing():
        vault.decks.add(uid, name, clock.now())
    return Added(uid=uid, changes=_CHANGED)


def rename(vault: "Vault", deck: Uid, name: str) -> Changes:
    """Call a deck something else. Raises `BadInput` or `NotFound`."""
    name = clean_name(name)
    with vault.writing():
        if not vault.decks.rename(deck, name):
            raise _no_deck()
    return _CHANGED


def order(vault: "Vault", decks: Sequence[Uid]) -> Changes:
    """Let the decks stand in this order."""
    with vault.writing():
        vault.decks.order(decks)
    return _CHANGED


def use(vault: "Vault", deck: Uid, in_use: bool) -> Changes:
    """Let the questions of a deck come on Today, or rest."""
    with vault.writing():
        acted = vault.decks.use(deck, in_use)
    return _CHANGED if acted else NOTHING


def remove(vault: "Vault", deck: Uid) -> Changes:
    """Take a deck away; the words of questions with answers stay for those answers."""
    known = next((each for each in vault.decks.all(removed=True) if each.uid == deck), None)
    if known is None or known.removed:
        return NOTHING
    with vault.writing():
        kept = [_take_away(vault, own.uid) for own in known.prompts]
        if any(kept):
            vault.decks.keep_for_answers(deck)
        else:
            vault.decks.remove(deck)
        vault.prompts.wish(deck, 0, hidden=False)
    return _CHANGED


def put_back(vault: "Vault", deck: Deck, order: Sequence[Uid], *, clock: Clock) -> Changes:
    """Undo taking a deck away: with its questions as they were, at its old place in the order."""
    with vault.writing():
        if not vault.decks.bring_back(deck.uid, in_use=deck.in_use):
            vault.decks.add(deck.uid, deck.name, clock.now())
            vault.decks.use(deck.uid, deck.in_use)
        for own in deck.prompts:
            _put_question_back(vault, own, clock)
        vault.decks.order_prompts(deck.uid, [own.uid for own in deck.prompts])
        vault.decks.order(order)
    return _CHANGED


def put_question_back(
    vault: "Vault", own: OwnPrompt, order: Sequence[Uid], *, clock: Clock
) -> Changes:
    """Undo taking a question away, at its old place in the order of its deck."""
    with vault.writing():
        if not vault.decks.exists(own.deck):
            raise _no_deck()
        _put_question_back(vault, own, clock)
        vault.decks.order_prompts(own.deck, order)
    return _CHANGED


def add_question(vault: "Vault", deck: Uid, text: str, *, clock: Clock) -> Added:
    """Keep a question of one's own. Raises `BadInput` or `NotFound`."""
    text, uid = clean_question(text), new_uid(clock.now())
    with vault.writing():
        if not vault.decks.exists(deck):
            raise _no_deck()
        vault.decks.add_prompt(uid, deck, text, clock.now())
    return Added(uid=uid, changes=_CHANGED)


def reword(vault: "Vault", question: Uid, text: str) -> Changes:
    """Let a question say something else; its answers are then answers to the new words."""
    text = clean_question(text)
    with vault.writing():
        if not vault.decks.reword(question, text):
            raise NotFound(_("This question is no longer in the journal."))
    return _CHANGED


def arrange(vault: "Vault", deck: Uid, questions: Sequence[Uid]) -> Changes:
    """Let the questions of a deck stand in this order; one of another deck comes over."""
    with vault.writing():
        if not vault.decks.exists(deck):
            raise _no_deck()
        vault.decks.order_prompts(deck, questions)
    return _CHANGED


def remove_question(vault: "Vault", question: Uid) -> Changes:
    """Take a question away; where it has answers, its words stay for those."""
    if vault.decks.prompt(question) is None:
        return NOTHING
    with vault.writing():
        _take_away(vault, question)
    return _CHANGED


def _put_question_back(vault: "Vault", own: OwnPrompt, clock: Clock) -> None:
    if not vault.decks.bring_prompt_back(own.uid):
        vault.decks.add_prompt(own.uid, own.deck, own.text, clock.now())


def _take_away(vault: "Vault", question: Uid) -> bool:
    """Whether anything had to stay."""
    prompt_id = f"{OWN}{question}"
    vault.prompts.wish(prompt_id, 0, hidden=False)
    if vault.prompts.has_answers(prompt_id):
        vault.decks.put_away(question)
        return True
    vault.decks.remove_prompt(question)
    return False


def _no_deck() -> NotFound:
    return NotFound(_("This deck is no longer in the journal."))
