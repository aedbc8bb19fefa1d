"""Where the journal lies is told as it is, and what opens it is never guessed."""

from pathlib import Path

import pytest

from journal_app.security.folder import HomeFolder, VaultFolder, begin_folder, finish_folder
from journal_app.security.passphrase import wrap
from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_file import write_vault_file
from journal_app.security.vault_record import Mode, VaultRecord
from journal_app.services import whereabouts
from tests.builders import START, make_vault


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    return finish_folder(begin_folder(HomeFolder(path=tmp_path / "home")))


@pytest.mark.parametrize("mode", list(Mode))
def test_the_record_beside_the_journal_decides(
    tmp_path: Path, folder: VaultFolder, mode: Mode
) -> None:
    root = RootSecret.new()
    slot = None
    if mode is Mode.PASSPHRASE:
        slot = wrap(root, "a long enough one", vault_id=folder.vault_id)
    record = VaultRecord(
        vault_id=folder.vault_id, created=START, active=root.key_id, mode=mode, passphrase=slot
    )
    write_vault_file(folder, record)
    vault = make_vault(folder.journal)
    where = whereabouts.of(vault)
    vault.close()
    assert where.home == tmp_path / "home"
    assert where.passphrase is (mode is Mode.PASSPHRASE)


def test_without_a_record_nothing_is_guessed(tmp_path: Path, folder: VaultFolder) -> None:
    vault = make_vault(folder.journal)
    assert whereabouts.of(vault).passphrase is None
    vault.close()
