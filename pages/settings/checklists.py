"""Чек-листы: what there is, one's own, the next version."""

from smio.checklist import built_in_library
from smio.interface.checklist_editor import edit_version, edited, stop_editing
from smio.interface.frame import heading
from smio.interface.own_checklists import keep_checklist, load_own, show_checklists
from smio.interface.results import library
from smio.interface.session import current_group, group_to_work_in

t = heading("settings/checklists")
group = current_group()
known = library(group.id) if group else built_in_library()
changed = edited(known)
if changed is not None:
    made = edit_version(changed, known, t)
    if made is not None:
        stop_editing()
        keep_checklist(group_to_work_in(), made, t)
else:
    show_checklists(known, built_in_library(), t)
    load_own(t)
