"""Word templates from the command line: ours to begin with, one's own looked through and tried out."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from smio.cli import main
from smio.language import LANGUAGES, translator
from tests.documents.hostile_templates import paper, with_link
from tests.documents.word_reader import Paper


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["act", "letter"])
def test_our_template_is_given_and_passes_its_check(tmp_path: Path, kind: str, language: str) -> None:
    file = tmp_path / "шаблон.docx"
    assert run("template", kind, "-o", file, "--language", language).exit_code == 0
    checked = run("template", "check", file, "--paper", kind, "--language", language)
    assert (checked.exit_code, checked.stdout.strip()) == (0, translator(language)("template.good"))
    said = json.loads(run("template", "check", file, "--paper", kind, "--json").stdout)
    assert said == {"file": "шаблон.docx", "paper": kind, "unknown": [], "missing": []}


def test_unknown_and_missing_tags_are_named(tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(paper("{{ nubmer }}{{ title }}"))
    checked = run("template", "check", file)
    assert checked.exit_code == 0
    assert "{{ nubmer }}" in checked.stdout
    assert "Может быть, {{ number }}?" in checked.stdout
    said = json.loads(run("template", "check", file, "--json").stdout)
    assert said["unknown"] == [{"tag": "nubmer", "nearest": "number"}]
    assert "signers" in said["missing"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dangerous_one_is_one_plain_line_and_exit_3(tmp_path: Path, language: str) -> None:
    file = tmp_path / "x.docx"
    for content in (paper("{{ 'x' * 10**9 }}"), with_link("image", "https://evil.example/x.png"), b"text"):
        file.write_bytes(content)
        refused = run("template", "check", file, "--language", language)
        assert (refused.exit_code, refused.stdout) == (3, "")
        assert refused.stderr.count("\n") == 1
        assert "Traceback" not in refused.stderr
        assert "x.docx" in refused.stderr


def test_ones_own_is_seen_on_made_up_data(tmp_path: Path) -> None:
    own, made = tmp_path / "own.docx", tmp_path / "made.docx"
    own.write_bytes(paper("Наш бланк {{ number }}"))
    assert run("template", "preview", own, "-o", made, "--language", "ky").exit_code == 0
    assert "Наш бланк № 8" in Paper(made.read_bytes()).text
    assert run("template", "preview", tmp_path / "none.docx", "-o", made).exit_code == 3
