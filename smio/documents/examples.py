"""Acts and a letter of made-up data, in Russian and in Kyrgyz: how a paper, or a group's own template, looks."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from smio.documents.act_document import write_act
from smio.documents.act_letters import draft_cover_letter
from smio.documents.letter import write_letter
from smio.documents.prices_act import draft_prices_act
from smio.documents.results import Results
from smio.documents.site_act import draft_free_act, draft_site_act
from smio.documents.tables import Column, Table, cells
from smio.language import Translator, translator
from smio.monitoring import Act, ActKind, ActPhoto, Group, Letter, Member, Practice, Price, Recommendation
from smio.monitoring.letter import Addressee
from smio.monitoring.photo_reference import photo_mark

DEMO = Path(__file__).resolve().parents[2] / "assets" / "demo"
KINDS = (ActKind.SITE, ActKind.PRICES, ActKind.FREE)  # those that no result is behind

Described = Mapping[str, Any]


def preview(content: bytes, paper: str, t: Translator) -> bytes:
    """What a group's template makes of made-up data: an act of prices with photographs, or a letter that brings acts.

    UserError where it cannot be filled.
    """
    group = example_group(t)
    if paper == "letter":
        return write_letter(example_letter(t), t, _asked(t), template=content)
    act, (stored, contents) = example_act(ActKind.PRICES, t), example_photos(t)
    return write_act(act, Results(), t, photos=contents, stored=stored, template=content, group=group)


def example_group(t: Translator) -> Group:
    """A made-up group that writes on a bilingual letterhead; one of its members abstains."""
    told = _described()["group"]
    practice = Practice(
        name_ky=told["name"]["ky"],
        bilingual=True,
        contacts=_said(told["contacts"], t),
        laws=tuple(_said(law, t) for law in told["laws"]),
    )
    members = tuple(
        Member(one["name"], _said(one["post"], t), one.get("chair", False), _said(one.get("abstains", ""), t))
        for one in told["members"]
    )
    return Group(
        told["name"]["ru"], told["city"], members=members, basis=_said(told["basis"], t), generated=True,
        practice=practice,
    )  # fmt: skip


def example_act(kind: ActKind, t: Translator) -> Act:
    """A finished act of a kind that no result is behind."""
    told, group = _described()[kind.value], example_group(t)
    if kind is ActKind.PRICES:
        act = draft_prices_act(group, _prices(told, t), t)
        to_whom, by_when = _said(told["to_whom"], t), told["by_when"]
        asked = tuple(replace(one, to_whom=to_whom, by_when=by_when) for one in act.recommendations)
    else:
        drafted = draft_site_act(group, t) if kind is ActKind.SITE else draft_free_act(group, t)
        act = replace(
            drafted,
            subject=_said(told["subject"], t),
            method=_said(told["method"], t) if "method" in told else drafted.method,
            facts=tuple(_said(fact, t) for fact in told["facts"]),
            conclusions=tuple(_said(conclusion, t) for conclusion in told["conclusions"]),
            period=(told["on"], told["on"]),
        )
        asked = tuple(_recommendation(one, t) for one in told["recommendations"])
    return replace(act, number=told["number"], signed_on=told["on"], answer_by=told["answer_by"], recommendations=asked)


def example_photos(t: Translator) -> tuple[tuple[ActPhoto, ...], dict[int, bytes]]:
    """The photographs of the act of a visit, and their bytes by id."""
    stored: list[ActPhoto] = []
    contents: dict[int, bytes] = {}
    for number, told in enumerate(_described()["site"]["photos"], 1):
        content = (DEMO / told["file"]).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        stored.append(ActPhoto(number, told["file"], digest, _said(told["caption"], t), told["taken_on"]))
        contents[number] = content
    return tuple(stored), contents


def example_letter(t: Translator) -> Letter:
    """A letter to the mayor that brings the three acts."""
    group, acts = example_group(t), [example_act(kind, t) for kind in KINDS]
    sent_on = max(act.signed_on for act in acts if act.signed_on)
    letter = draft_cover_letter(group, [(act, (), 3) for act in acts], t, to=Addressee.MAYOR, sent_on=sent_on)
    return replace(letter, number="12", contacts=group.practice.contacts)


def _asked(t: Translator) -> Table:
    """A table in the letter's place for one: what the act of a visit asks for."""
    act = example_act(ActKind.SITE, t)
    columns = (Column(t("documents.table.number"), 12.0), Column(t("documents.act.what"), 168.0))
    rows = tuple(cells(str(number), one.what) for number, one in enumerate(act.recommendations, 1))
    return Table(t("documents.act.recommendations"), columns, rows)


def _recommendation(told: Described, t: Translator) -> Recommendation:
    what, to_whom, why = (_said(told[name], t) for name in ("what", "to_whom", "why"))
    return Recommendation(what, to_whom, told["by_when"], why)


def _prices(told: Described, t: Translator) -> tuple[Price, ...]:
    return tuple(
        Price(_said(good["good"], t), _said(shop, t), week, float(price), _said(good["unit"], t))
        for good in told["goods"]
        for shop, row in zip(told["shops"], good["som"], strict=True)
        for week, price in zip(told["weeks"], row, strict=True)
        if price
    )


def _said(words: Mapping[str, str] | str, t: Translator) -> str:
    """The words of the paper's language, their photographs marked as its texts mark them."""
    said = words if isinstance(words, str) else words["ky" if t.language == "ky" else "ru"]
    for number in (1, 2):
        said = said.replace(photo_mark(number, translator("en")), photo_mark(number, t))
    return said


@cache
def _described() -> Described:
    return tomllib.loads((DEMO / "examples.toml").read_text(encoding="utf-8"))
