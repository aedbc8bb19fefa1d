"""Walk 31: a sheet got lost; the journal and its backups get new keys, and the old one goes."""

from journal_app.core.backups import CopyKind
from journal_app.security.folder import HomeFolder
from journal_app.services import copies, recovery
from tests.e2e.desktop import Desktop
from tests.e2e.test_walk_20_a_way_back_in import FIRST, keys_in_keyring, record
from tests.robots.doors import CODE
from tests.robots.person import Person

TEXT = "Nobody has to know where this is written."
MAKE = "Make new keys"


def keys_of_copies(person: Person) -> set[str | None]:
    """Which keys open the copies beside the journal."""
    (folder,) = HomeFolder(path=person.app.home).journals()
    return {copy.key_id for copy in copies.listed(folder) if copy.kind is CopyKind.AUTO}


def begun(person: Person) -> None:
    """A journal with a page and a backup, open at what opens it."""
    person.begin()
    person.today.write(TEXT)
    person.today.saved()
    person.window.go("Settings")
    person.settings.back_up()
    person.app.press("Privacy and lock", "radio button")


def keep_new_code(person: Person) -> tuple[str, ...]:
    """From the sheet that comes by itself to the end; the code."""
    code = person.doors.code()
    assert "The new keys are made, and this is their code." in person.doors.says(CODE)
    person.window.picture("new-code")
    person.doors.code_sheet.press("Continue", "push button")
    person.doors.type_back(code)
    person.doors.gone(CODE)
    return code


def wait_for_the_end(person: Person) -> None:
    """Until it is said that the old key is gone."""
    words = "The old recovery code opens nothing here any more; its sheet can be destroyed."

    def said() -> bool:
        return any(name.endswith(words) for name in person.app.names("label"))

    person.app.bus.wait(said, "the end of the old keys")


def test_new_keys_where_the_keyring_opens_it(person: Person, desktop: Desktop) -> None:
    begun(person)
    with desktop.session.in_this_process():
        old = recovery.show(person.app.home)
    person.settings.press(MAKE)
    person.window.picture("asked")
    person.app.inside(MAKE).press(MAKE, "push button")
    code = keep_new_code(person)
    assert code != old.groups
    wait_for_the_end(person)
    person.window.picture("old-keys-gone")
    known = record(person)
    assert known["retired"] == [old.key_id]
    assert keys_of_copies(person) == {known["active"]}
    assert keys_in_keyring(desktop) == 1
    person.window.go("Today")
    person.today.shows(TEXT)
    assert person.window.quit() == 0
    person.app.start()
    person.today.shows(TEXT)
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""


def test_new_keys_where_a_passphrase_opens_it(person_without_bus: Person) -> None:
    person = person_without_bus
    person.app.start()
    person.first_run.begin()
    person.first_run.asks_for_a_passphrase()
    person.first_run.choose_passphrase(FIRST)
    person.today.write(TEXT)
    person.today.saved()
    old = record(person)["active"]
    person.window.go("Settings")
    person.app.press("Privacy and lock", "radio button")
    person.settings.press(MAKE)
    person.app.inside(MAKE).press(MAKE, "push button")
    person.doors.type_into(person.app.inside(MAKE), "Passphrase", FIRST)
    person.window.picture("passphrase")
    person.app.inside(MAKE).press(MAKE, "push button")
    person.lock.says("The new keys are made. Your passphrase opens the journal as before.")
    person.window.picture("locked-afterwards")
    person.lock.open(FIRST)
    person.doors.type_into(person.app.inside(CODE), "Passphrase", FIRST)
    person.app.inside(CODE).press("Continue", "push button")
    keep_new_code(person)
    wait_for_the_end(person)
    assert record(person)["retired"] == [old]
    person.today.shows(TEXT)
    assert person.window.quit() == 0
