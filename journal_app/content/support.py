"""Read the words of the pages that stay when closeness is put away; refuse a file that is wrong."""

from pathlib import Path

from journal_app.content.reading import (
    Section as Table,
)
from journal_app.content.reading import (
    language_folder,
    text,
    texts,
    texts_with_placeholders,
)
from journal_app.core.resources import resource
from journal_app.core.safety import Answer, SafetyState
from journal_app.core.shelves import Shelf
from journal_app.core.support import (
    CARD,
    LISTS,
    AskedAgain,
    DataSection,
    DataTopic,
    DecisionPage,
    FearToo,
    Fork,
    HelpPage,
    LabelledHint,
    RecordField,
    RecordPage,
    Reply,
    Section,
    ShelfPage,
    Support,
)


def load_support(language: str, home: Path | None = None) -> Support:
    """All support texts in this language ("pt_BR", then "pt"), else in English.

    `home` (the shipped one if not given) holds one folder a language. Raises BrokenContent. Reads
    anew each time, a millisecond or two: call it when a page is first opened.
    """
    folder = language_folder(resource("support") if home is None else home, language)
    return Support(
        fork=_fork(Table.of_file(folder / "fork.toml")),
        help=_help(Table.of_file(folder / "help.toml")),
        record=_record(Table.of_file(folder / "record.toml")),
        shelves=_shelves(Table.of_file(folder / "shelves.toml")),
        decision=_decision(Table.of_file(folder / "decision.toml")),
        data=_data(Table.of_file(folder / "data.toml")),
    )


def _fork(file: Table) -> Fork:
    answers = file.by_id("answers", Answer)
    fork = Fork(
        intro=file.get("intro", texts),
        question=file.get("question", text),
        answers={answer: _reply(words) for answer, words in answers.items()},
        after=file.values_by_id("after", SafetyState, texts),
        fear_question=file.get("fear_question", text),
        fear_answers=file.values_by_id("fear_answers", FearToo, text),
        again_question=file.get("again_question", text),
        again_answers=file.values_by_id("again_answers", AskedAgain, text),
        setting=file.get("setting", text),
        plain_note=file.get("plain_note", text),
        wanted=file.get("wanted", text),
        no_respected=file.get("no_respected", text),
        a_no=file.get("a_no", text),
    )
    file.done()
    return fork


def _reply(words: Table) -> Reply:
    reply = Reply(text=words.get("text", text), note=words.maybe("note", text, ""))
    words.done()
    return reply


def _help(file: Table) -> HelpPage:
    labels = file.section("card_labels")
    page = HelpPage(
        title=file.get("title", text),
        danger=file.get("danger", text),
        leaving=_section(file, "leaving"),
        card=_section(file, "card"),
        card_labels={shelf: labels.get(shelf.value, text) for shelf in CARD},
        kinds=_section(file, "kinds"),
        finding=_section(file, "finding"),
        coming_back=file.get("coming_back", text),
        hard_nights=file.get("hard_nights", text),
    )
    labels.done()
    file.done()
    return page


def _section(file: Table, key: str) -> Section:
    words = file.section(key)
    section = Section(title=words.get("title", text), lines=words.get("lines", texts))
    words.done()
    return section


def _record(file: Table) -> RecordPage:
    fields = file.by_id("fields", RecordField)
    page = RecordPage(
        title=file.get("title", text),
        warning=file.get("warning", texts),
        sealed=file.get("sealed", text),
        facts=file.get("facts", text),
        feelings=file.get("feelings", text),
        fields={field: _labelled(words) for field, words in fields.items()},
    )
    file.done()
    return page


def _labelled(words: Table) -> LabelledHint:
    field = LabelledHint(label=words.get("label", text), hint=words.get("hint", text))
    words.done()
    return field


def _shelves(file: Table) -> dict[Shelf, ShelfPage]:
    shelves = {}
    for shelf in LISTS:
        words = file.section(shelf.value)
        shelves[shelf] = ShelfPage(
            title=words.get("title", text),
            lead=words.get("lead", text),
            hint=words.get("hint", text),
            starters=words.maybe("starters", texts, ()),
        )
        words.done()
    file.done()
    return shelves


def _decision(file: Table) -> DecisionPage:
    page = DecisionPage(
        title=file.get("title", text),
        lead=file.get("lead", texts),
        questions=file.get("questions", texts),
        fear=file.get("fear", text),
        ends=file.get("ends", texts),
    )
    file.done()
    return page


def _data(file: Table) -> dict[DataTopic, DataSection]:
    sections = {}
    lines = texts_with_placeholders("folder")
    for topic in DataTopic:
        words = file.section(topic.value)
        sections[topic] = DataSection(
            title=words.get("title", text),
            lines=words.get("lines", lines),
            keyring=words.maybe("keyring", lines, ()),
            passphrase=words.maybe("passphrase", lines, ()),
        )
        words.done()
    file.done()
    return sections
