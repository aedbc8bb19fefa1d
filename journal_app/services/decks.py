"""Decks of questions of one's own: add, rename, reorder, rest, remove."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from journal_app.core.bin import Binned, Noun
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.decks import OWN, Deck, OwnPrompt, clean_name, clean_question
from journal_app.core.errors import BadInput, NotFound
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


def remove(vault: "Vault", deck: Uid, *, clock: Clock) -> Changes:
    """Put a deck into the bin; the words of questions with answers stay for those answers."""
    known = next((each for each in vault.decks.all(removed=True) if each.uid == deck), None)
    if known is None or known.removed:
        return NOTHING
    created = vault.decks.created()
    with vault.writing():
        vault.bin.put(
            Binned(uid=deck, noun=Noun.DECK, label=known.name, deleted_at=clock.now()),
            {
                "in_use": known.in_use,
                "created_at": created[deck].isoformat(),
                "questions": [
                    {
                        "uid": own.uid,
                        "text": own.text,
                        "created_at": created[own.uid].isoformat(),
                    }
                    for own in known.prompts
                    if not own.removed
                ],
            },
        )
        kept = [_take_away(vault, own.uid) for own in known.prompts]
        if any(kept):
            vault.decks.keep_for_answers(deck)
        else:
            vault.decks.remove(deck)
        vault.prompts.wish(deck, 0, hidden=False)
    return _CHANGED | Changes(bin=True)


def bring_back(vault: "Vault", binned: Binned, body: Mapping[str, Any]) -> Changes:
    """Take a deck out of the bin with the questions it had; within a transaction."""
    deck = Uid(binned.uid)
    if not vault.decks.bring_back(deck, in_use=body["in_use"]):
        vault.decks.add(deck, binned.label, datetime.fromisoformat(body["created_at"]))
        vault.decks.use(deck, body["in_use"])
    for each in body["questions"]:
        own = OwnPrompt(uid=each["uid"], deck=deck, text=each["text"])
        _put_question_back(vault, own, datetime.fromisoformat(each["created_at"]))
    vault.decks.order_prompts(deck, [each["uid"] for each in body["questions"]])
    return _CHANGED


def bring_question_back(vault: "Vault", binned: Binned, body: Mapping[str, Any]) -> Changes:
    """Take a question out of the bin, behind the others of its deck; within a transaction.

    Raises `BadInput` while its deck is in the bin itself. Where the deck has gone for good there
    is one of its name again.
    """
    deck, created = Uid(body["deck"]), datetime.fromisoformat(body["created_at"])
    if not vault.decks.exists(deck):
        if vault.bin.get(deck) is not None:
            raise BadInput(_("Its deck is in the bin."), _("Bring the deck back first."))
        if not vault.decks.bring_back(deck, in_use=True):
            vault.decks.add(deck, body["deck_name"], created)
    question = Uid(binned.uid)
    _put_question_back(vault, OwnPrompt(uid=question, deck=deck, text=body["text"]), created)
    known = next(each for each in vault.decks.all() if each.uid == deck)
    others = [own.uid for own in known.prompts if own.uid != question]
    vault.decks.order_prompts(deck, [*others, question])
    return _CHANGED


def put_back(vault: "Vault", deck: Deck, order: Sequence[Uid], *, clock: Clock) -> Changes:
    """Undo taking a deck away: with its questions as they were, at its old place in the order."""
    with vault.writing():
        if not vault.decks.bring_back(deck.uid, in_use=deck.in_use):
            vault.decks.add(deck.uid, deck.name, clock.now())
            vault.decks.use(deck.uid, deck.in_use)
        for own in deck.prompts:
            _put_question_back(vault, own, clock.now())
        vault.decks.order_prompts(deck.uid, [own.uid for own in deck.prompts])
        vault.decks.order(order)
        vault.bin.remove(deck.uid)
    return _CHANGED | Changes(bin=True)


def put_question_back(
    vault: "Vault", own: OwnPrompt, order: Sequence[Uid], *, clock: Clock
) -> Changes:
    """Undo taking a question away, at its old place in the order of its deck."""
    with vault.writing():
        if not vault.decks.exists(own.deck):
            raise _no_deck()
        _put_question_back(vault, own, clock.now())
        vault.decks.order_prompts(own.deck, order)
        vault.bin.remove(own.uid)
    return _CHANGED | Changes(bin=True)


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


def remove_question(vault: "Vault", question: Uid, *, clock: Clock) -> Changes:
    """Put a question into the bin; where it has answers, its words stay for those."""
    found = vault.decks.prompt(question)
    if found is None or found[0].removed:
        return NOTHING
    own, deck_name = found
    created = vault.decks.created()[question]
    with vault.writing():
        vault.bin.put(
            Binned(uid=question, noun=Noun.QUESTION, label=own.text, deleted_at=clock.now()),
            {
                "text": own.text,
                "deck": own.deck,
                "deck_name": deck_name,
                "created_at": created.isoformat(),
            },
        )
        _take_away(vault, question)
    return _CHANGED | Changes(bin=True)


def _put_question_back(vault: "Vault", own: OwnPrompt, created: datetime) -> None:
    if not vault.decks.bring_prompt_back(own.uid):
        vault.decks.add_prompt(own.uid, own.deck, own.text, created)


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
