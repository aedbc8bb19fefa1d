"""A sealed file gives back what was sealed, whole and under its own name, or says it cannot."""

import hashlib
import hmac
import io
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.security import sealed_files
from journal_app.security.sealed_files import (
    CHUNK_BYTES,
    DamagedFile,
    FileState,
    ForeignFile,
    MissingFile,
    NewerFile,
    Sealed,
    SealedFiles,
    UnreadableFile,
)

KEY = bytes(range(32))
WORDS = b"\xff\xd8 a picture of us ZQXWOMBAT1"
NAMED_LONG_AGO = "032396387ee303d3fa22f878b0df349824d163fffc12cd458e5834f4f157085e"
HEADER = 34
SEALED_CHUNK = CHUNK_BYTES + 16
MANY = 1 << 30
SLOW_DISK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def files(tmp_path: Path) -> SealedFiles:
    return SealedFiles(tmp_path / "files", KEY)


def kept(files: SealedFiles, contents: bytes) -> str:
    sealed = files.seal(io.BytesIO(contents))
    files.keep(sealed)
    return sealed.name


@SLOW_DISK
@given(
    size=st.one_of(
        st.integers(0, 300),
        st.sampled_from([CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 200_000]),
    ),
    seed=st.integers(0, 255),
)
def test_what_is_sealed_is_opened_again(tmp_path: Path, size: int, seed: int) -> None:
    files = SealedFiles(tmp_path / "files", KEY)
    contents = bytes((seed + at) % 256 for at in range(size))
    sealed = files.seal(io.BytesIO(contents))
    files.keep(sealed)
    assert sealed.bytes == size
    assert files.read(sealed.name, at_most=size) == contents
    assert b"".join(files.chunks(sealed.name)) == contents


def by_hand(contents: list[bytes], name: str, salt: bytes) -> bytes:
    """A sealed file as the format is written down, made without our code."""
    app = b"io.github.tideline.Tideline"

    def derived(key: bytes, purpose: bytes, with_salt: bytes | None = None) -> bytes:
        info = app + b" " + purpose
        return HKDF(algorithm=SHA256(), length=32, salt=with_salt, info=info).derive(key)

    of_all = derived(KEY, b"sealed files key v1")
    header = b"tl-sealed\x01" + derived(of_all, b"sealed files key name v1")[:8] + salt
    cipher = ChaCha20Poly1305(derived(of_all, b"sealed file v1", salt))
    return header + b"".join(
        cipher.encrypt(
            number.to_bytes(11, "big") + (b"\x01" if number == len(contents) - 1 else b"\x00"),
            chunk,
            header + name.encode(),
        )
        for number, chunk in enumerate(contents)
    )


def test_the_format_never_changes(files: SealedFiles) -> None:
    # Written down once: a change here would leave the files of every existing journal unread.
    name = "b8b6baec6df3a34d1b12d6a06dd03acb66b4b1fcbb1c1ff59ba2efcda92e9ecc"
    assert files.name_of(io.BytesIO(b"Sealed long ago.")) == NAMED_LONG_AGO
    files.folder.mkdir()
    files.path(name).write_bytes(by_hand([bytes(CHUNK_BYTES), b"Sealed."], name, bytes(16)))
    assert files.read(name, at_most=MANY) == bytes(CHUNK_BYTES) + b"Sealed."


def test_the_same_contents_are_kept_once_and_named_by_the_key(tmp_path: Path) -> None:
    files = SealedFiles(tmp_path / "files", KEY)
    other = SealedFiles(tmp_path / "other", bytes(32))
    assert kept(files, WORDS) == kept(files, WORDS)
    assert len(list(files.folder.iterdir())) == 1
    name = kept(files, WORDS)
    assert name != kept(other, WORDS)
    plain = {hashlib.blake2b(WORDS, digest_size=32).hexdigest(), hashlib.sha256(WORDS).hexdigest()}
    assert name not in plain
    assert not hmac.compare_digest(name, hashlib.sha3_256(WORDS).hexdigest())


def test_nothing_of_the_contents_is_on_the_disk(files: SealedFiles) -> None:
    name = kept(files, WORDS * 9)
    assert b"ZQXWOMBAT1" not in files.path(name).read_bytes()
    first = files.path(name).read_bytes()
    files.remove(name)
    assert kept(files, WORDS * 9) == name
    assert files.path(name).read_bytes() != first, "sealed twice with the same key and nonces"


def test_only_the_owner_may_read_them(files: SealedFiles) -> None:
    place = files.path(kept(files, WORDS))
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]


@pytest.mark.parametrize("contents", [b"", WORDS])
def test_any_flipped_byte_is_noticed(files: SealedFiles, contents: bytes) -> None:
    name = kept(files, contents)
    whole = files.path(name).read_bytes()
    for at in range(len(whole)):
        files.path(name).write_bytes(flipped(whole, at))
        with pytest.raises(UnreadableFile):
            files.read(name, at_most=MANY)


@pytest.mark.parametrize("contents", [b"", WORDS, bytes(CHUNK_BYTES)])
def test_any_cut_is_noticed(files: SealedFiles, contents: bytes) -> None:
    name = kept(files, contents)
    whole = files.path(name).read_bytes()
    cuts = {*range(min(len(whole), 120)), *range(len(whole) - 40, len(whole))}
    for length in sorted(cut for cut in cuts if cut >= 0):
        files.path(name).write_bytes(whole[:length])
        assert files.look(name) is FileState.DAMAGED, length


Mutation = Callable[[bytes, list[bytes]], bytes]
_MUTATIONS: dict[str, Mutation] = {
    "the last chunk is left out": lambda head, chunks: head + b"".join(chunks[:-1]),
    "the first chunk is left out": lambda head, chunks: head + b"".join(chunks[1:]),
    "two chunks change places": lambda head, chunks: (
        head + chunks[1] + chunks[0] + b"".join(chunks[2:])
    ),
    "a chunk is repeated": lambda head, chunks: head + chunks[0] + b"".join(chunks),
    "the last is repeated": lambda head, chunks: head + b"".join(chunks) + chunks[-1],
    "something follows": lambda head, chunks: head + b"".join(chunks) + b"x",
    "nothing but a header": lambda head, _chunks: head,
}


@pytest.mark.parametrize("mutation", _MUTATIONS.values(), ids=_MUTATIONS.keys())
@pytest.mark.parametrize("size", [3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 5])
def test_chunks_stay_where_they_were(files: SealedFiles, mutation: Mutation, size: int) -> None:
    name = kept(files, os.urandom(size))
    whole = files.path(name).read_bytes()
    body = whole[HEADER:]
    chunks = [body[at : at + SEALED_CHUNK] for at in range(0, len(body), SEALED_CHUNK)]
    files.path(name).write_bytes(mutation(whole[:HEADER], chunks))
    with pytest.raises(DamagedFile):
        files.read(name, at_most=MANY)


def test_no_byte_of_an_altered_chunk_is_given_out(files: SealedFiles) -> None:
    contents = os.urandom(3 * CHUNK_BYTES)
    name = kept(files, contents)
    whole = files.path(name).read_bytes()
    files.path(name).write_bytes(flipped(whole, HEADER + SEALED_CHUNK + 7))
    giving = files.chunks(name)
    assert next(giving) == contents[:CHUNK_BYTES]
    with pytest.raises(DamagedFile):
        next(giving)


def test_a_file_under_the_name_of_another_is_refused(files: SealedFiles) -> None:
    mine, other = kept(files, WORDS), kept(files, WORDS[::-1])
    files.path(mine).write_bytes(files.path(other).read_bytes())
    with pytest.raises(DamagedFile):
        files.read(mine, at_most=MANY)


def test_chunks_of_two_files_do_not_mix(files: SealedFiles) -> None:
    mine, other = (kept(files, os.urandom(2 * CHUNK_BYTES)) for _each in range(2))
    first, second = (files.path(name).read_bytes() for name in (mine, other))
    files.path(mine).write_bytes(first[: HEADER + SEALED_CHUNK] + second[HEADER + SEALED_CHUNK :])
    assert files.look(mine) is FileState.DAMAGED


def test_each_reason_has_its_own_name(files: SealedFiles, tmp_path: Path) -> None:
    name = kept(files, WORDS)
    whole = files.path(name).read_bytes()
    with pytest.raises(ForeignFile):
        SealedFiles(files.folder, bytes(32)).read(name, at_most=MANY)
    with pytest.raises(MissingFile):
        files.read("0" * 64, at_most=MANY)
    files.path(name).write_bytes(whole[:9] + b"\x02" + whole[10:])
    with pytest.raises(NewerFile):
        files.read(name, at_most=MANY)
    files.path(name).write_bytes(b"PK\x03\x04 something else")
    with pytest.raises(DamagedFile):
        files.read(name, at_most=MANY)


def test_more_than_expected_is_not_gathered_in_memory(files: SealedFiles) -> None:
    name = kept(files, bytes(100))
    with pytest.raises(DamagedFile):
        files.read(name, at_most=99)


@pytest.mark.parametrize("name", ["", "../journal.db", "A" * 64, "0" * 63, "0" * 64 + "/x"])
def test_what_is_no_name_reaches_no_file(files: SealedFiles, name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        files.path(name)


def test_a_damaged_one_is_replaced_by_the_same_contents(files: SealedFiles) -> None:
    name = kept(files, WORDS)
    files.path(name).write_bytes(b"zeros")
    assert kept(files, WORDS) == name
    assert files.read(name, at_most=MANY) == WORDS


class Changing(io.BytesIO):
    """Contents somebody goes on writing while they are read."""

    def seek(self, at: int, whence: int = 0) -> int:
        if self.getvalue():
            super().seek(0)
            self.write(os.urandom(1))
        return super().seek(at, whence)


def test_contents_that_change_meanwhile_are_refused_and_leave_nothing(files: SealedFiles) -> None:
    with pytest.raises(DamagedFile):
        files.seal(Changing(b"\x00" * 40))
    assert list(files.folder.iterdir()) == []


def test_what_was_only_begun_is_no_file_and_is_cleared_away(files: SealedFiles) -> None:
    sealed = files.seal(io.BytesIO(WORDS))
    assert files.own_names() == frozenset()
    files.clear_half_made(before=sealed.partial.stat().st_mtime - 1)
    assert sealed.partial.exists()
    files.clear_half_made(before=sealed.partial.stat().st_mtime + 1)
    assert not sealed.partial.exists()
    files.drop(sealed)


def test_files_of_another_key_are_not_counted_as_own(files: SealedFiles) -> None:
    mine = kept(files, WORDS)
    kept(SealedFiles(files.folder, bytes(32)), WORDS)
    (files.folder / ("1" * 64)).write_bytes(b"somebody's own")
    assert files.own_names() == {mine}
    files.remove(mine)
    assert files.own_names() == frozenset()


def test_nothing_is_there_before_the_first(files: SealedFiles) -> None:
    assert files.own_names() == frozenset()
    files.clear_half_made(before=0)
    assert not files.folder.exists()


def test_a_refusing_disk_leaves_nothing(
    files: SealedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(sealed_files.os, "fsync", refuse)
    with pytest.raises(OSError, match="full"):
        files.seal(io.BytesIO(WORDS))
    assert list(files.folder.iterdir()) == []


def test_a_forgotten_key_opens_nothing(files: SealedFiles) -> None:
    name = kept(files, WORDS)
    files.wipe()
    with pytest.raises(UnreadableFile):
        files.read(name, at_most=MANY)


def test_what_is_sealed_shows_nothing_when_printed(files: SealedFiles) -> None:
    sealed = files.seal(io.BytesIO(WORDS))
    assert isinstance(sealed, Sealed)
    assert "ZQXWOMBAT1" not in repr(sealed)
    files.drop(sealed)
