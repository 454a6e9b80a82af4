"""Acts as the tests of their page begin, open and read them."""

from io import BytesIO

from docx import Document
from PIL import Image
from streamlit.testing.v1 import AppTest

from smio.interface.act_drafts import act_file
from smio.language import Language
from smio.monitoring import ActKind
from smio.store import Database, StoredAct, StoredGroup, acts_of, all_groups
from tests.interface.conftest import OpenPage

PAGE = "group_work/acts"


def composed(open_page: OpenPage, kind: ActKind, language: Language = "ru", paper: str = "ru") -> AppTest:
    """A new act of a kind, open on the page."""
    app = open_page(PAGE, language)
    app.button(key="new_act").click().run()
    app.button_group(key="act_kind").set_value(kind.value).run()
    app.button_group(key="act_language").set_value(paper).run()
    app.button(key="compose").click().run()
    assert not app.exception
    return app


def the_group(store: Database) -> StoredGroup:
    return all_groups(store)[0]


def latest(store: Database) -> StoredAct:
    return acts_of(store, the_group(store).id)[0]


def at_part(app: AppTest, part: str) -> AppTest:
    app.button_group(key="act_parts").set_value(part).run()
    assert not app.exception
    return app


def paper_text(store: Database, stored: StoredAct) -> str:
    """Everything the act's Word file says, tables too."""
    paper = Document(BytesIO(act_file(stored, the_group(store))))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in paper.paragraphs] + cells)


def photo(width: int = 3000, height: int = 2000, day: str = "2026:02:08 10:15:00") -> bytes:
    """A photograph as a telephone gives it: large, with its day and its place."""
    picture = Image.new("RGB", (width, height), "#888888")
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = day
    exif.get_ifd(0x8825)[1] = "N"
    buffer = BytesIO()
    picture.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def shown(app: AppTest) -> str:
    """All words of the page."""
    kinds = ("subheader", "markdown", "caption", "info", "warning", "success", "error", "toast")
    words = [str(element.value) for kind in kinds for element in getattr(app, kind)]
    return "\n".join(words + [str(element.proto.body) for element in app.get("html")])
