"""One finished paper of every kind, for what must hold of each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from smio.documents import (
    Results,
    asked_table,
    draft_checklist_act,
    draft_checklist_letter,
    draft_cover_letter,
    draft_reminder,
    draft_services_act,
    plan_document,
    reminder_table,
    results_of,
    summary_report,
    write_act,
    write_letter,
)
from smio.documents.examples import example_act, example_group, example_letter, example_photos
from smio.language import Translator
from smio.monitoring import ActKind, Addressee, Group, PlanItem, Stage
from tests.documents.act_letters import ACTS as ACTS_TO_SEND
from tests.documents.act_letters import GROUP as SENDERS
from tests.documents.act_letters import REGISTER, TODAY
from tests.documents.evidence import GROUP, example_checklist, make_round, measurement

PLAN = (PlanItem("Дорога", due=date(2026, 5, 1)), PlanItem("Школа", planned=False, done_on=date(2026, 4, 1)))


def services(t: Translator) -> bytes:
    rounds = (make_round("Первая", seed=3), make_round(seed=9, shift=-0.6))
    results = results_of(rounds)
    return write_act(draft_services_act(GROUP, rounds, t, results), results, t, group=GROUP)


def checklist(t: Translator) -> bytes:
    both = (measurement(1, 10, 4), measurement(11, 12, 12))
    results = results_of((), both, example_checklist())
    act = draft_checklist_act(GROUP, example_checklist(), both, t, results)
    stored, contents = example_photos(t)
    return write_act(act, results, t, stored=stored, photos=contents, group=GROUP)


def site(t: Translator) -> bytes:
    stored, contents = example_photos(t)
    act = example_act(ActKind.SITE, t)
    return write_act(act, Results(), t, stored=stored, photos=contents, group=example_group(t))


def prices(t: Translator) -> bytes:
    return write_act(example_act(ActKind.PRICES, t), Results(), t, group=example_group(t))


def free(t: Translator) -> bytes:
    return write_act(example_act(ActKind.FREE, t), Results(), t, group=example_group(t))


def empty(t: Translator) -> bytes:
    """Nothing is known: a form to fill in by hand."""
    act = replace(
        example_act(ActKind.FREE, t), facts=(), conclusions=(), recommendations=(), participants=(), method=""
    )
    return write_act(act, Results(), t)


def letter(t: Translator) -> bytes:
    return write_letter(example_letter(t), t)


def checklist_letter(t: Translator) -> bytes:
    one = measurement(11, 12, 12)
    score = results_of((), [one], example_checklist()).measured[-1]
    return write_letter(draft_checklist_letter(GROUP, example_checklist(), [one], t), t, asked_table(score, "", t))


def plan(t: Translator) -> bytes:
    return plan_document(GROUP, PLAN, t, date(2026, 4, 20))


def cover_letter(t: Translator) -> bytes:
    """Of acts to the kenesh's commissions."""
    acts = [(one, (), 5) for one in ACTS_TO_SEND]
    return write_letter(draft_cover_letter(SENDERS, acts, t, to=Addressee.COMMISSIONS, sent_on=date(2026, 3, 12)), t)


def reminder(t: Translator) -> bytes:
    earlier = draft_cover_letter(SENDERS, [(ACTS_TO_SEND[0], (), 5)], t, to=Addressee.MAYOR, sent_on=date(2026, 2, 9))
    letter = draft_reminder(SENDERS, earlier, REGISTER, t, TODAY)
    return write_letter(letter, t, reminder_table(REGISTER, t, TODAY))


def report(t: Translator) -> bytes:
    """Of everything: two rounds, two measurements, acts, answers, what is late."""
    results = (
        results_of((make_round("Первая", seed=3), make_round(seed=9, shift=-0.6))),
        results_of((), (measurement(1, 10, 4), measurement(11, 12, 12)), example_checklist()),
    )
    period = (date(2026, 1, 1), date(2026, 6, 30))
    acts = [(one, Stage.SENT) for one in ACTS_TO_SEND]
    return summary_report(SENDERS, period, PLAN, results, acts, REGISTER, t, TODAY)


def empty_report(t: Translator) -> bytes:
    return summary_report(Group("", ""), (date(2026, 1, 1), date(2026, 6, 30)), (), (), (), (), t, TODAY)


PAPERS: dict[str, Callable[[Translator], bytes]] = {
    "services": services, "checklist": checklist, "site": site, "prices": prices, "free": free, "empty": empty,
    "letter": letter, "checklist letter": checklist_letter, "plan": plan, "cover letter": cover_letter,
    "reminder": reminder, "report": report, "empty report": empty_report,
}  # fmt: skip
ACTS = ("services", "checklist", "site", "prices", "free", "empty")
