"""Which question was shown on which day."""

from journal_app.storage.vault import Vault
from tests.builders import day


def test_the_last_day_before_this_one_counts(vault: Vault) -> None:
    with vault.writing():
        for prompt, shown in [
            ("p2_01", "2026-03-01"),
            ("p2_01", "2026-03-05"),
            ("p2_01", "2026-03-05"),
            ("p3_01", "2026-03-02"),
            ("p9_01", "2026-03-09"),
        ]:
            vault.prompts.shown(prompt, day(shown))
    assert vault.prompts.last_shown(day("2026-03-09")) == {
        "p2_01": day("2026-03-05"),
        "p3_01": day("2026-03-02"),
    }
    assert vault.prompts.last_shown(day("2026-03-05"))["p2_01"] == day("2026-03-01")
    assert vault.prompts.last_shown(day("2026-03-01")) == {}
