"""Everything on pages, as the command line makes it: with pictures, and whole or not at all."""

from pathlib import Path

import pytest

from journal_app.app.paper import onto_paper
from journal_app.core.archive import Counts
from journal_app.core.errors import CannotKeep
from journal_app.core.ids import PieceId
from journal_app.services import pictures
from journal_app.services.exchange import Format, Stopped
from journal_app.storage.vault import Vault
from tests import made_pictures as made
from tests.builders import entry, keep_entry
from tests.exchange.test_files_along import hang, out
from tests.pdf_pictures import pictures_of
from tests.pdf_words import words_of
from tests.services.test_exchange import no_file_longer_than

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def piece(vault: Vault) -> PieceId:
    return keep_entry(vault, entry("By the river.", tags=["sea"]))


def test_pictures_are_shown_and_one_that_is_lost_is_named(
    vault: Vault, piece: PieceId, tmp_path: Path
) -> None:
    hang(vault, piece, made.jpeg(6), "the last boat")
    lost = hang(vault, piece, made.encoded(b"png"), "the first.png")
    pictures.files_of(vault).path(lost.file).unlink()
    done = out(vault, tmp_path / "a.pdf", Format.PDF, to_paper=onto_paper)
    assert (done.counts, done.files, done.files_left) == (Counts(entries=1, moments=0), 1, 1)
    assert done.folder is None
    pdf = done.path.read_bytes()
    assert len(pictures_of(pdf)) == 1
    words = words_of(pdf)
    for said in ("By the river.", "#sea", "the last boat", "cannot be read: the first.png"):
        assert said in words
    assert done.path.stat().st_mode & 0o777 == 0o600
    alone = out(vault, tmp_path / "b.pdf", Format.PDF, to_paper=onto_paper, files=False)
    assert pictures_of(alone.path.read_bytes()) == []


def test_a_disk_that_takes_no_more_is_left_without_a_trace(
    vault: Vault, piece: PieceId, tmp_path: Path
) -> None:
    for wide in (500, 600):
        hang(vault, piece, made.encoded(b"jpg", made.image(wide, 500)), "a boat")
    with no_file_longer_than(30_000), pytest.raises(CannotKeep):
        out(vault, tmp_path / "a.pdf", Format.PDF, to_paper=onto_paper)
    assert not list(tmp_path.glob("a.pdf*"))


def test_stopped_on_its_way_it_leaves_nothing(vault: Vault, piece: PieceId, tmp_path: Path) -> None:
    keep_entry(vault, entry("One more."))
    assert piece

    def step(done: int, of: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        out(vault, tmp_path / "a.pdf", Format.PDF, to_paper=onto_paper, step=step)
    assert not list(tmp_path.glob("a.pdf*"))
