"""Whatever a piece can be joined with is found as one types words or a date."""

from datetime import date, datetime

import pytest

from journal_app.core.ids import PieceId
from journal_app.core.search_keys import Lexicon
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import entries, joinable, moments
from journal_app.services.joinable import MOST, Joinable
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry, keep_moment, moment


class Offered:
    """A journal of five pieces by their names, and what is offered beside `here`."""

    def __init__(self, vault: Vault, clock: FakeClock) -> None:
        self.vault, self.clock = vault, clock
        texts = {
            "old": ("The canal in May. Then the kettle.", datetime(2019, 3, 14, 9, 0)),
            "spring": ("A walk.", datetime(2025, 5, 20, 9, 0)),
            "here": ("The canal here.", datetime(2026, 3, 10, 9, 0)),
        }
        self.pieces = {
            name: keep_entry(vault, entry(text, at=at)) for name, (text, at) in texts.items()
        }
        self.pieces["lived"] = keep_moment(
            vault, moment("By the canal.", at=datetime(2026, 3, 11, 9, 0))
        )
        self.pieces["new"] = keep_entry(vault, entry("Soup.", at=datetime(2026, 3, 12, 9, 0)))

    def ask(self, typed: str) -> Joinable:
        """The whole answer."""
        return joinable.joinable(
            self.vault, self.pieces["here"], typed,
            lexicon=Lexicon(), words=Vocabulary(), clock=self.clock,
        )  # fmt: skip

    def names(self, typed: str) -> list[str]:
        """What is offered, best first."""
        names = {piece: name for name, piece in self.pieces.items()}
        return [names[head.id] for head in self.ask(typed).heads]


@pytest.fixture
def offered(vault: Vault, clock: FakeClock) -> Offered:
    """Five pieces of seven years."""
    return Offered(vault, clock)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["new", "lived", "spring", "old"]),
        ("   ", ["new", "lived", "spring", "old"]),
        ("canal", ["lived", "old"]),
        ("cana", ["lived", "old"]),
        ("canal kettle", ["old"]),
        ("14 march 2019", ["old"]),
        ("2019", ["old"]),
        # A month that stands in a text as well: what is of it comes first.
        ("may", ["spring", "old"]),
        ("kind:moment", ["lived"]),
        ("tag:", []),
        ("zebra", []),
    ],
)
def test_words_dates_and_what_a_search_can_say_find_a_piece(
    offered: Offered, typed: str, names: list[str]
) -> None:
    assert offered.names(typed) == names


def test_what_is_in_the_bin_or_sealed_is_not_offered(offered: Offered) -> None:
    entries.move_to_bin(offered.vault, offered.pieces["new"], clock=offered.clock)
    moments.move_to_bin(offered.vault, offered.pieces["lived"], clock=offered.clock)
    sealed = "UPDATE pieces SET sealed = 1 WHERE id = ?"
    with offered.vault.writing():
        offered.vault.connection.run(sealed, (offered.pieces["old"],))
    assert offered.names("") == ["spring"]
    assert offered.names("canal") == []
    assert offered.names("2019") == []


def test_the_words_around_what_was_typed_are_shown(offered: Offered) -> None:
    told = offered.ask("kettle")
    assert dict(told.excerpts) == {offered.pieces["old"]: "… Then the kettle."}
    assert offered.ask("2019").excerpts == {}
    far = keep_entry(offered.vault, entry(f"So much was {'very ' * 20}sunken that day."))
    # On one line, what was found has to stand near its beginning.
    assert 0 < offered.ask("sunken").excerpts[far].index("sunken") <= 52


def test_no_more_are_offered_than_anybody_reads(offered: Offered) -> None:
    for number in range(MOST + 5):
        at = datetime(2024, 5, 1, number % 24, 0)
        keep_entry(offered.vault, entry(f"Number {number} in may.", at=at))
    for typed in ("", "number", "may 2024", "may"):
        heads = offered.ask(typed).heads
        assert len(heads) == len({PieceId(head.id) for head in heads}) == MOST
    assert offered.ask("may 2024").heads[0].when.day == date(2024, 5, 1)
