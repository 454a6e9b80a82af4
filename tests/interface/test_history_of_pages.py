"""Whoever changes something on a page stands in the history: no call of the store leaves the name out."""

import ast
from collections.abc import Iterator
from inspect import Signature, isfunction, signature
from typing import Any

import pytest

import smio.store
from smio.store import Database, database_url, events
from tests.interface.conftest import OpenPage
from tests.interface.test_upload import PAGE, own_group, uploaded
from tests.source_tree import ROOT, sources, syntax

NOBODY = {
    "add_group",  # the first group of a fresh machine is made by the app itself
}


def writers() -> dict[str, Signature]:
    """The functions of the store that keep a name."""
    found: dict[str, Any] = {name: getattr(smio.store, name) for name in smio.store.__all__}
    signed = {name: signature(one) for name, one in found.items() if isfunction(one)}
    return {name: known for name, known in signed.items() if "who" in known.parameters and name not in NOBODY}


def nameless(tree: ast.Module, known: dict[str, Signature]) -> Iterator[tuple[int, str]]:
    """The calls without the name, whole or begun by `partial` and by a button's ``args``."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or any(keyword.arg is None for keyword in node.keywords):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        given, keywords = node.args, {keyword.arg: keyword.value for keyword in node.keywords}
        if called == "partial" and given and isinstance(given[0], ast.Name):
            called, given = given[0].id, given[1:]
        click, args = keywords.get("on_click"), keywords.get("args")
        if isinstance(click, ast.Name) and isinstance(args, ast.Tuple):
            called, given, keywords = click.id, args.elts, {}
        if called in known:
            place = list(known[called].parameters).index("who")
            keyword_only = known[called].parameters["who"].kind is known[called].parameters["who"].KEYWORD_ONLY
            if "who" not in keywords and (keyword_only or len(given) <= place):
                yield node.lineno, called


def test_every_page_says_who_changed_something() -> None:
    known = writers()
    assert {"save_round", "remove_round", "add_measurement", "change_group", "send_letter"} <= set(known)
    without = [
        f"{path.relative_to(ROOT)}:{line} {called}"
        for path in sources("smio/interface", "pages")
        for line, called in nameless(syntax(path), known)
    ]
    assert without == []


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        ("save_mark(a, b, c, d, version=1)", True),
        ("save_mark(a, b, c, d, version=1, who=e)", False),
        ("remove_round(a, b)", True),
        ("remove_round(a, b, who)", False),
        ("partial(remove_round, a, b)", True),
        ("partial(remove_round, a, b, who)", False),
        ("button('x', on_click=remove_proof, args=(a, b))", True),
        ("button('x', on_click=remove_proof, args=(a, b, c))", False),
    ],
)
def test_the_look_at_the_calls_sees_a_nameless_one(code: str, *, missing: bool) -> None:
    assert bool(list(nameless(ast.parse(code), writers()))) is missing


def test_who_saved_a_round_stands_in_the_history(open_page: OpenPage) -> None:
    app = uploaded(open_page(PAGE))
    app.session_state["person_at_screen"] = "Асанова Г."
    app.button(key="save_round").click().run()
    assert not app.exception
    latest = events(Database(database_url()), own_group())
    assert ("round_saved", "Асанова Г.") in {(event.what, event.who) for event in latest}
