"""The package: what is in it, that all of it opens and is accessible, and that it repeats byte for byte."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation

from smio.documents import OwnAct, OwnLetter, OwnPapers, PackageChoice, Part, council_package, parts_of
from smio.documents.act_files import ActFiles
from smio.documents.council import CouncilMaterial
from smio.documents.package_papers import results_of_kind
from smio.documents.publication import Kind, Subject
from smio.documents.results import Results, results_of
from smio.language import Language, Translator, translator
from smio.monitoring import ActKind, Stage
from tests.documents.accessibility import broken_rules
from tests.documents.council_evidence import acts, letters, odd_materials, photo, whole_material
from tests.documents.evidence import GROUP, example_checklist, make_round, measurement
from tests.documents.package_reader import OpenedPackage, opened
from tests.documents.pptx_rules import findings
from tests.documents.word_reader import Paper

MADE_ON = date(2026, 10, 1)
TAGS = {"ru": "ru-RU", "ky": "ky-KG"}
ODD = tuple(odd_materials())
NO_DRAWING = frozenset(Part) - {Part.FIGURES, Part.PAGE, Part.POSTER, Part.PICTURES, Part.ACTS}


def material(seeds: tuple[int, ...] = (3, 9), *, measured: int = 2) -> CouncilMaterial:
    """Some rounds and measurements, and nothing else."""
    rounds = [make_round(f"Оценка {seed}", seed=seed) for seed in seeds]
    measurements = [measurement(1, 10, 4), measurement(11, 12, 12)][2 - measured :]
    return CouncilMaterial(GROUP, MADE_ON, results_of(rounds, measurements, example_checklist() if measured else None))


def own_papers(language: Language = "ru") -> OwnPapers:
    """Two acts of visits with a photograph, and a letter."""
    written = tuple(
        OwnAct(
            each.act, each.stage, language, Results(), lambda each=each: ActFiles({}, each.photos, {each.id: photo()})
        )
        for each in acts()[:2]
    )
    return OwnPapers(written, tuple(OwnLetter(one.letter, language) for one in letters()))


def assert_opens(package: OpenedPackage, language: str) -> None:
    """Every file of a package is what its name says, and breaks no rule of accessibility."""
    for name, data in package.files.items():
        match name.rpartition(".")[2]:
            case "docx":
                assert Document(io.BytesIO(data)).paragraphs
                assert broken_rules(data) == [], name
            case "pptx":
                assert len(Presentation(io.BytesIO(data)).slides) > 0
                assert findings(data, TAGS[language]) == [], name
            case "xlsx":
                assert load_workbook(io.BytesIO(data)).sheetnames
            case "png":
                with Image.open(io.BytesIO(data)) as picture:
                    picture.verify()
            case "svg":
                assert data.startswith(b"<svg")
            case "pdf":
                assert data.startswith(b"%PDF")
            case "html":
                assert data.startswith(b"<!DOCTYPE html>")
            case ending:
                assert ending in {"csv", "json", "md", "txt"}
                assert data.decode()


def test_a_package_of_everything_holds_each_part_and_every_file_opens(translator: Translator) -> None:
    t = translator
    papers = own_papers("ky" if t.language == "ky" else "ru")
    package = opened(council_package(whole_material(), t, own=papers))
    assert {each["part"] for each in package.manifest["files"]} == set(Part)
    if t.language in TAGS:  # acts and letters are written in these two
        assert_opens(package, t.language)
    assert len(package.part("acts")) == 4  # two of the group's own, two drafts of results nobody wrote about
    assert len(package.part("letters")) == 1
    assert len(package.of(".svg")) == len([name for name in package.of(".png") if name.endswith("-slide.png")]) == 9


def test_pictures_of_slides_have_the_size_of_a_screen_and_those_for_networks_theirs(t: Translator) -> None:
    package = opened(council_package(material(), t, PackageChoice(frozenset({Part.FIGURES, Part.PICTURES}))))
    sizes = {name: Image.open(io.BytesIO(data)).size for name, data in package.of(".png").items()}
    slides = [size for name, size in sizes.items() if name.endswith("-slide.png")]
    assert len(slides) == 8
    assert set(slides) == {(1920, 1080)}
    assert sorted(size for name, size in sizes.items() if "-slide" not in name) == [(1080, 1080), (1080, 1920)]


def test_sizes_nobody_asked_for_are_not_there_and_those_asked_for_are(t: Translator) -> None:
    wanted = PackageChoice(frozenset({Part.FIGURES}), figures=(Kind.SCREEN, Kind.PRINT))
    names = list(opened(council_package(material((3,), measured=0), t, wanted)).part("figures"))
    assert {re.sub(r".*-(screen|print)\.png$", r"\1", name) for name in names} == {"screen", "print"}
    assert len(names) == 4


def test_only_the_parts_asked_for_are_in_it(t: Translator) -> None:
    for part in Part:
        package = opened(council_package(whole_material(), t, PackageChoice(frozenset({part}))))
        assert {each["part"] for each in package.manifest["files"]} == {part}


def test_posters_and_pictures_are_made_of_each_subject_asked_for(t: Translator) -> None:
    parts = frozenset({Part.POSTER, Part.PICTURES})
    chosen = PackageChoice(parts, posters=("A4", "A3"), subjects=(Subject.SERVICES, Subject.INDEX))
    package = opened(council_package(whole_material(), t, chosen))
    assert len(package.part("poster")) == 4
    assert len(package.part("pictures")) == 4


def test_slides_have_the_shape_asked_for(t: Translator) -> None:
    for wide, ratio in ((True, 16 / 9), (False, 4 / 3)):
        package = opened(council_package(material(), t, PackageChoice(frozenset({Part.SLIDES}), wide=wide)))
        deck: Any = Presentation(io.BytesIO(package.only("slides", ".pptx")))
        assert deck.slide_width / deck.slide_height == pytest.approx(ratio, abs=0.001)


def test_an_act_of_the_groups_own_takes_the_place_of_the_draft(t: Translator) -> None:
    whole = material()
    (drafted,) = [name for name in opened(packed_acts(whole, OwnPapers(), t)).part("acts") if "услуг" in name]
    assert "черновик" in drafted
    act = replace(acts()[0].act, kind=ActKind.SERVICES, number="17", subject="Качество услуг")
    own = OwnPapers((OwnAct(act, Stage.SIGNED, "ru", results_of_kind(ActKind.SERVICES, whole.results)),))
    names = list(opened(packed_acts(whole, own, t)).part("acts"))
    assert names[0] == "акты/акт-17-качество-услуг.docx"
    assert ["черновик" in name for name in names] == [False, True]  # nobody wrote about the measurement
    older = OwnPapers((replace(own.acts[0], results=results_of([make_round("Прошлая", seed=5)])),))
    assert sum("черновик" in name for name in opened(packed_acts(whole, older, t)).part("acts")) == 2


def packed_acts(whole: CouncilMaterial, own: OwnPapers, t: Translator) -> bytes:
    return council_package(whole, t, PackageChoice(frozenset({Part.ACTS})), own)


def test_two_acts_of_one_name_both_are_there_and_a_name_is_short(t: Translator) -> None:
    one = OwnAct(replace(acts()[1].act, number="3/24: «а»?"), Stage.SENT, "ru", Results())
    names = list(opened(packed_acts(CouncilMaterial(GROUP, MADE_ON), OwnPapers((one, one)), t)).part("acts"))
    assert names == [f"акты/акт-3-24-а-ход-строительства-детского-сада-айсулуу{more}.docx" for more in ("", "-2")]


def test_a_signed_act_is_packed_as_it_was_signed(t: Translator) -> None:
    signed = OwnAct(acts()[1].act, Stage.SENT, "ru", Results(), signed=lambda: b"PK as it was signed")
    assert opened(packed_acts(CouncilMaterial(GROUP, MADE_ON), OwnPapers((signed,)), t)).only("acts", ".docx") == (
        b"PK as it was signed"
    )


def test_an_act_keeps_its_own_language_and_its_photographs() -> None:
    package = opened(packed_acts(CouncilMaterial(GROUP, MADE_ON), own_papers("ru"), translator("ky")))
    for data in package.part("acts").values():
        paper = Paper(data)
        assert "АКТ" in paper.text
        assert "На месте установлено" in paper.text
        assert len(paper.alternatives()) == 1


def test_an_act_of_the_same_results_has_the_same_pictures_as_the_draft(t: Translator) -> None:
    whole = material(measured=0)
    draft = opened(packed_acts(whole, OwnPapers(), t)).only("acts", ".docx")
    act = replace(acts()[0].act, kind=ActKind.SERVICES)
    own = OwnPapers((OwnAct(act, Stage.SIGNED, "ru", results_of_kind(ActKind.SERVICES, whole.results)),))
    ours = opened(packed_acts(whole, own, t)).only("acts", ".docx")
    assert pictures(draft) == pictures(ours) != []


def pictures(docx: bytes) -> list[str]:
    document: Any = Document(io.BytesIO(docx))
    parts = document.part.package.iter_parts()
    return sorted(sha256(part.blob).hexdigest() for part in parts if part.partname.endswith(".png"))


def test_the_manifest_says_what_was_made_from_what(t: Translator) -> None:
    whole, own = whole_material(), own_papers()
    package = opened(council_package(whole, t, PackageChoice(NO_DRAWING), own))
    said = package.manifest
    assert said["made_on"] == "2026-11-20"
    assert [each["sources"][0]["sha256"] for each in said["rounds"]] == [
        each.responses.sources[0].sha256 for each in whole.results.rounds
    ]
    inside = {name: sha256(data).hexdigest() for name, data in package.files.items()}
    told = {each["name"]: each["sha256"] for each in said["files"]}
    assert told.keys() == inside.keys() - {"manifest.json", "что-внутри.txt"}
    assert told.items() <= inside.items()
    assert said["checklist"] == {"id": "mibp-example", "version": "1", "official": False}
    assert [each["rounded"] for each in said["measurements"]] == [26, 68]
    assert [each["subject"] for each in said["acts"]] == [one.act.subject for one in own.acts]
    assert said["choice"]["ratio"] == "16:9"
    assert said["libraries"]["python-pptx"]


def test_people_are_told_what_each_file_is_for(translator: Translator) -> None:
    t = translator
    package = opened(council_package(whole_material(), t, PackageChoice(NO_DRAWING)))
    first = next(iter(package.files))
    assert first == t("package.file.contents")
    said = package.files[first].decode("utf-8-sig")
    assert all(each["name"] in said for each in package.manifest["files"])
    assert all(t(f"package.purpose.{part}") in said for part in NO_DRAWING)


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_figures_files_stand_under_its_title(language: Language) -> None:
    """Their names are English words and numbers; the titles are the paper's own."""
    t = translator(language)
    parts = PackageChoice(frozenset({Part.FIGURES}), figures=(Kind.VECTOR, Kind.SCREEN))
    package = opened(council_package(whole_material(), t, parts))
    lines = package.files[t("package.file.contents")].decode("utf-8-sig").split("\r\n")
    titles = {
        "ru": {"heat-map": "Оценка услуг по критериям", "checklist-directions": "МИБП по направлениям"},
        "ky": {
            "heat-map": "Кызмат көрсөтүүлөрдүн критерийлер боюнча баасы",
            "checklist-directions": "БАМИ: багыттар боюнча",
        },
    }[language]
    for name, title in titles.items():
        files = [file for file in package.part("figures") if re.search(rf"/\d+-{name}[-.](screen\.png|svg)$", file)]
        assert len(files) == 2
        number = files[0].rpartition("/")[2].partition("-")[0]
        head = lines.index(f"    {number}. {title}")
        assert sorted(line.strip() for line in lines[head + 1 : head + 3]) == sorted(files)
    legend = next(line for line in lines if ".svg – " in line)
    assert "-screen – " in legend
    assert "-slide" not in legend


def test_papers_and_tables_are_told_apart_by_more_than_their_names(t: Translator) -> None:
    own, whole = own_papers(), whole_material()
    package = opened(council_package(whole, t, PackageChoice(NO_DRAWING | {Part.ACTS}), own))
    said = package.files["что-внутри.txt"].decode("utf-8-sig").split("\r\n")
    told = dict(line.strip().split(" – ", 1) for line in said if line.startswith("    ") and " – " in line)
    acts, letters = list(package.part("acts")), list(package.part("letters"))
    for name, one in zip(acts, own.acts, strict=False):
        assert one.act.subject in told[name]
    assert [name in told and "черновик" in told[name] for name in acts] == [False, False, True, True]
    assert told[letters[0]] == own.letters[0].letter.heading
    assert {name for name in package.part("data") if name not in told} == set()
    assert told["рекомендации.xlsx"] != told["план-график.docx"]


def test_of_answers_to_a_questionnaire_is_spoken_only_where_there_are_any(t: Translator) -> None:
    for whole, spoken in ((material((3,), measured=0), True), (material((), measured=1), False)):
        package = opened(council_package(whole, t, PackageChoice(frozenset({Part.WORKBOOK}))))
        said = package.files["что-внутри.txt"].decode("utf-8-sig")
        assert (t("documents.conclusion.describes") in said) is spoken


def test_the_same_input_gives_the_same_bytes(t: Translator) -> None:
    assert council_package(whole_material(), t, own=own_papers()) == council_package(
        whole_material(), t, own=own_papers()
    )


@pytest.mark.parametrize("case", ODD)
@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_sensible_package_is_made_of_whatever_there_is(case: str, language: Language) -> None:
    odd, parts = odd_materials()[case], frozenset(Part) if language == "ru" else NO_DRAWING  # drawn in one language
    package = opened(council_package(odd, translator(language), PackageChoice(parts)))
    assert_opens(package, language)
    assert {each["part"] for each in package.manifest["files"]} == parts.intersection(parts_of(odd))


def test_progress_only_grows_and_ends_at_one(t: Translator) -> None:
    told: list[tuple[str, float]] = []
    council_package(material(measured=0), t, progress=lambda what, done: told.append((what, done)))
    done = [share for _, share in told]
    assert done == sorted(done)
    assert done[0] == 0.0
    assert told[-1] == ("Готово", 1.0)


def test_a_package_of_nothing_is_refused(t: Translator) -> None:
    with pytest.raises(ValueError, match="needs a part"):
        council_package(CouncilMaterial(GROUP, MADE_ON), t, PackageChoice(frozenset({Part.WORKBOOK})))


def test_office_libraries_are_loaded_only_when_a_paper_is_written() -> None:
    code = "import sys; from smio.documents import *; print([n for n in sys.argv[1:] if n in sys.modules])"
    heavy = ["docx", "docxtpl", "pptx", "jinja2", "xlsxwriter", "vl_convert", "uharfbuzz", "altair", "scipy", "pandas"]
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
