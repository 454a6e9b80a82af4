"""Pictures of finished papers for docs: ``python -m smio.cli.example_papers docs/examples``.

One paper of each kind in Russian and in Kyrgyz, of made-up data, laid out by LibreOffice; the pages of a paper stand
side by side in one small picture. They are looked at before a release, and show a reader what comes out.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from smio.checklist import Checklist, Measurement, built_in_checklists
from smio.documents import (
    Results,
    draft_checklist_act,
    draft_cover_letter,
    draft_reminder,
    draft_services_act,
    plan_document,
    register_workbook,
    reminder_table,
    results_of,
    results_workbook,
    summary_report,
    write_act,
    write_letter,
)
from smio.documents.act_parts import organisation
from smio.documents.examples import example_act, example_group, example_letter, example_photos
from smio.documents.page_count import office_program
from smio.language import PAPER_LANGUAGES, Translator, translator
from smio.monitoring import ActKind, Addressee
from smio.reading import in_language
from smio.store import (
    Database,
    acts_of,
    all_groups,
    load_round,
    make_demo,
    measurements_of,
    plan_of,
    register_of,
    rounds_of,
)
from smio.survey import Round

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS = 64  # an inch: a page is 529 pixels wide, and its headings can be read
COLOURS = 48
ACROSS, GAP = 4, 8  # pages side by side; pixels between them
TODAY = date(2020, 2, 20)  # the demo's own time
SENT_ON = date(2020, 1, 16)  # when the demo group's acts went out
HALF_YEAR = (date(2019, 9, 1), date(2020, 2, 29))


class Demo:
    """What the demo group of Karakol has, in a fresh store."""

    def __init__(self) -> None:
        self.database = Database("sqlite://")
        make_demo(self.database)
        self.stored = next(group for group in all_groups(self.database) if group.group.city == "Каракол")

    def rounds(self, t: Translator) -> tuple[Round, ...]:
        loaded = [load_round(self.database, summary.id) for summary in rounds_of(self.database, self.stored.id)]
        return tuple(
            Round(one.name, in_language(one.responses, t.language), one.start, one.end, one.generated) for one in loaded
        )

    def measurements(self) -> tuple[Checklist, tuple[Measurement, ...]]:
        kept = sorted((one.measurement for one in measurements_of(self.database, self.stored.id)), key=lambda m: m.end)
        return built_in_checklists()[kept[-1].checklist], tuple(kept)

    def results(self, t: Translator) -> list[Results]:
        checklist, measurements = self.measurements()
        return [results_of(self.rounds(t)), results_of((), measurements, checklist)]


def services(demo: Demo, t: Translator) -> bytes:
    """The act of a service assessment."""
    results = results_of(demo.rounds(t))
    act = draft_services_act(example_group(t), results.rounds, t, results)
    return write_act(act, results, t, group=example_group(t))


def checklist(demo: Demo, t: Translator) -> bytes:
    """The act of a measurement."""
    used, measurements = demo.measurements()
    results = results_of((), measurements, used)
    act = draft_checklist_act(example_group(t), used, measurements, t, results)
    return write_act(act, results, t, group=example_group(t))


def other(kind: ActKind) -> Callable[[Demo, Translator], bytes]:
    """An act that no result is behind."""

    def write(_demo: Demo, t: Translator) -> bytes:
        stored, contents = example_photos(t) if kind is ActKind.SITE else ((), {})
        return write_act(example_act(kind, t), Results(), t, stored=stored, photos=contents, group=example_group(t))

    return write


def letter(_demo: Demo, t: Translator) -> bytes:
    """The letter that brings acts."""
    return write_letter(example_letter(t), t)


def reminder(demo: Demo, t: Translator) -> bytes:
    """The letter that asks again for what is overdue."""
    group, register = demo.stored.group, register_of(demo.database, demo.stored.id)
    sent = [(one.act, (), None) for one in acts_of(demo.database, demo.stored.id) if one.act.number]
    earlier = draft_cover_letter(group, sent, t, to=Addressee.MAYOR, sent_on=SENT_ON)
    again = draft_reminder(group, replace(earlier, number="1"), register, t, TODAY)
    return write_letter(again, t, reminder_table(register, t, TODAY))


def plan(demo: Demo, t: Translator) -> bytes:
    """The plan and schedule."""
    items = [one.item for one in plan_of(demo.database, demo.stored.id)]
    return plan_document(demo.stored.group, items, t, TODAY)


def report(demo: Demo, t: Translator) -> bytes:
    """The report of a period."""
    items = [one.item for one in plan_of(demo.database, demo.stored.id)]
    acts = [(one.act, one.stage) for one in acts_of(demo.database, demo.stored.id)]
    register = register_of(demo.database, demo.stored.id)
    return summary_report(demo.stored.group, HALF_YEAR, items, demo.results(t), acts, register, t, TODAY)


PAPERS: dict[str, Callable[[Demo, Translator], bytes]] = {
    "act-services": services,
    "act-checklist": checklist,
    "act-site": other(ActKind.SITE),
    "act-prices": other(ActKind.PRICES),
    "act-free": other(ActKind.FREE),
    "letter": letter,
    "reminder": reminder,
    "plan": plan,
    "report": report,
}


def workbook(demo: Demo, t: Translator) -> bytes:
    """The results in Excel."""
    used, measurements = demo.measurements()
    results = results_of(demo.rounds(t), measurements, used)
    return results_workbook(results, t, author=organisation(demo.stored.group, t), made_on=TODAY)


def register(demo: Demo, t: Translator) -> bytes:
    """The recommendations with their answers in Excel."""
    kept = register_of(demo.database, demo.stored.id)
    return register_workbook(kept, t, TODAY, author=organisation(demo.stored.group, t))


WORKBOOKS: dict[str, Callable[[Demo, Translator], bytes]] = {"workbook": workbook, "register": register}


def make(folder: Path) -> list[Path]:
    """Write a picture of every paper in every language; the files made. RuntimeError without LibreOffice."""
    program = office_program()
    if program is None:
        raise RuntimeError("LibreOffice lays the pages out, and it is not installed")
    demo = Demo()
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    with tempfile.TemporaryDirectory() as place:
        papers = Path(place)
        for language in PAPER_LANGUAGES:
            for ending, written in (("docx", PAPERS), ("xlsx", WORKBOOKS)):
                for name, write in written.items():
                    (papers / f"{name}-{language}.{ending}").write_bytes(write(demo, translator(language)))
        given = sorted(papers.glob("*-*.*"))
        profile = f"-env:UserInstallation={(papers / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", place, *map(str, given)]
        subprocess.run(command, check=True, capture_output=True)
        for paper in given:
            made.append(folder / f"{paper.stem}.png")
            made[-1].write_bytes(_side_by_side(_pages(paper.with_suffix(".pdf"))))
    return made


def _pages(pdf: Path) -> "list[Image]":
    from PIL import Image  # noqa: PLC0415 - only pictures need it

    command = ["pdftoppm", "-r", str(DOTS), "-png", str(pdf), str(pdf.with_suffix(""))]
    subprocess.run(command, check=True, capture_output=True)
    return [Image.open(page) for page in sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))]


def _side_by_side(pages: "Sequence[Image]") -> bytes:
    """All pages in one picture, in rows, on grey."""
    from PIL import Image  # noqa: PLC0415 - see above

    width, height = max(page.width for page in pages) + GAP, max(page.height for page in pages) + GAP
    across = min(ACROSS, len(pages))
    sheet = Image.new("RGB", (across * width + GAP, -(-len(pages) // across) * height + GAP), "#9AA0A6")
    for place, page in enumerate(pages):
        sheet.paste(page, (GAP + place % across * width, GAP + place // across * height))
    stream = BytesIO()
    sheet.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


if __name__ == "__main__":
    for file in make(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/examples")):
        print(file)
