"""Walk 14: a week of questions, with a state told, one put away for good, and one page sealed."""

from datetime import timedelta

from journal_app.content.prompts import load_prompts
from journal_app.core.prompts import Prompt
from journal_app.core.resources import resource
from tests.e2e.clock import Clock
from tests.robots.person import Person

MOST = 40
SEALED = "She reached for my hand. I looked at the lamps."
ANSWER = "The kettle took long. I counted the tiles."
LAST_SENTENCE = "I counted the tiles."
A_DAY = timedelta(days=1)
OPEN = {"P2", "P3", "P9", "P10", "P13", "own"}
"""What an open page offers by day to somebody steady of whom nothing else is known."""


def known() -> dict[str, Prompt]:
    """Every question that ships, by its words."""
    return {prompt.text: prompt for prompt in load_prompts("en", resource("prompts"))}


PROMPTS = known()


def next_morning(person: Person, clock: Clock, days: int = 1) -> None:
    """Quit, and start again so many days later."""
    assert person.window.quit() == 0
    clock.move(days * A_DAY)
    person.app.start()
    person.today.wait_for()


def tell(person: Person, sentence: str, *options: str) -> None:
    """A moment, told from the command line while the app runs."""
    told = person.app.run("moment", *options, text=sentence)
    assert (told.returncode, told.stderr) == (0, "")


def one_that_goes_further(person: Person) -> Prompt:
    """Ask for another until one may be followed by a further question."""
    asked = person.questions.wait_for()
    for _more in range(MOST):
        prompt = PROMPTS[asked]
        if prompt.followups and prompt.family.value == "P2":
            return prompt
        asked = person.questions.another()
    raise AssertionError("none came that goes further")


def test_a_week_of_questions(person: Person) -> None:
    clock = Clock(person.app)
    clock.set_to(12)
    person.begin()

    gone = the_first_day(person)
    next_morning(person, clock)
    a_numb_day(person, clock)
    next_morning(person, clock)
    an_answer_that_goes_further(person, gone)
    next_morning(person, clock)
    a_long_sitting(person, clock)
    next_morning(person, clock)
    assert sealed_is_away(person)
    next_morning(person, clock, days=4)
    sealed_is_back(person)
    never_again(person, gone)
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""


def the_first_day(person: Person) -> str:
    """One question is put away for good, the next one answered, and the page sealed for a week."""
    first = person.questions.wait_for()
    assert PROMPTS[first].family.value in OPEN
    assert "You have not seen this one before." in person.questions.why()
    person.window.picture("why-this-one")
    person.app.press("Not this one again", "push button")
    second = person.questions.wait_for(besides=first)
    assert second != first
    person.window.notice("That one won’t come again.")
    assert not person.questions.has_foot()
    person.today.take_keyboard()
    person.today.write(SEALED)
    person.today.saved()
    person.questions.wait_for_foot()
    person.window.picture("three-equal-ways")
    assert person.questions.small_thing()
    person.questions.seal_for_a_week()
    person.today.shows("")
    person.window.picture("sealed")
    assert sealed_is_away(person)
    return first


def sealed_is_away(person: Person) -> bool:
    """Neither the timeline nor the command line has it; its dates stand in the settings."""
    assert SEALED not in [piece["text"] for piece in person.app.read("list")]
    assert person.app.read("search", "lamps") == []
    person.window.go("Timeline")
    person.app.bus.hear(0.5)
    assert not any("lamps" in piece for piece in person.timeline.pieces())
    person.window.go("Settings")
    person.settings.open_questions()
    person.app.bus.wait(person.settings.sealed, "what waits for its day")
    (told,) = person.settings.sealed()
    assert told.startswith("Comes back on ")
    assert "lamps" not in person.app.words_on_the_bus()
    person.window.go("Today")
    person.today.wait_for()
    return True


def a_numb_day(person: Person, clock: Clock) -> None:
    """Numb was told: only tiny ones come, and they say why; two hours later the day is open."""
    tell(person, "Everything far off.", "--state", "numb")
    asked = person.app.bus.wait(
        lambda: person.questions.asked if family(person) == "P7" else None, "a tiny question"
    )
    assert "Because you marked numb" in person.questions.why()
    person.app.hands.press("Escape")
    person.app.gone("Why this one came")
    person.window.picture("after-numb")
    again = person.questions.another()
    assert again != asked
    assert family(person) == "P7"
    clock.move(timedelta(hours=3))


def family(person: Person) -> str:
    """Which kind the question on the page is of."""
    prompt = PROMPTS.get(person.questions.asked)
    return "" if prompt is None else prompt.family.value


def an_answer_that_goes_further(person: Person, gone: str) -> None:
    """One further question, with the last sentence in sight, kept and read again."""
    prompt = one_that_goes_further(person)
    assert prompt.text != gone
    person.today.take_keyboard()
    person.today.write(ANSWER)
    person.today.saved()
    further, kept = person.questions.go_further()
    assert kept == LAST_SENTENCE
    assert PROMPTS[further].id in prompt.followups
    assert person.questions.wait_for() == further
    person.window.picture("one-further-question")
    person.today.write("They were all the same.")
    person.today.saved()
    person.window.go("Timeline")
    person.timeline.wait_for()
    person.timeline.open("They were all the same.")
    person.reader.shows("They were all the same.")
    assert person.questions.kept_sentence == LAST_SENTENCE
    person.window.picture("the-sentence-in-the-reader")
    person.app.press("Open the entry it is from", "push button")
    person.reader.shows(ANSWER)
    person.app.press("What followed", "push button")
    person.reader.shows("They were all the same.")
    person.window.go("Today")
    person.today.wait_for()


def a_long_sitting(person: Person, clock: Clock) -> None:
    """After twelve minutes one soft line, which goes by its cross and moves nothing."""
    person.questions.wait_for()
    person.today.write("It began ")
    clock.move(timedelta(minutes=13))
    person.today.write("with the rain.")
    assert person.questions.quiet_line(seconds=40) == "You can leave it here; it keeps."
    person.window.picture("you-can-leave-it-here")
    person.today.write(" And then.")
    person.today.shows("It began with the rain. And then.")
    person.questions.put_line_away()
    person.today.saved()


def sealed_is_back(person: Person) -> None:
    """On its day it is there by itself, and nothing is said of it."""
    person.window.go("Timeline")
    person.timeline.wait_for()
    person.app.bus.wait(
        lambda: any("lamps" in piece for piece in person.timeline.pieces()), "what was sealed"
    )
    person.window.picture("back-on-its-day")
    assert len(person.app.read("search", "lamps")) == 1
    person.window.go("Today")
    person.today.wait_for()


def never_again(person: Person, gone: str) -> None:
    """However often one asks for another."""
    seen = {person.questions.wait_for()}
    for _more in range(12):
        seen.add(person.questions.another())
    assert gone not in seen
    assert len(seen) > 10
