"""A search that stands on the page keeps to whom it means, whatever becomes of their names."""

from datetime import timedelta

from journal_app.core.changes import Changes
from journal_app.services import labels, people, tags
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.timeline.page import TimelinePage
from tests.ui.context_fixture import Ground
from tests.ui.timeline.conftest import NOON, Keep
from tests.ui.timeline.looking import found


def test_a_search_that_stands_follows_a_name_there_and_back(
    page_of: TimelinePage, ground: Ground
) -> None:
    page = page_of
    page._desk.put("kettle -person:anabel tag:work person:ana")
    anabel = ground.ask(labels.find, people.KIND, "Anabel")
    page.leave()
    ground.ask(labels.rename, people.KIND, anabel.uid, "Mara Lind")
    page.enter(Place(page=PageId.TIMELINE, part="search:kettle -person:anabel tag:work person:ana"))
    said = 'kettle -person:"Mara Lind" tag:work person:ana'
    ground.wait(lambda: page._desk.search.text == said)
    # Seen, and undone from a notice: at once.
    ground.ask(labels.rename, people.KIND, anabel.uid, "Anabel")
    ground.wait(lambda: page._desk.search.text == "kettle -person:Anabel tag:work person:ana")
    assert page._desk.search.errors == ()


def merged(ground: Ground, kind: labels.Kind, name: str, other: str) -> labels.Gone:
    """Let one name go into another."""
    one, into = (ground.ask(labels.find, kind, each).uid for each in (name, other))
    return ground.ask(labels.merge, kind, one, into, clock=ground.clock)


def test_a_search_that_stands_follows_a_merge_and_its_undo(
    page_of: TimelinePage, ground: Ground
) -> None:
    page, desk = page_of, page_of._desk
    desk.put("person:Anabel -tag:work")
    found(page, ground, 2)
    gone = merged(ground, people.KIND, "Anabel", "Ana")
    found(page, ground, 2, 1)
    assert desk.search.text == "person:Ana -tag:work"
    ground.ask(labels.bring_back, people.KIND, gone.away, gone.searches)
    found(page, ground, 2)
    assert desk.search.text == "person:Anabel -tag:work"
    # Tags as well, and what was gone on with in between keeps what was added.
    gone = merged(ground, tags.KIND, "work", "quiet evening")
    ground.wait(lambda: desk.search.text == 'person:Anabel -tag:"quiet evening"')
    desk.put(f"{desk.search.text} kettle")
    ground.ask(labels.bring_back, tags.KIND, gone.away, gone.searches)
    ground.wait(lambda: desk.search.text == "person:Anabel -tag:work kettle")
    assert desk.search.errors == ()


def test_a_search_that_named_both_is_as_it_was_once_a_merge_is_undone(
    page_of: TimelinePage, ground: Ground
) -> None:
    page, desk = page_of, page_of._desk
    desk.put("person:ana person:anabel")
    page.leave()
    gone = merged(ground, people.KIND, "Anabel", "Ana")
    page.enter(Place(page=PageId.TIMELINE, part="search:person:ana person:anabel"))
    ground.wait(lambda: desk.search.text == "person:ana person:Ana")
    ground.ask(labels.bring_back, people.KIND, gone.away, gone.searches)
    ground.wait(lambda: desk.search.text == "person:ana person:anabel")
    # Gone on with, what it says of the one cannot be told from what it says of the other.
    gone = merged(ground, people.KIND, "Anabel", "Ana")
    ground.wait(lambda: desk.search.text == "person:ana person:Ana")
    desk.put("door person:ana person:Ana")
    ground.ask(labels.bring_back, people.KIND, gone.away, gone.searches)
    ground.wait(lambda: desk.lexicon.people == ("Ana", "Anabel"))
    ground.ask(lambda _vault: None)
    assert desk.search.text == "door person:ana person:Ana"


def test_a_search_follows_one_merge_after_the_other_and_no_name_that_was_forgotten(
    page_of: TimelinePage, ground: Ground, keep: Keep
) -> None:
    page, desk = page_of, page_of._desk
    keep("Rain.", at=NOON - timedelta(days=1), people=["Clara", "Dora"])
    ground.context.hub.changed.emit(Changes(people=True))
    ground.wait(lambda: desk.lexicon.people is not None and "Dora" in desk.lexicon.people)
    desk.put("person:Anabel -person:Dora")
    page.leave()
    merged(ground, people.KIND, "Anabel", "Ana")
    merged(ground, people.KIND, "Ana", "Clara")
    dora = ground.ask(labels.find, people.KIND, "Dora").uid
    ground.ask(labels.forget, people.KIND, dora, clock=ground.clock)
    page.enter(Place(page=PageId.TIMELINE))
    ground.wait(lambda: desk.search.text == "person:Clara -person:Dora")


def test_who_takes_the_name_of_another_is_not_taken_for_them(
    page_of: TimelinePage, ground: Ground
) -> None:
    page = page_of
    page._desk.put("person:Ana")
    uids = {name: ground.ask(labels.find, people.KIND, name).uid for name in ("Ana", "Anabel")}
    page.leave()
    ground.ask(labels.rename, people.KIND, uids["Ana"], "Clara")
    ground.ask(labels.rename, people.KIND, uids["Anabel"], "Ana")
    page.enter(Place(page=PageId.TIMELINE))
    ground.wait(lambda: page._desk.lexicon.people == ("Clara", "Ana"))
    ground.ask(lambda _vault: None)
    assert page._desk.search.text == "person:Ana"
