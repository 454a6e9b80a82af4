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
from smio.store.rounds import (
    Comments,
    RoundSummary,
    comments_of,
    load_round,
    remove_round,
    rename_round,
    rounds_of,
    save_round,
)
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
    "Comments",
    "Database",
    "Event",
    "Population",
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
    "comments_of",
    "database_url",
    "events",
    "keep_upload",
    "library_of",
    "load_measurement",
    "load_round",
    "make_demo",
    "measurements_of",
    "populations_of",
    "proof_content",
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
    "save_answer",
    "save_mark",
    "save_population",
    "save_round",
    "save_view",
    "uploads_of",
    "views_of",
]
