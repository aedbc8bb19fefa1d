"""Every editor of a part, in the order of its fields."""

from journal_app.core.moment_fields import FIELDS, Field, Part
from journal_app.ui.context import Context
from journal_app.ui.reflection import rules
from journal_app.ui.reflection.columns import (
    BodyEditor,
    ColumnNumber,
    KindEditor,
    NoteEditor,
    PeopleEditor,
    StateEditor,
    StrengthsEditor,
)
from journal_app.ui.reflection.editors import FieldEditor, PairEditor, editor_for


def editors_of(context: Context, part: Part) -> list[FieldEditor]:
    """What this part asks; what is switched off is not among it."""
    theme, safety = context.theme, context.known.safety
    fields = rules.fields_offered(part, safety)
    if part is Part.CAPTURE:
        told = [field for field in fields if field.name != "image"]
        return [
            NoteEditor(theme),
            KindEditor(theme),
            StateEditor(theme),
            PeopleEditor(context),
            ColumnNumber(theme, "pull_away"),
            ColumnNumber(theme, "pull_toward"),
            *(editor_for(context, field) for field in told),
        ]
    if part is Part.BODY:
        # The image is told where the body is.
        return [BodyEditor(theme), *_of_body(context, fields)]
    if part is Part.WHAT:
        after = [FIELDS["wanted_touch"], FIELDS["no_respected"]]
        return [editor_for(context, field) for field in (fields[0], *after, *fields[1:])]
    if part is Part.MEANING:
        return _of_meaning(context, fields)
    return [editor_for(context, field) for field in fields]


def _of_meaning(context: Context, fields: tuple[Field, ...]) -> list[FieldEditor]:
    made = {field.name: editor_for(context, field) for field in fields}
    fear, preference = (made.pop(name) for name in rules.MARKERS)
    others = list(made.values())
    # Side by side, right after the gate; what may not be OK stands below them.
    return [others[0], PairEditor(context.theme, fear, preference), *others[1:]]


def _of_body(context: Context, fields: tuple[Field, ...]) -> list[FieldEditor]:
    made: list[FieldEditor] = []
    for field in fields:
        if field.name == "closeness_after":
            made += [
                ColumnNumber(context.theme, "closeness_now"),
                ColumnNumber(context.theme, "closeness_wanted"),
            ]
        made.append(editor_for(context, field))
        if field.name == "feelings":
            made.append(StrengthsEditor(context.theme))
    return made
