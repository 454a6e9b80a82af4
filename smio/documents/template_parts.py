"""What a group's template is made of, looked through before anything else opens it: size, type, what it reaches for.

A docx is a zip of XML parts. It may hold a program, point at a picture or a template on somebody's server, or unpack to
a thousand times its size; the paper made of it would carry that on to the mayor's office.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, cast

from lxml import etree as untyped  # pyright: ignore  # noqa: PGH003 - the library has no types at all

from smio.documents.template_limits import ENTRIES, FILE_SIZE, LONGEST_XML, MEGABYTE, UNPACKED
from smio.errors import UserError

BODY = "word/document.xml"
etree = cast("Any", untyped)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_PROGRAMS = re.compile(r"vbaproject|vbadata|\.bas$|activex|macrosheets", re.IGNORECASE)
_FOREIGN = re.compile(r"^word/embeddings/|\.(?:bin|ole|exe|dll|js|vbs|html?|mht|rtf|docx?|xlsx?)$", re.IGNORECASE)
_FOREIGN_LINKS = ("/oleobject", "/package", "/afchunk", "/subdocument", "/control", "/frame")
_PLAIN_ADDRESS = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
# Every Word file made from a template of one's own names it; the name is left out of what is made (`detached`).
ATTACHED = "/attachedtemplate"
_ON_THIS_MACHINE = re.compile(r"(?:file:///)?[a-z]:[\\/]|[^:\\/]+\.dot[xm]?$", re.IGNORECASE)
# Fields that fetch from elsewhere or run something when the paper is opened.
_LIVE_FIELD = re.compile(
    r"^\s*(DDE(?:AUTO)?|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|RD|DATABASE|MACROBUTTON)\b", re.IGNORECASE
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a docx by name, within the limits; UserError for anything that is no plain Word file."""
    if content.startswith(_OLE):
        raise UserError("template.error.locked_or_old")
    if len(content) > FILE_SIZE:
        raise UserError("template.error.too_big", limit=FILE_SIZE // MEGABYTE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _unpacked(archive)
    except UserError:
        raise
    except Exception as damage:  # a damaged archive fails in many ways
        raise UserError("template.error.not_word") from damage


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    names = [entry.filename.replace("\\", "/") for entry in entries]
    folded = {name.casefold() for name in names}
    if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED:
        raise UserError("template.error.inflates", limit=UNPACKED // MEGABYTE)
    if len(folded) != len(names) or BODY not in names or "[Content_Types].xml" not in names:
        raise UserError("template.error.not_word")
    parts: dict[str, bytes] = {}
    for entry, name in zip(entries, names, strict=True):
        if entry.is_dir():
            continue
        limit = LONGEST_XML if _is_xml(name) else UNPACKED
        with archive.open(entry) as part:
            parts[name] = part.read(limit + 1)  # whatever the archive claims of its size
        if len(parts[name]) > limit:
            raise UserError("template.error.inflates", limit=limit // MEGABYTE)
    return parts


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def refuse_dangers(parts: Mapping[str, bytes]) -> None:
    """UserError for programs, foreign files, outside links, live fields and XML that declares entities."""
    trees = {name: _tree(name, part) for name, part in parts.items() if _is_xml(name)}
    types = "".join(str(each.get("ContentType", "")) for each in trees["[Content_Types].xml"])
    if "macroenabled" in types.lower() or "vbaproject" in types.lower() or any(map(_PROGRAMS.search, parts)):
        raise UserError("template.error.program")
    if _TEMPLATE in types:
        raise UserError("template.error.dotx")
    if _DOCUMENT not in types:
        raise UserError("template.error.not_word")
    for name in parts:
        if _FOREIGN.search(name):
            raise UserError("template.error.foreign_file", part=PurePosixPath(name).name)
    for name, tree in trees.items():
        if name.endswith(".rels"):
            _refuse_links(tree)
        elif name.startswith("word/"):
            _refuse_fields(tree)


def _tree(name: str, part: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as damage:
        raise UserError("template.error.damaged", part=name) from damage
    if root.getroottree().docinfo.doctype:
        raise UserError("template.error.damaged", part=name)
    return root


def _refuse_links(tree: Any) -> None:
    for link in tree:
        kind, target = str(link.get("Type", "")).lower(), str(link.get("Target", ""))
        if kind.endswith(_FOREIGN_LINKS):
            raise UserError("template.error.foreign_file", part=PurePosixPath(target).name)
        outside = str(link.get("TargetMode", "")).lower() == "external" or "://" in target or target.startswith("\\\\")
        plain = kind.endswith("/hyperlink") and _PLAIN_ADDRESS.match(target)
        own_template = kind.endswith(ATTACHED) and _ON_THIS_MACHINE.match(target)
        if outside and not plain and not own_template:
            raise UserError("template.error.outside_link", address=target[:80])


def _refuse_fields(tree: Any) -> None:
    """A field's words may be spread over several runs; a field may stand within a field."""
    told = [str(field.get(f"{_W}instr", "")) for field in tree.iter(f"{_W}fldSimple")]
    open_fields: list[str] = []
    for node in tree.iter(f"{_W}fldChar", f"{_W}instrText"):
        if node.tag == f"{_W}instrText":
            if open_fields:
                open_fields[-1] += node.text or ""
            else:
                told.append(node.text or "")
        elif node.get(f"{_W}fldCharType") == "begin":
            open_fields.append("")
        elif node.get(f"{_W}fldCharType") == "end" and open_fields:
            told.append(open_fields.pop())
    for words in [*told, *open_fields]:
        found = _LIVE_FIELD.match(words)
        if found:
            raise UserError("template.error.live_field", field=found.group(1).upper())


def detached(document: Any) -> None:
    """Leave out of a paper the name of the Word template that the group's file was once made from."""
    for part in document.part.package.parts:
        for name in [name for name, link in part.rels.items() if link.reltype.lower().endswith(ATTACHED)]:
            del part.rels[name]
    for named in document.settings.element.findall(f"{_W}attachedTemplate"):
        document.settings.element.remove(named)
