"""The palette offers what the journal holds, and leads there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from journal_app.services import saved_searches, shown_names
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.palette.palette import Palette
from journal_app.ui.theme.theme import Theme
from tests.show.live import Live, live_window


@pytest.fixture
def live(theme: Theme, tmp_path: Path) -> Iterator[Live]:
    QLocale.setDefault(QLocale("en_GB"))
    with live_window(theme, tmp_path, entries=12) as live:
        live.open()
        live.wait_for_names()
        yield live


def found(live: Live, words: str) -> tuple[Palette, list[str]]:
    """The open palette, and what it says for these words."""
    if live.palette.palette is None:
        live.palette.toggle()
    palette = live.palette.palette
    assert palette is not None
    palette.field.setText(words)
    return palette, list(palette.lines())


def test_a_person_is_found_and_opened(live: Live) -> None:
    [person, *_others] = live.context.known.names.people
    palette, lines = found(live, person.label.lower())
    assert f"{person.label}, Person" in lines
    palette.choose(lines.index(f"{person.label}, Person"))
    here = live.navigator.here
    assert here is not None
    assert (here.page, here.part) == (PageId.PEOPLE, f"person:{person.uid}")
    live.settle()


def test_names_as_initials_stand_so_and_are_not_found_by_the_whole_name(live: Live) -> None:
    [person, *_others] = live.context.known.names.people
    live.ask(shown_names.show_initials, True)
    live.settle()
    short = live.context.known.names.person(person.label)
    assert short != person.label
    assert f"{short}, Person" in found(live, short)[1]
    assert f"{person.label}, Person" not in found(live, person.label)[1]


def test_a_tag_is_found(live: Live) -> None:
    [tag, *_others] = live.context.known.names.tags
    assert f"{tag.label}, Tag" in found(live, tag.label)[1]


def test_a_date_is_shown_in_words_and_leads_to_the_timeline(live: Live) -> None:
    palette, lines = found(live, "14.3.2019")
    assert lines[0] == "Thursday, 14 March 2019, Timeline"
    palette.choose(0)
    here = live.navigator.here
    assert here is not None
    assert (here.page, here.part) == (PageId.TIMELINE, "day:2019-03-14")
    live.settle()
    palette, lines = found(live, "march 2019")
    assert lines[0] == "March 2019, Timeline"
    palette.choose(0)
    assert live.navigator.here == Place(page=PageId.TIMELINE, part="day:2019-03-01/2019-03-31")
    live.settle()


def test_a_kept_search_is_found(live: Live) -> None:
    live.ask(saved_searches.save, "Rain and trains", "rain", clock=live.context.clock)
    assert "Rain and trains, Search" in found(live, "rain and")[1]


def test_the_sections_of_the_settings_are_places(live: Live) -> None:
    palette, lines = found(live, "keyboard")
    palette.choose(lines.index("Keyboard, Settings"))
    here = live.navigator.here
    assert here is not None
    assert (here.page, here.part) == (PageId.SETTINGS, "keyboard")
    live.settle()
