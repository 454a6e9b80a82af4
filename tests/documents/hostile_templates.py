"""Word files as somebody with bad intent, or bad luck, would bring them as a template."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from docx import Document

RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NEEDED = "{{ number }}{{ date }}{{ title }}{{ answer_by }}"


def paper(*paragraphs: str, header: str = "", title: str = "") -> bytes:
    """A plain Word file with these paragraphs."""
    document: Any = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.core_properties.title = title
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file with some parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        names = [entry.filename for entry in old.infolist()]
        for name in [*names, *(name for name in parts if name not in names)]:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return stream.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(name)


def with_link(kind: str, target: str, mode: str = "External") -> bytes:
    """A file that points at something, as Word writes it."""
    content = paper("{{ title }}")
    link = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return repacked(content, {RELS: part(content, RELS).replace(b"</Relationships>", link.encode())})


def with_types(old: bytes, new: bytes, **more: bytes) -> bytes:
    """A file that calls its parts something else."""
    content = paper("{{ title }}")
    return repacked(content, {TYPES: part(content, TYPES).replace(old, new), **more})


def with_field(*pieces: str, simple: bool = False) -> bytes:
    """A file with a field, its words over as many runs."""
    content = paper("{{ title }}")
    if simple:
        field = f'<w:p><w:fldSimple w:instr="{"".join(pieces)}"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    else:
        words = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces)
        field = (
            f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{words}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        )
    name = "word/document.xml"
    return repacked(content, {name: part(content, name).replace(b"<w:body>", b"<w:body>" + field.encode())})


def with_body(xml: bytes) -> bytes:
    """A file whose body is this XML."""
    return repacked(paper("x"), {"word/document.xml": xml})
