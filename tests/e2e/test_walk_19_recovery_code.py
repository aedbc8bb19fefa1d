"""Walk 19: the keyring has lost the key; the sheet of paper opens the journal and puts it back."""

from contextlib import closing, suppress

from journal_app.services import recovery
from tests.e2e import leaks
from tests.e2e.desktop import forget_secrets
from tests.e2e.node import Gone
from tests.keyring_session import KeyringSession
from tests.robots.person import Person

TEXT = "Still here, behind eight groups of digits."
PASSPHRASE = "a lantern by the harbour wall"
ANOTHER = "seven stones on the window sill"


def written(person: Person) -> None:
    """A journal with one entry, closed."""
    person.begin()
    person.today.write(TEXT)
    person.today.saved()
    assert person.window.quit() == 0


def sheet(person: Person) -> tuple[str, ...]:
    """The code, as somebody has it on paper."""
    with person.app.desktop.session.in_this_process():
        return recovery.show(person.app.home).groups


def keys_held(session: KeyringSession) -> int:
    import secretstorage

    with closing(session.connect()) as connection:
        return len(list(secretstorage.get_default_collection(connection).get_all_items()))


def wrong(group: str) -> str:
    """The same group with its last digit misread."""
    return group[:-1] + str((int(group[-1]) + 1) % 10)


def test_the_code_typed_box_by_box_opens_the_journal_and_puts_the_key_back(person: Person) -> None:
    written(person)
    groups = sheet(person)
    assert forget_secrets(person.app.desktop) == 1

    person.app.start()
    person.lock.says("The key to this journal is not in the keyring it was kept in")
    person.window.picture("not-in-the-keyring")
    person.lock.use_code()
    person.window.picture("empty-boxes")
    person.lock.type_code(f"{groups[0]}{groups[1]}{wrong(groups[2])}")
    person.lock.group_says(2, "right")
    person.lock.group_says(3, "check this group")
    person.lock.heard("Group 3: check this group.")
    person.window.picture("a-wrong-digit")
    person.lock.type_code(" ".join(groups[3:]))
    person.lock.group_says(8, "right")
    assert not person.lock.may_open()
    person.lock.go_to_group(3)
    person.app.hands.press("End", "BackSpace")
    person.lock.type_code(groups[2][-1])
    person.lock.group_says(3, "right")
    assert person.lock.groups() == list(groups)
    person.window.picture("all-right")
    person.app.press("Open", "push button")
    person.today.wait_for()
    person.today.shows(TEXT)
    person.window.notice(
        "The key is in the keyring again: Secret Service (login). "
        "From now on the journal opens by itself, as before."
    )
    person.window.picture("put-back")
    assert keys_held(person.app.desktop.session) == 1
    assert person.window.quit() == 0

    person.app.start()
    person.today.wait_for()
    person.today.shows(TEXT)
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""


def test_the_code_is_pasted_in_one_go_and_stays_nowhere(person: Person) -> None:
    written(person)
    groups = sheet(person)
    forget_secrets(person.app.desktop)
    person.app.start()
    person.lock.use_code()
    with person.other_program as other:
        other.copy("\n".join(groups))
        person.lock.go_to_group(5)
        person.app.hands.press("Ctrl+v")
        person.lock.group_says(8, "right")
        person.lock.heard("All eight groups are right.")
        assert person.lock.groups() == list(groups)
        box = person.app.box("Group 1", "text")
        person.app.hands.drag((box[0] + 4, box[1] + 8), (box[0] + box[2] - 4, box[1] + 8))
        person.app.hands.click(box, times=2)
        assert groups[0] not in (other.paste("PRIMARY") or "")
        other.copy("a shopping list")
    node = person.app.find("Group 1", "text")
    person.lock.leave_code()
    assert leaks.in_text(person.app.words_on_the_bus(), groups) == set()
    with suppress(Gone):
        assert node.text == ""
    person.lock.use_code()
    assert person.lock.groups() == [""] * 8


def test_with_no_keyring_at_all_it_opens_and_says_what_to_do(person: Person) -> None:
    written(person)
    groups = sheet(person)
    person.app.desktop.session.stop_keyring()
    person.app.start()
    person.lock.says("This session has no keyring")
    person.lock.use_code()
    person.lock.type_code("".join(groups))
    person.lock.group_says(8, "right")
    person.app.hands.press("Return")
    person.today.wait_for()
    person.today.shows(TEXT)
    person.window.picture("not-put-back")
    person.app.press("Choose a passphrase", "push button")
    person.app.find("Settings page", "panel")
    assert person.window.quit() == 0


def test_order_another_journal_and_nothing_at_all_are_told_apart(person: Person) -> None:
    written(person)
    groups = sheet(person)
    forget_secrets(person.app.desktop)
    person.app.start()
    person.lock.use_code()
    mixed = (groups[1], groups[0], *groups[2:])
    person.lock.type_code("".join(mixed))
    person.lock.group_says(8, "right")
    person.app.hands.press("Return")
    person.lock.says("they stand in another order than on the sheet")
    person.window.picture("another-order")
    person.app.press("Put them in order", "push button")
    person.app.bus.wait(lambda: person.lock.groups() == list(groups), "the order of the sheet")
    person.lock.leave_code()
    person.lock.use_code()
    person.lock.type_code("371074259237052448610390115038700128048180073293")
    person.lock.group_says(8, "right")
    person.app.hands.press("Return")
    person.lock.says("This is the code of another journal")
    person.window.picture("another-journal")
    assert person.window.quit() == 0


def test_a_forgotten_passphrase_is_opened_by_the_code_and_a_new_one_is_offered(
    person_without_bus: Person,
) -> None:
    person = person_without_bus
    person.app.start()
    person.first_run.begin()
    person.first_run.asks_for_a_passphrase()
    person.first_run.choose_passphrase(PASSPHRASE)
    person.today.write(TEXT)
    person.today.saved()
    assert person.window.quit() == 0
    groups = recovery.show(person.app.home, passphrase=PASSPHRASE).groups

    person.app.start()
    person.lock.wait_for()
    person.lock.use_code()
    person.lock.type_code("".join(groups))
    person.lock.group_says(8, "right")
    person.app.hands.press("Return")
    person.today.shows(TEXT)
    person.app.find("Choose a new passphrase", "push button")
    person.window.picture("choose-a-new-passphrase")
    person.app.press("Choose a new passphrase", "push button")
    person.app.find("Settings page", "panel")
    # Nothing but the new one is asked: the code that opened the journal is known.
    person.app.find("Choose a new passphrase", "panel")
    person.window.picture("a-new-passphrase")
    sheet = person.app.inside("Choose a new passphrase")
    person.doors.type_passphrases("Choose a new passphrase", new=ANOTHER)
    sheet.press("Change passphrase", "push button")
    person.app.inside("Choose a new passphrase").find("Close", "push button")
    assert person.window.quit() == 0
    person.app.start()
    person.lock.wait_for()
    person.lock.open(ANOTHER)
    person.today.shows(TEXT)
    assert person.window.quit() == 0


def test_where_what_says_how_it_opens_is_lost_the_code_makes_it_anew(person: Person) -> None:
    written(person)
    groups = sheet(person)
    forget_secrets(person.app.desktop)
    [record] = person.app.home.glob("vaults/*/vault.json")
    record.write_text("{")
    record.with_name("vault.json.bak").unlink()

    person.app.start()
    person.app.find("What is safe", "label")
    person.window.picture("record-lost")
    person.lock.use_code()
    person.lock.leave_code()
    person.app.find("What is safe", "label")
    person.lock.use_code()
    person.lock.type_code("".join(groups))
    person.lock.group_says(8, "right")
    person.app.hands.press("Return")
    person.today.shows(TEXT)
    assert person.window.quit() == 0
    person.app.start()
    person.today.shows(TEXT)
    assert person.window.quit() == 0
