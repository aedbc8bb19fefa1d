"""Moving: a bundle holds the whole journal, opens elsewhere, and never touches what is there."""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.core.backups import CopyState
from journal_app.core.errors import BadInput, CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.exchange.bundle import NotABundle, open_bundle
from journal_app.security.folder import HomeFolder
from journal_app.security.vault_file import change_vault_file
from journal_app.security.vault_record import Mode
from journal_app.services import (
    arriving,
    examining,
    first_run,
    journals,
    moving,
    pictures,
    recovery,
    restoring,
)
from journal_app.services import vault as vault_service
from journal_app.services.moving import Packed
from journal_app.services.ways import WayIn
from journal_app.storage.vault import VaultReader
from tests.services.closed_journal import (
    PASSPHRASE,
    VAULT_ID,
    WAY,
    ClosedJournal,
    make_closed,
    spoil,
    state_of,
    texts_of,
)
from tests.services.doomed import LIVED, Doomed, doomed_process

TEXTS = ["One.", "Two.", "Seen."]
HELD = b"A list, kept as a file.\n" * 9000


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """Two texts and a file, whose code was kept."""
    made = make_closed(tmp_path / "here" / "home")
    made.write("One.", "Two.")
    made.hang(HELD)
    recovery.confirm(made.home, clock=made.clock)
    return made


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """The data folder of another computer, where nothing is yet."""
    return tmp_path / "there" / "home"


@pytest.fixture(scope="module")
def doomed() -> Iterator[Doomed]:
    with doomed_process() as process:
        yield process


def reader_of(journal: ClosedJournal) -> VaultReader:
    return vault_service.open_reader(journal.home, WAY)


def pack(journal: ClosedJournal, target: Path) -> Packed:
    reader = reader_of(journal)
    try:
        return moving.pack(reader, target, home=journal.home)
    finally:
        reader.close()


def bundle_of(journal: ClosedJournal) -> Path:
    return pack(journal, journal.home.parent / "a.journalbundle").path


def by_keyring(journal: ClosedJournal) -> None:
    """As if the keyring opened it: what lies beside it says nothing of a passphrase."""
    change_vault_file(
        journal.folder, lambda now: replace(now, mode=Mode.KEYRING, passphrase=None), times=2
    )


def assert_whole(home: Path, way: WayIn) -> None:
    """Every text is there, and the file opens."""
    journal = vault_service.open_journal(home, way, now=lambda: "20260314T092653Z")
    vault = journal.vault
    assert texts_of(journal) == TEXTS
    hanging = [each for piece in vault.timeline.index().ids for each in vault.attachments.of(piece)]
    assert [pictures.open_bytes(pictures.files_of(vault), each) for each in hanging] == [HELD]
    vault_service.close_journal(journal)


def test_a_bundle_holds_everything_and_nothing_readable(journal: ClosedJournal) -> None:
    packed = pack(journal, journal.home.parent / "a.journalbundle")
    assert (packed.facts.entries, packed.carried.there, packed.carried.missing) == (3, 1, 0)
    assert packed.path.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in packed.path.parent.iterdir()} == {"home", packed.path.name}
    raw = packed.path.read_bytes()
    assert not any(word in raw for word in (b"One.", b"Two.", b"A list", b"CREATE TABLE"))
    with zipfile.ZipFile(packed.path) as held:
        assert held.testzip() is None
        readme = held.read("README.txt").decode()
        assert {info.date_time[0] for info in held.infolist()} == {1980}
    assert journal.root.key_id in readme
    assert "Open a journal bundle" in readme


def test_the_code_comes_first(journal: ClosedJournal) -> None:
    change_vault_file(
        journal.folder, lambda now: replace(now, recovery=replace(now.recovery, confirmed=None))
    )
    assert not moving.may_be_packed(journal.home)
    with pytest.raises(BadInput, match="recovery code comes first"):
        bundle_of(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    assert moving.may_be_packed(journal.home)


def test_nothing_is_replaced_and_nothing_half_made_is_left(journal: ClosedJournal) -> None:
    there = journal.home.parent / "a.journalbundle"
    there.write_bytes(b"something else")
    with pytest.raises(CannotKeep, match="a file of that name"):
        bundle_of(journal)
    assert there.read_bytes() == b"something else"
    with pytest.raises(BadInput, match="inside the folder of the journal"):
        pack(journal, journal.home / "b.journalbundle")
    with pytest.raises(CannotKeep) as refused:
        pack(journal, journal.home.parent / "missing" / "b.journalbundle")
    assert refused.value.problem is KeepProblem.OTHER
    assert {path.name for path in journal.home.parent.iterdir()} == {"home", there.name}


def test_let_go_of_on_the_way_nothing_is_left(journal: ClosedJournal) -> None:
    class LetGo(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done > of // 2:
            raise LetGo

    reader = reader_of(journal)
    with pytest.raises(LetGo):
        moving.pack(
            reader, journal.home.parent / "a.journalbundle", home=journal.home, progress=stop
        )
    reader.close()
    assert [path.name for path in journal.home.parent.iterdir()] == ["home"]


def test_a_damaged_picture_is_counted_and_prevents_no_bundle(journal: ClosedJournal) -> None:
    (path,) = journal.folder.files.iterdir()
    spoil(path, 60)
    packed = pack(journal, journal.home.parent / "a.journalbundle")
    assert (packed.carried.there, packed.carried.missing) == (0, 1)


@pytest.mark.parametrize("by", ["code", "passphrase"])
def test_it_opens_elsewhere_by_code_or_passphrase(
    journal: ClosedJournal, there: Path, by: str
) -> None:
    bundle = bundle_of(journal)
    told = arriving.look(there, bundle)
    assert (told.key_id, told.passphrase, told.here) == (journal.root.key_id, True, False)
    way = journal.code if by == "code" else WAY
    arrived = arriving.arrive(there, bundle, way, clock=journal.clock)
    assert (arrived.entries, arrived.carried.there, arrived.copy) == (3, 1, None)
    assert arrived.passphrase
    assert_whole(there, WAY)
    assert_whole(there, journal.code)
    assert HomeFolder(path=there).unfinished() == ()
    assert examining.examine(there, WAY).problem is None


def test_without_a_passphrase_the_code_opens_it(journal: ClosedJournal, there: Path) -> None:
    by_keyring(journal)
    reader = vault_service.open_reader(journal.home, journal.code)
    bundle = moving.pack(reader, journal.home.parent / "a.journalbundle", home=journal.home).path
    reader.close()
    with pytest.raises(CannotOpen) as refused:
        arriving.arrive(there, bundle, WAY, clock=journal.clock)
    assert refused.value.problem is OpenProblem.PASSPHRASE_NEEDED
    arrived = arriving.arrive(there, bundle, journal.code, clock=journal.clock)
    assert not arrived.passphrase
    assert_whole(there, journal.code)


@pytest.mark.parametrize(
    ("way", "problem"),
    [
        (WayIn(passphrase="another one"), OpenProblem.WRONG_PASSPHRASE),
        (
            WayIn(code="371074-259237-052448-610390-115038-700128-048180-073293"),
            OpenProblem.CODE_FOREIGN,
        ),
        (WayIn(code="1"), OpenProblem.CODE_GROUP),
    ],
)
def test_the_wrong_way_in_makes_nothing(
    journal: ClosedJournal, there: Path, way: WayIn, problem: OpenProblem
) -> None:
    bundle = bundle_of(journal)
    with pytest.raises(CannotOpen) as refused:
        arriving.arrive(there, bundle, way, clock=journal.clock)
    assert refused.value.problem is problem
    assert HomeFolder(path=there).journals() == ()
    assert HomeFolder(path=there).unfinished() == ()


def test_the_same_journal_here_gets_a_copy_and_is_not_touched(journal: ClosedJournal) -> None:
    bundle = bundle_of(journal)
    journal.write("Later.")
    before = state_of(journal.home)
    assert arriving.look(journal.home, bundle).here
    arrived = arriving.arrive(journal.home, bundle, journal.code, clock=journal.clock)
    after = state_of(journal.home)
    assert before.items() <= after.items()
    assert arrived.copy is not None
    assert arrived.copy.reason == arriving.BROUGHT
    assert len(after) == len(before) + 2
    assert arrived.copy in restoring.copies(journal.home)
    assert restoring.look(journal.home, arrived.copy, WAY).state is CopyState.GOOD
    assert len(journal.bodies()) == 4
    restoring.restore(journal.home, arrived.copy, WAY, clock=journal.clock)
    assert_whole(journal.home, WAY)


def test_pictures_that_are_lost_here_come_with_the_copy(journal: ClosedJournal) -> None:
    bundle = bundle_of(journal)
    shutil.rmtree(journal.folder.files)
    arriving.arrive(journal.home, bundle, journal.code, clock=journal.clock)
    assert_whole(journal.home, WAY)


def test_beside_another_journal_it_is_the_one_that_opens(
    journal: ClosedJournal, there: Path
) -> None:
    first = first_run.create(there, clock=journal.clock, passphrase=PASSPHRASE)
    arriving.arrive(there, bundle_of(journal), journal.code, clock=journal.clock)
    shelf = journals.shelf(there, clock=journal.clock)
    assert {each.vault_id: each.chosen for each in shelf} == {first: False, VAULT_ID: True}
    assert_whole(there, WAY)


def test_killed_at_any_instant_it_is_here_whole_or_not_at_all(
    journal: ClosedJournal, there: Path, doomed: Doomed
) -> None:
    bundle = there.parent / "bundle"
    there.parent.mkdir()
    shutil.copy(bundle_of(journal), bundle)
    code = journal.code.code or ""
    seen = []
    for left in range(2000):
        shutil.rmtree(there, ignore_errors=True)
        there.mkdir()
        ended = doomed.run("arrive", there, left, code)
        seen.append(vault_service.facts(there).exists)
        if not seen[-1]:
            arriving.arrive(there, bundle, journal.code, clock=journal.clock)
        assert_whole(there, WAY)
        assert HomeFolder(path=there).unfinished() == ()
        if ended == LIVED:
            break
    assert ended == LIVED
    assert seen == sorted(seen)
    assert seen.count(False) > 10


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[ClosedJournal, bytes]:
    """A bundle to spoil."""
    made = make_closed(tmp_path_factory.mktemp("here") / "home")
    made.write("One.")
    made.hang(HELD)
    recovery.confirm(made.home, clock=made.clock)
    return made, bundle_of(made).read_bytes()


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_spoiled_bundle_is_told_or_gives_exactly_what_it_held(
    whole: tuple[ClosedJournal, bytes],
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    journal, raw = whole
    spoiled = bytearray(raw)
    if data.draw(st.booleans()):
        spoiled = spoiled[: data.draw(st.integers(0, len(raw) - 1))]
    for place in data.draw(st.lists(st.integers(0, max(0, len(spoiled) - 1)), max_size=4)):
        if spoiled:
            spoiled[place] ^= data.draw(st.integers(1, 255))
    folder = tmp_path_factory.mktemp("spoiled")
    path, home = folder / "bundle", folder / "home"
    path.write_bytes(spoiled)
    try:
        arriving.arrive(home, path, journal.code, clock=journal.clock)
    except (CannotOpen, CannotKeep):
        assert HomeFolder(path=home).journals() == ()
        return
    reader = vault_service.open_reader(home, journal.code)
    assert [reader.entries.body(each) for each in reader.timeline.index().ids][-1] == "One."
    reader.close()


@pytest.mark.parametrize(
    "member", ["../escape", "files/../../escape", "C:\\evil", "files/" + "0" * 63, "other.db"]
)
def test_a_bundle_with_anything_else_in_it_is_none(
    journal: ClosedJournal, tmp_path: Path, member: str
) -> None:
    bundle = bundle_of(journal)
    with zipfile.ZipFile(bundle, "a") as held:
        held.writestr(member, b"x")
    with pytest.raises(NotABundle), open_bundle(bundle):
        pass


def test_a_bundle_that_would_swell_is_none(journal: ClosedJournal) -> None:
    bundle = bundle_of(journal)
    with zipfile.ZipFile(bundle, "a", zipfile.ZIP_DEFLATED) as held:
        held.writestr("files/" + "0" * 64, bytes(5_000_000))
    with pytest.raises(NotABundle), open_bundle(bundle):
        pass
