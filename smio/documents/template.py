"""Filling a Word template: the border to docxtpl, in Jinja's sandbox."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smio.documents.archive import same_bytes
from smio.language import Language

if TYPE_CHECKING:
    from docx.document import Document

TEMPLATES = Path(__file__).resolve().parents[2] / "assets" / "templates"


def template_path(language: Language, paper: str = "act") -> Path:
    """Where the template of a paper ("act", "letter") lies in a language."""
    return TEMPLATES / f"{paper}_{language}.docx"


class WordTemplate:
    """A template opened to be filled once."""

    def __init__(self, path: Path) -> None:
        from docxtpl import DocxTemplate  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs] - heavy, untyped

        self._template: Any = DocxTemplate(BytesIO(path.read_bytes()))
        self._template.render_init()
        self._pictures = 0

    @property
    def document(self) -> "Document":
        return self._template.docx

    def picture(self, png: bytes, width: float, height: float, name: str, alt_text: str) -> str:
        """A picture in the document, as XML to stand in a run: ``width`` and ``height`` in mm."""
        from docx.shared import Mm  # noqa: PLC0415 - see above

        self._pictures += 1
        inline: Any = self.document.part.new_pic_inline(BytesIO(png), Mm(width), Mm(height))
        inline.docPr.id = 1000 + self._pictures
        inline.docPr.name = name
        inline.docPr.set("descr", alt_text)
        return f"<w:drawing>{inline.xml}</w:drawing>"

    def fill(self, context: Mapping[str, object]) -> None:
        """Fill the tags; text is escaped, XML comes as `xml`."""
        from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - see above

        environment = ImmutableSandboxedEnvironment(autoescape=True)
        self._template.render(dict(context), environment, autoescape=True)

    def save(self) -> bytes:
        """The document, the same bytes for the same content."""
        stream = BytesIO()
        self._template.save(stream)
        return same_bytes(stream.getvalue())


def xml(text: str) -> object:
    """Our own XML for a ``{{p …}}`` tag, which the template must not escape."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja, which is loaded only for papers

    return Markup(text)  # noqa: S704 - built by smio.documents.word, which escapes every text
