"""The templates of papers: ours in `assets/templates`, or a group's own, filled once."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from smio.documents.filling import Filling, Inline, Properties, Xml, filled
from smio.documents.own_template import filled_apart
from smio.documents.typography import typeset
from smio.language import Language

TEMPLATES = Path(__file__).resolve().parents[2] / "assets" / "templates"
UNDATED = date(2000, 1, 1)  # a document's own date when nothing is known of the event's: never the clock's


def template_path(language: Language, paper: str = "act") -> Path:
    """Where the template of a paper ("act", "letter") lies in a language."""
    return TEMPLATES / f"{paper}_{language}.docx"


class WordTemplate:
    """A template to fill once; ``own`` is a group's, and is filled in a confined process."""

    def __init__(self, path: Path, own: bytes | None = None) -> None:
        self._path, self._own = path, own
        self._pictures: list[Inline] = []
        self._context: Mapping[str, object] = {}
        self._properties = Properties()

    def picture(self, content: bytes, width: float, height: float, name: str, alt_text: str) -> str:
        """A picture in the document, as XML to stand in a run: ``width`` and ``height`` in mm."""
        self._pictures.append(Inline(content, width, height, name, alt_text))
        return Inline.place(len(self._pictures) - 1)

    def fill(self, context: Mapping[str, object]) -> None:
        """What the tags are filled with; text is escaped, XML comes as `xml`."""
        self._context = context

    def describe(self, title: str, author: str, subject: str = "", on: date | None = None) -> None:
        """Title, author and dates of the file itself; ``on`` is the event's day, so that bytes repeat."""
        when = datetime.combine(on or UNDATED, time(12), UTC).replace(tzinfo=None)
        self._properties = Properties(typeset(title), typeset(author), typeset(subject), when)

    def save(self) -> bytes:
        """The document, the same bytes for the same content; UserError where a group's own cannot be filled."""
        filling = Filling(self._context, tuple(self._pictures), self._properties)
        if self._own is not None:
            return filled_apart(self._own, filling, self._path.stem.partition("_")[0])
        return filled(self._path.read_bytes(), filling)


def xml(text: str) -> Xml:
    """Our own XML for a ``{{p …}}`` tag, which the template must not escape."""
    return Xml(text)
