"""The templates that ship: few, plain, and read strictly."""

from pathlib import Path

import pytest

from journal_app.content.reading import BrokenContent
from journal_app.content.templates import load_templates


def test_there_are_six_and_each_leaves_room() -> None:
    found = load_templates("en")
    assert len(found) == 6
    assert len({each.id for each in found}) == 6
    for each in found:
        assert sum(line.endswith(":") or line.startswith("##") for line in lines(each.body)) >= 2
        assert len(each.body) < 500


def lines(body: str) -> list[str]:
    return body.splitlines()


def test_another_language_falls_back_to_english() -> None:
    assert load_templates("xx_YY") == load_templates("en")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "other = 1",
        "[templates.Bad-Name]\nname = 'x'\nbody = 'x'\nsafety_ok = true",
        "[templates.own_one]\nname = 'x'\nbody = 'x'\nsafety_ok = true",
        "[templates.one]\nname = 'x'\nbody = 'x'",
        "[templates.one]\nname = 'x'\nbody = '  '\nsafety_ok = true",
        "[templates.one]\nname = 'x'\nbody = 'x'\nsafety_ok = true\nmood = 1",
    ],
)
def test_what_is_not_exactly_right_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "en.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BrokenContent):
        load_templates("en", tmp_path)
