"""Walk 34: what is listed leaves as a web page with its picture, and as pages, by keys alone."""

import re
from pathlib import Path

from tests import made_pictures as made
from tests.pdf_pictures import pictures_of
from tests.pdf_words import words_of
from tests.robots.copies import COPY, PAPER
from tests.robots.person import Person

TEXT = "At the harbour, before the storm."
OTHER = "Nothing to do with boats."


def test_what_is_listed_leaves_as_a_page_and_as_pages(person: Person) -> None:
    person.begin()
    person.today.write(TEXT)
    person.pictures.paste({"image/jpeg": made.jpeg(6)})
    person.today.saved()
    assert person.app.run("add", text=OTHER).returncode == 0
    person.window.go("Timeline")
    person.timeline.search("harbour")
    person.timeline.shows("harbour")
    person.timeline.choose("harbour")
    folder = person.app.desktop.folder / "taken out"
    folder.mkdir()
    as_a_web_page(person, folder)
    as_pages(person, folder)
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""


def as_a_web_page(person: Person, folder: Path) -> None:
    copies = person.copies
    copies.open(COPY)
    copies.choose("Everything", "What is listed")
    copies.choose("Complete", "Web page")
    assert copies.is_ticked("Pictures and files")
    person.window.picture("copy")
    copies.save(folder / "harbour.html", "Saved as harbour.html. It is not encrypted.")
    page = (folder / "harbour.html").read_text("utf-8")
    assert "before the storm" in page
    assert OTHER not in page
    (picture,) = re.findall(r'<img src="([^"]+)" alt="Picture" width="40" height="64"', page)
    assert picture == "harbour-files/0001.jpg"
    contents = (folder / picture).read_bytes()
    assert contents.startswith(b"\xff\xd8")
    assert made.SECRET not in contents
    assert sorted(each.name for each in folder.iterdir()) == ["harbour-files", "harbour.html"]


def as_pages(person: Person, folder: Path) -> None:
    copies = person.copies
    copies.open(PAPER)
    copies.tick("Pictures, and names of files")
    person.window.picture("pages")
    copies.save(folder / "pages.pdf", "Saved as pages.pdf. It is not encrypted.")
    pdf = (folder / "pages.pdf").read_bytes()
    words = words_of(pdf)
    assert "before the storm" in words
    assert OTHER not in words
    assert (40, 64) in [(each.width(), each.height()) for each in pictures_of(pdf)]
    assert made.SECRET not in pdf
