"""A group's own templates on their page: taken after a look through, used by the papers, given back."""

from io import BytesIO

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from smio.documents.template import template_path
from smio.interface.act_drafts import act_file
from smio.language import LANGUAGES, Language, translator
from smio.monitoring import Act, ActKind, Group
from smio.store import Database, acts_of, add_act, add_group, all_groups, database_url, own_templates
from tests.interface.acts_written import shown
from tests.interface.conftest import OpenPage

PAGE = "settings/templates"
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MARK = "Бланк группы Токмока"


@pytest.fixture
def store() -> Database:
    return Database(database_url())


@pytest.fixture
def group(store: Database) -> int:
    return add_group(store, Group("Группа СМиО Токмока", "Токмок"))


def changed(paper: str, language: str, words: str = MARK) -> bytes:
    """Our template with a line of the group's own."""
    document = Document(str(template_path("ky" if language == "ky" else "ru", paper)))
    document.paragraphs[0].insert_paragraph_before(words)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def brought(app: AppTest, content: bytes, paper: str = "act", language: str = "ru", name: str = "наш.docx") -> AppTest:
    uploader = next(one for one in app.file_uploader if (one.key or "").startswith(f"template_file_{paper}_{language}"))
    uploader.set_value((name, content, WORD)).run(timeout=120)
    assert not app.exception
    return app


@EVERY_LANGUAGE
@pytest.mark.parametrize("paper", ["act", "letter"])
def test_a_sound_template_is_kept_tried_out_and_given_back(
    open_page: OpenPage, store: Database, group: int, paper: str, language: Language
) -> None:
    app = brought(open_page(PAGE, language), changed(paper, "ky"), paper, "ky")
    assert translator(language)("templates.kept", name="наш.docx") in shown(app).replace("\\", "")
    (own,) = own_templates(store, group)
    assert (own.paper, own.language, own.name) == (paper, "ky", "наш.docx")
    assert len(app.get("download_button")) == 5  # ours four times, and the trial
    app.button(key=f"remove_{paper}_ky").click().run()
    assert not own_templates(store, group)
    assert len(app.get("download_button")) == 4


def test_the_groups_acts_are_printed_by_its_own_template(open_page: OpenPage, store: Database, group: int) -> None:
    brought(open_page(PAGE), changed("act", "ru"))
    add_act(store, group, Act(ActKind.FREE, "Группа", "осмотр двора"), language="ru", evidence={})
    paper = Document(BytesIO(act_file(acts_of(store, group)[0], all_groups(store)[0])))
    assert MARK in [paragraph.text for paragraph in paper.paragraphs]


@EVERY_LANGUAGE
def test_an_unknown_tag_is_named_and_the_template_may_still_serve(
    open_page: OpenPage, store: Database, group: int, language: Language
) -> None:
    app = brought(open_page(PAGE, language), changed("act", "ru", "{{ nomber }}"))
    assert "nomber" in app.warning[0].value
    assert "number" in app.warning[0].value.replace("nomber", "")
    assert own_templates(store, group)


@EVERY_LANGUAGE
@pytest.mark.parametrize(
    "content",
    [
        b"no Word at all",
        changed("act", "ru", "{{ ''.__class__.__mro__ }}"),
        changed("act", "ru", "{% for x in range(10**9) %}x{% endfor %}"),
    ],
    ids=["no document", "reaching inside", "an endless loop"],
)
def test_a_hostile_file_is_refused_in_words_and_the_one_before_stays(
    open_page: OpenPage, store: Database, group: int, content: bytes, language: Language
) -> None:
    app = brought(open_page(PAGE, language), changed("act", "ru"), name="первый.docx")
    brought(app, content, name="второй.docx")
    assert "второй" in app.error[0].value
    assert len(app.error[0].value) > len(translator(language)("templates.refused", name="второй.docx")) + 20
    assert [own.name for own in own_templates(store, group)] == ["первый.docx"]
