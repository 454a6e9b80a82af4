"""What a group brings to the council, with what was computed for the pages already."""

from datetime import date

from smio.documents.council import CouncilMaterial, Course
from smio.documents.results import Results, results_of
from smio.errors import UserError
from smio.interface.results import compared_rounds, last_pair, measurements, rounds, scored_round
from smio.interface.session import database
from smio.interface.trend_results import rounds_in, trend_of
from smio.language import Language
from smio.store import StoredGroup, same_questions_of
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
    course = _course(group, language)
    return stored_material(database(), group, made_on, results, success=success, shortcoming=shortcoming, course=course)


def _course(group: StoredGroup, language: Language) -> Course | None:
    """All rounds with what was computed for their page already; None of one or two, and where names joined by the
    group make a round ask a question twice: that page says so.
    """
    summaries = rounds(group.id)
    if len(summaries) < 3:  # noqa: PLR2004 - two are compared already
        return None
    try:
        course = trend_of(summaries, same_questions_of(database(), group.id), 0, language)
    except UserError:
        return None
    return Course(rounds_in(summaries, language, everyone=False), course)


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
