"""The search for words that must not be there finds them wherever they are."""

from pathlib import Path

import pytest

from tests.e2e import leaks

WORD = "ZQXWOMBAT0"


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("form", [WORD, WORD.lower()])
def test_a_word_in_a_file_is_found_however_it_is_spelled(
    tmp_path: Path, coding: str, form: str
) -> None:
    path = tmp_path / "deep" / "down" / "file"
    path.parent.mkdir(parents=True)
    path.write_bytes(bytes(5000) + f"and {form} too".encode(coding) + bytes(5000))
    assert leaks.in_files([tmp_path], [WORD, "ZQXHERON0"]) == {str(path): {WORD}}


def test_a_word_in_a_name_is_found(tmp_path: Path) -> None:
    folder = tmp_path / WORD.lower()
    folder.mkdir()
    (tmp_path / "harmless").write_bytes(b"nothing")
    assert leaks.in_files([tmp_path], [WORD]) == {str(folder): {WORD}}


def test_a_word_across_two_blocks_is_found() -> None:
    search = leaks._Search([WORD])
    for cut in range(len(WORD) + 1):
        blocks = [b"x" * 50 + WORD[:cut].encode(), WORD[cut:].encode() + b"y" * 50]
        assert search.in_blocks(blocks) == {WORD}
