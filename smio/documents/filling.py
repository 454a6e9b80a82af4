"""Filling a Word template with ready words: the border to docxtpl, in Jinja's sandbox.

It runs in the app for our own templates and in a confined process for a group's, so it knows nothing of acts, letters
or languages, and what it takes can be sent to that process.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from smio.documents.archive import same_bytes

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

FIRST_PICTURE = 1000  # ids of pictures begin here, clear of what a template holds
LONGEST_PROPERTY = 255
PICTURE = re.compile(r"<!--picture (\d+)-->")
STYLE = re.compile(r'<w:pStyle w:val="(\w+)"/>')
NAME = re.compile(r'<w:name w:val="([^"]+)"')


class Xml(str):
    """Our own XML for a ``{{p …}}`` tag, which is not escaped; built by `smio.documents.word`, which escapes texts."""

    __slots__ = ()


@dataclass(frozen=True)
class Inline:
    """A picture in a line of text: ``width`` and ``height`` in mm."""

    content: bytes
    width: float
    height: float
    name: str
    alt_text: str

    @staticmethod
    def place(number: int) -> str:
        """What stands in `Xml` for the picture of a number until the document is there to hold it."""
        return f"<!--picture {number}-->"


@dataclass(frozen=True)
class Properties:
    """What the file says of itself; ``when`` is the event's, so that bytes repeat."""

    title: str = ""
    author: str = ""
    subject: str = ""
    when: datetime = datetime(2000, 1, 1)  # noqa: DTZ001 - a file's own date has no zone


@dataclass(frozen=True)
class Filling:
    """What a template is filled with: texts, lists of texts or of rows (``{"post": …}``), and `Xml`.

    ``styles`` are the paragraph styles that the XML uses, by id: a template that lacks one is given it.
    """

    context: Mapping[str, object]
    pictures: Sequence[Inline] = ()
    properties: Properties = Properties()
    styles: Mapping[str, str] = field(default_factory=dict[str, str])


def sandbox() -> "ImmutableSandboxedEnvironment":
    """Where templates are read and filled."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - heavy, and only a paper needs it

    return ImmutableSandboxedEnvironment(autoescape=True)


def filled(
    template: bytes, filling: Filling, also: Callable[[Any], None] | None = None, limit: int | None = None
) -> bytes:
    """The document of a template, the same bytes for the same content; ``also`` is given it before it is packed.

    Raises OverflowError where a part comes out longer than ``limit`` letters.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs] - heavy, untyped

    word: Any = DocxTemplate(BytesIO(template))
    word.render_init()
    styles = _with_styles(word.docx, filling.styles)
    drawn = [_drawing(word.docx, number, picture) for number, picture in enumerate(filling.pictures)]
    environment = sandbox()
    if limit is not None:
        _bound(environment, limit)
    word.render(
        {name: _ready(value, drawn, styles) for name, value in filling.context.items()}, environment, autoescape=True
    )
    if also is not None:
        also(word.docx)
    _describe(word.docx, filling.properties)
    stream = BytesIO()
    word.save(stream)
    return same_bytes(stream.getvalue())


def _bound(environment: "ImmutableSandboxedEnvironment", limit: int) -> None:
    """Stop a part that grows longer than so many letters while it grows."""

    def concat(parts: Any) -> str:
        done: list[str] = []
        length = 0
        for part in parts:
            length += len(part)
            if length > limit:
                raise OverflowError
            done.append(part)
        return "".join(done)

    environment.concat = concat  # pyright: ignore[reportAttributeAccessIssue] - Jinja's own hook for native types


def _ready(value: object, drawn: Sequence[str], styles: Mapping[str, str]) -> object:
    from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja

    if not isinstance(value, Xml):
        return value
    text = STYLE.sub(lambda found: found.group().replace(found[1], styles.get(found[1], found[1])), value)
    return Markup(PICTURE.sub(lambda found: drawn[int(found[1])], text))  # noqa: S704 - see `Xml`


def _drawing(document: Any, number: int, picture: Inline) -> str:
    from docx.shared import Mm  # noqa: PLC0415 - see above

    inline = document.part.new_pic_inline(BytesIO(picture.content), Mm(picture.width), Mm(picture.height))
    inline.docPr.id = FIRST_PICTURE + number + 1
    inline.docPr.name = picture.name
    inline.docPr.set("descr", picture.alt_text)
    return f"<w:drawing>{inline.xml}</w:drawing>"


def _with_styles(document: Any, styles: Mapping[str, str]) -> dict[str, str]:
    """Give the document the styles it lacks; the id of each that goes by another, as in a Russian Word's files."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - see above

    known = {style.style_id for style in document.styles}
    named = {str(style.name).casefold(): style.style_id for style in document.styles}
    ordinary = named.get("normal", "")
    others: dict[str, str] = {}
    for style_id, style in styles.items():
        name = NAME.search(style)
        if style_id in known or name is None:
            continue
        if name[1].casefold() in named:
            others[style_id] = named[name[1].casefold()]
        else:
            document.styles.element.append(parse_xml(style.replace('"Normal"', f'"{ordinary}"')))
    return others


def _describe(document: Any, told: Properties) -> None:
    properties = document.core_properties
    properties.title, properties.subject = told.title[:LONGEST_PROPERTY], told.subject[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = told.author[:LONGEST_PROPERTY]
    properties.created = properties.modified = told.when
    properties.revision = 1
