"""What an interrupted erasing left is no journal at the next start, and then it is gone."""

from tests.keyring_session import until
from tests.robots.person import Person


def test_the_next_start_is_a_first_run_and_clears_the_rest_away(person: Person) -> None:
    person.begin()
    person.today.write("A line that was not to stay.")
    person.today.saved()
    assert person.window.quit() == 0
    vaults = person.app.home / "vaults"
    (journal,) = vaults.iterdir()
    journal.rename(journal.with_suffix(".erasing"))

    person.app.start()
    person.first_run.wait_for()
    until(lambda: not any(vaults.iterdir()))
    assert person.window.quit() == 0
    assert person.app.read("status")["exists"] is False
    assert person.app.said_aloud == ""
