"""Walk 21: a journal is erased in two deliberate steps, and the app begins anew."""

from tests.e2e import leaks
from tests.e2e.test_walk_20_a_way_back_in import keys_in_keyring
from tests.keyring_session import until
from tests.robots.person import Person

MARKER = "ZQXPELICAN7"
SHEET = "Erase this journal"


def written(person: Person) -> None:
    """A journal with an entry, a backup, and the settings open."""
    person.begin()
    person.today.write(f"{MARKER} by the sea.")
    person.today.saved()
    assert person.window.quit() == 0
    person.app.start()
    person.today.wait_for()
    person.window.go("Settings")


def erase(person: Person) -> None:
    """Mean it twice."""
    person.settings.press(SHEET)
    person.app.find(SHEET, "panel")
    view = person.app.inside(SHEET)
    person.doors.type_into(view, "The word that erases", "erase")
    person.window.picture("the-word")
    view.press("Go on…", "push button")
    last = view.find("Erase for good", "push button")
    assert not last.has("enabled")
    person.window.picture("once-more")
    view.press("Erase for good", "push button")


def test_it_is_gone_and_the_app_begins_anew(person: Person) -> None:
    written(person)
    journals = person.app.home / "vaults"
    folder = next(journals.iterdir())
    assert list((folder / "backups").glob("*.db"))
    assert keys_in_keyring(person.app.desktop) == 1

    person.settings.press(SHEET)
    person.app.find(SHEET, "panel")
    person.app.hands.press("Escape")
    person.doors.gone(SHEET)
    assert folder.exists()

    before = person.app.pid
    erase(person)
    person.first_run.wait_for()
    person.window.picture("begun-anew")
    assert person.app.pid == before
    person.app.find(
        "The journal and its backups are erased from this computer. Nothing opens copies taken "
        "elsewhere: the recovery code was not kept.",
        "label",
    )
    assert list(journals.iterdir()) == []
    assert keys_in_keyring(person.app.desktop) == 0
    assert leaks.in_memory(person.app.pid, [MARKER]) == set()
    assert leaks.in_text(leaks.around_process(person.app.pid), [MARKER]) == set()

    person.first_run.begin()
    person.today.wait_for()
    person.today.write("A first line again.")
    person.today.saved()
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""


def test_a_keyring_that_hangs_is_told_and_its_key_goes_at_the_next_start(person: Person) -> None:
    written(person)
    keyring = person.app.desktop.session
    keyring.freeze_keyring()
    erase(person)
    person.app.find("First run, welcome", "panel", seconds=60)
    told = " ".join(person.app.names("label"))
    assert "Its key is still in the keyring" in told
    person.window.picture("key-left")
    assert person.window.quit() == 0
    keyring.thaw_keyring()
    assert keys_in_keyring(person.app.desktop) == 1
    person.app.start()
    person.first_run.wait_for()
    until(lambda: keys_in_keyring(person.app.desktop) == 0)
    assert person.window.quit() == 0
