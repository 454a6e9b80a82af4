"""Сколько опросить: how many questionnaires show a change next time."""

from smio.interface.frame import heading
from smio.interface.messages import plain_errors, say_generated
from smio.interface.sample_size_page import ask, known_rounds, show_answer, show_others, to_plan

t = heading("services/sample_size")
with plain_errors(t):
    known = known_rounds(t)
say_generated(t, generated=any(one.round.generated for one in known))
found, scale = ask(known, t)
show_answer(found, t)
to_plan(found, t)
show_others(found, scale, t)
