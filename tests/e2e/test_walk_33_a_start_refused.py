"""Walk 33: whoever clicks the icon sees why no journal comes up, and gets on from there."""

from journal_app.security.kernel_lock import KernelLock
from tests.robots.person import Person

WORDS = "ZQXWOMBAT after all."


def test_a_start_that_is_refused_says_why_and_goes_on_once_it_can(person: Person) -> None:
    home = person.app.home
    home.write_text("in the way")
    person.app.start()
    told = person.trouble.says("The journal’s folder cannot be written to.")
    assert told["What is safe"] == "Nothing was changed."
    assert person.trouble.offers == ["Try again", "Show the folder", "Quit"]
    person.window.picture("refused")
    person.trouble.press("Quit")
    assert person.app.wait_for_end() == 1
    assert home.read_text() == "in the way"

    person.app.start()
    person.trouble.says("The journal’s folder cannot be written to.")
    home.unlink()
    home.mkdir(mode=0o700)
    lock = KernelLock.acquire(home / "instance.lock")
    assert lock is not None
    with lock:
        person.trouble.press("Try again")
        person.trouble.says("The app is running already and does not answer.")
    person.trouble.press("Try again")
    person.first_run.begin()
    person.today.wait_for()
    person.today.write(WORDS)
    person.today.saved()
    assert person.window.quit() == 0
    (kept,) = person.app.read("list")
    assert kept["text"] == WORDS
