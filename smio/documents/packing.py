"""The package: everything a group brings to the council in one archive, with a list of what was made from what."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property, partial

from smio.documents.act_parts import organisation
from smio.documents.archive import archive
from smio.documents.council import CouncilMaterial
from smio.documents.open_data import open_data
from smio.documents.package_choice import FigureKind, OwnPapers, PackageChoice, Part
from smio.documents.package_contents import contents_text
from smio.documents.package_manifest import MANIFEST, manifest
from smio.documents.package_papers import package_acts, package_letters
from smio.documents.pictures import Picture, figures_of, picture_of
from smio.documents.plan_document import plan_document
from smio.documents.publication import (
    Subject,
    figure_files,
    poster,
    results_page,
    square_picture,
    story_picture,
    subjects_of,
)
from smio.documents.register_sheets import register_workbook
from smio.documents.results import with_earlier
from smio.documents.slides import council_slides
from smio.documents.workbook import results_workbook
from smio.figures import Figure, reply_rate_over_time, reply_statuses
from smio.figures.converter import DRAWERS, beside
from smio.language import Translator
from smio.monitoring import MEASURED, ActKind

Progress = Callable[[str, float], None]  # what is being done, in the user's language, and how much is done (0…1)

DRAWN_FROM, DRAWN_TO = 0.25, 0.65
DRAWN_IN_THE_PACKAGE = frozenset({FigureKind.SLIDE, FigureKind.VECTOR})  # what acts and slides need as well


def council_package(
    material: CouncilMaterial,
    t: Translator,
    choice: PackageChoice | None = None,
    own: OwnPapers | None = None,
    progress: Progress | None = None,
    told_in: Translator | None = None,
) -> bytes:
    """The archive in the language of ``t``; the same bytes from the same input: no clock is read.

    Without ``own`` papers the acts and the letter are drafts of the results. A part of which there is nothing is left
    out; ValueError where nothing is left. UserError where a group's own base or template cannot be used. Progress is
    told in the language of ``told_in``, the papers' own unless given.
    """
    packing = _Packing(material, t, choice or PackageChoice(), own or OwnPapers(), progress or _silent)
    packing.words = told_in or t
    with ThreadPoolExecutor(DRAWERS) as drawers:
        return packing.packed(drawers)


def parts_of(material: CouncilMaterial, *, acts: bool = False, letters: bool = False) -> tuple[Part, ...]:
    """The parts there is anything for; ``acts`` and ``letters`` say whether the group has its own."""
    results, measured = material.results, bool(material.results.rounds or material.results.measurements)
    told = bool(subjects_of(material))
    there = {
        Part.SLIDES: True,
        Part.ACTS: measured or acts,
        Part.LETTERS: letters or bool(results.measurements),
        Part.REGISTER: bool(material.register or material.plan),
        Part.WORKBOOK: measured,
        Part.FIGURES: measured,
        Part.POSTER: told,
        Part.PAGE: told,
        Part.PICTURES: told,
        Part.DATA: measured,
    }
    return tuple(part for part in Part if there[part])


def _figures(material: CouncilMaterial, t: Translator) -> Iterator[tuple[ActKind, Figure]]:
    """The figures of the results, then those of the answers to what was sent."""
    yield from figures_of(material.results, t)
    sent = [one.sent_on for one in material.register if one.sent_on is not None]
    if sent:
        about = (material.register, t, material.made_on)
        yield ActKind.FREE, reply_statuses(*about, generated=material.generated)
        if len({(day.year, day.month) for day in sent}) > 1:
            yield ActKind.FREE, reply_rate_over_time(*about, generated=material.generated)


def _silent(_what: str, _done: float) -> None:
    pass


class _Packing:
    """One package in the making. Figures and sheets are drawn beside the writing, which waits for no picture."""

    def __init__(
        self, material: CouncilMaterial, t: Translator, choice: PackageChoice, own: OwnPapers, tell: Progress
    ) -> None:
        self.material, self.t, self.choice, self.own, self.tell = material, t, choice, own, tell
        self.words = t  # of the progress
        there = parts_of(material, acts=bool(own.acts), letters=bool(own.letters))
        self.wanted = [part for part in there if part in choice.parts]
        if not self.wanted:
            raise ValueError("a package needs a part of which there is something")
        self.figures = tuple(_figures(material, t))
        self.drawing: list[Future[Picture]] = []
        self.printed: list[Future[dict[str, bytes]]] = []

    def packed(self, drawers: ThreadPoolExecutor) -> bytes:
        t, made = self.t, dict[Part, dict[str, bytes]]()
        sheets = self._start_sheets(drawers)  # the page takes longest: it must not be begun last
        self.printed = self._start_printing(drawers)
        self.drawing = self._start_drawing(drawers)
        made |= self._written()
        if Part.ACTS in self.wanted:
            self.tell(self.words("package.progress.acts"), DRAWN_FROM)
            made[Part.ACTS] = package_acts(self.material, self.own, self.choice, lambda: self.pictures, t)
        if Part.FIGURES in self.wanted:
            made[Part.FIGURES] = dict(self._figure_files(self.pictures))
        for part, name, sheet in sheets:
            self.tell(self.words("package.progress.sheets"), 0.85)
            made.setdefault(part, {})[name] = sheet.result()
        self.tell(self.words("package.progress.packing"), 0.95)
        ordered = {part: made[part] for part in self.wanted if made.get(part)}
        files = {
            t("package.file.contents"): contents_text(self.material, self.own, self._shown, ordered, t),
            **{name: data for each in ordered.values() for name, data in each.items()},
            MANIFEST: manifest(self.material, self.own, self.choice, ordered, t),
        }
        packed = archive(files)
        self.tell(self.words("package.progress.done"), 1.0)
        return packed

    def _start_drawing(self, drawers: ThreadPoolExecutor) -> list[Future[Picture]]:
        pages = Part.ACTS in self.wanted
        slides = Part.FIGURES in self.wanted and bool(DRAWN_IN_THE_PACKAGE.intersection(self.choice.figures))
        if not pages and not slides:
            return []
        return [
            drawers.submit(beside, picture_of, kind, figure, slides=slides, pages=pages and kind in MEASURED)
            for kind, figure in self.figures
            if slides or kind in MEASURED
        ]

    def _start_printing(self, drawers: ThreadPoolExecutor) -> list[Future[dict[str, bytes]]]:
        """The figures in the other sizes that were asked for."""
        others = tuple(kind for kind in self.choice.figures if kind not in DRAWN_IN_THE_PACKAGE)
        if Part.FIGURES not in self.wanted:
            return []
        return [drawers.submit(beside, figure_files, self._shown, (kind,)) for kind in others]

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """The figures, once all are drawn."""
        pictures: list[Picture] = []
        for each in self.drawing:
            done = DRAWN_FROM + (DRAWN_TO - DRAWN_FROM) * len(pictures) / len(self.drawing)
            self.tell(self.words("package.progress.figures"), done)
            pictures.append(each.result())
        return tuple(pictures)

    @property
    def _shown(self) -> list[Figure]:
        return [figure for _, figure in self.figures]

    def _start_sheets(self, drawers: ThreadPoolExecutor) -> list[tuple[Part, str, Future[bytes]]]:
        """The page, posters and pictures by the name of their file."""
        return [(part, name, drawers.submit(beside, draw)) for part, name, draw in self._sheets()]

    def _sheets(self) -> Iterator[tuple[Part, str, Callable[[], bytes]]]:
        material, t, wanted = self.material, self.t, self.wanted
        if Part.PAGE in wanted:
            yield Part.PAGE, t("package.file.page"), partial(results_page, material, t, self.figures)
        for about in self._subjects():
            words = t(f"package.about.{about}")
            if Part.POSTER in wanted:
                for size in self.choice.posters:
                    name = t("package.file.poster", about=words, size=size)
                    yield Part.POSTER, name, partial(poster, material, t, size=size, about=about)
            if Part.PICTURES in wanted:
                square, story = t("package.file.square", about=words), t("package.file.story", about=words)
                yield Part.PICTURES, square, partial(square_picture, material, t, about=about)
                yield Part.PICTURES, story, partial(story_picture, material, t, about=about)

    def _subjects(self) -> tuple[Subject, ...]:
        known = subjects_of(self.material)
        return tuple(about for about in known if about in self.choice.subjects) or known[:1]

    def _written(self) -> Iterator[tuple[Part, dict[str, bytes]]]:
        """What needs no picture."""
        material, t, choice, wanted = self.material, self.t, self.choice, self.wanted
        results = material.results
        if Part.SLIDES in wanted:
            self.tell(self.words("package.progress.slides"), 0.0)
            deck = council_slides(material, t, chosen=choice.chosen, wide=choice.wide, base=choice.base)
            yield Part.SLIDES, {t("package.file.slides"): deck}
        if Part.WORKBOOK in wanted:
            self.tell(self.words("package.progress.workbook"), 0.1)
            yield Part.WORKBOOK, {t("package.file.workbook"): self._workbook()}
        if Part.LETTERS in wanted:
            self.tell(self.words("package.progress.letters"), 0.15)
            yield Part.LETTERS, package_letters(material, self.own, choice, t)
        if Part.REGISTER in wanted:
            yield Part.REGISTER, dict(self._register())
        if Part.DATA in wanted:
            self.tell(self.words("package.progress.data"), 0.2)
            folder, title = t("package.file.data"), organisation(material.group, t)
            data = open_data(results, t, material.made_on, title)
            yield Part.DATA, {f"{folder}/{name}": content for name, content in data.items()}

    def _workbook(self) -> bytes:
        material, t = self.material, self.t
        author = organisation(material.group, t)
        course, results = material.course, material.results
        results = results if course is None else with_earlier(results, course.rounds)
        return results_workbook(results, t, author=author, made_on=material.made_on)

    def _register(self) -> Iterator[tuple[str, bytes]]:
        material, t = self.material, self.t
        if material.register:
            author = organisation(material.group, t)
            yield t("package.file.register"), register_workbook(material.register, t, material.made_on, author=author)
        if material.plan:
            yield t("package.file.plan"), plan_document(material.group, material.plan, t, material.made_on)

    def _figure_files(self, pictures: Sequence[Picture]) -> Iterator[tuple[str, bytes]]:
        folder, kinds = self.t("package.file.figures"), self.choice.figures
        for number, picture in enumerate(pictures, 1):
            stem = f"{folder}/{number}-{picture.figure.name}"
            if FigureKind.SLIDE in kinds:
                yield f"{stem}-slide.png", picture.png
            if FigureKind.VECTOR in kinds:
                yield f"{stem}.svg", picture.svg
        for each in self.printed:
            yield from ((f"{folder}/{name}", data) for name, data in each.result().items())
