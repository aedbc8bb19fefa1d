"""Walk 24: everything that opened a journal is lost; another is begun, and the first stays."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.e2e import secrets_kept
from tests.e2e.desktop import forget_secrets
from tests.robots.person import Person

FIRST = "The first one, whose key is gone for now."
SECOND = "A second beginning."


def spelled_out(instant: datetime) -> str:
    """The day an instant belongs to, as the desktop of the tests writes it; it ends at four."""
    day = instant.astimezone(ZoneInfo("Europe/Berlin")) - timedelta(hours=4)
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def test_another_is_begun_beside_the_first_which_can_be_gone_back_to(person: Person) -> None:
    begun = datetime.now(UTC)
    person.begin()
    person.today.write(FIRST)
    person.today.saved()
    assert person.window.quit() == 0
    session = person.app.desktop.session
    forget_secrets(person.app.desktop)
    before = secrets_kept.files(person.app.home)

    person.app.start()
    person.lock.says("The key to this journal is not in the keyring")
    person.app.choose("More", "Start another journal…")
    person.app.find("Back to the journal that is here", "push button")
    person.window.picture("beside-the-first")
    person.app.press("Back to the journal that is here", "push button")
    person.lock.wait_for_fresh_process()
    assert secrets_kept.files(person.app.home) == before
    assert secrets_kept.held(session) == []

    person.app.choose("More", "Start another journal…")
    person.first_run.begin()
    person.today.wait_for()
    person.today.write(SECOND)
    person.today.saved()
    person.window.lock()
    person.lock.wait_for_fresh_process()
    person.window.picture("locked")
    assert person.window.quit() == 0
    person.app.start()
    person.today.shows(SECOND)
    assert person.window.quit() == 0
    listed = person.app.read("list")
    assert [piece["text"] for piece in listed] == [SECOND]
    now = secrets_kept.files(person.app.home)
    assert {name: now[name] for name in before} == before

    person.app.start("--locked")
    person.lock.wait_for_fresh_process()
    person.lock.go_to_journal(f"Journal 1, begun on {spelled_out(begun)}")
    person.lock.open()
    person.lock.says("The key to this journal is not in the keyring")
    assert person.window.quit() == 0
