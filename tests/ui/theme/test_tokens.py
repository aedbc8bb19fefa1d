"""The four colour sets are complete, and a broken one says what is wrong with it."""

from pathlib import Path

import pytest

from journal_app.core.resources import resource
from journal_app.ui.theme.tokens import (
    SMALLEST_TEXT,
    THEME_NAMES,
    TOKEN_NAMES,
    TYPE,
    BadThemeError,
    Rgba,
    load_tokens,
)


def lines() -> dict[str, str]:
    """A complete set, each token black."""
    return dict.fromkeys(TOKEN_NAMES, '"#000000"')


def write(path: Path, values: dict[str, str]) -> Path:
    path.write_text("\n".join(f"{name} = {value}" for name, value in values.items()))
    return path


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_shipped_set_is_complete(name: str) -> None:
    tokens = load_tokens(resource("themes", f"{name}.toml"))

    assert tokens.name == name
    assert set(tokens.colors) == set(TOKEN_NAMES)


def test_two_more_digits_are_opacity() -> None:
    tokens = load_tokens(resource("themes", "light.toml"))

    assert tokens["scrim"] == Rgba(red=0x22, green=0x27, blue=0x2D, alpha=0x66)
    assert tokens["ink"] == Rgba(red=0x22, green=0x27, blue=0x2D, alpha=255)


def test_a_missing_token_is_named(tmp_path: Path) -> None:
    values = lines()
    del values["ink2"]

    with pytest.raises(BadThemeError, match=r"own\.toml: missing ink2$"):
        load_tokens(write(tmp_path / "own.toml", values))


def test_an_unknown_token_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadThemeError, match=r"own\.toml: unknown inc$"):
        load_tokens(write(tmp_path / "own.toml", lines() | {"inc": '"#000000"'}))


@pytest.mark.parametrize("value", ['"black"', '"#12345"', '"#1234567"', '"#GG0000"', "3", "[]"])
def test_a_colour_that_is_none_is_named(tmp_path: Path, value: str) -> None:
    with pytest.raises(BadThemeError, match=r"own\.toml: accent is not #RRGGBB"):
        load_tokens(write(tmp_path / "own.toml", lines() | {"accent": value}))


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("ink = ")

    with pytest.raises(BadThemeError, match=r"^own\.toml: "):
        load_tokens(path)


def test_no_style_is_smaller_than_twelve_pixels() -> None:
    assert min(spec.size for spec in TYPE.values()) >= SMALLEST_TEXT == 12
    assert all(spec.line > spec.size for spec in TYPE.values())
