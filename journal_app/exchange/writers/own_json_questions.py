"""What our own archive holds of questions: offers, wishes, own decks, templates, seals."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from journal_app.core.archived_questions import (
    ArchivedFollowup,
    ArchivedSeal,
    ArchivedWriting,
    Questions,
)
from journal_app.core.prompt_context import Wishes
from journal_app.core.prompt_offers import PromptOffer
from journal_app.core.templates import OWN
from journal_app.exchange.instants import utc

Rows = Iterable[Mapping[str, Any]]


def lists(questions: Questions) -> Iterator[tuple[str, Rows]]:
    """Every list of it with its name, in the order of the archive."""
    yield "prompt_offers", map(_offer, questions.offers)
    yield "prompt_wishes", _wishes(questions.wishes)
    yield "decks", _decks(questions)
    yield "own_prompts", _own_prompts(questions)
    yield "templates", _templates(questions)
    yield "followups", map(_followup, questions.followups)
    yield "seals", map(_seal, questions.seals)
    yield "writings", map(_writing, questions.writings)


def _offer(offer: PromptOffer) -> Mapping[str, Any]:
    return {
        "prompt": offer.prompt_id,
        "family": offer.kin,
        "depth": offer.depth,
        "sitting": offer.sitting,
        "offered_at": utc(offer.at),
        "asked_for": offer.asked_for,
    }


def _wishes(wishes: Wishes) -> Rows:
    for subject in sorted({*wishes.weights, *wishes.hidden}):
        yield {
            "subject": subject,
            "weight": wishes.weights.get(subject, 0),
            "hidden": subject in wishes.hidden,
        }


def _decks(questions: Questions) -> Rows:
    for deck in questions.decks:
        yield {
            "uid": deck.uid,
            "name": deck.name,
            "in_use": deck.in_use,
            "removed": deck.removed,
            "created_at": utc(questions.created[deck.uid]),
        }


def _own_prompts(questions: Questions) -> Rows:
    for deck in questions.decks:
        for own in deck.prompts:
            yield {
                "uid": own.uid,
                "deck": deck.uid,
                "text": own.text,
                "removed": own.removed,
                "created_at": utc(questions.created[own.uid]),
            }


def _templates(questions: Questions) -> Rows:
    for template in questions.templates:
        uid = template.id.removeprefix(OWN)
        yield {
            "uid": uid,
            "name": template.name,
            "text": template.body,
            "created_at": utc(questions.created[uid]),
        }


def _followup(followup: ArchivedFollowup) -> Mapping[str, Any]:
    return {
        "piece": followup.piece,
        "source": followup.source,
        "sentence": followup.sentence,
    }


def _seal(seal: ArchivedSeal) -> Mapping[str, Any]:
    return {
        "piece": seal.piece,
        "until": seal.until.isoformat(),
        "sealed_at": utc(seal.sealed_at),
    }


def _writing(writing: ArchivedWriting) -> Mapping[str, Any]:
    return {
        "piece": writing.piece,
        "about": writing.about,
        "prompt": writing.prompt_id,
        "began_at": utc(writing.began_at),
        "ended_at": utc(writing.ended_at),
    }
