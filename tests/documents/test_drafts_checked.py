"""The acts that the program drafts from the demo pass its own check once people add what only people know."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from smio.checklist import built_in_checklists
from smio.documents import draft_checklist_act, draft_services_act
from smio.language import Language, translator
from smio.monitoring import Act, ActKind, Group, Member, Practice, Severity, answer_due, check_act
from smio.store import Database, all_groups, load_round, make_demo, measurements_of, rounds_of

TODAY = date(2026, 3, 10)
MEMBERS = (Member("Асанов Б. Э.", chair=True), Member("Осмонова Г. К."), Member("Ким А. С."))
BASIS = {"ru": "План мониторинга, пункт 3", "ky": "Мониторинг планы, 3-пункт"}


@pytest.fixture
def drafts(language: Language) -> Iterator[list[Act]]:
    """The acts of both demo towns, of their services and of their checklist."""
    database, t = Database(), translator(language)
    make_demo(database)
    made: list[Act] = []
    for stored in all_groups(database):
        group: Group = replace(stored.group, members=MEMBERS, basis=BASIS[language])
        rounds = [load_round(database, one.id) for one in rounds_of(database, stored.id)]
        measurements = [one.measurement for one in measurements_of(database, stored.id)]
        made.append(draft_services_act(group, sorted(rounds, key=lambda one: one.start or date.min), t))
        in_order = sorted(measurements, key=lambda one: one.start)
        made.append(draft_checklist_act(group, built_in_checklists()["mibp-example"], in_order, t))
    yield made
    database.close()


def completed(act: Act) -> Act:
    """The act with the date, number, addressees and deadlines that no program knows."""
    asked = tuple(replace(one, to_whom="мэрия", by_when=date(2026, 6, 1)) for one in act.recommendations)
    due = answer_due(TODAY, Practice())
    return replace(act, number="1", signed_on=date(2026, 3, 9), answer_by=due, recommendations=asked)


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_completed_draft_has_nothing_to_mend(drafts: list[Act], language: Language) -> None:
    assert len(drafts) == 4
    for act in drafts:
        for own in (act, None):  # with the draft to compare with, and without
            assert check_act(completed(act), translator(language), TODAY, drafted=own) == ()


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_bare_draft_lacks_only_what_people_know(drafts: list[Act], language: Language) -> None:
    for act in drafts:
        faults = check_act(act, translator(language), TODAY, drafted=act)
        must = {fault.code for fault in faults if fault.severity is Severity.MUST}
        named = act.kind is ActKind.CHECKLIST  # whose items name the office that must act
        assert must == {"no_date", "no_answer_by", "no_deadline"} | (set[str]() if named else {"no_addressee"})
