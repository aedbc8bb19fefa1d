"""What a search finds in a real journal, each key alone and joined with others."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from journal_app.core.ids import PieceId, new_uid
from journal_app.core.links import FELT_IN, Link
from journal_app.core.marks import shipped_marks
from journal_app.core.moments import BodyMark
from journal_app.core.passages import Passage, anchor_at
from journal_app.core.search_keys import Choice, Lexicon
from journal_app.core.search_language import parse
from journal_app.core.vocabulary import OwnTerm
from journal_app.services import entries, searching, vocabulary
from journal_app.storage import newest, timeline
from journal_app.storage.vault import Vault
from tests.builders import START, FakeClock, entry, keep_entry, keep_moment, moment

LEXICON = Lexicon(
    marks=(Choice(id="mk_pull", label="Pulling away"),),
    body=(Choice(id="br_jaw", label="Jaw"),),
    kinds=(*Lexicon().kinds, Choice(id="kd_held_back", label="Held back")),
)
NOON = datetime(2026, 3, 14, 12, 0)


@dataclass(frozen=True, slots=True)
class Journal:
    """Four pieces, newest first: kettle, door, fear, torn."""

    vault: Vault
    pieces: dict[str, PieceId]

    def find(self, text: str, clock: FakeClock | None = None) -> list[str]:
        """The names of what is found, in the order of the list."""
        search = parse(text, today=START.date(), lexicon=LEXICON)
        assert not search.errors
        names = {piece: name for name, piece in self.pieces.items()}
        found = searching.found(self.vault, search, clock=clock or FakeClock())
        return [names[PieceId(piece)] for piece in found.ids]


@pytest.fixture(params=[timeline.MANY, -1], ids=["few", "many"])
def journal(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Journal:
    """The same pieces whichever way they are found."""
    monkeypatch.setattr(timeline, "MANY", request.param)
    pieces = {
        "kettle": keep_entry(
            vault,
            replace(
                entry("The kettle sang. By the door he waited.", at=NOON,
                      tags=["Café", "quiet evening"], people=["Ana"]),
                prompt_id="P1.1",
            ),
        ),
        "door": keep_entry(
            vault, entry("Door by the kettle.", at=NOON - timedelta(days=40), people=["Anabel"])
        ),
        "fear": keep_moment(
            vault,
            replace(
                moment("kettle", at=NOON - timedelta(days=400), kind="kd_held_back",
                       reading="rd_fear"),
                body=(BodyMark(region="br_jaw"),),
                people=("Anabel",),
            ),
        ),
        "torn": keep_moment(
            vault,
            replace(moment("rain", at=NOON - timedelta(days=800), reading="rd_both"),
                    tags=("café au lait",)),
        ),
    }  # fmt: skip
    made = Journal(vault, pieces)
    join(made, "fear", "kettle", FELT_IN)
    join(made, "door", "kettle", "")
    anchor = anchor_at("The kettle sang. By the door he waited.", 0, 10)
    with vault.writing():
        marked = Passage(uid=new_uid(START), piece=pieces["kettle"], mark="mk_pull", anchor=anchor)
        vault.passages.add(marked, START)
    return made


def join(journal: Journal, source: str, target: str, relation: str) -> None:
    """Link one piece to another."""
    link = Link(
        uid=new_uid(START),
        source=journal.pieces[source],
        target=journal.pieces[target],
        relation=relation,
    )
    with journal.vault.writing():
        journal.vault.links.add(link, START)


FOUND = (
    ("", "kettle door fear torn"),
    ("kettle", "kettle door fear"),
    ("ket", "kettle door fear"),
    ('"by the door"', "kettle"),
    ("kettle -door", "fear"),
    ('kettle -"by the door"', "door fear"),
    ("-kettle", "torn"),
    ("-kettle -rain", ""),
    ("tag:cafe", "kettle"),
    ("tag:CAF", "kettle torn"),
    ('tag:"quiet evening"', "kettle"),
    ("-tag:cafe", "door fear torn"),
    ("tag:nothing", ""),
    ("person:ana", "kettle"),
    ("person:anabel kettle", "door fear"),
    ("felt:fear", "kettle fear"),
    ("felt:fear felt:both", "kettle fear torn"),
    ("-felt:fear", "door torn"),
    ("-felt:fear -felt:both", "door"),
    ("felt:preference", ""),
    ("kind:moment", "fear torn"),
    ("kind:entry", "kettle door"),
    ("-kind:entry", "fear torn"),
    ("kind:entry kind:moment", "kettle door fear torn"),
    ('kind:"held back"', "fear"),
    ('kind:entry kind:"held back"', "kettle door fear"),
    ('-kind:"held back" kind:moment', "torn"),
    ("body:jaw", "fear"),
    ("-body:jaw kettle", "kettle door"),
    ('mark:"pulling away"', "kettle"),
    ("-has:mark", "door fear torn"),
    ("has:mark", "kettle"),
    ("has:question", "kettle"),
    ("has:moment", "kettle"),
    ("has:link", "kettle door"),
    ("has:tag", "kettle torn"),
    ("has:person", "kettle door fear"),
    ("has:picture", ""),
    ("has:file", ""),
    ("has:note", ""),
    ("in:2026", "kettle door"),
    ("in:2026-03", "kettle"),
    ("in:2026 in:2025", "kettle door fear"),
    ("-in:2026", "fear torn"),
    ("before:2026", "fear torn"),
    ("before:2026-03-14", "door fear torn"),
    ("after:2025", "kettle door"),
    ("after:2026-03-14", ""),
    ("-before:2026", "kettle door"),
    ("after:2024 before:2026", "fear"),
    ("kettle in:2026 -tag:cafe", "door"),
    ("felt:fear kind:moment person:anabel in:2025", "fear"),
)


def test_everything_the_language_says_is_found(journal: Journal) -> None:
    # One journal for all of them: making one takes longer than all these searches.
    assert {text: journal.find(text) for text, _found in FOUND} == {
        text: found.split() for text, found in FOUND
    }


def test_of_a_piece_that_changed_the_same_is_found_as_of_all(journal: Journal) -> None:
    names = {piece: name for name, piece in journal.pieces.items()}
    for text, found in FOUND:
        search = parse(text, today=START.date(), lexicon=LEXICON)
        for piece in journal.pieces.values():
            some = frozenset({piece})
            touched = searching.touched(journal.vault, search, some, clock=FakeClock())
            fitting = [names[PieceId(each)] for each in touched.fitting.ids]
            expected = [name for name in found.split() if journal.pieces[name] in touched.pieces]
            assert (text, fitting) == (text, expected)
            assert piece in touched.pieces


def test_with_a_moment_the_entry_it_was_felt_in_may_come_or_go(journal: Journal) -> None:
    fear, kettle, door = (journal.pieces[name] for name in ("fear", "kettle", "door"))
    changed = frozenset({fear})
    for text, touched in (("felt:fear", {fear, kettle}), ("has:link", {fear, kettle}),
                          ("kettle", {fear}), ("", {fear})):  # fmt: skip
        search = parse(text, today=START.date(), lexicon=LEXICON)
        answer = searching.touched(journal.vault, search, changed, clock=None)
        assert (text, answer.pieces) == (text, touched)
    assert door not in answer.pieces


def test_the_best_match_stands_first_where_one_wants_that(journal: Journal) -> None:
    extra = keep_entry(journal.vault, entry("kettle kettle kettle", at=NOON - timedelta(days=900)))
    journal.pieces["rows"] = extra
    assert journal.find("kettle sort:newest")[-1] == "rows"
    assert journal.find("kettle sort:best")[0] == "rows"
    assert set(journal.find("kettle sort:best")) == set(journal.find("kettle"))
    assert journal.find("kettle sort:best kind:moment in:2025") == ["fear"]
    assert journal.find("sort:best") == journal.find("")


def test_neither_the_bin_nor_a_seal_is_found_nor_told_by_what_hangs_on_it(
    journal: Journal,
) -> None:
    entries.move_to_bin(journal.vault, journal.pieces["door"], clock=FakeClock())
    with journal.vault.writing():
        journal.vault.connection.run(
            "UPDATE pieces SET sealed = 1 WHERE id = ?", (journal.pieces["fear"],)
        )
    for text in ("kettle", "-rain", "has:person", "in:2026", "kettle sort:best"):
        assert journal.find(text) == ["kettle"]
    assert journal.find("has:link") == []
    assert journal.find("has:moment") == []
    assert journal.find("felt:fear") == []


def test_while_a_later_look_is_open_no_answer_tells_it_and_neither_does_leaving_it_out(
    journal: Journal,
) -> None:
    fresh = keep_moment(journal.vault, moment("fresh", at=NOON, reading="rd_fear"))
    journal.pieces["fresh"] = fresh
    clock = FakeClock()
    clock.advance(timedelta(hours=20))
    assert "fresh" not in journal.find("felt:fear", clock)
    assert "fresh" in journal.find("-felt:fear", clock)
    clock.advance(timedelta(hours=40))
    assert "fresh" in journal.find("felt:fear", clock)
    assert "fresh" not in journal.find("-felt:fear", clock)


def test_pictures_files_and_notes_are_found(journal: Journal) -> None:
    run = journal.vault.connection.run
    with journal.vault.writing():
        for number, media in ((1, "image/png"), (2, "application/pdf")):
            run("INSERT INTO files (id, uid, media, bytes, created_at) VALUES (?, ?, ?, 1, 0)",
                (number, f"f{number}", media))  # fmt: skip
            piece = journal.pieces["kettle" if number == 1 else "torn"]
            run("INSERT INTO attachments (uid, piece, file, position, label, created_at)"
                " VALUES (?, ?, ?, 0, '', 0)", (f"a{number}", piece, number))  # fmt: skip
        run("INSERT INTO margin_notes (uid, piece, body, written_at, zone, utc_offset, local_day,"
            " updated_at) VALUES ('n', ?, 'later', 0, '', 0, 1, 0)",
            (journal.pieces["door"],))  # fmt: skip
    assert journal.find("has:picture") == ["kettle"]
    assert journal.find("has:file") == ["torn"]
    assert journal.find("has:note") == ["door"]
    assert journal.find("-has:picture -has:file -has:note") == ["fear"]


def test_a_name_of_signs_alone_is_found(vault: Vault) -> None:
    piece = keep_entry(vault, entry(tags=["🌊"]))
    keep_entry(vault, entry(tags=["🌙"]))
    search = parse("tag:🌊", today=START.date())
    assert list(searching.found(vault, search, clock=None).ids) == [piece]


WAYS = {
    "near": {"NEAR": 8},
    "far": {"NEAR": 99, "FEW": -1, "FAR": 8},
    "few, in order": {"NEAR": 99, "VERY_FEW": -1},
    "very few, looked up": {"NEAR": 99},
}
"""Each way to the newest screen in a journal of twelve pieces."""


@pytest.mark.parametrize("way", WAYS)
def test_the_newest_screen_comes_first_and_is_the_beginning_of_all_that_is_found(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(newest, "SCREEN", 3)
    for name, number in WAYS[way].items():
        monkeypatch.setattr(newest, name, number)
    _keep_twelve(vault)
    for text in ("kettle", "ket", "tag:quiet -door", "kind:entry kettle", "kettle sort:best"):
        search = parse(text, today=START.date(), lexicon=LEXICON)
        first = searching.newest(vault, search, clock=FakeClock())
        whole = searching.found(vault, search, clock=FakeClock())
        assert first is not None
        count = 6 if search.best_first else 3
        assert (len(first.index), first.whole) == (count, search.best_first)
        assert whole.ids[:count] == first.index.ids
        assert whole.days[:count] == first.index.days


def test_a_screen_that_is_not_full_is_all_there_is(vault: Vault) -> None:
    _keep_twelve(vault)
    for text, count in {"kettle": 6, "canal": 0, "kettle in:2026-03-13": 1, "in:2026": 12}.items():
        first = searching.newest(vault, parse(text, today=START.date()), clock=None)
        assert first is not None
        assert (len(first.index), first.whole) == (count, True), text


def test_nothing_is_quicker_than_all_where_nothing_is_looked_for_or_much_is_left_out(
    vault: Vault,
) -> None:
    _keep_twelve(vault)
    for text in ("", "-kettle"):
        assert searching.newest(vault, parse(text, today=START.date()), clock=None) is None, text


def _keep_twelve(vault: Vault) -> None:
    for number in range(12):
        words = "kettle" if number % 2 else "door"
        at = NOON - timedelta(days=number)
        keep_entry(vault, entry(words, at=at, tags=["quiet"]))


def test_where_ids_do_not_follow_time_what_is_newest_is_not_gone_through(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest, "FEW", -1)
    monkeypatch.setattr(newest, "FAR", 3)
    monkeypatch.setattr(newest, "SCREEN", 1)
    pieces = [keep_entry(vault, entry(at=NOON - timedelta(days=day))) for day in range(3)]
    assert searching.newest(vault, parse("evening", today=START.date()), clock=None) is not None
    with vault.writing():
        vault.connection.run("PRAGMA defer_foreign_keys = ON")
        vault.connection.run("UPDATE pieces SET id = 500 WHERE id = ?", (pieces[0],))
        vault.connection.run("UPDATE entries SET id = 500 WHERE id = ?", (pieces[0],))
    assert searching.newest(vault, parse("evening", today=START.date()), clock=None) is None


def test_words_that_are_everywhere_are_not_ranked(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "TOO_COMMON", 2)
    pieces = [
        keep_entry(vault, entry("kettle " * count, at=NOON - timedelta(days=count)))
        for count in (1, 2, 3)
    ]
    search = parse("kettle sort:best", today=START.date())
    found = searching.found(vault, search, clock=None)
    assert (list(found.ids), found.best) == (pieces, 0)
    first = searching.newest(vault, search, clock=None)
    assert first is not None
    assert (first.index.ids, first.index.best) == (found.ids, 0)


def test_behind_the_best_matches_the_rest_follows_newest_first(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "BEST", 1)
    last, middle, oldest = (
        keep_entry(vault, entry(f"{'kettle ' * count} a day.", at=NOON - timedelta(days=count)))
        for count in (1, 2, 3)
    )
    found = searching.found(vault, parse("kettle sort:best", today=START.date()), clock=None)
    assert (list(found.ids), found.best) == ([oldest, last, middle], 1)


def test_the_words_of_the_person_are_the_words_of_the_search(vault: Vault) -> None:
    own = vocabulary.built_in().with_own([OwnTerm(id="br_jaw", label="Teeth")], {})
    lexicon = searching.lexicon(own, shipped_marks(), ["Ana"], searching.Hold(tags=("quiet",)))
    text = "body:teeth kind:“held back” mark:“what helped” felt:“some of both” kind:entries"
    search = parse(text, today=START.date(), lexicon=lexicon)
    assert not search.errors
    assert [part.value for part in search.parts] == [
        "br_jaw", "kd_held_back", "mk_help", "rd_both", "entry",
    ]  # fmt: skip
    assert (lexicon.people, lexicon.tags) == (("Ana",), ("quiet",))


def test_the_journal_tells_its_tags_and_years(journal: Journal) -> None:
    held = searching.hold(journal.vault, clock=FakeClock())
    assert set(held.tags) == {"Café", "quiet evening", "café au lait"}
    assert held.years == (2026, 2025, 2024)


def test_an_empty_journal_has_no_years(vault: Vault) -> None:
    assert searching.hold(vault, clock=FakeClock()) == searching.Hold()
