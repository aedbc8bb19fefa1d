"""Walk 15: two questions of one's own, met on Today on two days, and both answers side by side."""

from datetime import timedelta

from tests.e2e.clock import Clock
from tests.robots.person import Person

DECK = "Evenings"
LIGHT = "What was light today?"
HEAVY = "What was heavy today?"
MOST = 60
"""More questions than an open page of this hour has to offer."""


def make_a_deck(person: Person) -> None:
    """In the settings, by the keyboard alone."""
    person.window.go("Settings")
    person.settings.open_questions()
    person.settings.type_into("Add a deck", DECK)
    person.app.find(DECK, "panel")
    for question in (LIGHT, HEAVY):
        person.settings.type_into("Add a question", question)
        person.app.bus.wait(
            lambda words=question: words in words_of_rows(person), f"“{question}” in its deck"
        )
    person.window.picture("a-deck-with-two-questions")


def words_of_rows(person: Person) -> list[str]:
    """The questions in the deck, as they stand in their rows."""
    shown = person.app.inside(DECK).look()
    return person.app.bus.texts([at.node for at in shown if at.name == "Question"])


def meet(person: Person, question: str) -> None:
    """Ask for another one until this one comes."""
    asked = person.questions.wait_for()
    for _more in range(MOST):
        if asked == question:
            return
        asked = person.questions.another()
    raise AssertionError(f"“{question}” never came")


def answer(person: Person, words: str) -> None:
    """Write to it, and end there."""
    person.today.take_keyboard()
    person.today.write(words)
    person.today.saved()
    person.questions.wait_for_foot()
    person.questions.done()
    person.today.shows("")


def test_both_answers_to_an_own_question_stand_side_by_side(person: Person) -> None:
    clock = Clock(person.app)
    clock.set_to(12)
    person.begin()
    make_a_deck(person)
    person.window.go("Today")
    person.today.wait_for()
    meet(person, LIGHT)
    person.window.picture("met-on-today")
    assert f"from your own deck “{DECK}”" in person.questions.why()
    person.app.hands.press("Escape")
    person.app.gone("Why this one came")
    answer(person, "The cup by the window.")
    assert person.window.quit() == 0

    clock.move(timedelta(days=9))
    person.app.start()
    person.today.wait_for()
    meet(person, LIGHT)
    answer(person, "Her coat on the chair.")

    person.app.hands.press("Ctrl+Shift+a")
    person.answers.wait_for()
    person.answers.shows("The cup by the window.", "Her coat on the chair.")
    assert person.answers.question == LIGHT
    assert person.answers.questions() == [f"{LIGHT} 2 answers"]
    old, new = person.answers.boxes()
    assert old[1] == new[1]
    assert old[0] + old[2] <= new[0]
    person.window.picture("side-by-side")
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""
