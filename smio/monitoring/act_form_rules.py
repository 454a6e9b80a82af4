"""The check of an act's form: what must stand in it, who signs, by when an answer is due."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from smio.monitoring.act import MEASURED, Act, ActKind
from smio.monitoring.act_fault import ActFault, Desk, Severity
from smio.monitoring.due import answer_due

FEWEST_SIGNERS = 3
MUST, SHOULD, HINT = Severity.MUST, Severity.SHOULD, Severity.HINT


def form_faults(act: Act, desk: Desk) -> Iterator[ActFault]:
    """Head, time, people, answer, copies."""
    yield from _head(act, desk)
    yield from _time(act, desk)
    yield from _parts(act, desk)
    yield from _people(act)
    yield from _answer(act, desk)


def _from_draft(act: Act, desk: Desk, name: str) -> Act | None:
    """The act with a field as the draft had it, where it had anything."""
    value: Any = getattr(desk.drafted, name) if desk.drafted else None
    return replace(act, **{name: value}) if value else None


def _missing(act: Act, desk: Desk, name: str, severity: Severity = MUST, code: str = "") -> Iterator[ActFault]:
    value: Any = getattr(act, name)
    blank = not value.strip() if isinstance(value, str) else not value
    if blank:
        yield ActFault(code or f"no_{name}", severity, name, mend=_from_draft(act, desk, name))


def _head(act: Act, desk: Desk) -> Iterator[ActFault]:
    for name in ("organisation", "subject", "place", "basis"):
        yield from _missing(act, desk, name)
    yield from _missing(act, desk, "number", SHOULD)


def _time(act: Act, desk: Desk) -> Iterator[ActFault]:
    if act.signed_on is None:
        yield ActFault("no_date", MUST, "signed_on")
    elif act.signed_on > desk.today:
        yield ActFault("future_date", MUST, "signed_on", values={"date": act.signed_on})
    if act.period is None:
        counted = act.kind in MEASURED | {ActKind.PRICES}
        if act.kind is not ActKind.SITE:  # a visit is of its day
            yield from _missing(act, desk, "period", MUST if counted else HINT)
        return
    start, end = act.period
    if start > end:
        yield ActFault("period_backwards", MUST, "period", mend=replace(act, period=(end, start)))
    elif act.signed_on is not None and end > act.signed_on:
        values = {"end": end, "date": act.signed_on}
        yield ActFault("period_later", SHOULD, "period", values=values)


def _parts(act: Act, desk: Desk) -> Iterator[ActFault]:
    counted = act.kind in MEASURED | {ActKind.PRICES}
    yield from _missing(act, desk, "method", MUST if counted else SHOULD)
    for name in ("facts", "conclusions"):
        if not any(line.strip() for line in getattr(act, name)):
            yield ActFault(f"no_{name}", MUST, name, mend=_from_draft(act, desk, name))
    if not any(one.what.strip() for one in act.recommendations):
        yield ActFault("no_recommendations", MUST, "recommendations", mend=_from_draft(act, desk, "recommendations"))
    yield from _missing(act, desk, "copies", SHOULD)


def _people(act: Act) -> Iterator[ActFault]:
    """Who signs: at least three who do not abstain, one of them the chair."""
    seen: dict[str, int] = {}
    for place, member in enumerate(act.participants, 1):
        name = " ".join(member.name.split()).casefold()
        if not name:
            mend = replace(act, participants=tuple(one for one in act.participants if one.name.strip()))
            yield ActFault("unnamed_signer", SHOULD, "participants", place, mend=mend)
        elif name in seen:
            kept = act.participants[: place - 1] + act.participants[place:]
            values = {"name": member.name, "other": seen[name]}
            yield ActFault("same_signer", SHOULD, "participants", place, values, replace(act, participants=kept))
        else:
            seen[name] = place
    sign = {" ".join(one.name.split()).casefold() for one in act.participants if one.name.strip() and not one.abstains}
    if len(sign) < FEWEST_SIGNERS:
        yield ActFault("few_signers", MUST, "participants", values={"n": len(sign), "fewest": FEWEST_SIGNERS})
    chairs = [one for one in act.participants if one.chair]
    if not chairs:
        yield ActFault("no_chair", MUST, "participants")
    elif len(chairs) > 1:
        yield ActFault("several_chairs", SHOULD, "participants", values={"n": len(chairs)})
    elif chairs[0].abstains:
        yield ActFault("chair_abstains", SHOULD, "participants", values={"name": chairs[0].name})


def _answer(act: Act, desk: Desk) -> Iterator[ActFault]:
    """The day an answer is expected: there, after the act, not past, not sooner than the group's own period."""
    due = _due(act, desk)
    mend = replace(act, answer_by=due) if due else None
    days = desk.practice.answer_days
    if act.answer_by is None:
        yield ActFault("no_answer_by", MUST, "answer_by", values={"days": days}, mend=mend)
        return
    values = {"date": act.answer_by, "days": days}
    if act.signed_on is not None and act.answer_by < act.signed_on:
        yield ActFault("answer_before_act", MUST, "answer_by", values={**values, "signed": act.signed_on}, mend=mend)
    elif act.answer_by < desk.today:
        yield ActFault("answer_past", MUST, "answer_by", values=values, mend=mend)
    elif due is not None and act.answer_by < due:
        yield ActFault("answer_early", HINT, "answer_by", values={**values, "due": due}, mend=mend)


def _due(act: Act, desk: Desk) -> date | None:
    """When an answer would be due if the act went out today, or on its own day where that is later."""
    start = max(desk.today, act.signed_on or desk.today)
    try:
        return answer_due(start, desk.practice)
    except OverflowError:  # a year 9999 typed by mistake
        return None
