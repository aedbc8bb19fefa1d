"""One process at a time has its turn with a data folder."""

from pathlib import Path

import pytest

from journal_app.core.errors import CannotKeep
from journal_app.services import instance


def test_a_second_one_waits_in_vain_until_the_first_lets_go(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    first = instance.hold(home)
    assert first is not None
    assert home.stat().st_mode & 0o777 == 0o700
    assert instance.hold(home) is None
    assert instance.hold(home, 0.05) is None
    first.release()
    second = instance.hold(home)
    assert second is not None
    second.release()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotKeep, match="cannot be written to"):
        instance.hold(tmp_path / "file" / "home")
