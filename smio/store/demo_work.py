"""What the demo groups did with their results: acts, photographs, letters, answers, the plan. All of it is made up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from smio.checklist import Measurement, built_in_library
from smio.documents import draft_checklist_act, draft_cover_letter, draft_services_act
from smio.documents.act_parts import copies, organisation, place
from smio.documents.prices_act import draft_prices_act
from smio.language import Translator, translator
from smio.monitoring import (
    MEASURED,
    Act,
    ActKind,
    Group,
    LetterKind,
    Member,
    PlanItem,
    Practice,
    Price,
    Recommendation,
    Reply,
    Stage,
)
from smio.monitoring.attachments import NewFile
from smio.monitoring.letter import Addressee
from smio.monitoring.photo_reference import with_photo
from smio.store.act_photos import add_act_photo
from smio.store.act_remarks import add_remark
from smio.store.acts import add_act, change_act, load_act, move_act
from smio.store.database import Database
from smio.store.letters import add_letter, send_letter
from smio.store.link_answers import reply_by_link
from smio.store.links import make_link
from smio.store.plan import add_plan_items, change_plan_item, plan_of
from smio.store.replies import add_reply
from smio.survey import Round

Described = Mapping[str, Any]  # a table of the demo's file
WORDED = ("kind", "subject", "method", "facts", "conclusions")
SAID_OF_A_REPLY = frozenset({"act", "number", "files", "link"})  # what is not its words

_members = TypeAdapter(tuple[Member, ...])
_practice = TypeAdapter(Practice)
_act = TypeAdapter(Act)
_reply = TypeAdapter(Reply)
_plan_item = TypeAdapter(PlanItem)
_recommendations = TypeAdapter(tuple[Recommendation, ...])


@dataclass(frozen=True)
class Results:
    """What a demo group measured, with the ids it is kept under."""

    rounds: Sequence[Round]
    round_ids: Sequence[int]
    measurements: Sequence[Measurement]
    measurement_ids: Sequence[int]


def with_people(group: Group, work: Described) -> Group:
    """The demo group with its members and how it works."""
    return replace(
        group,
        members=_members.validate_python(work["members"]),
        basis=work["basis"],
        practice=_practice.validate_python(work["practice"]),
    )


def add_work(database: Database, group_id: int, group: Group, work: Described, results: Results, folder: Path) -> None:
    """Add everything that is described; files stand in ``folder``."""
    t = translator("ru")
    acts: dict[str, int] = {}
    for described in work["acts"]:
        act = _drafted(group, described, work, results, t)
        first, evidence = _before_it_was_worded(act), _evidence(act.kind, results)
        act_id = acts[described["key"]] = add_act(database, group_id, first, language="ru", evidence=evidence)
        _finish(database, act_id, act, described, folder, t)
    tokens = [_add_letter(database, group_id, group, described, acts, t) for described in work["letters"]]
    for described in work["replies"]:
        _add_reply(database, group_id, described, acts, tokens[0], folder)
    _add_plan(database, group_id, work["plan"], acts)


def _drafted(group: Group, described: Described, work: Described, results: Results, t: Translator) -> Act:
    """An act as a draft makes it of results, or as the file words it, with the day, the people and the addressees."""
    kind = ActKind(described["kind"])
    if kind is ActKind.SERVICES:
        act = draft_services_act(group, results.rounds, t)
    elif kind is ActKind.CHECKLIST:
        checklist = built_in_library().of(results.measurements[-1])
        assert checklist is not None  # noqa: S101 - the demo measures with the checklist that comes with the app
        act = draft_checklist_act(group, checklist, results.measurements, t)
    elif kind is ActKind.PRICES:
        act = replace(draft_prices_act(group, _prices(described["prices"]), t), subject=described["subject"])
    else:
        act = _worded(group, described, t)
    took_part = described["took_part"]
    return replace(
        act,
        number=described["number"],
        signed_on=described.get("signed_on"),
        participants=tuple(member for member in group.members if member.name.split()[0] in took_part),
        recommendations=_asked(act, described, work),
        answer_by=described.get("answer_by"),  # worked out before: the calendar takes its time to load
        generated=True,
    )


def _worded(group: Group, described: Described, t: Translator) -> Act:
    """An act whose words stand in the file."""
    words = {name: described[name] for name in WORDED if name in described}
    day = described.get("signed_on")
    head = {"organisation": organisation(group, t), "place": place(group, t), "basis": group.basis}
    return _act.validate_python(words | head | {"period": (day, day) if day else None, "copies": copies(group, t)})


def _before_it_was_worded(act: Act) -> Act:
    """The act as a draft had it: no draft knows what was seen at a site."""
    if act.kind in MEASURED | {ActKind.PRICES}:
        return act
    return replace(act, method="", facts=(), conclusions=(), recommendations=())


def _asked(act: Act, described: Described, work: Described) -> tuple[Recommendation, ...]:
    """The recommendations of the file, else those of the draft; drafts name nobody and no day."""
    if "recommendations" in described:
        return _recommendations.validate_python(described["recommendations"])
    return tuple(
        replace(one, to_whom=one.to_whom or work["to_whom"], by_when=one.by_when or work["by_when"])
        for one in act.recommendations
    )


def _prices(described: Described) -> tuple[Price, ...]:
    """Prices week by week: the file has them by good and shop, 0 where nobody asked."""
    return tuple(
        Price(good, shop, week, float(prices[number]), shops["unit"])
        for number, week in enumerate(described["weeks"])
        for good, shops in described["goods"].items()
        for shop, prices in shops.items()
        if shop != "unit" and prices[number]
    )


def _evidence(kind: ActKind, results: Results) -> dict[str, Any]:
    if kind is ActKind.SERVICES:
        return {"rounds": list(results.round_ids)}
    return {"measurements": list(results.measurement_ids)} if kind is ActKind.CHECKLIST else {}


def _finish(database: Database, act_id: int, act: Act, described: Described, folder: Path, t: Translator) -> None:
    """Photographs, remarks and the stage of an act that was added."""
    version, facts = 1, list(act.facts)
    for photo in described.get("photos", ()):
        content, caption, day = (folder / photo["file"]).read_bytes(), photo["caption"], photo["taken_on"]
        kept = add_act_photo(database, act_id, content, name=photo["file"], caption=caption, taken_on=day)
        fact: int = photo["fact"] - 1
        facts[fact] = with_photo(facts[fact], kept.id, t)
    if _before_it_was_worded(act) != act:
        version = change_act(database, act_id, version, replace(act, facts=tuple(facts)))
    for remark in described.get("remarks", ()):
        add_remark(
            database,
            act_id,
            version,
            remark["text"],
            field=remark.get("field", ""),
            approves=remark.get("approves", False),
            who=remark["who"],
        )
    stage = Stage(described.get("stage", Stage.SIGNED))
    if stage is not Stage.DRAFT:
        move_act(database, act_id, version, stage)


def _add_letter(
    database: Database, group_id: int, group: Group, described: Described, acts: Mapping[str, int], t: Translator
) -> str:
    """A letter with its acts, sent where the file has a day; the token of its link, empty where it waits."""
    ids = [acts[key] for key in described["acts"]]
    covered = [(load_act(database, group_id, act_id).act, (), None) for act_id in ids]
    sent_on: date | None = described.get("sent_on")
    letter = draft_cover_letter(group, covered, t, to=Addressee(described["to"]))
    letter = replace(
        letter, number=described.get("number", ""), written_on=sent_on, answer_by=described.get("answer_by")
    )
    letter_id = add_letter(database, group_id, letter, kind=LetterKind.COVER, language="ru", act_ids=ids)
    if sent_on:
        send_letter(database, letter_id, 1, sent_on)
        return make_link(database, letter_id, sent_on + timedelta(days=group.practice.link_days))
    return ""


def _add_reply(
    database: Database, group_id: int, described: Described, acts: Mapping[str, int], token: str, folder: Path
) -> None:
    """An answer through the first letter's link, or one that came on paper, or what the group saw."""
    act_id, number = acts[described["act"]], described["number"]
    files = [NewFile(name, "image/jpeg", (folder / name).read_bytes()) for name in described.get("files", ())]
    reply = _reply.validate_python({name: described[name] for name in described.keys() - SAID_OF_A_REPLY})
    if described.get("link"):
        form = f"demo-{described['act']}-{number}"
        reply_by_link(database, token, described["on"], act_id, number, reply, files, form)
    else:
        add_reply(database, group_id, act_id, number, reply, files)


def _add_plan(database: Database, group_id: int, described: Sequence[Described], acts: Mapping[str, int]) -> None:
    items = [_plan_item.validate_python({**one, "act": ""}) for one in described]
    made = {one["title"]: acts[one["act"]] for one in described if "act" in one}
    add_plan_items(database, group_id, items)
    for stored in plan_of(database, group_id):
        if stored.item.title in made:
            change_plan_item(database, stored.id, stored.version, stored.item, made[stored.item.title])
