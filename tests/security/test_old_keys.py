"""The note of old keys: the new key opens it, no other does, and a damaged one is told."""

from pathlib import Path

import pytest

from journal_app.security import old_keys
from journal_app.security.folder import VaultFolder
from journal_app.security.old_keys import MOST, UnreadableOldKeys
from journal_app.security.root_secret import RootSecret

NEW, OLD, OLDER = (RootSecret(bytes([number]) * 16) for number in (1, 2, 3))


def secret(root: RootSecret) -> bytes:
    with root.database_key() as key:
        return bytes(key.reveal())


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    return VaultFolder(path=tmp_path)


def test_the_new_key_opens_what_was_before_it(folder: VaultFolder) -> None:
    old_keys.write(folder, old_keys.seal(NEW, (OLD, OLDER), files_key=bytes(8)))
    note = old_keys.read(folder, NEW.key_id)
    assert note is not None
    assert note.replaced == (OLD.key_id, OLDER.key_id)
    with old_keys.opened(note, secret(NEW)) as roots:
        assert roots == (OLD, OLDER)
    assert old_keys.noted(folder) == {NEW.key_id}
    for other in (OLD, OLDER):
        with pytest.raises(UnreadableOldKeys), old_keys.opened(note, secret(other)):
            pass
    raw = folder.old_keys(NEW.key_id).read_bytes()
    assert not any(bytes(root.reveal()).hex().encode() in raw for root in (NEW, OLD, OLDER))
    old_keys.remove(folder, NEW.key_id)
    assert old_keys.read(folder, NEW.key_id) is None


def test_as_many_as_there_may_be_fit_in_it(folder: VaultFolder) -> None:
    old_keys.write(folder, old_keys.seal(NEW, (OLD,) * MOST, files_key=bytes(8)))
    assert old_keys.read(folder, NEW.key_id) is not None


@pytest.mark.parametrize(
    ("before", "after"),
    [(b'"format": 1', b'"format": 2'), (b'"sealed"', b'"mended"'), (b"{", b"["), (b'00"', b'0"')],
)
def test_one_that_was_altered_is_told(folder: VaultFolder, before: bytes, after: bytes) -> None:
    old_keys.write(folder, old_keys.seal(NEW, (OLD,), files_key=bytes(8)))
    path = folder.old_keys(NEW.key_id)
    path.write_bytes(path.read_bytes().replace(before, after, 1))
    with pytest.raises(UnreadableOldKeys):
        old_keys.read(folder, NEW.key_id)


def test_another_order_of_the_keys_is_not_believed(folder: VaultFolder) -> None:
    note = old_keys.seal(NEW, (OLD, OLDER), files_key=bytes(8))
    turned = old_keys.OldKeys(
        key_id=note.key_id,
        files_key=note.files_key,
        replaced=note.replaced[::-1],
        sealed=note.sealed,
    )
    with pytest.raises(UnreadableOldKeys), old_keys.opened(turned, secret(NEW)):
        pass
