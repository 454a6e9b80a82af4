"""Layouts other than one row a questionnaire: each is laid out anew as such a table, or left alone.

long_form: one row an answer · turned: questionnaires as columns · counts: how many gave each answer · by_service: a
sheet for each service.
"""

from smio.reading.layouts.by_service import join_services, sheets_are_rounds
from smio.reading.layouts.counts import as_counts
from smio.reading.layouts.long_form import as_long_form
from smio.reading.layouts.turned import turn

__all__ = ["as_counts", "as_long_form", "join_services", "sheets_are_rounds", "turn"]
