"""`Changes`: what a use case touched, so that screens refresh only that."""

from dataclasses import dataclass

from journal_app.core.ids import PieceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What was touched; two of them join with ``|``."""

    pieces: frozenset[PieceId] = frozenset()
    """Entries and moments whose content changed."""
    order: bool = False
    """A piece appeared, went, or moved to another place in time."""
    people: bool = False
    tags: bool = False
    settings: frozenset[str] = frozenset()
    backups: bool = False
    moments: bool = False
    """A moment was kept or changed, so that what is offered may be another."""
    drafts: bool = False
    words: bool = False
    """The vocabulary."""
    safety: bool = False
    shelves: bool = False
    passages: bool = False
    """A passage was marked, unmarked, moved or lost."""
    marks: bool = False
    """The person's set of marks."""
    prompts: bool = False
    """What is offered may be another: a wish was said, or an own question changed."""
    decks: bool = False
    templates: bool = False
    doors: bool = False
    """What opens the journal: its recovery code was confirmed, its passphrase set or taken off."""
    searches: bool = False
    """A search was saved, renamed, moved or put away."""
    bin: bool = False
    """What is no piece was put away, brought back, or went for good."""

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            pieces=self.pieces | other.pieces,
            order=self.order or other.order,
            people=self.people or other.people,
            tags=self.tags or other.tags,
            settings=self.settings | other.settings,
            backups=self.backups or other.backups,
            moments=self.moments or other.moments,
            drafts=self.drafts or other.drafts,
            words=self.words or other.words,
            safety=self.safety or other.safety,
            shelves=self.shelves or other.shelves,
            passages=self.passages or other.passages,
            marks=self.marks or other.marks,
            prompts=self.prompts or other.prompts,
            decks=self.decks or other.decks,
            templates=self.templates or other.templates,
            doors=self.doors or other.doors,
            searches=self.searches or other.searches,
            bin=self.bin or other.bin,
        )

    def __bool__(self) -> bool:
        return self != NOTHING


NOTHING = Changes()
