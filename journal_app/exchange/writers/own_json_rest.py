"""What our own archive holds beside the pieces: own words, marks, links, practices, drafts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from journal_app.core.archive import ArchivedDraft, ArchivedLink, ArchivedSession, Belongings
from journal_app.core.marks import OwnMark
from journal_app.core.shelves import ShelfLine
from journal_app.core.vocabulary import OwnTerm
from journal_app.exchange.instants import utc, utc_or_none
from journal_app.exchange.writers import own_json_looking_back, own_json_questions

Rows = Iterable[Mapping[str, Any]]


def lists(rest: Belongings, *, along: bool) -> Iterator[tuple[str, Rows]]:
    """Every list of it with its name, in the order of the archive; `along` as for files."""
    yield "words", map(_word, rest.words)
    yield "marks", map(_mark, rest.marks)
    yield "links", map(_link, rest.links)
    yield "practice_sessions", map(_session, rest.sessions)
    yield "drafts", map(_draft, rest.drafts)
    yield "shelves", map(_line, rest.shelves)
    yield from own_json_questions.lists(rest.questions)
    yield from own_json_looking_back.lists(rest.looking_back, along=along)


def _word(term: OwnTerm) -> Mapping[str, Any]:
    return {"term": term.id, "label": term.label, "hidden": term.hidden}


def _mark(mark: OwnMark) -> Mapping[str, Any]:
    return {
        "mark": mark.id,
        "label": mark.label,
        "icon": mark.icon,
        "tint": mark.tint,
        "hidden": mark.hidden,
    }


def _link(link: ArchivedLink) -> Mapping[str, Any]:
    return {
        "uid": link.uid,
        "source": link.source,
        "target": link.target,
        "relation": link.relation,
        "words": link.words,
        "created_at": utc(link.created_at),
    }


def _session(archived: ArchivedSession) -> Mapping[str, Any]:
    session = archived.session
    return {
        "uid": session.uid,
        "practice": session.practice.value,
        "started_at": utc(session.started_at),
        "ended_at": utc(session.ended_at),
        "how_ended": session.how_ended.value,
        "reading": session.reading,
        "reading_at": utc_or_none(session.reading_at),
        "hereness": session.hereness,
        "about": session.about,
        "distress_before": session.distress_before,
        "distress_after": session.distress_after,
        "moment": archived.moment,
    }


def _draft(draft: ArchivedDraft) -> Mapping[str, Any]:
    return {"uid": draft.uid, "capture": draft.capture, "created_at": utc(draft.created_at)}


def _line(line: ShelfLine) -> Mapping[str, Any]:
    return {"uid": line.uid, "shelf": line.shelf.value, "text": line.text}
