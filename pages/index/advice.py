"""Что улучшить: what gives the most points, who must do it, and the act and the letter that ask for it."""

from smio.interface.advice import advice_figure, show_advice, to_act, to_letter
from smio.interface.checklist_choice import measured_checklist
from smio.interface.frame import heading, next_step
from smio.interface.measurement_choice import pick_measurement
from smio.interface.messages import say_generated

t = heading("index/advice")
group, _, measured = measured_checklist(t)
chosen = pick_measurement(tuple(one for one in measured if not one.score.total_only) or measured, t)
say_generated(t, generated=chosen.measurement.generated)
show_advice(chosen, t)
advice_figure(chosen, t)
to_act(group, chosen, t)
to_letter(group, chosen, t)
if len(measured) > 1:
    next_step(t("interface.checklist.to_dynamics"), "index/dynamics", primary=False)
