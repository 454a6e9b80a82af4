"""Any spreadsheet with questionnaire answers → what is proposed, what must be asked, and the responses.

A file is parsed in a process of its own behind a guard (guard.py, child.py, worker.py); what the cells mean is told
here (table.py, roles.py, ratings.py). The words it knows stand in assets/lexicon.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
