"""What a group brings to the council, gathered from the store: results, work and the papers it wrote itself."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from smio.checklist import Measurement, score_measurement
from smio.comparison import lined_up, trend
from smio.documents.act_files import ActFiles
from smio.documents.act_letters import reminder_table
from smio.documents.council import CouncilAct, CouncilMaterial, Course, SentLetter
from smio.documents.package_choice import OwnAct, OwnLetter, OwnPapers
from smio.documents.package_papers import results_of_kind
from smio.documents.results import Results, results_of
from smio.documents.tables import Table
from smio.errors import UserError
from smio.language import Language, Translator, translator
from smio.monitoring import EDITABLE, MEASURED, ActKind, LetterKind, Status
from smio.reading import in_language
from smio.store.act_photos import act_photos_content
from smio.store.acts import StoredAct, acts_of, signed_paper
from smio.store.checklists import library_of
from smio.store.database import Database
from smio.store.groups import StoredGroup
from smio.store.letters import StoredLetter, letters_of
from smio.store.measurements import measurements_of
from smio.store.own_templates import template_content
from smio.store.plan import plan_of
from smio.store.proofs import proof_content
from smio.store.register import register_of
from smio.store.rounds import load_round, rounds_of
from smio.store.same_questions import same_questions_of
from smio.survey import Round

TEMPLATES = ("act", "letter")  # papers that a group may print by its own template


def council_results(database: Database, group_id: int, language: Language) -> Results:
    """The last two rounds, and the last measurement after the one before it with the same version of its checklist.

    UserError where the rounds cannot be matched.
    """
    rounds = [_round(database, summary.id, language) for summary in rounds_of(database, group_id)[-2:]]
    measured = _history(database, group_id)
    checklist = library_of(database, group_id).of(measured[-1]) if measured else None
    return results_of(rounds, measured[-2:], checklist)


def council_course(database: Database, group_id: int, language: Language) -> Course | None:
    """All rounds with the scores from one to the next, names that the group joined being one; None of one or two
    rounds, and where what was joined makes a round ask a question twice.
    """
    summaries = rounds_of(database, group_id)
    if len(summaries) < 3:  # noqa: PLR2004 - two are compared already
        return None
    rounds = tuple(_round(database, summary.id, language) for summary in summaries)
    same = same_questions_of(database, group_id)
    try:
        return Course(rounds, trend([lined_up(one.responses, same) for one in rounds]))
    except UserError:
        return None


def council_material(
    database: Database,
    group: StoredGroup,
    made_on: date,
    results: Results,
    *,
    success: int | None = None,
    shortcoming: int | None = None,
    course: Course | None = None,
) -> CouncilMaterial:
    """All the group's work around its results. Of photographs there are those of the two acts told as examples."""
    checklist = results.checklist
    measured = _history(database, group.id) if checklist is not None else []
    material = CouncilMaterial(
        group=group.group,
        made_on=made_on,
        results=results,
        history=tuple((one, score_measurement(checklist, one)) for one in measured) if checklist is not None else (),
        plan=tuple(one.item for one in plan_of(database, group.id)),
        acts=tuple(
            CouncilAct(one.id, one.act, one.stage, one.language, one.photos)
            for one in reversed(acts_of(database, group.id))
        ),
        register=register_of(database, group.id),
        letters=tuple(
            SentLetter(one.letter, one.kind, one.sent_on)
            for one in letters_of(database, group.id)
            if one.sent_on is not None
        ),
        success=success,
        shortcoming=shortcoming,
        course=course,
    )
    examples = (material.example_of_success(), material.example_of_shortcoming())
    told = {each.id for each in examples if each is not None and each.photos}
    shown = (
        replace(each, contents=act_photos_content(database, each.id)) if each.id in told else each
        for each in material.acts
    )
    return replace(material, acts=tuple(shown))


def packed_acts(database: Database, group_id: int, results: Results) -> tuple[StoredAct, ...]:
    """The acts that belong into a package unless somebody chooses others: the signed ones, the earliest first, and a
    draft where it is about the last results.
    """
    last = _ids_of_last(database, group_id, results)
    return tuple(
        one
        for one in reversed(acts_of(database, group_id))
        if one.stage not in EDITABLE or any(last.get(name) in one.evidence.get(name, ()) for name in last)
    )


def own_papers(
    database: Database,
    group: StoredGroup,
    results: Results,
    language: Language,
    acts: Iterable[StoredAct],
    today: date,
) -> OwnPapers:
    """The acts with what they rest on, and the letters that bring any; photographs are read when an act is written.

    ``results`` are those of the last rounds and measurements in ``language``: an act about them shares them, and so
    its figures are drawn once. UserError where an act rests on what was removed meanwhile.
    """
    chosen, stored = list(acts), _StoredResults(database, group.id, results, language)
    ids = {one.id for one in chosen}
    letters = [one for one in reversed(letters_of(database, group.id)) if ids.intersection(one.act_ids)]
    return OwnPapers(
        tuple(_own_act(database, one, stored.of(one)) for one in chosen),
        tuple(
            OwnLetter(one.letter, _paper(one.language), asked_again(database, group.id, one, today)) for one in letters
        ),
        lambda: ActFiles(_proofs(database, results.measurements[-1:])),
    )


def own_paper_templates(database: Database, group_id: int) -> dict[tuple[str, str], bytes]:
    """The group's own templates of acts and letters, by paper and language."""
    wanted = ((paper, language) for paper in TEMPLATES for language in ("ru", "ky"))
    found = ((each, template_content(database, group_id, *each)) for each in wanted)
    return {each: content for each, content in found if content is not None}


def asked_again(database: Database, group_id: int, stored: StoredLetter, today: date) -> Table | None:
    """The table of a reminder: what was overdue on the day it went out, whatever came since."""
    if stored.kind is not LetterKind.REMINDER:
        return None
    on, words = stored.sent_on or today, _words(stored.language)
    then = [
        replace(one, replies=tuple(reply for reply in one.replies if reply.on <= on))
        for one in register_of(database, group_id)
        if one.act_id in stored.act_ids
    ]
    overdue = [one for one in then if one.status(on) is Status.OVERDUE]
    return reminder_table(overdue, words, on) if overdue else None


class _StoredResults:
    """What acts rest on: those of the package where they are the same, the others computed once each."""

    def __init__(self, database: Database, group_id: int, results: Results, language: Language) -> None:
        self._database, self._group_id = database, group_id
        self._last = _ids_of_last(database, group_id, results, whole=True)
        self._results, self._language = results, language
        self._known: dict[tuple[object, ...], Results] = {}

    def of(self, stored: StoredAct) -> Results:
        kind, language, evidence = stored.act.kind, _paper(stored.language), stored.evidence
        if kind not in MEASURED:
            return Results()
        name = "rounds" if kind is ActKind.SERVICES else "measurements"
        ids = tuple(evidence.get(name, ()))
        if language == self._language and ids == self._last.get(name):
            return results_of_kind(kind, self._results)
        key = (kind, language, ids)
        if key not in self._known:
            self._known[key] = self._computed(name, ids, language)
        return self._known[key]

    def _computed(self, name: str, ids: Sequence[int], language: Language) -> Results:
        if name == "rounds":
            there = {summary.id for summary in rounds_of(self._database, self._group_id)}
            _all_there(ids, there)
            return results_of([_round(self._database, one, language) for one in ids])
        measured = {one.id: one.measurement for one in measurements_of(self._database, self._group_id)}
        _all_there(ids, measured)
        chosen = [measured[one] for one in ids]
        checklist = library_of(self._database, self._group_id).of(chosen[-1]) if chosen else None
        return results_of((), chosen, checklist)


def _all_there(ids: Sequence[int], there: Iterable[int]) -> None:
    if not set(ids) <= set(there):
        raise UserError("store.error.gone")


def _ids_of_last(database: Database, group_id: int, results: Results, *, whole: bool = False) -> dict[str, Any]:
    """The id of the last round and of the last measurement, where there are such; with ``whole`` those of both."""
    rounds = [summary.id for summary in rounds_of(database, group_id)[-2:]]
    measured = [
        one.id
        for wanted in results.measurements
        for one in measurements_of(database, group_id)
        if one.measurement == wanted
    ]
    last = {"rounds": tuple(rounds), "measurements": tuple(measured)}
    return {name: ids if whole else ids[-1] for name, ids in last.items() if ids}


def _history(database: Database, group_id: int) -> list[Measurement]:
    """The measurements with the version of the checklist that the last one used, the earliest first."""
    known = library_of(database, group_id)
    measured = [(one.measurement, known.of(one.measurement)) for one in measurements_of(database, group_id)]
    sound = [(measurement, checklist) for measurement, checklist in measured if checklist is not None]
    return [measurement for measurement, checklist in sound if checklist == sound[-1][1]]


def _own_act(database: Database, stored: StoredAct, results: Results) -> OwnAct:
    def files() -> ActFiles:
        proofs = _proofs(database, results.measurements[-1:])
        return ActFiles(proofs, stored.photos, act_photos_content(database, stored.id) if stored.photos else {})

    def signed() -> bytes | None:
        return None if stored.stage in EDITABLE else signed_paper(database, stored.id)

    return OwnAct(stored.act, stored.stage, _paper(stored.language), results, files, signed)


def _proofs(database: Database, measured: Iterable[Measurement]) -> dict[int, bytes]:
    """The photographs behind the answers of measurements, by id."""
    answers = (answer for measurement in measured for answer in measurement.answers.values())
    photos = (file.id for answer in answers for file in answer.files if file.is_photo)
    return {photo: proof_content(database, photo) for photo in photos}


def _round(database: Database, round_id: int, language: Language) -> Round:
    stored = load_round(database, round_id)
    return replace(stored, responses=in_language(stored.responses, language))


def _words(language: str) -> Translator:
    return translator(_paper(language))


def _paper(language: str) -> Language:
    """The language a paper is written in."""
    return "ky" if language == "ky" else "ru"
