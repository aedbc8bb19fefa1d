"""Where in an archive each column of the schema stands, or why it does not."""

WORKED_OUT = {
    "pieces": {"id", "kind", "utc_offset", "preview", "characters"},
    "entries": {"id"},
    "revisions": {"piece"},
    "moments": {"id"},
    "moment_terms": {"moment", "position"},
    "moment_skips": {"moment"},
    "moment_numbers": {"moment"},
    "moment_texts": {"moment"},
    "moment_times": {"moment"},
    "moment_body": {"moment", "position"},
    "moment_drafts": {"updated_at"},
    "links": {"id"},
    "shelf_lines": {"position", "updated_at"},
    # What was said about safety is in no export.
    "safety": {"id", "sealed"},
    "passages": {"id", "piece", "lived_day", "lived_at", "away"},
    "marks": {"position"},
    "people": {"id", "folded"},
    "piece_people": {"piece", "person", "position"},
    "tags": {"id", "folded"},
    "piece_tags": {"piece", "tag", "position"},
    "days": {"local_day", "entries", "moments", "characters"},
    "counter": {"id", "saves"},
    "prompt_offers": {"id"},
    "decks": {"position"},
    "own_prompts": {"position"},
    "templates": {"position"},
    "writings": {"id"},
    "files": {"id"},
    "attachments": {"id", "piece", "position"},
    "margin_notes": {"id", "piece", "utc_offset"},
    "not_again": {"piece"},
    "saved_searches": {"position"},
}
"""Row numbers (nesting and order say the same), and what is worked out from the rest."""

LOOKS = ("tint", "hidden", "kept_out")
"""How a name looks, and where it is not."""

Path_ = tuple[str | int, ...]
ENTRY: Path_ = ("entries", 0)
MOMENT: Path_ = ("moments", 0)
SAME_NAME = [
    "kind",
    "note",
    "state",
    "reading",
    "reading_later",
    "pull_away",
    "pull_toward",
    "closeness_now",
    "closeness_wanted",
]
ORDERS = {
    "pieces": "kind",
    "moment_terms": "strength IS NULL, field",
    "passages": "start",
    "marks": "position",
    "own_terms": "id",
    "moment_texts": "field",
    "moment_body": "position",
    **dict.fromkeys(
        ("revisions", "moment_skips", "settings", "prompts_shown", "moment_numbers"), ""
    ),
    **dict.fromkeys(("moment_times", "moment_drafts", "practice_sessions", "shelf_lines"), "1"),
    **dict.fromkeys(("decks", "own_prompts", "templates", "saved_searches", "bin"), "1"),
    "prompt_wishes": "subject",
}
"""Which row is the first in the archive; empty for the order of the column itself."""
REFERENCES = {
    ("links", "source"),
    ("links", "target"),
    ("practice_sessions", "moment"),
    ("passages", "moment"),
    ("followups", "piece"),
    ("followups", "source"),
    ("seals", "piece"),
    ("writings", "piece"),
    ("writings", "about"),
    ("attachments", "file"),
}
QUESTIONS: dict[str, dict[str, str]] = {
    "prompt_offers": {
        "prompt_id": "prompt",
        "family": "family",
        "depth": "depth",
        "sitting": "sitting",
        "offered_at": "offered_at",
        "asked_for": "asked_for",
    },
    "prompt_wishes": {"subject": "subject", "weight": "weight", "hidden": "hidden"},
    "decks": {name: name for name in ("uid", "name", "in_use", "removed", "created_at")},
    "own_prompts": {
        "uid": "uid",
        "deck": "deck",
        "body": "text",
        "removed": "removed",
        "created_at": "created_at",
    },
    "templates": {"uid": "uid", "name": "name", "body": "text", "created_at": "created_at"},
    "followups": {"piece": "piece", "source": "source", "sentence": "sentence"},
    "seals": {"piece": "piece", "until_day": "until", "sealed_at": "sealed_at"},
    "writings": {
        "piece": "piece",
        "about": "about",
        "prompt_id": "prompt",
        "began_at": "began_at",
        "ended_at": "ended_at",
    },
}
WHERE: dict[tuple[str, str], Path_] = {
    ("pieces", "uid"): (*ENTRY, "uid"),
    ("pieces", "happened_at"): (*ENTRY, "when", "at"),
    ("pieces", "zone"): (*ENTRY, "when", "zone"),
    ("pieces", "local_day"): (*ENTRY, "when", "day"),
    ("pieces", "rev"): (*ENTRY, "rev"),
    ("pieces", "created_at"): (*ENTRY, "created_at"),
    ("pieces", "updated_at"): (*ENTRY, "updated_at"),
    ("pieces", "deleted_at"): (*ENTRY, "deleted_at"),
    ("entries", "body"): (*ENTRY, "text"),
    ("entries", "prompt_id"): (*ENTRY, "prompt"),
    ("revisions", "rev"): (*ENTRY, "revisions", 0, "rev"),
    ("revisions", "body"): (*ENTRY, "revisions", 0, "text"),
    ("revisions", "kept_at"): (*ENTRY, "revisions", 0, "kept_at"),
    **{("moments", name): (*MOMENT, name) for name in SAME_NAME},
    **{
        ("moments", name): (*MOMENT, name)
        for name in ("captured_at", "reading_at", "reading_later_at")
    },
    ("moment_terms", "field"): (*MOMENT, "terms"),
    ("moment_terms", "term"): (*MOMENT, "terms", "feelings", 1),
    ("moment_terms", "strength"): (*MOMENT, "strengths", "fe_tender"),
    ("moment_numbers", "field"): (*MOMENT, "numbers"),
    ("moment_numbers", "value"): (*MOMENT, "numbers", "roomy"),
    ("moment_texts", "field"): (*MOMENT, "texts"),
    ("moment_texts", "body"): (*MOMENT, "texts", "reason_under"),
    ("moment_times", "field"): (*MOMENT, "times"),
    ("moment_times", "at"): (*MOMENT, "times", "left_at"),
    ("moment_body", "region"): (*MOMENT, "body", 0, "region"),
    ("moment_body", "sensation"): (*MOMENT, "body", 0, "sensation"),
    ("pieces", "sealed"): (*ENTRY, "sealed"),
    ("moments", "drawing"): (*MOMENT, "drawing"),
    ("moments", "later_passed_at"): (*MOMENT, "later_passed_at"),
    ("own_terms", "id"): ("words", 0, "term"),
    ("own_terms", "label"): ("words", 0, "label"),
    ("own_terms", "hidden"): ("words", 0, "hidden"),
    ("links", "uid"): ("links", 0, "uid"),
    ("links", "source"): ("links", 0, "source"),
    ("links", "target"): ("links", 0, "target"),
    ("links", "relation"): ("links", 0, "relation"),
    ("links", "words"): ("links", 0, "words"),
    ("links", "created_at"): ("links", 0, "created_at"),
    ("moment_drafts", "uid"): ("drafts", 0, "uid"),
    ("moment_drafts", "body"): ("drafts", 0, "capture"),
    ("moment_drafts", "created_at"): ("drafts", 0, "created_at"),
    ("shelf_lines", "uid"): ("shelves", 0, "uid"),
    ("shelf_lines", "shelf"): ("shelves", 0, "shelf"),
    ("shelf_lines", "body"): ("shelves", 0, "text"),
    **{
        ("practice_sessions", name): ("practice_sessions", 0, name)
        for name in (
            "uid",
            "practice",
            "started_at",
            "ended_at",
            "how_ended",
            "reading",
            "reading_at",
            "hereness",
            "about",
            "distress_before",
            "distress_after",
            "moment",
        )
    },
    ("marks", "id"): ("marks", 0, "mark"),
    **{("marks", name): ("marks", 0, name) for name in ("label", "icon", "tint", "hidden")},
    ("passages", "lost_at"): (*ENTRY, "marks", 0, "lost_at"),
    ("passages", "moment"): (*ENTRY, "marks", 0, "moment"),
    ("moment_skips", "field"): (*MOMENT, "skipped", 0),
    **{
        ("passages", name): (*ENTRY, "marks", 0, name)
        for name in ("uid", "mark", "start", "length", "quote", "before", "after", "created_at")
    },
    **{("people", name): ("people", 0, name) for name in ("uid", "label", "created_at")},
    ("tags", "uid"): ("tags", 0, "uid"),
    ("tags", "name"): ("tags", 0, "label"),
    ("tags", "created_at"): ("tags", 0, "created_at"),
    ("settings", "key"): ("settings",),
    ("settings", "value"): ("settings", "day_ends_at"),
    ("prompts_shown", "prompt_id"): ("prompts_shown", 0, "prompt"),
    ("prompts_shown", "local_day"): ("prompts_shown", 0, "day"),
    **{
        (table, column): (table, 0, name)
        for table, names in QUESTIONS.items()
        for column, name in names.items()
    },
}

WHERE |= {
    **{(table, name): (table, 0, name) for table in ("people", "tags") for name in LOOKS},
    ("files", "uid"): ("files", 0, "file"),
    **{
        ("files", name): ("files", 0, name)
        for name in ("media", "bytes", "width", "height", "created_at")
    },
    **{
        ("attachments", name): (*ENTRY, "attachments", 0, name)
        for name in ("uid", "file", "label", "created_at")
    },
    ("margin_notes", "uid"): (*ENTRY, "notes", 0, "uid"),
    ("margin_notes", "body"): (*ENTRY, "notes", 0, "text"),
    ("margin_notes", "written_at"): (*ENTRY, "notes", 0, "when", "at"),
    ("margin_notes", "zone"): (*ENTRY, "notes", 0, "when", "zone"),
    ("margin_notes", "local_day"): (*ENTRY, "notes", 0, "when", "day"),
    ("margin_notes", "updated_at"): (*ENTRY, "notes", 0, "updated_at"),
    ("not_again", "said_at"): (*MOMENT, "not_again_at"),
    **{
        ("saved_searches", name): ("saved_searches", 0, name)
        for name in ("uid", "name", "query", "created_at")
    },
    **{("bin", name): ("bin", 0, name) for name in ("uid", "noun", "label", "body", "deleted_at")},
}
