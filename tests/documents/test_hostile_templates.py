"""A group's template may run nothing, reach for nothing, cost little: refused in a plain word, and the app goes on."""

import logging
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from smio.confined.workers import Worker
from smio.documents import check_sentences, check_template, draft_site_act, write_act
from smio.documents.filling import Filling, filled
from smio.documents.own_template import CHILD, filled_apart
from smio.documents.results import Results
from smio.documents.template import template_path
from smio.documents.template_limits import FILE_SIZE, LONGEST_XML, MEMORY
from smio.errors import UserError
from smio.language import Translator
from tests.documents.evidence import GROUP
from tests.documents.hostile_templates import paper, repacked, with_body, with_field, with_link, with_types
from tests.documents.word_reader import Paper

W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
GOOD = paper("{{ title }}", "{%p for fact in facts %}", "{{ fact }}", "{%p endfor %}")

TAGS = {
    "the class of a text": ("{{ title.__class__.__mro__ }}", "inside"),
    "the class of nothing at all": ("{{ ''.__class__ }}", "inside"),
    "an attribute by a filter": ("{{ title|attr('__class__') }}", "filter"),
    "an attribute by its name": ("{{ title['__class__'] }}", "inside"),
    "a name of Python's": ("{{ __builtins__ }}", "inside"),
    "the template itself": ("{{ self._TemplateReference__context }}", "inside"),
    "a format that reaches in": ("{{ '{0.__class__}'.format(title) }}", "call"),
    "a format by a filter": ("{{ '%s'|format(title) }}", "filter"),
    "a call": ("{{ cycler('a') }}", "call"),
    "joiner's globals": ("{{ joiner.__init__.__globals__ }}", "inside"),
    "an import of the system": ("{{ lipsum.__globals__['os'].popen('id').read() }}", "call"),
    "an endless range": ("{% for n in range(10**18) %}x{% endfor %}", "call"),
    "a huge range": ("{% for n in range(99999) %}{% for m in range(99999) %}x{% endfor %}{% endfor %}", "call"),
    "a huge repeat": ("{{ 'x' * 10**9 }}", "forbidden"),
    "a huge power": ("{{ 9**9**9 }}", "forbidden"),
    "a huge text by a filter": ("{{ title|center(999999999) }}", "filter"),
    "a huge number in a format": ("{{ '%999999999d' % 1 }}", "forbidden"),
    "doubling by joining": ("{% set x = title ~ title %}{{ x }}", "forbidden"),
    "a name space to count in": ("{% set ns = namespace(n=1) %}{{ ns.n }}", "forbidden"),
    "another file": ("{% include '/etc/passwd' %}", "other_file"),
    "an import": ("{% import 'os' as os %}", "other_file"),
    "an import of a name": ("{% from 'os' import system %}", "other_file"),
    "a parent": ("{% extends 'base.html' %}", "other_file"),
    "a block": ("{% block a %}x{% endblock %}", "other_file"),
    "a macro that calls itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "call"),
    "a call block": ("{% call m() %}x{% endcall %}", "call"),
    "a loop that calls itself": ("{% for x in facts recursive %}{{ loop(facts) }}{% endfor %}", "call"),
    "loops in loops in loops": (
        "".join(f"{{% for {name} in facts %}}" for name in "abcd") + "x" + "{% endfor %}" * 4,
        "too_deep",
    ),
    "what is escaped made bare": ("{{ '<w:br/>'|safe }}", "filter"),
    "escaping switched off": ("{% autoescape false %}{{ title }}{% endautoescape %}", "forbidden"),
    "an unclosed tag": ("{{ title", "syntax"),
    "an unclosed loop": ("{% for fact in facts %}{{ fact }}", "syntax"),
    "nonsense": ("{{ title title }}", "syntax"),
    "a thousand brackets": ("{{ " + "(" * 3000 + "title" + ")" * 3000 + " }}", "too_heavy"),
}  # fmt: skip


def codes(content: bytes, name: str = "act") -> set[str]:
    """What is wrong with a template, by the last word of each code."""
    return {fault.code.removeprefix("template.error.") for fault in check_template(content, name).faults}


@pytest.mark.parametrize("case", TAGS)
def test_a_tag_that_is_more_than_a_tag_is_refused(case: str) -> None:
    text, code = TAGS[case]
    assert code in codes(paper("{{ title }}", text))


@pytest.mark.parametrize("case", TAGS)
def test_and_so_it_is_in_the_header(case: str) -> None:
    text, code = TAGS[case]
    assert code in codes(paper("{{ title }}", header=text))


def test_and_in_the_words_the_file_says_of_itself() -> None:
    assert codes(paper("{{ title }}", title="{{ ''.__class__.__mro__ }}")) == {"inside"}


def test_a_tag_in_pieces_is_put_together_before_it_is_looked_at() -> None:
    """Word parts what is written whenever it is touched again."""
    body = (
        b"<w:document " + W + b"><w:body><w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{ ''.__cla</w:t></w:r>"
        b"<w:r><w:t>ss__ }</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p></w:body></w:document>"
    )
    assert "inside" in codes(with_body(body))


def test_the_place_of_the_fault_is_named(t: Translator) -> None:
    (sentence,) = check_sentences(
        replace(check_template(paper("Шапка", "Итог: {{ 2 * 2 }} и всё"), "act"), missing=()), t
    )
    assert sentence == "Вычисления и такие команды в шаблоне не разрешены: «{{ 2 * 2 }} и всё»."


FILES = {
    "nothing": (b"", "not_word"),
    "a text": ("Просто текст".encode(), "not_word"),
    "an old Word file, or one with a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, "locked_or_old"),
    "half a file": (GOOD[: len(GOOD) // 2], "not_word"),
    "too large a file": (GOOD + b"\x00" * FILE_SIZE, "too_big"),
    "a file with macros": (
        with_types(b"document.main+xml", b"document.macroEnabled.main+xml"), "program",
    ),
    "a file with macros hidden in it": (repacked(GOOD, {"word/vbaProject.bin": b"x"}), "program"),
    "a file of Word templates": (
        with_types(b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"), "dotx",
    ),
    "a workbook": (with_types(b"wordprocessingml.document.main+xml", b"spreadsheetml.sheet.main+xml"), "not_word"),
    "an embedded object": (repacked(GOOD, {"word/embeddings/oleObject1.bin": b"x"}), "foreign_file"),
    "an embedded page": (repacked(GOOD, {"word/chunk.html": b"<script>"}), "foreign_file"),
    "a chunk of another document": (with_link("aFChunk", "chunk.dat", "Internal"), "foreign_file"),
    "an object by a link": (with_link("oleObject", "file:///c:/x.bin"), "foreign_file"),
    "a remote picture": (with_link("image", "https://evil.example/pixel.png"), "outside_link"),
    "a remote template": (with_link("attachedTemplate", "https://evil.example/x.dotm"), "outside_link"),
    "a remote style sheet by a share": (with_link("attachedTemplate", r"\\evil\share\x.dotm"), "outside_link"),
    "a link to a local file": (with_link("hyperlink", "file:///etc/passwd"), "outside_link"),
    "a link that runs something": (with_link("hyperlink", "javascript:alert(1)"), "outside_link"),
    "a field that calls a program": (with_field("DDEAUTO c:\\windows\\cmd.exe"), "live_field"),
    "a field in pieces": (with_field(" DD", "EAU", "TO x"), "live_field"),
    "a field in an attribute": (with_field("INCLUDEPICTURE http://evil.example", simple=True), "live_field"),
    "a field that takes in a file": (with_field("includetext", " c:/secret.docx"), "live_field"),
    "entities": (with_body(b'<!DOCTYPE d [<!ENTITY a "aa">]><w:document ' + W + b"><w:body/></w:document>"), "damaged"),
    "an outside entity": (
        with_body(b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document ' + W + b">&a;</w:document>"),
        "damaged",
    ),
    "broken XML": (with_body(b"<w:document"), "damaged"),
    "a bomb": (repacked(GOOD, {"word/media/image1.png": b"\x00" * 70_000_000}), "inflates"),
    "a bomb of text": (repacked(GOOD, {"word/footer9.xml": b"<a>" + b" " * LONGEST_XML + b"</a>"}), "inflates"),
    "a thousand parts": (repacked(GOOD, {f"word/media/{n}.png": b"" for n in range(600)}), "inflates"),
    "a body twice, in other letters": (repacked(GOOD, {"WORD/Document.xml": b"<x/>"}), "not_word"),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_more_than_a_paper_is_refused(case: str, translator: Translator) -> None:
    content, code = FILES[case]
    check = check_template(content, "act")
    assert codes(content) == {code}
    assert not check.usable
    (sentence,) = check_sentences(replace(check, missing=(), unknown=()), translator)
    assert sentence
    assert "{" not in sentence


def test_ordinary_links_and_fields_are_ordinary() -> None:
    for content in (
        with_link("hyperlink", "https://karakol.example"),
        with_link("hyperlink", "mailto:group@karakol.example"),
        with_field(" PAGE "),
        with_field(" HYPERLINK ", " &quot;https://x.example&quot;"),
        with_field("NUMPAGES", simple=True),
    ):
        assert codes(content) == set()


def test_loops_that_multiply_what_a_long_act_holds_are_stopped(t: Translator) -> None:
    """Three loops in one another are allowed; over four hundred facts they would print sixty-four million times."""
    greedy = paper(
        "{% for a in facts %}{% for b in facts %}{% for c in facts %}{{ a }}{% endfor %}{% endfor %}{% endfor %}"
    )
    assert codes(greedy) == set()
    act = replace(draft_site_act(GROUP, t), facts=("Факт " * 20,) * 400)
    with pytest.raises(UserError, match=r"template\.error\.too_heavy"):
        write_act(act, Results(), t, template=greedy)
    assert Paper(write_act(act, Results(), t, template=GOOD)).text.count("Факт Факт") >= 400


def test_a_part_that_grows_is_stopped_while_it_grows() -> None:
    with pytest.raises(OverflowError):
        filled(GOOD, Filling({"title": "x", "facts": ["y" * 100] * 1000}), limit=50_000)
    assert filled(GOOD, Filling({"title": "x", "facts": ["y"]}), limit=50_000)


def test_deep_and_wide_xml_is_a_plain_error() -> None:
    deep = b"<w:p>" * 20_000 + b"</w:p>" * 20_000
    wide = b"<w:p><w:r><w:t>{{ title }}</w:t></w:r></w:p>" * 60_000
    for body, code in ((deep, "damaged"), (wide, "too_heavy")):
        assert codes(with_body(b"<w:document " + W + b"><w:body>" + body + b"</w:body></w:document>")) == {code}
    assert codes(GOOD) == set()


@pytest.mark.parametrize("case", ["a huge repeat", "the class of a text", "another file"])
def test_what_was_refused_at_the_door_is_refused_in_the_kitchen(case: str, t: Translator) -> None:
    """A template that came into the store another way is looked through again before it is filled."""
    with pytest.raises(UserError, match=rf"template\.error\.{TAGS[case][1]}"):
        write_act(draft_site_act(GROUP, t), Results(), t, template=paper(TAGS[case][0]))


def test_what_people_wrote_is_text_in_a_groups_template_too(t: Translator) -> None:
    odd = "{{ 7*7 }} {% for %} <w:br/> & ]]> {{ ''.__class__ }}"
    act = replace(draft_site_act(GROUP, t), facts=(odd,))
    assert odd in Paper(write_act(act, Results(), t, template=GOOD)).text


def test_a_refusal_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "smio.templates"):
        check_template(paper("{{ 'x' * 10**9 }}"), "act")
        check_template(FILES["a file with macros"][0], "act")
    assert len(caplog.records) == 2
    assert "forbidden" in caplog.records[0].message
    assert "program" in caplog.records[1].message


def test_after_a_death_the_next_template_is_filled(t: Translator) -> None:
    worker = Worker(CHILD, 2 * MEMORY)
    assert worker.ask({"job": "check", "paper": "act"}, GOOD, 20) is not None
    worker.process.kill()
    worker.process.wait()
    assert worker.ask({"job": "check", "paper": "act"}, GOOD, 5) is None
    worker.stop()
    made = filled_apart(GOOD, Filling({"title": "Название", "facts": ["раз", "два"], "labels": []}), "act")
    assert Paper(made).text.split("\n")[:3] == ["Название", "раз", "два"]
    assert check_template(template_path(t.language).read_bytes(), "act").usable


@pytest.mark.skipif(sys.platform == "win32", reason="/proc is where Linux shows a process's environment")
def test_the_process_knows_no_secret_of_the_apps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMIO_DATABASE_URL", "postgresql://secret")
    worker = Worker(CHILD, 2 * MEMORY)
    try:
        assert worker.ask({"job": "check", "paper": "act"}, GOOD, 20) is not None
        known = Path(f"/proc/{worker.process.pid}/environ").read_bytes()
    finally:
        worker.stop()
    assert b"SMIO" not in known
    assert b"PATH=" in known or "PATH" not in os.environ
