"""What a group brings to the council, gathered from the store: the one material of slides, poster and package."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from smio.documents.council import CouncilAct, CouncilMaterial, SentLetter
from smio.documents.results import Results, results_of
from smio.interface.results import compared_rounds, last_pair, measurements, rounds, same_version, scored_round
from smio.interface.session import database
from smio.language import Language
from smio.store import StoredGroup, act_photos_content, acts_of, letters_of, plan_of, register_of


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
    measured = measurements(group.id)
    pair = last_pair(measured)
    history = same_version(measured, pair[-1].score.checklist) if pair else ()
    material = CouncilMaterial(
        group=group.group,
        made_on=made_on,
        results=council_results(group, language),
        history=tuple((one.measurement, one.score) for one in history),
        plan=tuple(one.item for one in plan_of(database(), group.id)),
        acts=tuple(
            CouncilAct(one.id, one.act, one.stage, one.language, one.photos)
            for one in reversed(acts_of(database(), group.id))
        ),
        register=register_of(database(), group.id),
        letters=tuple(
            SentLetter(one.letter, one.kind, one.sent_on)
            for one in letters_of(database(), group.id)
            if one.sent_on is not None
        ),
        success=success,
        shortcoming=shortcoming,
    )
    return _with_photos(material)


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


def _with_photos(material: CouncilMaterial) -> CouncilMaterial:
    told = [each.id for each in (material.example_of_success(), material.example_of_shortcoming()) if each is not None]
    return replace(material, acts=tuple(_with_contents(each, told) for each in material.acts))


def _with_contents(each: CouncilAct, told: Sequence[int]) -> CouncilAct:
    if each.id not in told or not each.photos:
        return each
    return replace(each, contents=act_photos_content(database(), each.id))
