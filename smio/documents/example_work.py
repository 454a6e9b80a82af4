"""What came of the made-up acts of `smio.documents.examples`: a plan, answers, a reminder, a report."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, cast

from smio.documents.act_letters import draft_reminder, reminder_table
from smio.documents.examples import DEMO, KINDS, example_act, example_group, example_letter
from smio.documents.letter import write_letter
from smio.documents.plan_document import plan_document
from smio.documents.register_sheets import register_workbook
from smio.documents.results import Results
from smio.documents.summary_report import summary_report
from smio.language import Translator
from smio.monitoring import PlanItem, Reply, Stage, Status, Tracked, answer_due

Described = Mapping[str, Any]


def example_papers(t: Translator) -> dict[str, bytes]:
    """A reminder, a plan's annex and a summary report as docx, the register as xlsx, by the stem of their file."""
    told, group, register, plan = _described(), example_group(t), example_register(t), example_plan(t)
    today: date = told["today"]
    sent = replace(example_letter(t), written_on=told["sent_on"])
    again = draft_reminder(group, sent, register, t, today)
    acts = [(example_act(kind, t), Stage.SENT) for kind in KINDS]
    none: tuple[Results, ...] = ()
    return {
        "reminder.docx": write_letter(again, t, reminder_table(register, t, today)),
        "plan.docx": plan_document(group, plan, t, today),
        "report.docx": summary_report(group, tuple(told["period"]), plan, none, acts, register, t, today),
        "register.xlsx": register_workbook(register, t, today),
    }


def example_register(t: Translator) -> tuple[Tracked, ...]:
    """The recommendations of the three acts, sent in one letter; some were answered."""
    told = _described()
    sent_on: date = told["sent_on"]
    due = answer_due(sent_on, example_group(t).practice)
    return tuple(
        Tracked(
            act_id, act.number, act.subject, number, recommendation, sent_on, due,
            tuple(_reply(one, t) for one in told["replies"] if (one["act"], one["number"]) == (act.number, number)),
        )
        for act_id, act in enumerate((example_act(kind, t) for kind in KINDS), 1)
        for number, recommendation in enumerate(act.recommendations, 1)
    )  # fmt: skip


def example_plan(t: Translator) -> tuple[PlanItem, ...]:
    """The plan of half a year, with the acts that were made."""
    return tuple(PlanItem(**{name: _said(value, t) for name, value in one.items()}) for one in _described()["plan"])


def _reply(told: Described, t: Translator) -> Reply:
    return Reply(
        Status(told["status"]),
        _said(told["text"], t),
        told["on"],
        who=_said(told["who"], t),
        promised_by=told.get("promised_by"),
        document=_said(told["document"], t),
    )


def _said(value: Any, t: Translator) -> Any:
    """The words of the paper's language; anything else as it is."""
    if not isinstance(value, Mapping):
        return value
    return cast("Mapping[str, str]", value)["ky" if t.language == "ky" else "ru"]


@cache
def _described() -> Described:
    return tomllib.loads((DEMO / "examples_work.toml").read_text(encoding="utf-8"))
