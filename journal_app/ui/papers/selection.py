"""Only some words of an entry go onto paper: those that are selected."""

from dataclasses import replace

from journal_app.core.passages import anchor_at
from journal_app.services.papers import Paper


def only(paper: Paper, start: int, end: int) -> Paper:
    """The piece with these words of its text alone, and the marks that are wholly on them."""
    body = paper.body[start:end]
    inside = (
        replace(each, anchor=anchor_at(body, each.anchor.start - start, each.anchor.length))
        for each in paper.passages
        if start <= each.anchor.start and each.anchor.end <= end
    )
    return replace(paper, body=body, passages=tuple(inside), question="", notes=(), hung=())
