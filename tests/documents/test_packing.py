"""The package: what is in it, and that it repeats byte for byte."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from smio.checklist import Measurement
from smio.documents import package
from smio.language import Translator
from smio.survey import Round
from tests.documents.evidence import GROUP, example_checklist, make_round
from tests.documents.word_reader import Paper

MADE_ON = date(2026, 10, 1)
PNG_SIZE = slice(16, 24)  # width and height in a PNG's header


def two_rounds() -> tuple[Round, Round]:
    return make_round("Первая", seed=3), make_round("Вторая", seed=9)


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def manifest(files: dict[str, bytes]) -> dict[str, Any]:
    return json.loads(files["manifest.json"])


def test_everything_is_in_it(measurements: tuple[Measurement, Measurement], translator: Translator) -> None:
    t = translator
    files = opened(package(GROUP, two_rounds(), measurements, example_checklist(), t, MADE_ON))
    papers = [t(f"documents.package.{name}") for name in ("services_act", "checklist_act", "letter", "workbook")]
    assert list(files)[:4] == papers
    pictures = [name for name in files if name.endswith(".png")]
    assert len(pictures) == 8
    for name in pictures:
        width, height = (int.from_bytes(files[name][PNG_SIZE][start : start + 4]) for start in (0, 4))
        assert width * 9 == height * 16
        assert files[name.replace(".png", ".svg")].startswith(b"<svg")
    assert [len(Paper(files[name]).alternatives()) for name in papers[:2]] == [4, 4]


def test_the_manifest_says_what_was_made_from_what(
    measurements: tuple[Measurement, Measurement], t: Translator
) -> None:
    rounds = two_rounds()
    files = opened(package(GROUP, rounds, measurements, example_checklist(), t, MADE_ON))
    said = manifest(files)
    assert said["made_on"] == "2026-10-01"
    assert [each["sources"][0]["sha256"] for each in said["rounds"]] == [
        each.responses.sources[0].sha256 for each in rounds
    ]
    assert {each["name"]: each["sha256"] for each in said["files"]} == {
        name: sha256(data).hexdigest() for name, data in files.items() if name != "manifest.json"
    }
    assert said["checklist"] == {"id": "mibp-example", "version": "1", "official": False}
    assert [each["rounded"] for each in said["measurements"]] == [26, 68]


def test_the_same_input_gives_the_same_bytes(measurements: tuple[Measurement, Measurement], t: Translator) -> None:
    made = [package(GROUP, two_rounds(), measurements, example_checklist(), t, MADE_ON) for _ in range(2)]
    assert made[0] == made[1]


def test_one_round_has_no_workbook(t: Translator) -> None:
    files = opened(package(GROUP, (make_round(),), (), None, t, MADE_ON))
    assert [name for name in files if "/" not in name] == ["акт-оценка-услуг.docx", "manifest.json"]


def test_a_checklist_alone_is_a_package(measurements: tuple[Measurement, Measurement], t: Translator) -> None:
    files = opened(package(GROUP, (), measurements[1:], example_checklist(), t, MADE_ON))
    assert [name for name in files if "/" not in name] == ["акт-чек-лист.docx", "письмо-замер.docx", "manifest.json"]


def test_progress_only_grows_and_ends_at_one(t: Translator) -> None:
    told: list[tuple[str, float]] = []
    package(GROUP, two_rounds(), (), None, t, MADE_ON, lambda what, done: told.append((what, done)))
    done = [share for _, share in told]
    assert done == sorted(done)
    assert done[0] == 0.0
    assert told[-1] == ("Готово", 1.0)


def test_an_empty_package_is_refused(t: Translator) -> None:
    with pytest.raises(ValueError, match="round or a measurement"):
        package(GROUP, (), (), None, t, MADE_ON)


def test_office_libraries_are_loaded_only_when_a_paper_is_written() -> None:
    code = "import sys, smio.documents; print([n for n in sys.argv[1:] if n in sys.modules])"
    heavy = ["docx", "docxtpl", "jinja2", "xlsxwriter", "vl_convert", "altair", "scipy", "pandas"]
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
