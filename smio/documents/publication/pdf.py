"""A PDF that comes out the same each time, says what it is called, in which language it speaks, and what is on it.

The converter writes the fonts of a page in an order that changes from run to run. Here the objects are numbered anew in
the order in which the page refers to them. A drawing that names its parts is tagged by them.
"""

import re
import zlib
from collections.abc import Mapping, Sequence

from smio.documents.publication.tags import Part, marked_content, marks_in, spoken_parts

REFERENCE = re.compile(rb"(\d+) 0 R")
CLOSED = b"endobj"
ROOT = re.compile(rb"/Root (\d+) 0 R")
INFO = re.compile(rb"/Info (\d+) 0 R")
STREAM = b"stream\n"
PAGE = re.compile(rb"/Type /Page\b")
CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
FONTS = re.compile(rb"/Font <<\n(.*?)>>", re.DOTALL)


def settled_pdf(made: bytes, title: str, language: str, drawn: str = "") -> bytes:
    """The file with its objects in the order of their use, its title and its language. ValueError for another's PDF.

    ``drawn`` is the SVG it was made of: its parts become the file's tags, its pictures' words what is said of them.
    """
    objects, trailer = _objects(made)
    root, info = (_named(pattern, trailer) for pattern in (ROOT, INFO))
    if drawn:
        objects |= _tagged(objects, root, drawn)
    order = list(dict.fromkeys([root, *_reached(root, objects), info]))
    numbers = {old: place for place, old in enumerate(order, 1)}
    said = {root: _catalogue(language), info: b"/Title " + _text(title)}
    bodies = [_renumbered(_with(objects[old], said.get(old, b"")), numbers) for old in order]
    return _written(bodies, numbers[root], numbers[info])


def _tagged(objects: Mapping[int, bytes], root: int, drawn: str) -> dict[int, bytes]:
    """The catalogue, the page and its content with tags, and the tree of them."""
    page = next(number for number, body in objects.items() if PAGE.search(_head(body)))
    content = _named(CONTENTS, objects[page])
    head, _, stream = objects[content].partition(STREAM)
    if b"/FlateDecode" not in head:
        raise ValueError("a PDF of another make")
    plain = zlib.decompress(stream[: stream.rindex(b"endstream")])
    spoken = spoken_parts(drawn).of_marks(marks_in(plain))
    marked, owners = marked_content(plain, spoken.owners, spoken.parts)
    packed = zlib.compress(marked)
    tree = max(objects) + 1
    return {
        root: _with(objects[root], b"/MarkInfo << /Marked true >>\n  /StructTreeRoot %d 0 R\n  " % tree),
        page: _with(objects[page], b"/StructParents 0\n  /Tabs /S\n  "),
        content: b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        **_tree(tree, page, spoken.parts, owners),
    }


def _tree(tree: int, page: int, parts: Sequence[Part], owners: Sequence[int]) -> dict[int, bytes]:
    """The root of the tags, the document, the way back from the marks, and each part."""
    document, parents, first = tree + 1, tree + 2, tree + 3
    kids = b" ".join(b"%d 0 R" % (first + place) for place in range(len(parts)))
    back = b" ".join(b"%d 0 R" % (first + owner) for owner in owners)
    made = {
        tree: b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey 1 >>" % (document, parents),
        document: b"<< /Type /StructElem /S /Document /P %d 0 R /K [%s] >>" % (tree, kids),
        parents: b"<< /Nums [0 [%s]] >>" % back,
    }
    for place, part in enumerate(parts):
        marks = b" ".join(b"%d" % number for number, owner in enumerate(owners) if owner == place)
        about = (document, page, part.kind.encode(), marks, _said(part))
        made[first + place] = b"<< /Type /StructElem /P %d 0 R /Pg %d 0 R /S /%s /K [%s] %s >>" % about
    return made


def _said(part: Part) -> bytes:
    """What is read of a part: a picture's words and its place, the text of any other in full, across its lines."""
    name = b"/Alt" if part.kind == "Figure" else b"/ActualText"
    box = b" ".join(b"%.2f" % side for side in part.box or ())
    place = b" /A << /O /Layout /Placement /Block /BBox [%s] >>" % box if box else b""
    return name + b" " + _text(part.words) + place


def _objects(made: bytes) -> tuple[dict[int, bytes], bytes]:
    """The objects by number, at the places that the file's own table gives, and the trailer."""
    table = int(made[made.rindex(b"startxref") + len(b"startxref") :].split()[0])
    lines = made[table:].split(b"\n")
    count = int(lines[1].split()[1])
    places = [int(line.split()[0]) for line in lines[3 : 2 + count]]
    ends = dict(zip(sorted(places), [*sorted(places)[1:], table], strict=True))
    objects: dict[int, bytes] = {}
    for number, place in enumerate(places, 1):
        whole = made[place : ends[place]]
        body = whole[whole.index(b"obj") + len(b"obj") : whole.rindex(CLOSED)].strip(b"\r\n")
        objects[number] = FONTS.sub(_sorted, _head(body)) + body[len(_head(body)) :]
    return objects, b"\n".join(lines[2 + count :])


def _sorted(fonts: re.Match[bytes]) -> bytes:
    """A page's fonts by their names."""
    return b"/Font <<\n" + b"".join(sorted(fonts.group(1).splitlines(keepends=True))) + b">>"


def _named(pattern: re.Pattern[bytes], trailer: bytes) -> int:
    found = pattern.search(trailer)
    if found is None:
        raise ValueError("a PDF of another make")
    return int(found.group(1))


def _head(body: bytes) -> bytes:
    """An object without the bytes of its stream."""
    return body.split(STREAM, 1)[0]


def _reached(number: int, objects: dict[int, bytes]) -> list[int]:
    """What an object refers to, what that refers to, and so on; each as it is met first."""
    order: list[int] = []
    waiting = [number]
    while waiting:
        taken = waiting.pop(0)
        if taken not in order:
            order.append(taken)
            waiting += [int(found) for found in REFERENCE.findall(_head(objects[taken]))]
    return order


def _with(body: bytes, more: bytes) -> bytes:
    """A dictionary with further entries."""
    return body.replace(b"<<", b"<<\n  " + more, 1) if more else body


def _renumbered(body: bytes, numbers: dict[int, int]) -> bytes:
    head = _head(body)
    return REFERENCE.sub(lambda found: b"%d 0 R" % numbers[int(found.group(1))], head) + body[len(head) :]


def _catalogue(language: str) -> bytes:
    return b"/Lang (%s)\n  /ViewerPreferences << /DisplayDocTitle true >>" % language.encode()


def _text(words: str) -> bytes:
    """Words as PDF has them: UTF-16 in hexadecimal digits."""
    return b"<FEFF" + words.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def _written(bodies: list[bytes], root: int, info: int) -> bytes:
    done = bytearray(b"%PDF-1.7\n%\x80\x80\x80\x80\n")
    places: list[int] = []
    for number, body in enumerate(bodies, 1):
        places.append(len(done))
        done += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(done)
    done += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    done += b"".join(b"%010d 00000 n \n" % place for place in places)
    done += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\n" % (len(bodies) + 1, root, info)
    done += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(done)
