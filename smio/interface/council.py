"""What a group brings to the council, with what was computed for the pages already."""

from datetime import date

from smio.documents.council import CouncilMaterial
from smio.documents.results import Results, results_of
from smio.interface.results import compared_rounds, last_pair, measurements, rounds, scored_round
from smio.interface.session import database
from smio.language import Language
from smio.store import StoredGroup
from smio.store import council_material as stored_material


def council_material(
    group: StoredGroup,
    language: Language,
    made_on: date,
    *,
    success: int | None = None,
    shortcoming: int | None = None,
) -> CouncilMaterial:
    """The last two rounds and measurements, and all the group's work, in a language.

    The bytes of photographs are those of the two acts told as examples. UserError where two rounds cannot be matched.
    """
    results = council_results(group, language)
    return stored_material(database(), group, made_on, results, success=success, shortcoming=shortcoming)


def council_results(group: StoredGroup, language: Language) -> Results:
    """The results of the last two rounds and measurements, with what was computed for the pages already."""
    summaries = rounds(group.id)[-2:]
    scored = [scored_round(summary, language) for summary in summaries]
    compared = compared_rounds(summaries[0], summaries[1], language).comparison if len(summaries) > 1 else None
    pair = last_pair(measurements(group.id))
    return results_of(
        [one.round for one in scored],
        [one.measurement for one in pair],
        pair[-1].score.checklist if pair else None,
        scores=[one.scores for one in scored],
        comparison=compared,
    )
