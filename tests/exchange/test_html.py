"""One HTML file: every text to be read, nothing that runs or reaches out, nothing kept back."""

from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from journal_app.core.archive import Counts
from journal_app.exchange.writers import html
from journal_app.exchange.writers.html_text import Marked, body
from journal_app.services.exchange import Exported, Format, Wanted, export_part
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry, keep_moment, moment
from tests.exchange import sample, sample_questions
from tests.exchange.sample_looking_back import NOTE_TEXT, fill_looking_back


class Reading(HTMLParser):
    """Every tag with its attributes, and every word."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data


def written(vault: Vault, tmp_path: Path, **more: object) -> tuple[Exported, str]:
    reader = vault.reader()
    clock = FakeClock(sample.EXPORTED_AT)
    wanted = Wanted(form=Format.HTML, **more)  # type: ignore[arg-type]
    done = export_part(reader, tmp_path / "x.html", wanted, home=tmp_path / "home", clock=clock)
    reader.close()
    return done, done.path.read_text(encoding="utf-8")


@pytest.fixture
def page(vault: Vault, tmp_path: Path) -> str:
    pieces = sample.fill(vault)
    sample.fill_more(vault, *pieces)
    sample_questions.fill(vault, *pieces)
    fill_looking_back(vault, *pieces)
    done, page = written(vault, tmp_path)
    assert done.counts == Counts(entries=1, moments=1)
    assert done.path.stat().st_mode & 0o777 == 0o600
    return page


def test_it_holds_the_texts_with_their_marks_notes_and_files(page: str) -> None:
    read = Reading(page)
    assert read.open == []
    assert "After dinner" in read.words
    assert sample.NOTE in read.words
    assert NOTE_TEXT in read.words
    assert "the harbour.gif" in read.words
    assert "#evening" in read.words
    assert "22:08" in read.words
    marked = [attrs["title"] for tag, attrs in read.tags if tag == "mark"]
    assert len(marked) == 2
    assert all(marked)


def test_it_keeps_back_what_is_sealed_unsaid_or_earlier(page: str) -> None:
    for kept_back in (sample_questions.TEXT, "Stay till I sleep.", "my week was.</p>"):
        assert kept_back not in page


def test_nothing_in_it_runs_or_reaches_out(page: str) -> None:
    read = Reading(page)
    tags = {tag for tag, _attrs in read.tags}
    assert not tags & {"script", "link", "img", "iframe", "a", "base", "form", "object"}
    assert not {name for _tag, attrs in read.tags for name in attrs if name.startswith("on")}
    assert "http:" not in page
    assert "https:" not in page
    assert "url(" not in page
    assert "not encrypted" in read.words.lower()


def test_what_was_typed_is_never_taken_for_the_page_itself(vault: Vault, tmp_path: Path) -> None:
    nasty = '<script>alert(1)</script>\n# </main> & "quotes" <img src=x>\n**<b>**\nעברית & عربي'
    keep_entry(vault, entry(nasty, people=["<Ana>"], tags=['"x"']))
    _done, page = written(vault, tmp_path)
    read = Reading(page)
    assert read.open == []
    assert "<script>alert(1)</script>" in read.words
    assert "<Ana>" in read.words
    assert not {tag for tag, _attrs in read.tags} & {"script", "img", "b"}
    assert all(attrs.get("dir") == "auto" for tag, attrs in read.tags if tag == "h4")


def test_emphasis_and_marks_may_cross_each_other() -> None:
    marked = [Marked(start=2, end=9, label="Pull"), Marked(start=7, end=20, label="Near & far")]
    assert body("a **bold** end", marked) == (
        '<p dir="auto">a <mark title="Pull"><strong>bol</strong></mark>'
        '<mark title="Pull, Near &amp; far"><strong>d</strong></mark>'
        '<mark title="Near &amp; far"> end</mark></p>\n'
    )


def test_days_come_in_their_order_each_once(vault: Vault, tmp_path: Path) -> None:
    for days in (3, 1, 1, 2):
        keep_entry(vault, entry(f"Day {days}.", at=sample.WRITTEN_AT + timedelta(days=days)))
    _done, page = written(vault, tmp_path)
    days = [attrs["datetime"] for tag, attrs in Reading(page).tags if tag == "time"]
    assert days == ["2026-11-22", "2026-11-23", "2026-11-24"]


def test_a_file_that_was_cut_short_is_noticed(page: str, tmp_path: Path) -> None:
    short = tmp_path / "short.html"
    short.write_text(page[:-20], encoding="utf-8")
    with pytest.raises(ValueError, match="the end is missing"):
        html.recount(short)


def test_all_that_was_written_about_a_moment_is_there_but_what_was_kept_unsaid(
    vault: Vault, tmp_path: Path
) -> None:
    texts = {"sentence": "I wished **he** stayed.", "unsaid": "Stay."}
    keep_moment(vault, replace(moment("Went quiet."), texts=texts))
    _done, page = written(vault, tmp_path)
    words = Reading(page).words
    assert "Went quiet." in words
    assert "I wished he stayed." in " ".join(words.split())
    assert "Stay." not in words


def test_nothing_that_follows_an_answer_is_told_while_its_later_look_is_open(
    vault: Vault, tmp_path: Path
) -> None:
    # Written half a day before the export, which is within the hours of a later look.
    at = sample.EXPORTED_AT - timedelta(hours=13)
    texts = {"which_fear_other": "drowning"}
    keep_moment(vault, replace(moment(at=at, reading="rd_fear"), texts=texts))
    _done, page = written(vault, tmp_path)
    words = Reading(page).words
    assert "felt like" not in words
    assert "drowning" not in words
