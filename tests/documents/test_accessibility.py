"""Every paper can be read by ear and by keyboard; and the checker that says so sees what is wrong."""

import io
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm
from PIL import Image

from smio.language import Translator
from smio.language import translator as translator_of
from tests.documents.accessibility import broken_rules
from tests.documents.papers import PAPERS
from tests.documents.word_reader import W


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_accessible(name: str, translator: Translator) -> None:
    assert broken_rules(PAPERS[name](translator)) == []


def spoiled(change: str) -> bytes:
    """The act of a visit with one thing wrong in it."""
    document: Any = Document(io.BytesIO(PAPERS["site"](translator_of("ru"))))
    body = document.element.body
    table = next(each for each in body.iter(f"{W}tbl") if each.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None)
    if change == "title":
        document.core_properties.title = " "
    elif change == "alt":
        next(each for each in body.iter() if each.tag.endswith("}docPr")).set("descr", "photo-1.jpg")
    elif change == "picture":
        stream = io.BytesIO()
        Image.new("RGB", (4, 4)).save(stream, "PNG")
        document.add_picture(io.BytesIO(stream.getvalue()), Mm(10))
    elif change == "caption":
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        caption.getparent().remove(caption)
    elif change == "heading row":
        mark = table.find(f"{W}tr/{W}trPr/{W}tblHeader")
        mark.getparent().remove(mark)
    elif change == "language":
        next(document.styles.element.iter(f"{W}lang")).set(f"{W}val", "en-US")
    elif change == "skipped":
        document.paragraphs[0].style = "Heading 2"
    elif change == "spacing":
        for _ in range(3):
            document.add_paragraph("")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("title", "the file has no title"),
        ("alt", "picture 'фото 1' says 'photo-1.jpg'"),
        ("picture", "says ''"),
        ("caption", "has no name"),
        ("heading row", "has no heading row"),
        ("language", "the language of the text is ['en-US']"),
        ("skipped", "the first heading is of level 2"),
        ("spacing", "empty paragraphs make room"),
    ],
)
def test_the_checker_sees_what_is_wrong(change: str, said: str) -> None:
    assert any(said in fault for fault in broken_rules(spoiled(change)))
