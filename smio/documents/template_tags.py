"""The tags of a template: which there are, which a group's own may hold, and what of Jinja it may use.

A template needs texts, lists and conditions. Everything else that Jinja offers (calls, attributes of objects, other
files, arithmetic, macros) is refused before anything runs, by the kind of its node in the parsed template.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from smio.errors import UserError

ROWS = {
    "recommendations": frozenset({"number", "what", "to_whom", "by_when", "why"}),
    "signers": frozenset({"post", "name"}),
}
LOOP = frozenset({"index", "index0", "first", "last", "length", "revindex"})
FILTERS = frozenset(
    {"upper", "lower", "capitalize", "title", "trim", "length", "count", "default", "d", "first", "last"}
)
TESTS = frozenset({"defined", "undefined", "none", "odd", "even"})
DEEPEST_LOOPS = 3
NEAR = 70  # letters of the text around a fault


@dataclass(frozen=True)
class Tags:
    """The tags of a paper: ``texts``, ``lists`` of texts or rows, ``xml`` that stands in a paragraph of its own.

    ``needed`` are those without which the paper lacks something that matters.
    """

    texts: frozenset[str]
    lists: frozenset[str]
    xml: frozenset[str]
    needed: tuple[str, ...]

    @property
    def known(self) -> frozenset[str]:
        return self.texts | self.lists | self.xml


PAPERS = {
    "act": Tags(
        texts=frozenset({
            "organisation", "contacts", "number", "title", "place", "date", "basis", "subject", "period",
            "method_heading", "see_annexes", "answer_by",
        }),
        lists=frozenset({
            "labels", "kyrgyz", "russian", "laws", "participants", "method", "facts", "conclusions", "recommendations",
            "annexes", "copies", "abstained", "signers",
        }),
        xml=frozenset({"result_tables", "annex_pages"}),
        needed=(
            "number", "date", "title", "facts", "result_tables", "conclusions", "recommendations", "answer_by",
            "signers", "annex_pages", "labels",
        ),
    ),
    "letter": Tags(
        texts=frozenset({
            "organisation", "contacts", "outgoing", "written", "heading", "answer_by", "signer_post", "signer_name",
        }),
        lists=frozenset({"labels", "kyrgyz", "russian", "addressee", "paragraphs", "annexes", "copies"}),
        xml=frozenset({"asked"}),
        needed=("written", "addressee", "heading", "paragraphs", "asked", "answer_by", "annexes", "signer_name",
                "labels"),
    ),
}  # fmt: skip

# Each node of Jinja's that a template may hold. Names, attributes, filters and tests are looked at one by one.
ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.For,
    nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.CondExpr, nodes.Keyword,
)  # fmt: skip
OTHER_FILES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block)
CALLS = (nodes.Call, nodes.CallBlock, nodes.Macro, nodes.FilterBlock)


@dataclass
class Found:
    """What the parts of a template hold."""

    names: set[str] = field(default_factory=set[str])
    unknown: dict[str, str] = field(default_factory=dict[str, str])  # a tag, and the known one nearest to it or ""
    faults: list[UserError] = field(default_factory=list[UserError])


def look_at(source: str, tags: Tags, environment: Environment, found: Found) -> None:
    """Parse one part, with a line for each paragraph, and add what it holds to ``found``."""
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as fault:
        found.faults.append(UserError("template.error.syntax", near=_near(source, fault.lineno)))
        return
    for node in _nodes(tree):
        found.faults += _faults(node, source)
    names = meta.find_undeclared_variables(tree)
    found.names |= names & tags.known
    for name in sorted(names - tags.known):
        found.unknown[name] = _nearest(name, tags.known)
    _look_at_fields(tree, {}, found)
    found.faults += _misused(tree, tags)


def _nodes(tree: nodes.Template) -> Iterator[nodes.Node]:
    waiting: list[nodes.Node] = [tree]
    while waiting:
        node = waiting.pop(0)
        yield node
        waiting.extend(node.iter_child_nodes())


def _faults(node: nodes.Node, source: str) -> Iterator[UserError]:
    """Why a node may not stand in a template."""
    near = _near(source, node.lineno)
    if isinstance(node, OTHER_FILES):
        yield UserError("template.error.other_file", near=near)
    elif isinstance(node, CALLS) or (isinstance(node, nodes.For) and node.recursive):
        yield UserError("template.error.call", near=near)
    elif isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Name) and not _plain(node):
        yield UserError("template.error.inside", near=near)
    elif isinstance(node, nodes.Filter | nodes.Test) and node.name not in FILTERS | TESTS:
        yield UserError("template.error.filter", name=node.name, near=near)
    elif not isinstance(node, ALLOWED):
        yield UserError("template.error.forbidden", near=near)
    elif isinstance(node, nodes.For) and _depth(node) > DEEPEST_LOOPS:
        yield UserError("template.error.too_deep", limit=DEEPEST_LOOPS, near=near)


def _plain(node: nodes.Getattr | nodes.Getitem | nodes.Name) -> bool:
    """A tag, a field of a row, the place in a loop, or an item by its whole number; nothing of Python's own."""
    if isinstance(node, nodes.Name):
        return not node.name.startswith("_")
    if isinstance(node, nodes.Getitem):
        return isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)
    return isinstance(node.node, nodes.Name) and not node.attr.startswith("_")


def _depth(node: nodes.For) -> int:
    inner = [_depth(each) for each in node.find_all(nodes.For)]
    return 1 + max(inner, default=0)


def _look_at_fields(node: nodes.Node, rows: Mapping[str, str], found: Found) -> None:
    """The fields of rows (``item.what``): unknown ones are named whole."""
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        over = node.iter.name if isinstance(node.iter, nodes.Name) else ""
        rows = {**rows, node.target.name: over}
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        name = node.node.name
        fields = LOOP if name == "loop" else ROWS.get(rows.get(name, ""), frozenset[str]())
        if node.attr not in fields:
            near = _nearest(node.attr, fields)
            found.unknown[f"{name}.{node.attr}"] = f"{name}.{near}" if near else ""
    for each in node.iter_child_nodes():
        _look_at_fields(each, rows, found)


def _misused(tree: nodes.Template, tags: Tags) -> Iterator[UserError]:
    """A list printed as a text, a text gone through like a list, a table within a sentence."""
    for output in tree.find_all(nodes.Output):
        before = ""
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                before = node.data
                continue
            if isinstance(node, nodes.Name) and node.name in tags.lists:
                yield UserError("template.error.list_as_text", name=node.name)
            if isinstance(node, nodes.Name) and node.name in tags.xml and re.search(r"<w:t(?: [^>]*)?>[^<]*$", before):
                yield UserError("template.error.table_in_text", name=node.name)
            before = ""
    for loop in tree.find_all(nodes.For):
        if isinstance(loop.iter, nodes.Name) and loop.iter.name in tags.texts | tags.xml:
            yield UserError("template.error.text_as_list", name=loop.iter.name)


def _nearest(name: str, known: frozenset[str]) -> str:
    return next(iter(get_close_matches(name.lower(), sorted(known), 1, 0.6)), "")


def _near(source: str, line: int | None) -> str:
    """The words of the paragraph a fault stands in."""
    lines = source.splitlines()
    text = re.sub(r"<[^>]*>", "", lines[line - 1]) if line and line <= len(lines) else ""
    at = min((place for mark in ("{{", "{%", "{#") if (place := text.find(mark)) >= 0), default=0)
    shown = " ".join(text[at:].split())
    return shown[:NEAR] + ("…" if len(shown) > NEAR else "")
