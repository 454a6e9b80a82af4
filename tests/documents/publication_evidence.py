"""Whatever may be told on a sheet or on the page: the whole, the odd cases, and what is hardest to set."""

from collections.abc import Sequence
from dataclasses import replace

from smio.comparison import compare, trend
from smio.documents.council import CouncilMaterial, Course
from smio.documents.publication import subjects_of
from smio.documents.results import results_of
from smio.survey import Round, Scale
from tests.documents.council_evidence import LONG, TODAY, odd_materials, register, whole_material
from tests.documents.evidence import GROUP, example_checklist, make_round, measurement


def publication_materials(address: str = "") -> dict[str, CouncilMaterial]:
    """Each material of which there is something to tell."""
    whole = replace(whole_material(), address=address)
    known = {"whole": whole, **odd_materials(), **further_materials(whole)}
    return {name: one for name, one in known.items() if subjects_of(one)}


def further_materials(whole: CouncilMaterial) -> dict[str, CouncilMaterial]:
    """Long names and addresses, a total alone, other scales, many rounds, the same people twice, answers only."""
    checklist = example_checklist()
    totals = [
        replace(measurement(first, last, 1), answers={}, total=total)
        for first, last, total in ((1, 10, 17.0), (11, 12, 58.0))
    ]
    first, second = whole.results.rounds
    other = replace(second, responses=replace(second.responses, scale=Scale(1, 6)))
    known = [
        replace(one.responses, respondents=tuple(str(person) for person in range(len(one.responses))))
        for one in (first, second)
    ]
    panel = compare(known[0], known[1], paired=True)
    return {
        "long_names": replace(
            whole, group=replace(GROUP, name=f"{LONG} {LONG}"), address=f"https://example.kg/{'itogi-' * 40}"
        ),
        "totals": CouncilMaterial(GROUP, TODAY, results_of((), totals, checklist)),
        "other_scale": CouncilMaterial(GROUP, TODAY, results_of([first, other])),
        "four_rounds": of_many_rounds(_four_rounds()),
        "answers_only": CouncilMaterial(GROUP, TODAY, register=register()),
        "panel": CouncilMaterial(GROUP, TODAY, results_of([first, second], comparison=panel)),
    }


def of_many_rounds(rounds: Sequence[Round]) -> CouncilMaterial:
    """The last two of three and more rounds, with the course of all."""
    course = Course(tuple(rounds), trend([one.responses for one in rounds]))
    return CouncilMaterial(GROUP, TODAY, results_of(rounds), course=course)


def _four_rounds() -> list[Round]:
    told = (("Первая оценка", 1, 0.0), ("Вторая оценка", 2, -0.5), ("Третья оценка", 3, 0.4), ("Четвёртая", 4, 0.1))
    return [make_round(name, seed=seed, shift=shift) for name, seed, shift in told]
