"""What is kept: groups, rounds, measurements, acts, letters, answers, the plan, and who changed what.

SQLite by default, PostgreSQL by `SMIO_DATABASE_URL`. Nothing above this room sees SQL; every function takes the
open `Database` first and runs in one short transaction.
"""

from smio.monitoring.attachments import NewFile
from smio.store.act_photos import (
    act_photo_content,
    act_photos_content,
    add_act_photo,
    change_act_photo,
    move_act_photo,
    remove_act_photo,
)
from smio.store.act_remarks import ActRemark, add_remark, remarks_on, settle_remark
from smio.store.acts import StoredAct, acts_of, add_act, change_act, load_act, move_act, remove_act, signed_paper
from smio.store.backup import backup, backup_contents
from smio.store.backup_file import Manifest
from smio.store.breakdowns import (
    Population,
    SavedView,
    populations_of,
    remove_view,
    save_population,
    save_view,
    views_of,
)
from smio.store.checklists import add_checklist, library_of, remove_checklist
from smio.store.comment_marks import (
    CommentMark,
    comment_marks_of,
    mask_comment,
    open_comment,
    quote_comment,
    tag_comments,
    untag_comments,
)
from smio.store.council import (
    asked_again,
    council_course,
    council_material,
    council_results,
    own_paper_templates,
    own_papers,
    packed_acts,
)
from smio.store.database import Database, database_url
from smio.store.demo import make_demo
from smio.store.groups import StoredGroup, add_group, all_groups, change_group, remove_group
from smio.store.history import Event, act_events, events
from smio.store.letters import (
    StoredLetter,
    add_letter,
    change_letter,
    letters_of,
    load_letter,
    remove_letter,
    send_letter,
)
from smio.store.link_answers import OpenedLetter, finish_link, open_link, reply_by_link, reply_file_by_link
from smio.store.links import ReplyLink, link_token, links_of, make_link, withdraw_link
from smio.store.marks import save_mark
from smio.store.measurements import (
    StoredMeasurement,
    add_measurement,
    change_period,
    load_measurement,
    measurements_of,
    remove_measurement,
    save_answer,
)
from smio.store.own_templates import OwnTemplate, keep_template, own_templates, remove_template, template_content
from smio.store.plan import StoredPlanItem, add_plan_items, change_plan_item, plan_of, remove_plan_item
from smio.store.proofs import add_proof, proof_content, remove_proof
from smio.store.register import register_of
from smio.store.replies import add_reply, remove_reply, reply_file
from smio.store.restore import restore
from smio.store.rounds import (
    RoundKey,
    RoundSummary,
    comments_of,
    load_round,
    remove_round,
    rename_round,
    rounds_of,
    save_round,
)
from smio.store.same_questions import keep_same_question, part_question, same_questions_of
from smio.store.sharing import groups_beside, share_results, shares_results
from smio.store.uploads import (
    Upload,
    change_upload,
    keep_upload,
    remember_mapping,
    remembered_mapping,
    remove_upload,
    uploads_of,
)

__all__ = [
    "ActRemark",
    "CommentMark",
    "Database",
    "Event",
    "Manifest",
    "NewFile",
    "OpenedLetter",
    "OwnTemplate",
    "Population",
    "ReplyLink",
    "RoundKey",
    "RoundSummary",
    "SavedView",
    "StoredAct",
    "StoredGroup",
    "StoredLetter",
    "StoredMeasurement",
    "StoredPlanItem",
    "Upload",
    "act_events",
    "act_photo_content",
    "act_photos_content",
    "acts_of",
    "add_act",
    "add_act_photo",
    "add_checklist",
    "add_group",
    "add_letter",
    "add_measurement",
    "add_plan_items",
    "add_proof",
    "add_remark",
    "add_reply",
    "all_groups",
    "asked_again",
    "backup",
    "backup_contents",
    "change_act",
    "change_act_photo",
    "change_group",
    "change_letter",
    "change_period",
    "change_plan_item",
    "change_upload",
    "comment_marks_of",
    "comments_of",
    "council_course",
    "council_material",
    "council_results",
    "database_url",
    "events",
    "finish_link",
    "groups_beside",
    "keep_same_question",
    "keep_template",
    "keep_upload",
    "letters_of",
    "library_of",
    "link_token",
    "links_of",
    "load_act",
    "load_letter",
    "load_measurement",
    "load_round",
    "make_demo",
    "make_link",
    "mask_comment",
    "measurements_of",
    "move_act",
    "move_act_photo",
    "open_comment",
    "open_link",
    "own_paper_templates",
    "own_papers",
    "own_templates",
    "packed_acts",
    "part_question",
    "plan_of",
    "populations_of",
    "proof_content",
    "quote_comment",
    "register_of",
    "remarks_on",
    "remember_mapping",
    "remembered_mapping",
    "remove_act",
    "remove_act_photo",
    "remove_checklist",
    "remove_group",
    "remove_letter",
    "remove_measurement",
    "remove_plan_item",
    "remove_proof",
    "remove_reply",
    "remove_round",
    "remove_template",
    "remove_upload",
    "remove_view",
    "rename_round",
    "reply_by_link",
    "reply_file",
    "reply_file_by_link",
    "restore",
    "rounds_of",
    "same_questions_of",
    "save_answer",
    "save_mark",
    "save_population",
    "save_round",
    "save_view",
    "send_letter",
    "settle_remark",
    "share_results",
    "shares_results",
    "signed_paper",
    "tag_comments",
    "template_content",
    "untag_comments",
    "uploads_of",
    "views_of",
    "withdraw_link",
]
