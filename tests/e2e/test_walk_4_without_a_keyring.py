"""Walk 4: no session bus, so a passphrase; and a keyring that is locked."""

from tests.robots.person import Person

PASSPHRASE = "a lantern by the harbour wall"
WRONG = "a lantern by the harbour walk"
TEXT = "Here without any keyring."


def test_a_passphrase_is_asked_for_once_and_then_opens_everything(
    person_without_bus: Person,
) -> None:
    person = person_without_bus
    person.app.start()
    person.first_run.begin()
    why = person.first_run.asks_for_a_passphrase()
    assert "keyring" in why
    assert person.first_run.nothing_was_made(person.app.home)
    person.window.picture("choose-a-passphrase")
    person.first_run.choose_passphrase(PASSPHRASE)
    person.today.wait_for()
    person.today.write(TEXT)
    person.today.saved()
    assert person.window.quit() == 0

    person.app.start()
    person.lock.wait_for()
    person.window.picture("asks")
    person.lock.open(WRONG)
    person.lock.says("That didn’t open it. Try again, slowly.")
    person.window.picture("wrong")
    person.lock.open(PASSPHRASE)
    person.today.wait_for()
    person.today.shows(TEXT)

    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.lock.open(PASSPHRASE)
    person.today.shows(TEXT)
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""


def test_the_command_line_takes_the_passphrase_too(person_without_bus: Person) -> None:
    app = person_without_bus.app
    added = app.run("add", "--passphrase-stdin", text=f"{PASSPHRASE}\nFrom the shell.")
    assert (added.returncode, added.stderr) == (0, "")
    assert app.read("status")["opens_with"] == "passphrase"
    listed = app.read("list", "--passphrase-stdin", text=f"{PASSPHRASE}\n")
    assert [piece["text"] for piece in listed] == ["From the shell."]
    wrong = app.run("list", "--passphrase-stdin", text=f"{WRONG}\n")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "That didn’t open it." in wrong.stderr

    app.start()
    person_without_bus.lock.open(PASSPHRASE)
    person_without_bus.today.shows("From the shell.")


def test_a_locked_keyring_says_so_and_opens_once_it_is_unlocked(person: Person) -> None:
    person.begin()
    person.today.write(TEXT)
    person.today.saved()
    person.window.quit()
    keyring = person.app.desktop.session

    keyring.lock_keyring()
    person.app.start()
    person.lock.says("The keyring that holds the key to this journal is locked.")
    person.window.picture("keyring-locked")
    keyring.unlock_keyring()
    person.app.press("Unlock", "push button")
    person.today.wait_for()
    person.today.shows(TEXT)
