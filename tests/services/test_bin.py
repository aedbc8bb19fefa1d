"""The bin: everything comes back as it was, stays thirty days, and then leaves no trace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from journal_app.core.bin import KEPT_FOR, Noun, stays_until
from journal_app.core.changes import Changes
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import Uid
from journal_app.core.marks import ICONS, TINTS
from journal_app.core.passages import PassageFilter
from journal_app.core.shelves import Shelf
from journal_app.services import bin as bin_service
from journal_app.services import decks, links, marks, passages, shelves, templates, vocabulary
from journal_app.storage.vault import Tables, Vault
from tests.builders import FakeClock, entry, keep_entry


@dataclass(frozen=True)
class Put:
    """How one noun is made, put away, and looked at."""

    make: Callable[[Vault, FakeClock], str]
    away: Callable[[Vault, str, FakeClock], Changes]
    look: Callable[[Tables], object]
    label: str


def _mark(vault: Vault, clock: FakeClock) -> str:
    for name in ("A door", "A window"):
        marks.add(vault, name, icon=ICONS[3], tint=TINTS[2], clock=clock)
    made = [each for each in marks.own_set(vault) if each.label == "A door"]
    marks.move(vault, made[0].id, -3)
    marks.hide(vault, made[0].id, True)
    return made[0].id


def _word(vault: Vault, clock: FakeClock) -> str:
    vocabulary.add(vault, "fe", "salted", shipped=vocabulary.built_in(), clock=clock)
    return vault.own_terms.all()[0].id


def _deck(vault: Vault, clock: FakeClock) -> str:
    deck = decks.add(vault, "Evenings", clock=clock).uid
    for text in ("What was light?", "What was heavy?", "Who was near?"):
        last = decks.add_question(vault, deck, text, clock=clock).uid
    order = [own.uid for own in decks.all_decks(vault)[0].prompts]
    decks.arrange(vault, deck, [last, *order[:-1]])
    decks.use(vault, deck, False)
    return deck


def _question(vault: Vault, clock: FakeClock) -> str:
    _deck(vault, clock)
    return decks.all_decks(vault)[0].prompts[-1].uid


def _template(vault: Vault, clock: FakeClock) -> str:
    template = templates.add(vault, "Sunday", "One thing:\n\nOne more:", clock=clock).template
    return template.id.removeprefix("own_")


def _line(vault: Vault, clock: FakeClock) -> str:
    lines = [(None, "The sea at night."), (None, "You may rest.")]
    shelves.put(vault, Shelf.KIND_LINES, lines, clock=clock)
    return shelves.of(vault, Shelf.KIND_LINES)[-1].uid


def _without_line(vault: Vault, uid: str, clock: FakeClock) -> Changes:
    left = [(line.uid, line.text) for line in shelves.of(vault, Shelf.KIND_LINES)]
    return shelves.put(
        vault, Shelf.KIND_LINES, [each for each in left if each[0] != uid], clock=clock
    )


def _link(vault: Vault, clock: FakeClock) -> str:
    one, other = (keep_entry(vault, entry(text)) for text in ("A door.", "A lamp."))
    return links.join(
        vault, one, other, relation="sq_before", words="that night", clock=clock
    ).link.uid


def _passage(vault: Vault, clock: FakeClock) -> str:
    piece = keep_entry(vault, entry("She asked, and I looked away from **her hand** again."))
    passages.mark(vault, piece, "mk_pull", 17, 46, clock=clock)
    return passages.of(vault, piece)[0].uid


def _passages(tables: Tables) -> object:
    found = passages.found(tables, PassageFilter()).uids
    rows = passages.rows(tables, found)
    return [(rows[uid].passage, rows[uid].created_at) for uid in found]


NOUNS: dict[Noun, Put] = {
    Noun.LINK: Put(
        _link,
        lambda vault, uid, clock: links.part(vault, Uid(uid), clock=clock),
        lambda tables: tables.links.all(),
        "that night",
    ),
    Noun.PASSAGE: Put(
        _passage,
        lambda vault, uid, clock: passages.unmark(vault, Uid(uid), clock=clock),
        _passages,
        "looked away from her hand",
    ),
    Noun.MARK: Put(
        _mark,
        lambda vault, uid, clock: marks.remove(vault, uid, clock=clock),
        lambda tables: tuple(marks.own_set(tables)),
        "A door",
    ),
    Noun.WORD: Put(
        _word,
        lambda vault, uid, clock: vocabulary.remove(vault, uid, clock=clock),
        lambda tables: tables.own_terms.all(),
        "salted",
    ),
    Noun.DECK: Put(
        _deck,
        lambda vault, uid, clock: decks.remove(vault, uid, clock=clock),
        lambda tables: (decks.all_decks(tables), tables.decks.created()),
        "Evenings",
    ),
    Noun.QUESTION: Put(
        _question,
        lambda vault, uid, clock: decks.remove_question(vault, uid, clock=clock),
        lambda tables: (decks.all_decks(tables), tables.decks.created()),
        "What was heavy?",
    ),
    Noun.TEMPLATE: Put(
        _template,
        lambda vault, uid, clock: templates.remove(vault, f"own_{uid}", clock=clock),
        lambda tables: (tables.templates.all(), tables.templates.created()),
        "Sunday",
    ),
    Noun.SHELF_LINE: Put(
        _line,
        _without_line,
        lambda tables: shelves.of(tables, Shelf.KIND_LINES),
        "You may rest.",
    ),
}


@pytest.mark.parametrize("noun", NOUNS)
def test_each_noun_comes_back_as_it_was(vault: Vault, clock: FakeClock, noun: Noun) -> None:
    put = NOUNS[noun]
    uid = put.make(vault, clock)
    before = put.look(vault)
    clock.advance(timedelta(hours=1))
    assert put.away(vault, uid, clock).bin
    assert put.look(vault) != before
    (binned,) = vault.bin.all()
    assert (binned.uid, binned.noun, binned.label) == (uid, noun, put.label)
    assert binned.deleted_at == clock.now()
    clock.advance(timedelta(days=3))
    assert bin_service.bring_back(vault, uid, clock=clock).bin
    assert put.look(vault) == before
    assert vault.bin.all() == ()
    with pytest.raises(NotFound):
        bin_service.bring_back(vault, uid, clock=clock)


@pytest.mark.parametrize("noun", NOUNS)
def test_each_noun_goes_after_thirty_days_and_no_earlier(
    vault: Vault, clock: FakeClock, noun: Noun
) -> None:
    put = NOUNS[noun]
    put.away(vault, put.make(vault, clock), clock)
    gone = put.look(vault)
    assert stays_until(clock.now()) == clock.now() + KEPT_FOR
    clock.advance(KEPT_FOR - timedelta(milliseconds=1))
    assert not bin_service.empty_old(vault, clock=clock)
    assert len(vault.bin.all()) == 1
    clock.advance(timedelta(milliseconds=1))
    assert bin_service.empty_old(vault, clock=clock).bin
    assert vault.bin.all() == ()
    assert put.look(vault) == gone


def test_undoing_takes_it_out_of_the_bin(vault: Vault, clock: FakeClock) -> None:
    _deck(vault, clock)
    known = decks.all_decks(vault)[0]
    decks.remove(vault, known.uid, clock=clock)
    decks.put_back(vault, known, [known.uid], clock=clock)
    own = known.prompts[0]
    decks.remove_question(vault, own.uid, clock=clock)
    decks.put_question_back(vault, own, [each.uid for each in known.prompts], clock=clock)
    template = templates.add(vault, "Sunday", "One thing:", clock=clock).template
    templates.remove(vault, template.id, clock=clock)
    templates.put_back(vault, template, [template.id], clock=clock)
    mark = marks.own_set(vault).get(_mark(vault, clock))
    marks.remove(vault, mark.id, clock=clock)
    marks.put_back(vault, mark, 0)
    line = _line(vault, clock)
    _without_line(vault, line, clock)
    shelves.put(vault, Shelf.KIND_LINES, [(line, "You may rest.")], clock=clock)
    left = [binned.label for binned in vault.bin.all()]
    assert left == ["The sea at night."]


def test_a_question_waits_for_its_deck_and_finds_another_when_that_is_gone(
    vault: Vault, clock: FakeClock
) -> None:
    question = _question(vault, clock)
    deck = decks.all_decks(vault)[0].uid
    decks.remove_question(vault, question, clock=clock)
    decks.remove(vault, deck, clock=clock)
    with pytest.raises(BadInput):
        bin_service.bring_back(vault, question, clock=clock)
    assert len(vault.bin.all()) == 2
    bin_service.for_good(vault, uids=[deck])
    bin_service.bring_back(vault, question, clock=clock)
    (again,) = decks.all_decks(vault)
    assert (again.name, [own.text for own in again.prompts]) == ("Evenings", ["What was heavy?"])


def test_a_name_that_was_given_again_meanwhile_is_not_there_twice(
    vault: Vault, clock: FakeClock
) -> None:
    mark = _mark(vault, clock)
    marks.remove(vault, mark, clock=clock)
    marks.add(vault, "A Door", icon=ICONS[0], tint=TINTS[0], clock=clock)
    with pytest.raises(BadInput):
        bin_service.bring_back(vault, mark, clock=clock)
    assert [binned.uid for binned in vault.bin.all()] == [mark]


def test_a_word_in_use_and_one_that_ships_cannot_be_put_away(
    vault: Vault, clock: FakeClock
) -> None:
    with pytest.raises(BadInput):
        vocabulary.remove(vault, "fe_tender", clock=clock)
    vocabulary.hide(vault, "fe_tender", True)
    with pytest.raises(BadInput):
        vocabulary.remove(vault, "fe_tender", clock=clock)
