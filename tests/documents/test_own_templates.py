"""A group's own template: its tags are looked through by name, and what it makes is the same paper in another dress."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.shared import Pt

from smio.documents import Results, check_sentences, check_template, preview, write_act, write_letter
from smio.documents.examples import example_act, example_group, example_letter, example_photos
from smio.documents.template import template_path
from smio.language import PAPER_LANGUAGES, Language, Translator
from smio.language import translator as translator_of
from smio.monitoring import ActKind
from tests.documents.hostile_templates import paper, part, repacked
from tests.documents.office import converted, pages
from tests.documents.word_reader import Paper, W

ROWS = ("{%p for item in recommendations %}", "{{ item.number }}) {{ item.what }} – {{ item.why }}", "{%p endfor %}")
OWN = paper(
    "Наш бланк. Акт {{ number }} от {{ date }}, {{ title|upper }}",
    "{%p for fact in facts %}", "{{ loop.index }}) {{ fact }}", "{%p endfor %}",
    "{{p result_tables }}",
    "{%p for line in conclusions %}", "{{ line }}", "{%p endfor %}",
    *ROWS,
    "{% if answer_by %}Ждём: {{ answer_by }}{% else %}–{% endif %}",
    "{%p for signer in signers %}", "{{ signer.post }}: {{ signer.name }}", "{%p endfor %}",
    "{{p annex_pages }}",
    header="{% for label in labels %}{{ label }}{% endfor %}",
)  # fmt: skip


def filled(template: bytes, t: Translator, kind: ActKind = ActKind.PRICES) -> bytes:
    stored, contents = example_photos(t)
    act, group = example_act(kind, t), example_group(t)
    return write_act(act, Results(), t, stored=stored, photos=contents, template=template, group=group)


@pytest.mark.parametrize("name", ["act", "letter"])
@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_our_own_templates_pass_their_check(name: str, language: Language) -> None:
    check = check_template(template_path(language, name).read_bytes(), name)
    assert (check.unknown, check.missing, check.faults) == ((), (), ())


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_our_template_brought_as_ones_own_makes_the_same_file(language: Language) -> None:
    t = translator_of(language)
    stored, contents = example_photos(t)
    act, group = example_act(ActKind.PRICES, t), example_group(t)
    ours = write_act(act, Results(), t, stored=stored, photos=contents, group=group)
    assert filled(template_path(language).read_bytes(), t) == ours
    letter = example_letter(t)
    assert write_letter(letter, t, template=template_path(language, "letter").read_bytes()) == write_letter(letter, t)


def test_a_plain_template_is_filled_with_text_tables_pictures_and_people(t: Translator) -> None:
    assert check_template(OWN, "act").usable
    made = Paper(filled(OWN, t))
    act = example_act(ActKind.PRICES, t)
    assert made.text.startswith("Наш бланк. Акт № 8 от 26 марта 2026 г., О МОНИТОРИНГЕ ЦЕН")
    assert f"1) {act.facts[0]}" in made.text
    assert "1) Выяснить причины" in made.text
    assert "председатель группы: Абдрахманов Т. Ж." in made.text
    assert made.table("Товар")[0][-1] == "Тех же магазинов"
    assert len(made.alternatives()) == 3
    assert t("visit.generated.label") in [each.text for each in made.document.sections[0].header.paragraphs]


def test_styles_that_a_template_lacks_come_with_what_is_put_in(t: Translator) -> None:
    known = {style.style_id for style in Paper(filled(OWN, t)).document.styles}
    used = {each.get(f"{W}val") for each in Paper(filled(OWN, t)).body.iter(f"{W}pStyle")}
    assert used <= known
    assert {"TableText", "AnnexNumber", "PictureCaption"} <= used


def test_headings_of_a_russian_word_are_used_as_they_are_called_there(t: Translator) -> None:
    """A Russian Word calls «heading 1» by the id «1»; a second style of that name would spoil the file."""
    name = "word/styles.xml"
    renamed = repacked(OWN, {name: part(OWN, name).replace(b'w:styleId="Heading1"', b'w:styleId="1"')})
    made = Paper(filled(renamed, t))
    names = [style.name.casefold() for style in made.document.styles]
    assert names.count("heading 1") == 1
    assert "1" in {each.get(f"{W}val") for each in made.body.iter(f"{W}pStyle")}


def test_a_face_of_ones_own_stays(t: Translator) -> None:
    document: Any = Document(io.BytesIO(OWN))
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Georgia", Pt(15)
    stream = io.BytesIO()
    document.save(stream)
    assert Paper(filled(stream.getvalue(), t)).document.styles["Normal"].font.name == "Georgia"


@pytest.mark.parametrize("name", ["file:///C:\\Users\\group\\Normal.dotm", "c:/templates/act.dotx", "Normal.dotm"])
def test_the_word_template_it_was_once_made_from_is_left_out(name: str, t: Translator) -> None:
    """Word writes that name into every file; a paper would look for it on the mayor's machine."""
    settings, rels = "word/settings.xml", "word/_rels/settings.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}/attachedTemplate" Target="{name}" TargetMode="External"/>'
        "</Relationships>"
    )
    opening = part(OWN, settings).index(b">", part(OWN, settings).index(b"<w:settings")) + 1
    words = part(OWN, settings)
    named = b'<w:attachedTemplate xmlns:r="' + kind.encode() + b'" r:id="rId1"/>'
    brought = repacked(OWN, {settings: words[:opening] + named + words[opening:], rels: link.encode()})
    assert check_template(brought, "act").usable
    made = filled(brought, t)
    assert b"attachedTemplate" not in part(made, settings)
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert not any(b"attachedTemplate" in packed.read(each) for each in packed.namelist())


@pytest.mark.parametrize(
    ("tag", "unknown", "nearest"),
    [
        ("{{ nubmer }}", "nubmer", "number"),
        ("{{ организация }}", "организация", ""),
        ("{{ Facts }}", "Facts", "facts"),
        ("{% for item in recommendations %}{{ item.wat }}{% endfor %}", "item.wat", "item.what"),
        ("{% for who in signers %}{{ who.phone }}{% endfor %}", "who.phone", ""),
        ("{{ title.name }}", "title.name", ""),
    ],
)
def test_an_unknown_tag_is_named_with_the_known_one_it_resembles(
    tag: str, unknown: str, nearest: str, translator: Translator
) -> None:
    check = check_template(paper("{{ title }}", tag), "act")
    assert check.unknown == (unknown,)
    assert check.nearest[unknown] == nearest
    said = next(sentence for sentence in check_sentences(check, translator) if unknown in sentence)
    assert f"{{{{ {unknown} }}}}" in said
    assert (f"{{{{ {nearest} }}}}" in said) is bool(nearest)
    assert check.usable


def test_a_tag_of_the_other_paper_is_unknown() -> None:
    assert check_template(paper("{{ addressee }}"), "act").unknown == ("addressee",)
    assert "signers" in check_template(paper("{% for s in signers %}{{ s.name }}{% endfor %}"), "letter").unknown


def test_what_a_paper_needs_and_the_template_lacks_is_named(translator: Translator) -> None:
    check = check_template(paper("{{ number }} {{ title }}"), "act")
    assert "signers" in check.missing
    assert "labels" in check.missing
    assert "number" not in check.missing
    assert any("{{ signers }}" in sentence for sentence in check_sentences(check, translator))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("{{ facts }}", "list_as_text"),
        ("{% for letter in title %}{{ letter }}{% endfor %}", "text_as_list"),
        ("Таблицы: {{ result_tables }}", "table_in_text"),
        ("{{ annex_pages }}", "table_in_text"),
    ],
)
def test_a_tag_in_the_wrong_place_is_explained(words: str, code: str) -> None:
    assert [fault.code for fault in check_template(paper("{{ title }}", words), "act").faults] == [
        f"template.error.{code}"
    ]


def test_what_a_template_has_no_place_for_made_up_data_is_said_all_the_same(t: Translator) -> None:
    made = Paper(filled(paper("Акт {{ number }}"), t))
    assert made.text.split("\n")[:2] == [t("visit.generated.label"), "Акт № 8"]
    real = replace(example_act(ActKind.FREE, t), generated=False)
    assert Paper(write_act(real, Results(), t, template=paper("Акт {{ number }}"))).text == "Акт № 9"


@pytest.mark.office
@pytest.mark.parametrize("name", ["act", "letter"])
@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_a_template_is_seen_on_made_up_data_before_it_is_used(name: str, language: Language) -> None:
    t = translator_of(language)
    made = preview(template_path(language, name).read_bytes(), name, t)
    text = " ".join("".join(pages(converted(made, "preview.docx", "pdf"))).split())
    assert " ".join(t("visit.generated.label").split()) in text
    words = "Тех же" if name == "act" else "Просим рассмотреть"
    assert language == "ky" or words in text
    own = Paper(preview(OWN, "act", t)) if name == "act" else None
    assert own is None or own.text.startswith("Наш бланк.")
