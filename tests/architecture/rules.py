"""The rules of the house as small functions: source in, what breaks the rule out."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
MOST_LINES = 400
LONGEST_FUNCTION = 40
MOST_PARAMETERS = 6
LOWER_PACKAGES = frozenset(["core", "content", "exchange", "security", "services", "storage"])
PACKAGES = LOWER_PACKAGES | {"app", "cli", "runtime", "system", "ui"}
MODULES = frozenset(["__init__", "__main__", "i18n", "main"])
# They say where somebody put things, not what the things are.
EMPTY_NAMES = re.compile(r"(?:^|_)(?:utils?|helpers?|managers?|common|misc|stuff|tools?)(?:_|$)")
SHORTENED = re.compile(
    r"(?:^|_)(?:btn|lbl|cfg|ctx|mgr|tmp|msg|idx|dlg|evt|conn|num|cnt|str|obj|param|params"
    r"|func|impl|elem|prev|curr|cur|prog|val|vals|calc|init|len)(?:_|$)"
)
COLOUR = re.compile(
    r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b|\brgba?\s*\(|\bhsla?\s*\("
)
LOG_METHODS = frozenset(
    ["debug", "info", "warning", "warn", "error", "exception", "critical", "log"]
)
LOGGERS = re.compile(r"^_?(?:log|logs|logger|logging)$")
# What the writer wrote, under the names it goes by in the code.
WRITTEN = re.compile(
    r"(?:^|_)(?:text|body|words|note|label|labels|tag|tags|people|person|title|preview|quote"
    r"|query|typed|markdown|passphrase|secret|key_text|raw_key)$"
)

FILLS = re.compile(r"^(?:add|insert)_?(?:Widget|Layout|Item|SpacerItem|Stretch|Spacing|widget)$")

# Their answers hold no words: `details` is what ui/errors.py makes of an error, tested there.
WORDLESS = frozenset(["len", "type", "sum", "int", "details"])


@dataclass(frozen=True, slots=True)
class Source:
    """One file of Python, by its place in the checkout."""

    path: PurePosixPath
    text: str
    tree: ast.Module = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tree", ast.parse(self.text, str(self.path)))

    def at(self, node: ast.AST, why: str) -> str:
        """One line that says where and why."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {why}"


_SILENCED = re.compile(r"#\s*(?:type:\s*ignore|noqa)")
_SILENCED_FOR_A_REASON = re.compile(
    r"#\s*(?:type:\s*ignore\[[a-z, -]+\]\s+#\s*\w|noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*\s+-\s*\w)"
)

Function = ast.FunctionDef | ast.AsyncFunctionDef
Rule = Callable[[Source], Iterator[str]]


def too_many_lines(source: Source) -> Iterator[str]:
    """A file is read in one go."""
    count = len(source.text.splitlines())
    if count > MOST_LINES:
        yield f"{source.path}: {count} lines"


def too_long_functions(source: Source) -> Iterator[str]:
    """A function fits on a screen; its docstring does not count."""
    for function in _functions(source.tree):
        end = function.end_lineno or function.lineno
        length = end - function.lineno + 1 - _docstring_lines(function)
        if length > LONGEST_FUNCTION:
            yield source.at(function, f"{function.name} has {length} lines")


def too_many_parameters(source: Source) -> Iterator[str]:
    """More than these are a value with a name; what has a default does not count."""
    for function in _functions(source.tree):
        names = function.args
        given = [
            name for name in (*names.posonlyargs, *names.args) if name.arg not in {"self", "cls"}
        ]
        needed = len(given) - len(names.defaults)
        needed += sum(default is None for default in names.kw_defaults)
        if needed > MOST_PARAMETERS:
            yield source.at(function, f"{function.name} needs {needed} values")


def missing_docstrings(source: Source) -> Iterator[str]:
    """The first line of a module, class or public function says what it is for."""
    if not source.text.strip():
        return
    public = [node for node in _defined(source.tree) if not _is_override(node)]
    for node in (source.tree, *public):
        first = (ast.get_docstring(node) or "").split("\n")[0]
        if not first.endswith((".", ":")):
            name = getattr(node, "name", "the file")
            yield source.at(node, f"{name}: no first line that is a sentence")


def colour_literals(source: Source) -> Iterator[str]:
    """A colour has one home: the tokens of the theme."""
    if source.path.is_relative_to("journal_app/ui/theme"):
        return
    for node in _code(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if COLOUR.search(node.value):
                yield source.at(node, "a colour in a string")
        elif isinstance(node, ast.Call) and _called(node).endswith(
            ("QColor", "fromRgb", "QRgba64")
        ):
            if any(isinstance(value, ast.Constant) for value in node.args):
                yield source.at(node, "a colour in numbers or by name")
        elif isinstance(node, ast.Attribute) and node.attr == "GlobalColor":
            yield source.at(node, "a colour by name")


def prints(source: Source) -> Iterator[str]:
    """Only the command line speaks on standard output."""
    if source.path.is_relative_to("journal_app/cli"):
        return
    for node in _code(source.tree):
        if isinstance(node, ast.Call) and _called(node) in {"print", "pprint", "pprint.pprint"}:
            yield source.at(node, "print")


def talkative_logs(source: Source) -> Iterator[str]:
    """A log message is a constant; beside it stand types, places and counts, never words."""
    for call in (node for node in _code(source.tree) if isinstance(node, ast.Call)):
        if not _is_logging(call):
            continue
        message = call.args[1 if _called(call).endswith(".log") else 0 :]
        if not (message and isinstance(message[0], ast.Constant)):
            yield source.at(call, "the message is no constant")
        if any(word.arg in {"exc_info", "stack_info"} for word in call.keywords):
            yield source.at(call, "the words of an error may be the writer's")
        if _called(call).endswith(".exception"):
            yield source.at(call, "the words of an error may be the writer's")
        for value in message[1:]:
            if _may_be_written(value):
                yield source.at(call, f"may log what was written: {ast.unparse(value)}")


def empty_or_shortened_names(source: Source) -> Iterator[str]:
    """A name says what a thing is, in whole words."""
    if EMPTY_NAMES.search(source.path.stem):
        yield f"{source.path}: the name of the file says nothing"
    for node in ast.walk(source.tree):
        for name in _names_given(node):
            if name.startswith("__"):
                continue
            name = name.strip("_")
            empty = isinstance(node, ast.ClassDef | Function) and EMPTY_NAMES.search(name)
            if empty or SHORTENED.search(name):
                yield source.at(node, f"the name {name}")


def storage_in_the_ui(source: Source) -> Iterator[str]:
    """Screens know values and use cases, neither tables nor keys nor SQL.

    The name of a type alone, imported for the type checker, is let pass as in the contract.
    """
    if not source.path.is_relative_to("journal_app/ui"):
        return
    forbidden = ("journal_app.storage", "journal_app.security", "sqlcipher3", "sqlite3", "keyring")
    for node in _run(source.tree):
        for module in _imported(node):
            if module.startswith(forbidden):
                yield source.at(node, f"imports {module}")


def held_layout_items(source: Source) -> Iterator[str]:
    """Nobody gets hold of an item of a layout.

    The bindings hold one from when it is asked for, and all of a layout that is put into another
    with something in it already. `ui.widgets.tab_order` says what comes of that.
    """
    for call in (node for node in _code(source.tree) if isinstance(node, ast.Call)):
        if _called(call).endswith((".itemAt", ".itemAtPosition")):
            yield source.at(call, "asks a layout for an item")
    for function in _functions(source.tree):
        filled: set[str] = set()
        for call in _calls_in_order(function):
            on, name = _called(call).rsplit(".", 1)
            inner = [ast.unparse(given) for given in call.args if name.endswith("Layout")]
            if filled.intersection(inner) and name in {"addLayout", "insertLayout"}:
                yield source.at(call, "something stands in it already")
            if FILLS.match(name):
                filled.add(on)


def unfinished(source: Source) -> Iterator[str]:
    """What is in the tree works; what does not is not in the tree."""
    before = ""
    for number, line in enumerate(source.text.splitlines(), start=1):
        explained = before.lstrip().startswith("#")
        before = line
        if re.search(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b|\bcoming" r" soon\b", line):
            yield f"{source.path}:{number}: unfinished"
        if _SILENCED.search(line) and not explained and not _SILENCED_FOR_A_REASON.search(line):
            yield f"{source.path}:{number}: a warning silenced without its code and reason"
    for node in _code(source.tree):
        if isinstance(node, ast.Raise) and "NotImplemented" in ast.unparse(node):
            yield source.at(node, "not implemented")


def top_level(names: list[str]) -> Iterator[str]:
    """The packages are fixed; a new noun goes into them, not beside them."""
    for name in names:
        if name.removesuffix(".py") not in PACKAGES | MODULES:
            yield f"journal_app/{name} has no place in the tree"


def sources(*folders: str) -> list[Source]:
    """Every file of Python in these folders of the checkout."""
    return [
        Source(PurePosixPath(path.relative_to(ROOT).as_posix()), path.read_text("utf-8"))
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
    ]


def _functions(tree: ast.Module) -> Iterator[Function]:
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield node


def _calls_in_order(function: Function) -> list[ast.Call]:
    """What is called on something, from the first line to the last."""
    calls = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    return sorted(calls, key=lambda call: (call.lineno, call.col_offset))


def _docstring_lines(node: Function) -> int:
    first = node.body[0]
    if ast.get_docstring(node) is None:
        return 0
    return (first.end_lineno or first.lineno) - first.lineno + 1


def _defined(inside: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | Function]:
    """Public classes and functions, not those inside functions or private classes."""
    for node in inside.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _defined(node)


def _is_override(node: ast.ClassDef | Function) -> bool:
    # What Qt names is explained by Qt: `paintEvent`, `rowCount`.
    names = [ast.unparse(decorator) for decorator in node.decorator_list]
    camel = isinstance(node, ast.FunctionDef) and re.match(r"[a-z]+[A-Z]", node.name) is not None
    return camel or any(name.endswith(("override", ".setter", "overload")) for name in names)


def _code(tree: ast.Module) -> Iterator[ast.AST]:
    """Every node but docstrings."""
    texts = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | Function)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }
    for node in ast.walk(tree):
        if node not in texts:
            yield node


def _run(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those the type checker alone sees."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")):
            yield node
            yield from _run(node)


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func)


def _is_logging(call: ast.Call) -> bool:
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr not in LOG_METHODS:
        return False
    return LOGGERS.match(ast.unparse(function.value).split(".")[-1].split("(")[0]) is not None or (
        "getLogger" in ast.unparse(function.value)
    )


def _may_be_written(value: ast.expr) -> bool:
    """Whether the words of the writer may be in it; a length or a type never is."""
    if isinstance(value, ast.Call) and _called(value) in WORDLESS:
        return False
    if isinstance(value, ast.Attribute):
        return value.attr != "__name__" and WRITTEN.search(value.attr) is not None
    if isinstance(value, ast.Name):
        return WRITTEN.search(value.id) is not None or value.id in {"error", "exception"}
    return any(
        _may_be_written(part) for part in ast.iter_child_nodes(value) if isinstance(part, ast.expr)
    )


def _names_given(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.FunctionDef() if _is_override(node):
            return
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield re.sub(r"(?<=[a-z])(?=[A-Z])", "_", node.name).lower()
        case ast.Name(ctx=ast.Store()):
            yield node.id.lower()
        case ast.arg():
            yield node.arg.lower()


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
