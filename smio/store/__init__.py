"""What is kept: groups, rounds, measurements, acts, unfinished uploads, and who changed what.

SQLite by default, PostgreSQL by `SMIO_DATABASE_URL`. Nothing above this room sees SQL; every function takes the
open `Database` first and runs in one short transaction.
"""

from smio.store.acts import StoredAct, acts_of, add_act, change_act, remove_act
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
from smio.store.database import Database, database_url
from smio.store.demo import make_demo
from smio.store.groups import StoredGroup, add_group, all_groups, change_group, remove_group
from smio.store.history import Event, events
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
from smio.store.proofs import add_proof, proof_content, remove_proof
from smio.store.remark_marks import (
    RemarkMark,
    mask_remark,
    open_remark,
    quote_remark,
    remark_marks_of,
    tag_remarks,
    untag_remarks,
)
from smio.store.rounds import (
    RoundSummary,
    load_round,
    remarks_of,
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
    "Database",
    "Event",
    "Population",
    "RemarkMark",
    "RoundSummary",
    "SavedView",
    "StoredAct",
    "StoredGroup",
    "StoredMeasurement",
    "Upload",
    "acts_of",
    "add_act",
    "add_checklist",
    "add_group",
    "add_measurement",
    "add_proof",
    "all_groups",
    "change_act",
    "change_group",
    "change_period",
    "change_upload",
    "database_url",
    "events",
    "groups_beside",
    "keep_same_question",
    "keep_upload",
    "library_of",
    "load_measurement",
    "load_round",
    "make_demo",
    "mask_remark",
    "measurements_of",
    "open_remark",
    "part_question",
    "populations_of",
    "proof_content",
    "quote_remark",
    "remark_marks_of",
    "remarks_of",
    "remember_mapping",
    "remembered_mapping",
    "remove_act",
    "remove_checklist",
    "remove_group",
    "remove_measurement",
    "remove_proof",
    "remove_round",
    "remove_upload",
    "remove_view",
    "rename_round",
    "rounds_of",
    "same_questions_of",
    "save_answer",
    "save_mark",
    "save_population",
    "save_round",
    "save_view",
    "share_results",
    "shares_results",
    "tag_remarks",
    "untag_remarks",
    "uploads_of",
    "views_of",
]
