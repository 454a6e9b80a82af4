"""Группа и участники: what stands at the head of every paper."""

from smio.interface.frame import heading
from smio.interface.group_form import edit_group, show_history
from smio.interface.practice_form import edit_practice
from smio.interface.service_cities import sharing_switch
from smio.interface.session import current_group, group_to_work_in

t = heading("settings/group")
group = current_group() or group_to_work_in()
edit_group(group, t)
edit_practice(group, t)
sharing_switch(t)
show_history(group, t)
