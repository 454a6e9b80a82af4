"""Отчёт за период: what was planned, found, written and answered, in one paper."""

from smio.interface.frame import heading, next_step
from smio.interface.messages import empty_state, plain_errors
from smio.interface.report_form import pick_period, show_report
from smio.interface.session import current_group

t = heading("council/report")
group = current_group()
if group is None:
    empty_state(
        t,
        t("keeping.copy.nothing"),
        t("interface.start.to_services_questionnaires"),
        "services/questionnaires",
    )
    raise AssertionError  # the empty state ends the page
period = pick_period(group, t)
if period is not None:
    with plain_errors(t):
        show_report(group, period, t)
next_step(t("interface.start.to_council_package"), "council/package", primary=False)
