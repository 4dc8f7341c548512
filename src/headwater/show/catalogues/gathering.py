"""Every text of ours that a page may say, out of the code and the templates.

In Python: what is given to `say`, `mark`, `many`, `forms` and `count`; and the sentences that are kept or raised in
English and said otherwise when they are shown: what is given to `tell` and `kept` (said.py), what two names were found
alike by, why a claim or a story went into another, and what a `DeskError` or an `HTTPException` says, whose places are
named after what is put there. In templates: `{% trans %}`, `_()`, `pgettext()`, and the filter `count`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.ext import extract_from_ast

import headwater
from headwater.link import notions, words
from headwater.names.scripts import LANGUAGES as WRITTEN
from headwater.show.latin import TABLE, usual
from headwater.show.sayings import INSIDE, KEPT, NOTION
from headwater.show.web.drawer import environment

HOME: Final = Path(headwater.__file__).parent
TEMPLATES: Final = ("web", "site")
"""The parts of `show` that have templates: the desk's pages, and those of the site."""
_TOLD = ("desk", "newsroom", "show")
"""Packages whose errors reach a page."""
_NOT_ON_PAGES: Final = ("desk/engine.py", "desk/opened.py")
"""What these say is said in the terminal, before there is a page."""
_ERRORS: Final = {"DeskError": 0, "HTTPException": 1}
"""Errors that a page shows, and which argument of them is the sentence."""
_INPUTS: Final = (
    *("acquire/fetch.py", "acquire/wire.py", "acquire/kinds.py", "acquire/address.py", "acquire/robots.py"),
    *("acquire/containers.py", "acquire/gunzip.py", "acquire/followed.py", "acquire/feeds.py"),
    *("read/dispatch.py", "read/documents.py", "read/pdf.py", "read/word.py"),
)
"""Modules whose errors are kept with the input that could not be read."""
_REFUSALS: Final = dict.fromkeys(("BrokenInput", "UnknownFormat", "TooLarge", "FetchFailed", "ForbiddenAddress"), 0)
_MAKERS: Final = (
    *("weigh/*.py", "link/nearness.py", "link/measure*.py", "link/direction.py", "link/alike.py", "resolve/date_*.py"),
    *("read/published.py", "read/stamps.py", "read/metadata.py", "attribute/gaps.py", "attribute/cautions.py"),
    *("resolve/likely.py", "resolve/identity.py", "resolve/posts.py", "names/*.py"),
)
"""Modules that make sentences which are kept: in these, what looks like a sentence is taken for one."""
_SENTENCE: Final = re.compile(r"\s?[A-Z“{].*\s.*[.:;”]\s?", re.DOTALL)
_PHRASE: Final = re.compile(r"[a-z]+ ")
"""What a reason looks like that stands behind its answer: `return "two", "every country has one of that name"`."""
_PATTERN: Final = re.compile(r"\\|\(\?|\[\^")
"""What a pattern has and no sentence."""
_ACTS: Final = frozenset({"len", "join", "sorted", "str", "max", "min", "list", "_list", "_listed", "set", "dict"})
"""What is done to something says less of it than its name."""
_GETTEXT: Final = ("gettext", "ngettext", "pgettext", "npgettext", "_")


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text of ours. `more` is its plural, "" where nothing is counted; `context` as in `tongue.say`."""

    context: str
    text: str
    more: str = ""

    @property
    def id(self) -> tuple[str, str] | str:
        """As gettext names it."""
        return (self.text, self.more) if self.more else self.text


def gathered(home: Path = HOME) -> tuple[Text, ...]:
    """Every text once, sorted: those that are said at once first, the kept sentences after them."""
    found = {*_of_code(home), *_of_templates(home), *_of_data()}
    counted = {(t.context, t.text) for t in found if t.more}
    # A word that is counted somewhere and stands alone elsewhere is one text for gettext: its first form stands alone.
    return tuple(sorted(t for t in found if t.more or (t.context, t.text) not in counted))


# Python


def _of_code(home: Path) -> Iterator[Text]:
    for path in sorted(home.rglob("*.py")):
        here = path.relative_to(home)
        if here.parts[0] == "cli" or str(here) in _NOT_ON_PAGES:
            continue
        makes = any(here.match(pattern) for pattern in _MAKERS)
        raised = _ERRORS if here.parts[0] in _TOLD else _REFUSALS if str(here) in _INPUTS else {}
        yield from of_python(path.read_text("utf-8"), raised=raised, sentences=makes)


def of_python(source: str, *, raised: Mapping[str, int] = _ERRORS, sentences: bool = False) -> Iterator[Text]:
    """The texts of one module; `raised`: errors of it that reach a page; `sentences`: it makes some that are kept."""
    tree = ast.parse(source)
    if sentences:
        yield from _sentences(tree)
        yield from _found_by(tree)
    inside: dict[int, str] = {}
    calls = list(_calls(tree))  # to go through a whole module is what all this takes its time for
    for call in calls:
        if _called(call) == "Words":
            context = next((_constant(k.value) for k in call.keywords if k.arg == "context"), "")
            inside |= {id(each): context or "" for each in _calls(call)}
    for call in calls:
        if (read := _READERS.get(_called(call))) is not None:
            yield from read(call, inside.get(id(call), ""))
        elif _called(call) in raised:
            yield from _raised(call, raised[_called(call)])


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _constant(node: ast.AST | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _strings(call: ast.Call) -> list[str | None]:
    return [_constant(each) for each in call.args]


def _one(call: ast.Call, context: str) -> Iterator[Text]:
    text, *given = [*_strings(call), None]
    if text:
        yield Text(given[0] or context, text)


def _said_in(call: ast.Call, _: str) -> Iterator[Text]:
    context, text, *_rest = [*_strings(call), None, None]
    if text:
        yield Text(context or "", text)


def _two(call: ast.Call, context: str) -> Iterator[Text]:
    one, more, *_rest = [*_strings(call), None, None]
    if one and more:
        yield Text(context, one, more)


def _counted(call: ast.Call, context: str) -> Iterator[Text]:
    """`count(number, "article")`; `"text".count("x")` of a string has one argument, and is none."""
    _, one, more, *_rest = [*_strings(call), None, None, None]
    if one:
        yield Text(context, one, more or one + "s")


def _kept(call: ast.Call, _: str) -> Iterator[Text]:
    yield from _whole(call.args[0] if call.args else None, KEPT)


def _inside(call: ast.Call, _: str) -> Iterator[Text]:
    yield from _whole(call.args[0] if call.args else None, INSIDE)


def _whole(told: ast.expr | None, context: str) -> Iterator[Text]:
    if isinstance(told, ast.IfExp):
        yield from _whole(told.body, context)
        yield from _whole(told.orelse, context)
    if text := _constant(told):
        yield Text(context, text)
    if isinstance(told, ast.JoinedStr):
        yield Text(context, _filled(told))
        yield from (Text(INSIDE, word) for piece in told.values for word in _either(piece))


def _given(*places: int) -> Callable[[ast.Call, str], Iterator[Text]]:
    """Reads what a call is given at these places, or as `by`."""

    def read(call: ast.Call, _: str) -> Iterator[Text]:
        for at in places:
            yield from _whole(call.args[at] if len(call.args) > at else None, KEPT)
        for keyword in call.keywords:
            yield from _whole(keyword.value if keyword.arg == "by" else None, KEPT)

    return read


_READERS: Final[dict[str, Callable[[ast.Call, str], Iterator[Text]]]] = {
    **{"say": _one, "mark": _one, "say_in": _said_in, "many": _two, "forms": _two, "count": _counted},
    **{"tell": _kept, "kept": _kept, "inside": _inside},
    # What a likeness of names rests on: `Reason(part, a, b, by, weight)`, `Alike(score, by)`, `_Met(a, b, how, by)`.
    **{"Reason": _given(0, 3), "_reason": _given(0), "_role": _given(2), "Alike": _given(1), "_Met": _given(3)},
    "Tie": _given(3),
    # Why a claim or a story was moved: `record(connection, of, number, what, other, why)`.
    "record": _given(5),
}


def _raised(call: ast.Call, at: int) -> Iterator[Text]:
    """What it says; an error that only hands on what another said has no words of ours."""
    told = _whole(call.args[at] if len(call.args) > at else None, KEPT)
    yield from (text for text in told if text.context != KEPT or re.search("[a-z]", re.sub(r"{.*?}", "", text.text)))


def _sentences(tree: ast.AST) -> Iterator[Text]:
    """What looks like a sentence and describes no code."""
    dull = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    dull |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in dull or not isinstance(node, ast.Constant | ast.JoinedStr):
            continue
        text = _constant(node) or (_filled(node) if isinstance(node, ast.JoinedStr) else "")
        if _SENTENCE.fullmatch(text) and not _PATTERN.search(text):
            yield from (replace(found, text=found.text.strip()) for found in _whole(node, KEPT))


def _found_by(tree: ast.Module) -> Iterator[Text]:
    """What two names were found alike by, where it is chosen before it is told: `by = "..." if ... else "..."`, a
    function whose answer a `Reason` has, `return "two", "..."`; and the sorts of words that a body's name has."""
    told = (n for c in _calls(tree) if _called(c) in ("Reason", "_doubt") for n in c.args[3:4])
    asked = {_called(n) for n in told if isinstance(n, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _named(node.targets[0]) & {"by", "PartSort", "_AMBIGUOUS"}:
            yield from (Text(KEPT, text) for part in ast.walk(node.value) if (text := _constant(part)))
        elif isinstance(node, ast.FunctionDef) and node.name in asked:
            yield from (t for n in ast.walk(node) if isinstance(n, ast.Return) for t in _whole(n.value, KEPT))
        elif isinstance(node, ast.Dict):
            parts = (v for k, v in zip(node.keys, node.values, strict=True) if _constant(k) == "part")
            yield from (Text(KEPT, text) for part in parts if (text := _constant(part)))
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            second = node.value.elts[1] if len(node.value.elts) > 1 else None
            yield from (t for t in _whole(second, KEPT) if _PHRASE.match(t.text))


def _named(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def _filled(told: ast.JoinedStr) -> str:
    """A sentence that is filled in where it is made, its places named after what is put into them."""
    parts: list[str] = []
    names: dict[str, int] = {}
    for piece in told.values:
        if isinstance(piece, ast.FormattedValue):
            parts.append(f"{{{_place(piece.value, names)}}}")
        else:
            parts.append(str(_constant(piece)).replace("{", "{{").replace("}", "}}"))
    return "".join(parts)


def _either(piece: ast.expr) -> Iterator[str]:
    """Words that are put in according to something: `'open' if it else 'shut'`."""
    if isinstance(piece, ast.FormattedValue) and isinstance(piece.value, ast.IfExp):
        yield from (word for each in (piece.value.body, piece.value.orelse) if (word := _constant(each)))


def _place(node: ast.expr, names: dict[str, int]) -> str:
    told = [
        n.attr if isinstance(n, ast.Attribute) else n.id
        for n in ast.walk(node)
        if isinstance(n, ast.Name | ast.Attribute)
    ]
    name = next((n.strip("_").lower() for n in told if n not in _ACTS), "what") or "what"
    names[name] = names.get(name, 0) + 1
    return name if names[name] == 1 else f"{name}{names[name]}"


# Data


def _of_data() -> Iterator[Text]:
    """What the news is about, as reasons have it, and by which tables names are put into Latin letters."""
    yield from (Text(NOTION, name) for name in (*words.called().values(), *notions.called().values()))
    yield from (Text(TABLE, table.title) for language in WRITTEN if (table := usual(language)))


# Templates


def _of_templates(home: Path) -> Iterator[Text]:
    house = environment()
    for part in TEMPLATES:
        for path in sorted((home / "show" / part / "templates").glob("*.html")):
            yield from of_template(path.read_text("utf-8"), house)


def of_template(source: str, house: Environment) -> Iterator[Text]:
    """The texts of one template."""
    tree = house.parse(source)
    for _, function, strings in extract_from_ast(tree, _GETTEXT):
        yield from _gettext(function, strings if isinstance(strings, tuple) else (strings,))
    for node in tree.find_all(nodes.Filter):
        words = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
        if node.name == "count" and words:
            yield Text("", words[0], words[1] if len(words) > 1 else words[0] + "s")


def _gettext(function: str, strings: Iterable[Any]) -> Iterator[Text]:
    given = list(strings)
    context = given.pop(0) if function in ("pgettext", "npgettext") else ""
    if function in ("ngettext", "npgettext") and len(given) > 1 and given[0] and given[1]:
        yield Text(context or "", given[0], given[1])
    elif given and given[0]:
        yield Text(context or "", given[0])
