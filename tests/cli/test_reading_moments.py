"""`list`, `search`, `show` and `status` with moments: calm lines, plain words, complete objects."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from journal_app.core.moments import BodyMark, Capture, Moment
from journal_app.services import entries, links, moments, vault, vocabulary
from journal_app.services.vault import OpenJournal
from journal_app.services.ways import WayIn
from journal_app.storage.vault import Vault
from tests.builders import FakeClock
from tests.cli.shell import Answer, Shell

PASSPHRASE = "the long way home"
HAPPENED = datetime(2026, 5, 3, 20, 10, tzinfo=UTC)
FULL = Capture(
    kind="kd_pulled_away",
    captured_at=HAPPENED,
    note="Her hand on mine.\nI looked at my phone.",
    state="st_edge_up",
    reading="rd_fear",
    pull_away=4,
    pull_toward=0,
    terms={
        "trigger_primary": ("tr_touch",),
        "wants": ("dx_left_room", "dx_other"),
        "zz_later": ("zz_unknown",),
    },
    texts={"wants_other": "hide in the bath", "for_fear": "Stay near.\nStay quiet."},
    body=(BodyMark(region="br_jaw", sensation="bs_tight"), BodyMark(sensation="bs_numb")),
    drawing="1:120,40 180,96",
    people=("Mara",),
    tags=("evening",),
    skipped=frozenset({"seat"}),
)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A journal of one entry and four moments, one of them with an open later look."""
    folder = tmp_path_factory.mktemp("moments")
    nobody = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/nobody"}
    shell = Shell(folder, nobody)
    run(shell, "add", given="An evening.", more=("--at", "2026-05-03T21:00"))
    journal = vault.open_journal(shell.home, WayIn(passphrase=PASSPHRASE), now=lambda: "now")
    fill(journal)
    vault.close_journal(journal)
    return shell


def fill(journal: OpenJournal) -> None:
    words = vocabulary.built_in()
    clock = FakeClock(HAPPENED)
    full = moments.keep(journal.vault, FULL, words=words, clock=clock).moment
    look_back(journal.vault, full)
    (entry,) = (p for p in journal.vault.timeline.index().ids if p != full.id)
    felt = Capture(
        captured_at=HAPPENED, at=datetime(2026, 5, 3, 21, 0), reading="rd_both",
        entry=entries.get(journal.vault, entry).uid,
    )  # fmt: skip
    second = moments.keep(journal.vault, felt, words=words, clock=clock).moment
    links.join(journal.vault, full.id, second.id, relation="sq_close_then_away", clock=clock)
    wordless = Capture(
        captured_at=HAPPENED - timedelta(days=3), state="st_gone",
        terms={"image": ("im_tide",), "trigger_primary": ("tr_nothing",)},
        body=(BodyMark(region="br_jaw"),), drawing="1:120,40 180,96",
    )  # fmt: skip
    moments.keep(journal.vault, wordless, words=words, clock=clock)
    yesterday = datetime.now(UTC) - timedelta(hours=20)
    covered = Capture(
        captured_at=yesterday,
        note="Still covered.",
        reading="rd_preference",
        terms={"room_for": ("nd_quiet",)},
        texts={"sentence": "An hour."},
        skipped=frozenset({"sentence", "state"}),
    )
    moments.keep(journal.vault, covered, words=words, clock=FakeClock(yesterday))


def look_back(journal: Vault, moment: Moment) -> None:
    words = vocabulary.built_in()
    clock = FakeClock(HAPPENED + timedelta(hours=20))
    later = moments.answer_later(journal, moment.id, "rd_both", words=words, clock=clock).moment
    told = replace(
        later,
        terms=later.terms | {"feelings": ("fe_afraid", "fe_tender"), "reason_real": ("rr_real",)},
        strengths={"fe_afraid": 3},
        numbers={"distress_before": 0, "felt_choice": 2},
        texts=later.texts | {"reason_given": "I was tired."},
        times={"left_at": HAPPENED + timedelta(minutes=5)},
        closeness_now=7,
        closeness_wanted=8,
    )
    moments.revise(journal, told, words=words, clock=clock, new_sitting=True)


def run(shell: Shell, *words: str, given: str = "", more: tuple[str, ...] = ()) -> Answer:
    answer = shell.run(*words, "--passphrase-stdin", *more, given=f"{PASSPHRASE}\n{given}")
    assert (answer.code, answer.told) == (0, "")
    return answer


def listed(shell: Shell, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = run(shell, "list", "--json", *words).json
    return found


def lines(shell: Shell, *words: str) -> list[str]:
    """What follows day, time and id in each line."""
    return [line.split("  ", 3)[3] for line in run(shell, *words).text.splitlines()]


def test_a_line_tells_a_moment_calmly_and_nothing_that_is_covered(shell: Shell) -> None:
    assert lines(shell, "list") == [
        "Just noticed · Still covered.",
        "Pulled away · Her hand on min…  Mara  #evening  Fear  Some of both",
        "Just noticed  Some of both",
        "An evening.  Some of both",
        "Just noticed · a tide · gone · jaw · a drawing",
    ]


def test_only_moments_or_only_entries(shell: Shell) -> None:
    everything = listed(shell)
    caught = [each for each in everything if each["kind"] == "moment"]
    assert len(caught) == 4
    assert listed(shell, "--moments") == caught
    assert listed(shell, "--entries") == [each for each in everything if each not in caught]
    assert listed(shell, "--moments", "--limit", "2") == caught[:2]


def test_nothing_of_a_kind_is_said(bare: Shell) -> None:
    run(bare, "add", given="Words")
    answer = bare.run("list", "--moments", "--passphrase-stdin", given=PASSPHRASE)
    assert (answer.code, answer.out) == (0, b"")
    assert answer.told == "There is no moment in the journal yet.\n"


def test_an_object_is_complete_even_while_covered(shell: Shell) -> None:
    covered, full = listed(shell, "--moments")[:2]
    assert isinstance(covered["moment"], dict)
    assert covered["moment"]["reading"] == "rd_preference"
    assert full["moment"] == {
        "kind": "kd_pulled_away",
        "captured_at": "2026-05-03T20:10:00Z",
        "state": "st_edge_up",
        "reading": "rd_fear",
        "reading_at": "2026-05-03T20:10:00Z",
        "reading_later": "rd_both",
        "reading_later_at": "2026-05-04T16:10:00Z",
        "later_passed_at": None,
        "pull_away": 4,
        "pull_toward": 0,
        "closeness_now": 7,
        "closeness_wanted": 8,
        "body": [
            {"region": "br_jaw", "sensation": "bs_tight"},
            {"region": None, "sensation": "bs_numb"},
        ],
        "before": "tr_touch",
        "wants": ["dx_left_room", "dx_other"],
        "image": None,
        "drawing": "1:120,40 180,96",
        "fields": {
            "feelings": ["fe_afraid", "fe_tender"],
            "reason_real": "rr_real",
            "zz_later": ["zz_unknown"],
            "distress_before": 0,
            "felt_choice": 2,
            "for_fear": "Stay near.\nStay quiet.",
            "reason_given": "I was tired.",
            "wants_other": "hide in the bath",
            "left_at": "2026-05-03T20:15:00Z",
        },
        "strengths": {"fe_afraid": 3},
        "skipped": ["seat"],
    }


def test_show_tells_everything_that_was_said_and_nothing_that_was_not_asked(shell: Shell) -> None:
    full, felt = (str(each["id"]) for each in listed(shell, "--moments")[1:3])
    assert (
        run(shell, "show", full).text
        == f"""\
2026-05-03  21:10  Europe/Lisbon
{full}
Mara  #evening

Kind                         Pulled away
The whole of me              revved
Fear or preference           Fear
Looking again                Some of both
The pull away                a strong pull
The pull toward              none
How close it was             7
How close I’d have liked     very near
Places and sensations        jaw (tight), numb
Drawing                      there is one, to be seen in the window
Just before                  a touch
I wanted to                  leave, hide in the bath
For the part that is afraid  Stay near.
                             Stay quiet.
Feelings                     Afraid (a lot), Tender
Chosen                       partly chosen
The reason I gave            I was tired.
And the reason itself        The reason was real
Left at                      2026-05-03  21:15
Before looking back          at ease
zz_later                     zz_unknown
Passed over                  The wish

Near, then away: 2026-05-03  {felt[:13]}

Earlier versions: 1

Her hand on mine.
I looked at my phone.
"""
    )


def test_show_leaves_a_covered_answer_covered_for_people_alone(shell: Shell) -> None:
    covered = str(listed(shell, "--moments")[0]["id"])
    text = run(shell, "show", covered).text
    assert text.splitlines()[3:] == [
        "Kind         Just noticed",
        "Passed over  The whole of me",
        "",
        "Still covered.",
    ]
    assert run(shell, "show", covered, "--json").json["moment"]["reading"] == "rd_preference"


def test_what_belongs_together_is_told_on_both_sides(shell: Shell) -> None:
    everything = listed(shell)
    full, felt, entry = (str(each["id"]) for each in everything[1:4])
    assert run(shell, "show", felt).text.endswith(
        f"\nOpened from an entry: 2026-05-03  {entry[:13]}\n"
        f"Near, then away: 2026-05-03  {full[:13]}\n"
    )
    assert f"A moment in it: 2026-05-03  {felt[:13]}\n" in run(shell, "show", entry).text
    assert run(shell, "show", entry, "--json").json["links"] == [
        {"id": felt, "kind": "moment", "relation": "felt-in", "words": ""}
    ]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        # Around a match in the sentence, and else the label or the text that matched.
        ("phone", ["Pulled away · … I looked at m…  Mara  #evening  Fear  Some of both"]),
        ("mine", ["Pulled away · Her hand on min…  Mara  #evening  Fear  Some of both"]),
        ("bath", ["Pulled away · hide in the bath  Mara  #evening  Fear  Some of both"]),
        ("tide", ["Just noticed · A tide"]),
    ],
)
def test_search_finds_moments_by_words_and_labels(
    shell: Shell, word: str, found: list[str]
) -> None:
    assert lines(shell, "search", word) == found


def test_search_uncovers_no_answer(shell: Shell) -> None:
    assert not [line for line in lines(shell, "search", "preference") if "reference" in line]


def test_status_counts_them(shell: Shell) -> None:
    counted = run(shell, "status", "--json").json
    assert (counted["entries"], counted["moments"]) == (1, 4)
