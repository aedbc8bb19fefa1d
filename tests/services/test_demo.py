"""The made-up journal: the same every time, in order, of the right shape."""

import statistics
import uuid
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from journal_app.core.ids import PieceId, Uid
from journal_app.core.links import FELT_IN
from journal_app.security.folder import VaultFolder
from journal_app.services import demo, links
from journal_app.services import moments as moments_service
from journal_app.services.demo_moments import MadeUpMoment
from journal_app.services.vault import OpenJournal
from journal_app.storage import checking
from journal_app.storage.vault import Vault

MANY = list(demo.made_up(4000, 3))


def test_it_comes_again_the_same() -> None:
    assert list(demo.made_up(300, 3)) == list(demo.made_up(300, 3))
    assert list(demo.made_up(300, 3)) != list(demo.made_up(300, 4))


def test_it_is_known_what_seed_1_begins_with() -> None:
    first = next(demo.made_up(50, 1))
    assert (first.uid, first.when.iso()) == (
        "01a00a9c-65e8-7a11-88fa-0155e6806f5c",
        "2026-08-16T13:46:57+01:00",
    )


def test_ids_are_different_and_say_when() -> None:
    ids = [uuid.UUID(written.uid) for written in MANY]
    assert len(set(ids)) == len(ids)
    for written, uid in zip(MANY, ids, strict=True):
        assert (uid.version, uid.variant) == (7, uuid.RFC_4122)
        assert uid.int >> 80 == int(written.when.instant.timestamp() * 1000)


def test_times_are_in_order_over_ten_years_with_pauses_and_several_a_day() -> None:
    keys = [(written.when.day, written.when.instant) for written in MANY]
    assert keys == sorted(keys)
    assert (keys[-1][0] - keys[0][0]).days > 3600
    assert keys[-1][0] == demo.LAST_DAY
    days = {day for day, _instant in keys}
    assert len(keys) / len(days) > 1.5
    ordered = sorted(days)
    pauses = [(b - a).days for a, b in pairwise(ordered)]
    assert max(pauses) > 7
    assert len({written.when.zone for written in MANY}) > 1


def test_after_midnight_it_is_still_the_day_before() -> None:
    late = [written.when for written in MANY if written.when.local.hour < 4]
    assert late
    assert all((when.local.date() - when.day).days == 1 for when in late)


def test_lengths_have_the_shape_that_is_promised() -> None:
    lengths = [len(written.story.body.split()) for written in MANY]
    assert 105 <= statistics.median(lengths) <= 135
    assert min(lengths) <= 10
    assert 2000 < max(lengths) <= 5200


def test_a_small_one_is_not_scattered_over_ten_years() -> None:
    few = list(demo.made_up(30, 1))
    assert (few[-1].when.day - few[0].when.day).days <= 62


@pytest.mark.parametrize("entries", [12, 40, 400])
@pytest.mark.parametrize("years", [1, 10])
def test_as_many_years_as_were_wished_for_are_really_covered(entries: int, years: int) -> None:
    days = [written.when.day for written in demo.made_up(entries, 5, years)]
    oldest = demo.LAST_DAY.replace(year=demo.LAST_DAY.year - years)
    assert abs((days[0] - oldest).days) <= 1
    assert (demo.LAST_DAY - days[-1]).days <= 1
    assert {day.year for day in days} >= set(range(oldest.year + 1, demo.LAST_DAY.year))
    assert len(days) == entries
    assert days == sorted(days)


def test_with_fewer_entries_than_years_it_is_the_ends_that_are_there() -> None:
    days = [written.when.day for written in demo.made_up(2, 5, 10)]
    assert len(days) == 2
    assert (days[1] - days[0]).days > 3600


def test_what_is_written_is_what_was_made_up(vault: Vault, tmp_path: Path) -> None:
    heard: list[int] = []
    made = demo.fill(OpenJournal(vault, VaultFolder(path=tmp_path)), 2100, 3, heard.append)
    assert heard == [2000, 2100]
    written = list(demo.made_up(2100, 3))
    moments = list(demo.made_up_moments(written, 3))
    assert (made.entries, made.moments) == vault.pieces.counts() == (2100, len(moments))
    assert len(vault.timeline.index().ids) == 2100 + len(moments)
    for place in (0, 77, 2099):
        kept = vault.entries.get(piece_of(vault, written[place].uid))
        assert kept is not None
        assert (kept.uid, kept.when, kept.body) == (
            written[place].uid,
            written[place].when,
            written[place].story.body,
        )
        assert vault.tags.of([kept.id]).get(kept.id, ()) == written[place].story.tags
        assert vault.people.of([kept.id]).get(kept.id, ()) == written[place].story.people
    for moment in moments:
        check_kept(vault, moment)
    assert checking.problems(vault.connection) == []


def piece_of(vault: Vault, uid: Uid) -> PieceId:
    piece = vault.pieces.find(uid)
    assert piece is not None
    return piece


def check_kept(vault: Vault, made_up: MadeUpMoment) -> None:
    wanted = made_up.now or made_up.caught
    piece = piece_of(vault, wanted.uid)
    kept = moments_service.get(vault, piece)
    assert kept == replace(wanted, id=piece, rev=1 if made_up.now is None else 2)
    earlier = moments_service.versions(vault, piece)
    assert earlier == ([replace(made_up.caught, id=piece)] if made_up.added else [])
    joined = {(each.other.uid, each.link.relation) for each in links.of(vault, piece)}
    if made_up.entry is not None:
        assert (made_up.entry, FELT_IN) in joined
    if made_up.earlier is not None:
        assert (made_up.earlier, made_up.relation) in joined


def test_marks_stand_on_whole_sentences_of_their_entries(vault: Vault, tmp_path: Path) -> None:
    demo.fill(OpenJournal(vault, VaultFolder(path=tmp_path)), 400, 3)
    marked = 0
    for piece in vault.timeline.index().ids:
        body = vault.entries.body(PieceId(piece))
        for passage in vault.passages.of(PieceId(piece)):
            at = passage.anchor
            assert body is not None
            assert body[at.start : at.end] == at.quote
            assert at.quote[0].isalpha() or at.quote[0] in "“‘"
            assert at.quote[-1] in ".?!”’"
            marked += 1
    assert 60 <= marked <= 400
    assert set(vault.passages.uses()) == {
        "mk_pull",
        "mk_near",
        "mk_body",
        "mk_echo",
        "mk_need",
        "mk_help",
    }
