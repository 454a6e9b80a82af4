"""An act from what the group has: composed, composed afresh from the same, and written in Word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from smio.documents import (
    Results,
    draft_checklist_act,
    draft_free_act,
    draft_prices_act,
    draft_services_act,
    draft_site_act,
    results_of,
    write_act,
)
from smio.errors import UserError
from smio.interface.person import the_person
from smio.interface.results import measurements, proofs_of, rounds, scored_round
from smio.interface.session import database
from smio.language import Language, Translator, translator
from smio.monitoring import EDITABLE, Act, ActKind, Group, PlanItem
from smio.store import (
    StoredAct,
    StoredGroup,
    act_photos_content,
    acts_of,
    add_act,
    change_plan_item,
    plan_of,
    signed_paper,
    template_content,
)

PAPER = "act"  # the name of its template
TOLD = ("subject", "place", "basis")  # words told of the event when the act was begun, kept with the evidence


@dataclass(frozen=True)
class Beginning:
    """What a new act begins with.

    ``evidence`` is kept with the act: ``rounds`` or ``measurements`` by id; what was told of the event, under
    ``subject``, ``place``, ``basis`` and ``on`` (a day as text).
    """

    kind: ActKind
    language: Language
    evidence: Mapping[str, Any] = field(default_factory=dict[str, Any])
    plan_item: int | None = None


def compose_act(group: StoredGroup, beginning: Beginning) -> int:
    """Draft an act and keep it; its id. The line of the plan it was made for is told of it."""
    store, words, evidence = database(), translator(beginning.language), dict(beginning.evidence)
    who = the_person()  # asked once, before anything is kept: Streamlit may end a run where its session is looked up
    planned = next((one for one in plan_of(store, group.id) if one.id == beginning.plan_item), None)
    if planned is not None:
        evidence["basis"] = basis_with_plan(group.group, planned.item, words)
    act = drafted_act(group, beginning.kind, evidence, beginning.language)
    act = replace(act, number=next_number([stored.act for stored in acts_of(store, group.id)]))
    act_id = add_act(store, group.id, act, language=beginning.language, evidence=evidence, who=who)
    if planned is not None:
        change_plan_item(store, planned.id, planned.version, planned.item, act_id=act_id, who=who)
    return act_id


def basis_with_plan(group: Group, item: PlanItem, t: Translator) -> str:
    """The group's basis, and the line of its plan with the point of the city's programme."""
    line = t("acts.basis.plan", title=item.title)
    programme = t("acts.basis.programme", programme=item.programme) if item.programme else ""
    return "; ".join(part for part in (group.basis, line, programme) if part)


def next_number(acts: Sequence[Act]) -> str:
    """The number after the largest of the latest year, where the group counts in whole numbers; else none."""
    numbered = [act for act in acts if act.number.isdecimal()]
    latest = max((act.signed_on.year for act in numbered if act.signed_on), default=None)
    numbers = [int(act.number) for act in numbered if act.signed_on is None or act.signed_on.year == latest]
    return str(max(numbers) + 1) if numbers else ""


def drafted_act(
    group: StoredGroup, kind: ActKind, evidence: Mapping[str, Any], language: Language, before: Act | None = None
) -> Act:
    """A fresh draft; of a price monitoring, from the prices of the act ``before``. UserError for lost evidence."""
    words = translator(language)
    match kind:
        case ActKind.SERVICES:
            results = act_results(group, evidence, language)
            act = draft_services_act(group.group, results.rounds, words, results)
        case ActKind.CHECKLIST:
            results = act_results(group, evidence, language)
            if results.checklist is None:
                raise UserError("store.error.gone")
            act = draft_checklist_act(group.group, results.checklist, results.measurements, words)
        case ActKind.SITE:
            told = {"subject": evidence.get("subject", ""), "site": evidence.get("place", "")}
            act = draft_site_act(group.group, words, **told, visited_on=told_day(evidence))
        case ActKind.PRICES:
            act = draft_prices_act(group.group, before.prices if before else (), words)
        case ActKind.FREE:
            act = draft_free_act(group.group, words)
    said: dict[str, Any] = {name: evidence[name] for name in TOLD if evidence.get(name)}
    day = told_day(evidence)
    return replace(act, **said, signed_on=day or act.signed_on)


def told_day(evidence: Mapping[str, Any]) -> date | None:
    """The day of the event, where it was told."""
    return date.fromisoformat(evidence["on"]) if evidence.get("on") else None


def redrafted_act(stored: StoredAct, group: StoredGroup) -> Act:
    """The act composed afresh from what it rests on, as it stands today; the number, which no result gives, stays."""
    before = stored.drafted or stored.act
    fresh = drafted_act(group, stored.act.kind, stored.evidence, paper_language(stored), stored.act)
    return replace(fresh, number=before.number, prices=stored.act.prices)


def act_file(stored: StoredAct, group: StoredGroup) -> bytes:
    """The act in Word: as it was signed, else as its draft stands now (`written_act`)."""
    kept = None if stored.stage in EDITABLE else signed_paper(database(), stored.id)
    return kept or written_act(stored, group)


def written_act(stored: StoredAct, group: StoredGroup) -> bytes:
    """The act written anew, in the language it was composed in, by the group's own template where there is one."""
    language = paper_language(stored)
    results = act_results(group, stored.evidence, language)
    return write_act(
        stored.act,
        results,
        translator(language),
        proofs=proofs_of(results.measurements[-1:]),
        photos=act_photos_content(database(), stored.id),
        stored=stored.photos,
        template=template_content(database(), group.id, PAPER, language),
        group=group.group,
    )


def act_results(group: StoredGroup, evidence: Mapping[str, Any], language: Language) -> Results:
    """What an act rests on, in the language of the paper; UserError where it was removed meanwhile."""
    wanted_rounds, wanted_measurements = evidence.get("rounds", []), evidence.get("measurements", [])
    scored = [scored_round(summary, language) for summary in rounds(group.id) if summary.id in wanted_rounds]
    measured = [one for one in measurements(group.id) if one.stored.id in wanted_measurements]
    if len(scored) != len(wanted_rounds) or len(measured) != len(wanted_measurements):
        raise UserError("store.error.gone")
    checklist = measured[-1].score.checklist if measured else None
    return results_of([one.round for one in scored], [one.measurement for one in measured], checklist)


def paper_language(stored: StoredAct) -> Language:
    """The language an act is written in."""
    return "ky" if stored.language == "ky" else "ru"
