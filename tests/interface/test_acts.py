"""Acts on their page: begun, written part by part, checked, read by experts, signed; every widget that changes state."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from smio.interface.act_drafts import act_file
from smio.language import LANGUAGES, Language, translator
from smio.monitoring import ActKind, Stage
from smio.store import Database, StoredAct, acts_of, all_groups
from tests.interface.conftest import OpenPage

PAGE = "group_work/acts"
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def composed(open_page: OpenPage, kind: ActKind, language: Language = "ru", paper: str = "ru") -> AppTest:
    """A new act of a kind, open on the page."""
    app = open_page(PAGE, language)
    app.button(key="new_act").click().run()
    app.button_group(key="act_kind").set_value(kind.value).run()
    app.button_group(key="act_language").set_value(paper).run()
    app.button(key="compose").click().run()
    assert not app.exception
    return app


def latest(store: Database) -> StoredAct:
    return acts_of(store, all_groups(store)[0].id)[0]


def at_part(app: AppTest, part: str) -> AppTest:
    app.button_group(key="act_parts").set_value(part).run()
    assert not app.exception
    return app


def paper_text(store: Database, stored: StoredAct) -> str:
    paper = Document(BytesIO(act_file(stored, all_groups(store)[0])))
    return "\n".join(paragraph.text for paragraph in paper.paragraphs)


@pytest.mark.parametrize("kind", list(ActKind))
@EVERY_LANGUAGE
def test_an_act_of_every_kind_is_begun_and_every_part_opens(
    open_page: OpenPage, demo_store: Database, kind: ActKind, language: Language
) -> None:
    app = composed(open_page, kind, language)
    stored = latest(demo_store)
    assert (stored.act.kind, stored.language, stored.stage) == (kind, "ru", Stage.DRAFT)
    assert app.text_input(key=f"act_{stored.id}_place").value == stored.act.place
    for part in app.button_group(key="act_parts").options:
        name = next(
            code for code in ("head", "people", "method", "prices", "facts", "photos", "conclusions",
                              "recommendations", "copies", "read", "check")
            if part.startswith(translator(language)(f"acts.part.{code}"))
        )  # fmt: skip
        at_part(app, name)
        assert not app.error
