"""The Word papers of a package: the group's own, and drafts of what it has results for but did not write."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from smio.documents.act_document import write_act
from smio.documents.checklist_act import draft_checklist_act
from smio.documents.checklist_letter import asked_table, draft_checklist_letter
from smio.documents.council import CouncilMaterial
from smio.documents.letter import write_letter
from smio.documents.package_choice import OwnAct, OwnPapers, PackageChoice
from smio.documents.pictures import Picture, draw, figures_of_act
from smio.documents.results import Results
from smio.documents.services_act import draft_services_act
from smio.language import Translator, translator
from smio.monitoring import EDITABLE, MEASURED, Act, ActKind, Stage
from smio.monitoring.photo_reference import unmarked
from smio.survey import Round

LONGEST = 40  # letters of a subject in a file's name: paths of Windows are short
SHORT_WORD = 4  # letters: a shorter word at the end of a cut name is «и», «по», «для»: it joins what is gone
NOT_OF_A_NAME = re.compile(r"[\W_]+")


def package_acts(
    material: CouncilMaterial,
    own: OwnPapers,
    choice: PackageChoice,
    pictures: Callable[[], Sequence[Picture]],
    t: Translator,
) -> dict[str, bytes]:
    """The acts by the name of their file; ``pictures`` gives the figures of the material's results in ``t``.

    They are asked for only when an act shows them: the others are written while those are being drawn.
    """
    drawn = DrawnFigures(material.results, pictures, t)
    files: dict[str, bytes] = {}
    for one in (*own.acts, *drafts(material, own, t)):
        name = _free_name(_act_name(one, t), files)
        files[name] = _written(one, material, choice, drawn)
    return files


def package_letters(
    material: CouncilMaterial, own: OwnPapers, choice: PackageChoice, t: Translator
) -> dict[str, bytes]:
    """The letters by the name of their file: the group's own, else the draft of one about the last measurement."""
    results, files = material.results, dict[str, bytes]()
    for one in own.letters:
        name = _free_name(_name("package.file.letter", one.letter.number, one.letter.heading, t), files)
        template = choice.templates.get(("letter", one.language))
        files[name] = write_letter(one.letter, translator(one.language), one.table, template)
    if not files and results.checklist is not None and results.measurements:
        act = _about(ActKind.CHECKLIST, results, own)  # its pages are not counted: an office program is slow to start
        told = None if act is None else (act, None)
        measured = (results.checklist, results.measurements)
        letter = draft_checklist_letter(material.group, *measured, t, results=results, act=told)
        asked = asked_table(results.measured[-1], "", t)
        template = choice.templates.get(("letter", t.language))
        files[t("package.file.draft_letter")] = write_letter(letter, t, asked, template)
    return files


class DrawnFigures:
    """Figures of acts, each drawn once: acts about the same results in one language share them."""

    def __init__(self, results: Results, pictures: Callable[[], Sequence[Picture]], t: Translator) -> None:
        self._known = [(results, t.language, pictures)]

    def of(self, act: Act, results: Results, t: Translator) -> tuple[Picture, ...]:
        """The pictures of an act of these results."""
        if act.kind in MEASURED:
            for known, language, pictures in self._known:
                if language == t.language and _same(act.kind, known, results):
                    return tuple(one for one in pictures() if one.kind is act.kind)
        drawn = draw(figures_of_act(act, results, t), slides=False)
        if act.kind in MEASURED:
            self._known.append((results, t.language, lambda: drawn))
        return drawn


def _same(kind: ActKind, one: Results, two: Results) -> bool:
    """Whether the figures of an act's kind are the same for both."""
    if kind is ActKind.SERVICES:
        return [id(round_.responses) for round_ in one.rounds] == [id(round_.responses) for round_ in two.rounds]
    return (one.checklist, one.measurements) == (two.checklist, two.measurements)


def _written(one: OwnAct, material: CouncilMaterial, choice: PackageChoice, drawn: DrawnFigures) -> bytes:
    signed = one.signed()
    if signed is not None:
        return signed
    words, files = translator(one.language), one.files()
    return write_act(
        one.act,
        one.results,
        words,
        drawn.of(one.act, one.results, words),
        files.proofs,
        photos=files.contents,
        stored=files.photos,
        template=choice.templates.get(("act", one.language)),
        group=material.group,
    )


def drafts(material: CouncilMaterial, own: OwnPapers, t: Translator) -> Iterator[OwnAct]:
    """Acts of the last results that none of the group's own tells about."""
    results, group = material.results, material.group
    services, index = results_of_kind(ActKind.SERVICES, results), results_of_kind(ActKind.CHECKLIST, results)
    if results.rounds and not _about(ActKind.SERVICES, results, own):
        act = draft_services_act(group, results.rounds, t, services)
        yield OwnAct(act, Stage.DRAFT, t.language, services)
    if results.checklist is not None and results.measurements and not _about(ActKind.CHECKLIST, results, own):
        act = draft_checklist_act(group, results.checklist, results.measurements, t, index)
        yield OwnAct(act, Stage.DRAFT, t.language, index, own.proofs)


def results_of_kind(kind: ActKind, results: Results) -> Results:
    """The part of the results that an act of a kind rests on."""
    if kind is ActKind.SERVICES:
        return Results(results.rounds, results.scores, results.comparison)
    return replace(results, rounds=(), scores=(), comparison=None)


def _about(kind: ActKind, results: Results, own: OwnPapers) -> Act | None:
    """An act of the group's own that tells of the last round, or of the last measurement; None where there is none."""
    theirs = [one for one in own.acts if one.act.kind is kind]
    return next((one.act for one in theirs if _of_the_last(kind, one.results, results)), None)


def _of_the_last(kind: ActKind, told: Results, results: Results) -> bool:
    if kind is ActKind.SERVICES:
        return bool(told.rounds) and _of_round(told.rounds[-1]) == _of_round(results.rounds[-1])
    return told.measurements[-1:] == results.measurements[-1:]


def _of_round(round_: Round) -> tuple[object, ...]:
    """What tells a round, in whatever language its services are named."""
    return round_.name, round_.start, round_.end, len(round_.responses)


def _act_name(one: OwnAct, t: Translator) -> str:
    act, kind = one.act, "draft_act" if one.stage in EDITABLE else "act"
    return _name(f"package.file.{kind}", act.number, act.subject, t)


def _name(key: str, number: str, told: str, t: Translator) -> str:
    """A file's name: what it is, its number, what it is about."""
    return t(key, name="-".join(filter(None, (_slug(number), _slug(told)))) or "1")


def _slug(words: str) -> str:
    """Words as a part of a file's name, cut at a word where they are long."""
    whole = NOT_OF_A_NAME.sub("-", unmarked(words).lower()).strip("-")
    if len(whole) <= LONGEST:
        return whole
    words_left = whole[: LONGEST + 1].split("-")[:-1]
    while words_left and len(words_left[-1]) < SHORT_WORD:  # «…-сбор-и» would end in the middle of a thought
        words_left.pop()
    return "-".join(words_left) or whole[:LONGEST]


def _free_name(name: str, taken: Mapping[str, bytes]) -> str:
    """The name, or the first of it with a number that no file has yet."""
    stem, dot, ending = name.rpartition(".")
    numbered = (f"{stem}-{number}{dot}{ending}" for number in count(2))
    return name if name not in taken else next(other for other in numbered if other not in taken)
