"""Shipped files are found from a checkout; tests/packaging shows the same for an installed app."""

from pathlib import Path

from journal_app.core.resources import resource


def test_a_checkout_finds_the_files_at_its_top() -> None:
    home = Path(__file__).resolve().parents[2] / "resources"
    assert resource("themes", "light.toml") == home / "themes" / "light.toml"
    assert resource("themes", "light.toml").is_file()
    assert resource() == home
