"""`moment` keeps what it is told, through the running app, by itself, or sealed for later."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from journal_app.cli import moment, opening, parser
from journal_app.core import capture_json
from journal_app.core.moments import BodyMark, Capture
from journal_app.services import instance, vault, vocabulary
from journal_app.services.ways import WayIn
from journal_app.system.single_instance import RunningApp
from tests.builders import FakeClock
from tests.cli.shell import Shell

PASSPHRASE = "the long way home\n"
SEALED = "Sealed; it is kept at the next opening.\n"
TOLD = (
    "--kind", "pulled away", "--state", "REVVED", "--reading", "fear", "--pull", "4",
    "--toward", "0", "--before", "a Touch", "--body", "jaw", "--body", "br_belly",
    "--want", "left-room", "--person", "Mara", "--tag", "#evening", "--at", "2026-05-03T21:10",
)  # fmt: skip


def kept(shell: Shell, *words: str, given: str = "") -> dict[str, Any]:
    """The object of a moment that was kept now, whole."""
    answer = shell.run("moment", *words, given=given)
    assert (answer.code, answer.told) == (0, "")
    found: dict[str, Any] = shell.run("show", answer.text.strip(), "--json").json
    return found


def waiting(shell: Shell) -> list[Path]:
    return sorted(shell.home.glob("vaults/*/inbox/*"))


def test_nothing_at_all_is_a_moment(shell: Shell) -> None:
    before = datetime.now(UTC).timestamp() - 1
    found = kept(shell)
    moment = found["moment"]
    assert (found["kind"], found["text"], found["people"], found["tags"]) == ("moment", "", [], [])
    assert before <= datetime.fromisoformat(found["when"]).timestamp() <= before + 60
    assert moment.pop("captured_at")
    assert moment == {
        "kind": "kd_noticed",
        "state": None,
        "reading": None,
        "reading_at": None,
        "reading_later": None,
        "reading_later_at": None,
        "later_passed_at": None,
        "pull_away": None,
        "pull_toward": None,
        "closeness_now": None,
        "closeness_wanted": None,
        "body": None,
        "before": None,
        "wants": None,
        "image": None,
        "drawing": None,
        "fields": {},
        "strengths": {},
        "skipped": [],
    }


def test_everything_that_was_told_is_kept(shell: Shell) -> None:
    found = kept(shell, *TOLD, given="Her hand on mine.\n")
    assert (found["text"], found["when"]) == ("Her hand on mine.", "2026-05-03T21:10:00+01:00")
    assert (found["people"], found["tags"]) == (["Mara"], ["evening"])
    moment = found["moment"]
    assert moment | {"captured_at": "", "reading_at": ""} == moment | {
        "captured_at": "",
        "kind": "kd_pulled_away",
        "state": "st_edge_up",
        "reading": "rd_fear",
        "reading_at": "",
        "pull_away": 4,
        "pull_toward": 0,
        "before": "tr_touch",
        "wants": ["dx_left_room"],
        "body": [
            {"region": "br_jaw", "sensation": None},
            {"region": "br_belly", "sensation": None},
        ],
    }
    # Answered now, whenever it was.
    assert moment["reading_at"] == moment["captured_at"] > found["when"]
    assert shell.run("check").code == 0
    assert len(list(shell.home.glob("vaults/*/backups/auto-*.db"))) == 1


@pytest.mark.parametrize(
    ("option", "words", "key", "meant"),
    [
        (
            "--reading",
            ("cant-tell", "rd_cant_tell", "Can't tell yet", "CAN’T TELL YET"),
            "reading",
            "rd_cant_tell",
        ),
        ("--reading", ("both", "Bóth"), "reading", "rd_both"),
        ("--state", ("numb", "st_numb", "ST-NUMB"), "state", "st_numb"),
        ("--before", ("making plans", "future plans", "step-future"), "before", "tr_step_future"),
    ],
)
def test_a_word_is_an_id_or_what_it_is_called(
    shell: Shell, option: str, words: tuple[str, ...], key: str, meant: str
) -> None:
    assert {kept(shell, option, word)["moment"][key] for word in words} == {meant}


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("--kind", "zqxwombat"), "--kind"),
        (("--state", "…"), "--state"),
        (("--reading", "not-ok"), "--reading"),
        (("--reading", "rd_not_ok"), "--reading"),
        (("--reading", "rd_skip"), "--reading"),
        (("--before", "br_jaw"), "--before"),
        (("--body", "jaw", "--body", "zqxwombat"), "--body"),
        # A word that waits for a calm look back.
        (("--want", "dx_left_kind"), "--want"),
    ],
)
def test_a_word_that_is_not_in_the_list_is_told_in_one_line(
    shell: Shell, words: tuple[str, ...], option: str
) -> None:
    answer = shell.run("moment", *words, given="Words")
    assert (answer.code, answer.out) == (1, b"")
    assert answer.told == (
        f"{option}: that word is not in the list. tideline moment --words shows the list.\n"
    )
    assert not shell.home.exists()


@pytest.mark.parametrize(
    ("words", "given", "sentence"),
    [
        ((), b"caf\xe9", "the text is not UTF-8"),
        ((), b"x" * 2001, "That sentence is very long."),
        (("--file", "nowhere.txt"), b"", "cannot be read"),
        (("--at", "2026-02-30"), b"", "not in the calendar"),
        (("--at", "0001-01-01T00:00+14:00"), b"", "outside the calendar"),
        (("--tag", "#"), b"", "That tag is empty."),
        (("--person", "x" * 81), b"", "That name is very long."),
    ],
)
def test_what_cannot_be_kept_is_said_in_one_line_and_makes_nothing(
    shell: Shell, words: tuple[str, ...], given: bytes, sentence: str
) -> None:
    answer = shell.run("moment", *words, given=given)
    assert (answer.code, answer.out, answer.told.count("\n")) == (1, b"", 1)
    assert sentence in answer.told
    assert not shell.home.exists()


def test_a_file_is_read(shell: Shell) -> None:
    (shell.folder / "one.txt").write_text("From a file.\n")
    assert kept(shell, "--file", "one.txt", given="not this")["text"] == "From a file."


def test_a_terminal_is_told_how_to_end(shell: Shell) -> None:
    how = "Write a sentence or nothing, and end with Ctrl+D on a line of its own."
    answer = shell.on_terminal("moment", typed={how: "Typed here.\n\x04"})
    assert answer.code == 0
    assert shell.listed()[0]["text"] == "Typed here."


def test_without_any_input_it_is_a_moment_all_the_same(shell: Shell) -> None:
    # As a key of the desktop starts it.
    closed = "import os, sys; os.close(0); os.execv(sys.argv[1], sys.argv[1:])"
    python, *rest = shell.command("moment", "--kind", "stayed")
    shell.command = lambda *_words: [python, "-c", closed, python, *rest]  # type: ignore[method-assign]
    answer = shell.run("moment")
    assert (answer.code, answer.told) == (0, "")


def test_the_answer_is_kept_however_often_it_was_given(shell: Shell) -> None:
    for _time in range(5):
        kept(shell, "--reading", "both")
    assert [each["moment"]["reading"] for each in shell.listed()] == ["rd_both"] * 5


class TestBesideTheRunningApp:
    """Somebody else holds the lock and answers, as the app does."""

    @pytest.fixture
    def answer(self) -> dict[str, Any]:
        return {"id": "01a20480-5daf-73a7-afad-450b9c057c14"}

    @pytest.fixture
    def asked(
        self, shell: Shell, answer: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[list[dict[str, Any]]]:
        monkeypatch.setenv("XDG_RUNTIME_DIR", shell.environment["XDG_RUNTIME_DIR"])
        shell.add("There is a journal.")
        asked: list[dict[str, Any]] = []

        def respond(message: dict[str, Any]) -> dict[str, Any]:
            asked.append(message)
            return answer

        lock = instance.hold(shell.home)
        assert lock is not None
        with lock:
            app = RunningApp(shell.home, respond)
            app.start()
            yield asked
            app.stop()

    def test_it_hands_the_moment_over(
        self, shell: Shell, asked: list[dict[str, Any]], answer: dict[str, Any]
    ) -> None:
        said = shell.run("moment", *TOLD, "--json", given="Her hand.\n")
        assert (said.code, said.told) == (0, "")
        assert said.json == answer | {"sealed": False}
        (message,) = asked
        assert message.pop("do") == "moment"
        capture = capture_json.decode(message.pop("capture"))
        assert message == {}
        assert capture.at is not None
        assert capture.at.isoformat() == "2026-05-03T21:10:00+01:00"
        assert capture == Capture(
            kind="kd_pulled_away",
            at=capture.at,
            note="Her hand.",
            state="st_edge_up",
            reading="rd_fear",
            pull_away=4,
            pull_toward=0,
            terms={"trigger_primary": ("tr_touch",), "wants": ("dx_left_room",)},
            body=(BodyMark(region="br_jaw"), BodyMark(region="br_belly")),
            people=("Mara",),
            tags=("evening",),
        )
        assert len(shell.listed()) == 1
        assert waiting(shell) == []

    @pytest.mark.parametrize("answer", [{"locked": True}])
    @pytest.mark.usefixtures("asked")
    def test_a_locked_app_lets_it_wait_sealed(self, shell: Shell) -> None:
        said = shell.run("moment", *TOLD, given="Her hand.\n")
        assert (said.code, said.told) == (0, SEALED)
        (item,) = waiting(shell)
        assert b"hand" not in item.read_bytes()
        assert [each["text"] for each in shell.listed()] == ["There is a journal."]
        assert said.text.strip() in item.name

    @pytest.mark.parametrize("answer", [{"error": "The journal’s disk is full."}])
    @pytest.mark.usefixtures("asked")
    def test_what_the_app_says_is_said(self, shell: Shell) -> None:
        said = shell.run("moment", given="Her hand.\n")
        assert (said.code, said.out, said.told) == (1, b"", "The journal’s disk is full.\n")
        assert waiting(shell) == []


def test_whoever_holds_the_journal_and_does_not_answer_keeps_nothing_from_waiting(
    bare: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}Words")
    (bare.folder / "one.txt").write_text("While it hangs.")
    monkeypatch.setattr(opening, "TURN_SECONDS", opening.LOOK_SECONDS)
    lock = instance.hold(bare.home)
    assert lock is not None
    words = ["moment", "--home", str(bare.home), "--file", str(bare.folder / "one.txt")]
    with lock:
        assert moment.run(parser.parse(words)) == 0
    assert capsys.readouterr().err == SEALED
    assert len(waiting(bare)) == 1


def test_what_was_sealed_is_in_the_journal_after_the_next_opening(bare: Shell) -> None:
    bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}Words")
    caught = bare.run("moment", *TOLD, "--json", given="Her hand.\n")
    assert (caught.code, caught.told) == (0, SEALED)
    uid = caught.json["id"]
    assert caught.json == {"id": uid, "sealed": True}
    assert len(waiting(bare)) == 1

    # Opening it for another thing is enough, and tells of it once.
    opened = bare.run("moment", "--passphrase-stdin", given=PASSPHRASE)
    assert opened.told == "One moment caught while the journal was closed is in it now.\n"
    assert waiting(bare) == []
    assert bare.run("moment", "--passphrase-stdin", given=PASSPHRASE).told == ""
    found = bare.run("show", uid, "--json", "--passphrase-stdin", given=PASSPHRASE).json
    assert (found["text"], found["when"]) == ("Her hand.", "2026-05-03T21:10:00+01:00")
    assert (found["people"], found["moment"]["before"]) == (["Mara"], "tr_touch")
    # It is found by its labels, not only by its own words.
    searched = bare.run("search", "--json", "--passphrase-stdin", "revving", given=PASSPHRASE)
    assert [each["id"] for each in searched.json] == [uid]


def test_an_entry_takes_in_what_waits_as_well(bare: Shell) -> None:
    bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}Words")
    bare.run("moment", "--state", "revved")
    added = bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}More")
    assert added.told == "One moment caught while the journal was closed is in it now.\n"
    searched = bare.run("search", "--json", "--passphrase-stdin", "revving", given=PASSPHRASE)
    assert len(searched.json) == 1


def test_a_keyring_that_is_gone_lets_it_wait_sealed(shell: Shell, bare: Shell) -> None:
    shell.add("Words")
    caught = bare.run("moment", given="Over ssh.")
    assert (caught.code, caught.told) == (0, SEALED)
    added = shell.run("add", given="More")
    assert added.told == "One moment caught while the journal was closed is in it now.\n"
    assert "Over ssh." in [each["text"] for each in shell.listed()]


def test_a_wrong_passphrase_is_said_and_seals_nothing(bare: Shell) -> None:
    bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}Words")
    caught = bare.run("moment", "--passphrase-stdin", given="the short way home\nHer hand.")
    assert (caught.code, caught.out, caught.told.count("\n")) == (1, b"", 1)
    assert waiting(bare) == []


def test_without_a_journal_nothing_can_wait(bare: Shell) -> None:
    caught = bare.run("moment", given="Words")
    assert (caught.code, caught.out, caught.told.count("\n")) == (1, b"", 1)
    assert "--passphrase-stdin" in caught.told
    assert not list(bare.home.glob("vaults/*"))


def test_a_passphrase_makes_the_first_journal(bare: Shell) -> None:
    caught = bare.run("moment", "--passphrase-stdin", given=f"{PASSPHRASE}First words")
    assert (caught.code, caught.told) == (0, "")
    listed = bare.run("list", "--json", "--passphrase-stdin", given=PASSPHRASE).json
    assert [each["text"] for each in listed] == ["First words"]


class TestWords:
    """The list of what the options take."""

    def test_it_needs_no_journal_and_makes_none(self, bare: Shell) -> None:
        words = bare.run("moment", "--words")
        assert (words.code, words.told) == (0, "")
        lines = words.text.splitlines()
        assert lines[:2] == ["--kind", "  kd_noticed                Just noticed"]
        assert "  tr_touch                  Affectionate touch (a touch)" in lines
        assert not [line for line in lines if "rd_not_ok" in line or "dx_left_kind" in line]
        assert not bare.home.exists()

    def test_as_json_it_is_the_whole_vocabulary(self, bare: Shell) -> None:
        rows = {row["id"]: row for row in bare.run("moment", "--words", "--json").json}
        assert len(rows) > 400
        assert rows["tr_touch"] == {
            "group": "tr",
            "id": "tr_touch",
            "label": "Affectionate touch",
            "short": "a touch",
            "option": "--before",
        }
        assert rows["br_jaw"]["short"] is None
        assert rows["rd_not_ok"]["option"] is None

    def test_every_word_it_names_is_taken(self, shell: Shell) -> None:
        rows = shell.run("moment", "--words", "--json").json
        wants = [row["id"] for row in rows if row["option"] == "--want"]
        options = [word for term in wants for word in ("--want", term)]
        assert kept(shell, *options)["moment"]["wants"] == wants

    def test_words_of_ones_own_are_known_where_the_journal_opens(self, bare: Shell) -> None:
        bare.run("add", "--passphrase-stdin", given=f"{PASSPHRASE}Words")
        way = WayIn(passphrase=PASSPHRASE.strip())
        journal = vault.open_journal(bare.home, way, now=lambda: "now")
        shipped = vocabulary.built_in()
        vocabulary.add(journal.vault, "tr", "The doorbell", shipped=shipped, clock=FakeClock())
        vocabulary.rename(journal.vault, "br_jaw", "Teeth", shipped=shipped)
        vault.close_journal(journal)

        words = ("--before", "doorbell", "--body", "teeth")
        assert bare.run("moment", *words).code == 1
        words = ("--before", "the doorbell", "--body", "teeth")
        caught = bare.run("moment", *words, "--passphrase-stdin", given=PASSPHRASE)
        assert (caught.code, caught.told) == (0, "")
        shown = bare.run("show", caught.text.strip(), "--passphrase-stdin", given=PASSPHRASE).text
        assert "The doorbell\n" in shown
        assert "Teeth\n" in shown
        listed = bare.run("moment", "--words", "--passphrase-stdin", given=PASSPHRASE).text
        assert "The doorbell" in listed
        assert "The doorbell" not in bare.run("moment", "--words").text
