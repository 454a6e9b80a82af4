"""The template process: checks and fills groups' own templates, one after another, and answers over its pipes.

It is started as a script, so that it loads only what that needs. Whatever a template makes Jinja or Word's XML do is
done here, with bounded memory and time. When its input ends, so does it.
"""

import sys
import types
from pathlib import Path

if __name__ == "__main__":  # the modules beside this one, without the package's own start
    room = Path(__file__).resolve().parent
    sys.path.insert(0, str(room.parents[1]))
    package = types.ModuleType("smio.documents")
    package.__path__ = [str(room)]
    sys.modules["smio.documents"] = package

import re
from io import BytesIO
from typing import Any, cast

from smio.confined import Header, lift_limits, limit_process, serve, shut_in
from smio.documents.filling import filled, sandbox
from smio.documents.template_limits import LARGEST_PAPER, LONGEST_PART, MEMORY, MEMORY_PER_BYTE, SECONDS
from smio.documents.template_parts import detached, parts_of, refuse_dangers
from smio.documents.template_tags import PAPERS, Found, Tags, look_at
from smio.documents.template_wire import unpacked
from smio.errors import UserError


def answer(header: Header, data: bytes) -> tuple[Header, list[Any]]:
    """One job: what is found in a template, or the paper that is made of it."""
    limit_process(MEMORY + MEMORY_PER_BYTE * len(data), SECONDS)
    try:
        return _check(header, data) if header["job"] == "check" else _fill(header, data)
    except UserError as error:
        return {"error": error.code, "details": dict(error.details)}, []
    except (MemoryError, RecursionError, OverflowError):
        return {"error": "template.error.too_heavy", "details": {}}, []
    except Exception:  # noqa: BLE001 - a template that breaks the library in any way is one that cannot be filled
        return {"error": "template.error.unusable", "details": {}}, []
    finally:
        lift_limits()


def _check(header: Header, data: bytes) -> tuple[Header, list[Any]]:
    tags = PAPERS[str(header["paper"])]
    found = look_through(data, tags)
    missing = [name for name in tags.needed if name not in found.names]
    faults = [{"error": fault.code, "details": dict(fault.details)} for fault in found.faults]
    return {"unknown": found.unknown, "missing": missing, "faults": faults}, []


def look_through(template: bytes, tags: Tags) -> Found:
    """The tags of every part that is filled; UserError for what may not be opened at all."""
    refuse_dangers(parts_of(template))
    from docxtpl import DocxTemplate  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs] - heavy, untyped

    word: Any = DocxTemplate(BytesIO(template))
    word.render_init()
    found, environment = Found(), sandbox()
    for source in _sources(word):
        look_at(re.sub(r"<w:p([ >])", r"\n<w:p\1", source), tags, environment, found)
    return found


def _sources(word: Any) -> list[str]:
    """What docxtpl hands to Jinja: the body, headers, footers, footnotes, and the words the file says of itself."""
    sources = [word.patch_xml(word.get_xml())]
    for uri in (word.HEADER_URI, word.FOOTER_URI):
        sources += [word.patch_xml(word.get_part_xml(part)) for _, part in word.get_headers_footers(uri)]
    for part in word.docx.part.package.parts:
        if part.content_type.endswith(".footnotes+xml"):
            sources.append(word.patch_xml(part.blob.decode("utf-8")))
    properties = word.docx.core_properties
    named = ("author", "comments", "identifier", "language", "subject", "title")
    return sources + [str(getattr(properties, name)) for name in named]


def _fill(header: Header, data: bytes) -> tuple[Header, list[Any]]:
    template, filling = unpacked(header, data)
    found = look_through(template, PAPERS[str(header["paper"])])
    if found.faults:
        raise found.faults[0]
    labels = [] if "labels" in found.names else cast("list[str]", filling.context.get("labels", []))

    def finish(document: Any) -> None:
        detached(document)
        _say_labels(document, labels)

    paper = filled(template, filling, also=finish, limit=LONGEST_PART)
    if len(paper) > LARGEST_PAPER:
        raise OverflowError
    return {"done": True}, [paper]


def _say_labels(document: Any, labels: list[str]) -> None:
    """Made-up answers are said at the head of the paper, though the group's template leaves no place for it."""
    if labels:
        first = document.paragraphs[0] if document.paragraphs else document.add_paragraph()
        for label in labels:
            first.insert_paragraph_before(label)


if __name__ == "__main__":
    shut_in()
    serve(answer)
