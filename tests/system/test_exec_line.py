"""Commands in desktop entries come out again as they went in, read by the rules and by GLib."""

import ctypes
import string
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_app.core.errors import JournalError
from journal_app.system.exec_line import exec_line, string_value

arguments = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=[*map(chr, range(32)), "\x7f"])
    | st.sampled_from(string.punctuation + " "),
    max_size=30,
)
commands = st.lists(arguments.filter(bool), min_size=1, max_size=1).flatmap(
    lambda program: st.lists(arguments, max_size=5).map(lambda more: [*program, *more])
)


def unescaped(value: str) -> str:
    """The specification's escapes of a value of type string, undone."""
    meant = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    signs = iter(value)
    return "".join(meant[next(signs)] if sign == "\\" else sign for sign in signs)


def arguments_of(line: str) -> list[str]:
    """The specification's quoting undone, then its field codes, of which only %% may occur."""
    found, signs = [""], iter(line)
    for sign in signs:
        if sign == " ":
            found.append("")
        elif sign == '"':
            assert found[-1] == "", "an argument is quoted in whole or not at all"
            while (inner := next(signs)) != '"':
                found[-1] += next(signs) if inner == "\\" else inner
            assert next(signs, " ") == " "
            found.append("")
        else:
            assert sign not in "\t\n\"'\\><~|&;$*?#()`", f"{sign} is reserved"
            found[-1] += sign
    if line.endswith('"'):
        found.pop()
    halves = [argument.split("%%") for argument in found]
    assert not any("%" in half for argument in halves for half in argument)
    return ["%".join(argument) for argument in halves]


def glib_arguments(value: str) -> Sequence[str]:
    """What GNOME makes of the key: GLib’s own two readers."""
    glib = ctypes.CDLL("libglib-2.0.so.0")
    for name in ("g_key_file_new", "g_key_file_get_string"):
        getattr(glib, name).restype = ctypes.c_void_p
    file = ctypes.c_void_p(glib.g_key_file_new())
    text = f"[Desktop Entry]\nExec={value}\n".encode()
    assert glib.g_key_file_load_from_data(file, text, ctypes.c_size_t(len(text)), 0, None)
    raw = glib.g_key_file_get_string(file, b"Desktop Entry", b"Exec", None)
    line = ctypes.cast(raw, ctypes.c_char_p).value
    assert line is not None
    count, argv = ctypes.c_int(), ctypes.POINTER(ctypes.c_char_p)()
    expanded = line.replace(b"%%", b"%")
    assert glib.g_shell_parse_argv(expanded, ctypes.byref(count), ctypes.byref(argv), None)
    found = [argv[place] or b"" for place in range(count.value)]
    glib.g_strfreev(argv)
    glib.g_free(ctypes.c_void_p(raw))
    glib.g_key_file_free(file)
    return [argument.decode() for argument in found]


@given(commands)
@example(["/a path/it's 100%/“x”", "", "$HOME", "`date`", "\\", "\\\\", '"', "%f", "%%", "~"])
def test_a_command_comes_out_as_it_went_in(command: list[str]) -> None:
    value = string_value(exec_line(command))
    assert "\n" not in value
    assert arguments_of(unescaped(value)) == command
    assert glib_arguments(value) == command


def test_plain_words_stay_plain() -> None:
    assert exec_line(["/usr/bin/python3", "-P", "--home=x"]) == "/usr/bin/python3 -P --home=x"


@pytest.mark.parametrize("name", ["a\nb", "tab\t", "\x00", "\x7f", "\udcff"])
def test_what_no_entry_can_hold_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(JournalError) as refused:
        exec_line(["/usr/bin/python3", name])
    assert refused.value.advice.startswith("Rename that folder")
