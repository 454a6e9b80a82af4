"""Города рядом: the ranking of cities on one version of a checklist."""

from smio.interface.cities import cities_on, measured_checklists, of_oblasts, pick_version, say_left_out, show_ranking
from smio.interface.frame import heading
from smio.interface.messages import empty_state, say_generated
from smio.interface.service_cities import sharing_switch

t = heading("index/cities")
checklists = measured_checklists()
if not checklists:
    empty_state(t, t("interface.empty.measurements", n=1), t("interface.checklist.fill_in"), "index/checklist")
checklist = pick_version(checklists, t)
cities, without = cities_on(checklist)
say_generated(t, generated=any(city.latest.measurement.generated for city in cities))
show_ranking(checklist, of_oblasts(cities, t), t)
say_left_out(without, t)
sharing_switch(t)
