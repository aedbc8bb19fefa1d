"""`add` keeps what it is given, byte for byte, and says so only once it is kept."""

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal_app.core.text import clean
from journal_app.services import instance
from journal_app.system.single_instance import RunningApp
from tests.cli.shell import ROOT, Shell
from tests.e2e.clock import HOOK

NASTY = {
    "emoji and Arabic": "مساء الخير 👩‍👩‍👧‍👦 \U0001f3f4\u200d\u2620\ufe0f done",
    "no newline at the end": "one line",
    "newlines around": "\n\n  two empty lines before, three after\n\n\n",
    "tabs and odd spaces": "a\tb\u00a0c\u2009d\u200be\u3000f",
    "composed and decomposed": "e\u0301 é ﬁ \u1e9b\u0323",
    "markdown": "# Title\n\n- *one*\n- **two**\n\n> quoted\n\n```\ncode\n```\n",
    "shell and SQL": '\'; DROP TABLE entries; -- $(rm -rf /) `id` "quoted" %s {x}',
    "control pictures": "bell ␇, delete \x7f, next line \x85, escape sequence ␛[2J",
    "right to left override": "abc \u202egnp.exe",
    "zero width": "\u200f\u200e\u2060word",
    "Han and Thai": "我今天很累。วันนี้ฉันเหนื่อย",
    "looks like front matter": "---\nkind: entry\n---\n",
}
CHANGED = {
    "line ends": ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    "byte order mark": ("\ufeffhello", "hello"),
    "nothing and bells": ("a\x00b\x07c", "abc"),
}


@pytest.mark.parametrize("long", ["x", "word " * 200_000, "ü" * 300_000], ids=["1", "1M", "600k"])
def test_any_length_comes_back(shell: Shell, long: str) -> None:
    uid = shell.add(long)
    assert shell.run("show", uid, "--json").json["text"] == long


def test_every_text_comes_back_as_it_was_given(shell: Shell) -> None:
    ids = {name: shell.add(text) for name, text in NASTY.items()}
    ids |= {name: shell.add(given) for name, (given, _kept) in CHANGED.items()}
    expected = NASTY | {name: kept for name, (_given, kept) in CHANGED.items()}
    found = {entry["id"]: entry["text"] for entry in shell.listed()}
    assert {name: found[uid] for name, uid in ids.items()} == expected
    assert all(clean(text) == text for text in expected.values())


def test_it_prints_its_id_and_what_it_was_told(shell: Shell) -> None:
    answer = shell.run(
        "add", "--tag", "sea", "--tag", "#evening", "--person", "Ana", "--json", given="Words"
    )
    (entry,) = shell.listed()
    assert answer.json == {"id": entry["id"]}
    assert (entry["kind"], entry["tags"], entry["people"]) == ("entry", ["sea", "evening"], ["Ana"])


def test_a_file_is_read_and_left_alone(shell: Shell) -> None:
    file = shell.folder / "text.md"
    file.write_bytes(b"From a file\r\n")
    shell.add("not this", "--file", str(file))
    assert shell.listed()[0]["text"] == "From a file\n"
    assert file.read_bytes() == b"From a file\r\n"


@pytest.mark.parametrize(
    ("at", "when", "day"),
    [
        ("2026-11-22T21:10+01:00", "2026-11-22T21:10:00+01:00", "2026-11-22"),
        ("2026-11-22T21:10:05.250-0330", "2026-11-22T21:10:05.250-03:30", "2026-11-22"),
        ("2026-07-01T02:30", "2026-07-01T02:30:00+01:00", "2026-07-01"),
        ("2026-01-01 00:00", "2026-01-01T00:00:00+00:00", "2026-01-01"),
        ("2026-01-01T23:59Z", "2026-01-01T23:59:00+00:00", "2026-01-01"),
        ("1999-12-31", "1999-12-31T12:00:00+00:00", "1999-12-31"),
    ],
)
def test_a_given_time_is_kept_as_given(shell: Shell, at: str, when: str, day: str) -> None:
    shell.add("Words", "--at", at)
    (entry,) = shell.listed()
    assert (entry["when"], entry["day"]) == (when, day)


def test_without_a_time_it_is_now(shell: Shell) -> None:
    before = datetime.now(UTC)
    shell.add("Words")
    when = datetime.fromisoformat(shell.listed()[0]["when"])
    assert before.timestamp() - 1 <= when.timestamp() <= datetime.now(UTC).timestamp()


def test_today_alone_is_this_time_of_today(shell: Shell) -> None:
    now = datetime.now(UTC).astimezone()
    shell.environment["TZ"] = "UTC"
    shell.add("Words", "--at", f"{datetime.now(UTC).date()}")
    when = datetime.fromisoformat(shell.listed()[0]["when"])
    assert abs((when - now).total_seconds()) < 60


@pytest.mark.parametrize(
    ("words", "given", "sentence"),
    [
        (("add",), b"", "There is nothing to keep."),
        (("add",), b" \n\t\x00", "There is nothing to keep."),
        (("add",), b"caf\xe9 and more", "the text is not UTF-8"),
        (("add", "--file", "nowhere.txt"), b"x", "cannot be read"),
        (("add", "--at", "2026-02-30"), b"x", "not in the calendar"),
        (("add", "--at", "0001-01-01T00:00+14:00"), b"x", "outside the calendar"),
        (("add", "--tag", "#"), b"x", "That tag is empty."),
        (("add", "--person", "x" * 81), b"x", "That name is very long."),
    ],
)
def test_what_cannot_be_kept_is_said_in_one_line_and_makes_nothing(
    shell: Shell, words: tuple[str, ...], given: bytes, sentence: str
) -> None:
    answer = shell.run(*words, given=given)
    assert (answer.code, answer.out) == (1, b"")
    assert sentence in answer.told
    assert answer.told.count("\n") == 1
    assert not shell.home.exists()


def test_many_at_once_are_all_kept(shell: Shell) -> None:
    texts = {f"Number {number} of eight" for number in range(8)}
    processes = [shell.start("add") for _text in texts]
    ids = set()
    for process, text in zip(processes, texts, strict=True):
        assert process.stdin is not None
        process.stdin.write(text.encode())
        process.stdin.close()
        process.stdin = None
    for process in processes:
        out, told = process.communicate(timeout=60)
        assert (process.returncode, told) == (0, b"")
        ids.add(out.decode().strip())
    kept = shell.listed()
    assert {entry["text"] for entry in kept} == texts
    assert {entry["id"] for entry in kept} == ids
    assert shell.run("check").code == 0
    assert len(list((shell.home / "vaults").iterdir())) == 1


def test_everything_belongs_to_its_owner_alone(shell: Shell) -> None:
    shell.environment["UMASK"] = "0"
    command = ["sh", "-c", 'umask 0; exec "$@"', "sh", *shell.command("add")]
    done = subprocess.run(command, input=b"Words", env=shell.environment, capture_output=True)
    assert done.returncode == 0
    for path in [shell.home, *shell.home.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_backup_is_made_once_a_day(shell: Shell) -> None:
    shell.add("First")
    shell.add("Second")
    assert len(list(shell.home.glob("vaults/*/backups/auto-*.db"))) == 1


def test_a_home_that_cannot_be_made_is_said(shell: Shell) -> None:
    (shell.folder / "file").write_text("in the way")
    answer = shell.run("add", "--home", str(shell.folder / "file" / "x"), given="Words")
    assert answer.code == 1
    assert "cannot be written to" in answer.told


class TestBesideTheRunningApp:
    """Somebody else holds the lock and answers, as the app does."""

    @pytest.fixture
    def asked(self) -> list[dict[str, Any]]:
        return []

    @pytest.fixture
    def answer(self) -> dict[str, Any]:
        return {"id": "01a20480-5daf-73a7-afad-450b9c057c14"}

    @pytest.fixture
    def app(
        self,
        shell: Shell,
        asked: list[dict[str, Any]],
        answer: dict[str, Any],
        monkeypatch: pytest.MonkeyPatch,
    ) -> Iterator[None]:
        monkeypatch.setenv("XDG_RUNTIME_DIR", shell.environment["XDG_RUNTIME_DIR"])

        def respond(message: dict[str, Any]) -> dict[str, Any]:
            asked.append(message)
            return answer

        lock = instance.hold(shell.home)
        assert lock is not None
        with lock:
            app = RunningApp(shell.home, respond)
            app.start()
            yield
            app.stop()

    @pytest.mark.usefixtures("app")
    def test_it_hands_the_text_over(self, shell: Shell, asked: list[dict[str, Any]]) -> None:
        uid = shell.add("Words\n", "--tag", "sea", "--person", "Ana", "--at", "2026-11-22T21:10")
        assert uid == "01a20480-5daf-73a7-afad-450b9c057c14"
        assert asked == [
            {
                "do": "add",
                "text": "Words\n",
                "at": "2026-11-22T21:10:00",
                "tags": ["sea"],
                "people": ["Ana"],
            }
        ]
        assert not (shell.home / "vaults").exists()

    @pytest.mark.usefixtures("app")
    @pytest.mark.parametrize("answer", [{"locked": True, "error": "The journal is locked."}])
    def test_a_locked_app_says_so(self, shell: Shell) -> None:
        done = shell.run("add", given="Words")
        assert (done.code, done.out) == (1, b"")
        assert done.told == "The journal is locked.\n"

    @pytest.mark.usefixtures("app")
    @pytest.mark.parametrize("answer", [{"locked": True, "error": "The journal is locked."}])
    def test_a_locked_app_says_so_before_anybody_types(
        self, shell: Shell, asked: list[dict[str, Any]]
    ) -> None:
        done = shell.on_terminal("add")
        assert (done.code, done.out) == (1, b"")
        assert done.told.strip() == "The journal is locked."
        assert asked == [{"do": "look"}]

    @pytest.mark.usefixtures("app")
    def test_what_is_typed_beside_an_open_app_is_handed_over(
        self, shell: Shell, asked: list[dict[str, Any]]
    ) -> None:
        done = shell.on_terminal("add", typed={"Ctrl+D on a line of its own": "Words\n\x04"})
        assert done.out.decode().strip() == "01a20480-5daf-73a7-afad-450b9c057c14"
        assert [message["do"] for message in asked] == ["look", "add"]
        assert asked[1]["text"] == "Words\n"

    def test_it_waits_for_somebody_who_does_not_answer(self, shell: Shell) -> None:
        lock = instance.hold(shell.home)
        assert lock is not None
        process = shell.start("add")
        assert process.stdin is not None
        process.stdin.write(b"Words")
        process.stdin.close()
        process.stdin = None
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.5)
        lock.release()
        out, told = process.communicate(timeout=30)
        assert (process.returncode, told) == (0, b"")
        assert shell.listed()[0]["id"] == out.decode().strip()


def test_no_word_is_left_anywhere_in_the_open(shell: Shell, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    shell.environment["TMPDIR"] = str(temporary)
    mark = "ZqXwOmBaT"
    shell.add(f"{mark} text", "--tag", f"{mark}tag", "--person", f"{mark}person")
    assert shell.run("search", f"{mark}").out
    assert shell.run("search", f"{mark}nowhere").code == 0
    shell.run("check")
    assert _places_with(mark, tmp_path) == set()
    shell.run("export", "--format", "json", "--out", str(tmp_path / "out.json"))
    assert _places_with(mark, tmp_path) == {"out.json"}


def _places_with(mark: str, folder: Path) -> set[str]:
    forms = {
        form.encode(coding) for form in (mark, mark.lower()) for coding in ("utf-8", "utf-16-le")
    }
    return {
        path.name
        for path in folder.rglob("*")
        if path.is_file()
        and any(form in path.read_bytes() or form in os.fsencode(path.name) for form in forms)
    }


def test_a_day_ends_when_it_does_in_the_app_and_what_is_kept_keeps_its_day(shell: Shell) -> None:
    # Wherever it is between two and three at night now; the names of these zones are upside down.
    hours = (2 - datetime.now(UTC).hour + 11) % 24 - 11
    shell.environment["TZ"] = f"Etc/GMT{-hours:+d}"
    # A journal somewhere else than usual has its settings beside it.
    del shell.environment["TIDELINE_HOME"]
    home = ("--home", str(shell.home))
    night = shell.add("still up", *home)
    (shell.home / "settings.toml").write_text("day_ends_at = 0\n", encoding="utf-8")
    day = shell.add("up already", *home)
    days = {entry["id"]: date.fromisoformat(entry["day"]) for entry in shell.listed(*home)}
    assert days[day] - days[night] == timedelta(days=1)


def test_a_clock_far_behind_the_last_page_is_told_of_and_keeps_nobody_waiting(shell: Shell) -> None:
    moved = shell.folder / "moved-by"
    shell.environment |= {"MOVED_BY": str(moved), "PYTHONPATH": f"{HOOK}:{ROOT}"}
    moved.write_text("0 0", "ascii")
    last = shell.add("the last page")
    moved.write_text(f"{-400 * 86400} 0", "ascii")
    told = shell.run("add", given="words")
    assert told.code == 0
    assert "--at" in told.told
    assert shell.run("add", "--at", "2019-05-03", given="words").told == ""
    noted = shell.run("moment", given="a moment")
    assert noted.code == 0
    assert noted.told == told.told
    days = {entry["id"]: entry["day"] for entry in shell.listed()}
    assert all(days[uid] in told.told for uid in (last, told.text.strip()))
