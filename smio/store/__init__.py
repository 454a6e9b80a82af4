"""What is kept: groups, rounds, measurements, acts, letters, answers, the plan, and who changed what.

SQLite by default, PostgreSQL by `SMIO_DATABASE_URL`. Nothing above this room sees SQL; every function takes the
open `Database` first and runs in one short transaction.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
