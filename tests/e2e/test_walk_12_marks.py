"""Walk 12: words are marked by keys and by mouse, keep their marks, and are found by them."""

from tests.robots.person import Person

FIRST = "She reached for my hand in the car."
PULLING = "I looked out of the window"
BODY = "my jaw was tight"
TEXT = f"{FIRST} {PULLING}, and {BODY} all the way."


def test_marks_stay_on_their_words(person: Person) -> None:
    person.begin()
    today = person.today
    today.write(TEXT)

    today.marks.select_by_keys(PULLING)
    today.marks.by_key("1", "Marked as pulling away")
    person.window.picture("marked-by-keys")

    today.marks.select_by_mouse(BODY)
    person.window.picture("bubble-by-mouse")
    today.marks.by_click("In the body")
    today.saved()
    person.window.picture("marked-by-mouse")
    assert today.marks.listed() == [f"Pulling away: {PULLING}", f"In the body: {BODY}"]

    # Before, inside and at the end of a mark.
    today.put_caret(len(FIRST))
    today.write(" Oh.")
    today.put_caret(today.text.index("looked") + len("looked"))
    today.write(" far")
    today.put_caret(today.text.index(", and"))
    today.write(" again")
    today.saved()
    far = PULLING.replace("looked", "looked far")
    assert today.text == f"{FIRST} Oh. {far} again, and {BODY} all the way."
    assert today.marks.listed() == [f"Pulling away: {far}", f"In the body: {BODY}"]

    # One mark off, and back by undo.
    today.put_caret(today.text.index("jaw"))
    today.marks.by_key("0", "Mark removed")
    assert today.marks.listed() == [f"Pulling away: {far}"]
    person.app.hands.press("Ctrl+z")
    assert today.marks.listed() == [f"Pulling away: {far}", f"In the body: {BODY}"]
    today.saved()

    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.lock.open()
    today.wait_for()
    today.shows(f"{FIRST} Oh. {far} again, and {BODY} all the way.")
    person.window.picture("after-opening-again")
    assert today.marks.listed() == [f"Pulling away: {far}", f"In the body: {BODY}"]

    # The Reader shows them, and marks without changing the text.
    person.window.go("Timeline")
    person.timeline.open("She reached")
    reader = person.reader
    text = reader.text
    assert reader.marks.listed() == [f"Pulling away: {far}", f"In the body: {BODY}"]
    reader.marks.select_by_mouse(FIRST)
    person.window.picture("bubble-in-the-reader")
    reader.marks.by_click("Coming closer")
    person.window.notice("Marked as coming closer")
    person.window.picture("marked-in-the-reader")
    assert reader.text == text
    three = [f"Coming closer: {FIRST}", f"Pulling away: {far}", f"In the body: {BODY}"]
    assert reader.marks.listed() == three

    # Marked there, it is marked here.
    person.window.go("Today")
    today.wait_for()
    today.shows(text)
    person.app.bus.wait(lambda: today.marks.listed() == three, "the mark made in the Reader")


def test_a_passage_becomes_a_moment_and_its_sentence_comes_back(person: Person) -> None:
    person.begin()
    today = person.today
    today.write(TEXT)
    today.marks.select_by_keys(PULLING)
    today.marks.by_key("1", "Marked as pulling away")
    today.put_caret(TEXT.index("looked"))
    today.marks.by_key("m", "It is a moment now, too.")
    today.shows_noticed(PULLING)
    person.window.picture("became-a-moment")

    person.app.press("Open it", "push button")
    person.app.find("One sentence", "label")
    door = person.app.inside("Joined with").look()
    assert any("From a passage of this entry" in sight.description for sight in door)
    person.window.picture("its-moment")

    person.app.choose("Entry options", "Place its sentence in today’s entry")
    today.wait_for()
    today.shows(f"{TEXT}\n> {PULLING}\n")
    today.saved()
    person.window.picture("placed")
    person.app.hands.press("Ctrl+z")
    today.shows(TEXT)
    assert today.marks.listed() == [f"Pulling away: {PULLING}"]
