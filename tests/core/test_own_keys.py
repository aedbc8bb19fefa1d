"""What is written of one's own keys reads back the same, and nothing else does harm."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.own_keys import read, written

COMMANDS = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
SEQUENCES = st.sampled_from(["Ctrl+N", "Ctrl+=", "F11", "[", "Ctrl+\\", "Ctrl+;", "Ctrl+,"])


@given(st.dictionaries(COMMANDS, st.lists(SEQUENCES, max_size=3).map(tuple)))
def test_what_is_written_reads_back(own):
    assert read(written(own)) == own


@given(st.text())
def test_any_text_is_read_without_harm(text):
    own = read(text)
    assert read(written(own)) == own


def test_a_command_without_keys_is_told_from_one_that_was_not_changed():
    assert read("lock=\nquit=Ctrl+W\nno sign of equality") == {"lock": (), "quit": ("Ctrl+W",)}
