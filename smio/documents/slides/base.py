"""What a deck stands on: the file, its layouts, the places of a slide, the inks that can be read on it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smio.documents.slides.areas import EMU, Area, area_of
from smio.documents.slides.measuring import face_factor
from smio.documents.slides.office_xml import A, P, parsed, xml_of
from smio.documents.slides.own_base import open_own_base
from smio.documents.slides.slide import Ink, Inks
from smio.figures.palette import DARK, INK_ON_DARK, INK_ON_LIGHT, LIGHT, contrast, mixed

if TYPE_CHECKING:
    from pptx.presentation import Presentation

TEMPLATES = Path(__file__).resolve().parents[3] / "assets" / "templates"
READABLE, VISIBLE = 4.5, 3.0  # contrast of text, of a bar
SOURCE_HEIGHT = 40.0  # points at a slide's foot
MARGIN = 0.05  # of the width, where a base gives no place
HAIR_SHARE = 0.14
SIDES = {"ctr": 0.5, "r": 1.0}
BEFORE_SHARE = 0.38  # of the accent in the paper: the bars of what stood before


@dataclass(frozen=True, eq=False)
class Base:
    """``opening`` and ``content`` are layouts, ``paper`` is the colour behind the text; the factors are the faces'."""

    deck: "Presentation"
    opening: Any
    content: Any
    title: Area
    body: Area
    source: Area
    inks: Inks
    paper: str
    title_factor: float
    body_factor: float

    @property
    def height(self) -> float:
        """Of a slide, in points."""
        return size_of(self.deck)[1]


def base_path(*, wide: bool) -> Path:
    """Where the bundled base lies: made by `smio.documents.slides.make_base`."""
    return TEMPLATES / f"slides_{'wide' if wide else 'narrow'}.pptx"


def open_base(content: bytes | None, *, wide: bool) -> Base:
    """The bundled base in one of its two shapes, or a group's own, whose shape is then the deck's."""
    if content is not None:
        return _base_of(open_own_base(content))
    from pptx import Presentation  # noqa: PLC0415 - office libraries are loaded when a paper is written

    with base_path(wide=wide).open("rb") as stream:
        return _base_of(Presentation(stream))


def size_of(deck: Any) -> tuple[float, float]:
    """Width and height of a deck's slides, in points."""
    return deck.slide_width / EMU, deck.slide_height / EMU


def _base_of(deck: "Presentation") -> Base:
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    width, height = size_of(deck)
    content = _content_layout(layouts)
    title = _title_area(content, width, height)
    body = _body_area(content, title, width, height)
    theme = _Theme(content)
    inks, paper = theme.inks()
    source = _foot(content, body, height)
    return Base(
        deck,
        _opening_layout(layouts) or content,
        content,
        title,
        Area(body.left, body.top, body.width, min(body.height, source.top - 10 - body.top)),
        source,
        inks,
        paper,
        face_factor(theme.face("majorFont")),
        face_factor(theme.face("minorFont")),
    )


def kind_of(placeholder: Any) -> str:
    """The type of a placeholder as the file names it: ``title``, ``ctrTitle``, ``subTitle``, ``body``, ``obj``…"""
    return xml_of(placeholder).ph.get("type", "obj")


def _kinds(layout: Any) -> list[str]:
    return [kind for kind in map(kind_of, layout.placeholders) if kind not in {"dt", "ftr", "sldNum"}]


def _opening_layout(layouts: list[Any]) -> Any | None:
    """The title slide's layout."""
    return next((layout for layout in layouts if "ctrTitle" in _kinds(layout)), None)


def _content_layout(layouts: list[Any]) -> Any:
    """A layout with a title and one place for anything; else with a title; else the emptiest."""
    for wanted in (["obj", "title"], ["body", "title"], ["title"]):
        for layout in layouts:
            if sorted(_kinds(layout)) == wanted and not _vertical(layout):
                return layout
    titled = [layout for layout in layouts if "title" in _kinds(layout)]
    return min(titled or layouts, key=lambda layout: len(_kinds(layout)))


def _vertical(layout: Any) -> bool:
    return any(body.get("vert", "horz") != "horz" for body in layout.element.iter(f"{A}bodyPr"))


def place_of(layout: Any, kinds: frozenset[str]) -> Area | None:
    """Where a layout, or its master, puts a placeholder; None where it has none."""
    for placeholder in layout.placeholders:
        if kind_of(placeholder) in kinds and placeholder.width:
            return area_of(placeholder)
    return None


def title_side(layout: Any) -> float:
    """Where a layout's titles stand: 0 at the left, 0.5 in the middle, 1 at the right."""
    styles = layout.slide_master.element.findall(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr")
    for placeholder in layout.placeholders:
        if kind_of(placeholder) in {"title", "ctrTitle"}:
            styles += xml_of(placeholder).findall(f"{P}txBody/{A}lstStyle/{A}lvl1pPr")
    found = [style.get("algn") for style in styles if style.get("algn")]
    return SIDES.get(found[-1], 0.0) if found else 0.0


def _title_area(layout: Any, width: float, height: float) -> Area:
    """The layout's own place where a sentence can stand in it."""
    own = place_of(layout, frozenset({"title"}))
    if own and own.top >= 0 and own.bottom <= height * 0.45 and own.width >= width * 0.5 and own.height >= 40:  # noqa: PLR2004 - two lines of 16 points
        return own
    return Area(width * MARGIN, height * 0.05, width * (1 - 2 * MARGIN), height * 0.14)


def _body_area(layout: Any, title: Area, width: float, height: float) -> Area:
    """The layout's place for content where it lies under the title and is large enough."""
    own = place_of(layout, frozenset({"obj", "body"}))
    if own and own.top >= title.bottom - 2 and own.height >= height * 0.4 and own.width >= width * 0.5:
        return own
    top = title.bottom + 12
    return Area(title.left, top, min(title.width, width - 2 * title.left), height * 0.9 - top)


def _foot(layout: Any, body: Area, height: float) -> Area:
    """Where sources stand: the footer's place where it is wide, else the end of the content's place."""
    footer = place_of(layout, frozenset({"ftr"}))
    if footer and footer.width >= body.width * 0.8 and footer.top >= body.bottom:
        return footer
    bottom = min(body.bottom, height - 12)
    return Area(body.left, bottom - SOURCE_HEIGHT, body.width, SOURCE_HEIGHT)


class _Theme:
    """The colours and faces of a layout's master."""

    def __init__(self, layout: Any) -> None:
        self._layout, self._master = layout.element, layout.slide_master.element
        rels = layout.slide_master.part.rels.values()
        blob = next((rel.target_part.blob for rel in rels if rel.reltype.endswith("/theme")), b"<theme/>")
        self._theme = parsed(blob)

    def face(self, kind: str) -> str:
        latin = self._theme.find(f".//{A}{kind}/{A}latin")
        return "" if latin is None else latin.get("typeface", "")

    def colour(self, name: str) -> str:
        """#RRGGBB of a colour of the master: ``tx1``, ``bg1``, ``accent1``."""
        mapping = self._master.find(f"{P}clrMap")
        slot = self._theme.find(f".//{A}clrScheme/{A}{name if mapping is None else mapping.get(name, name)}")
        found = None if slot is None or not len(slot) else slot[0]
        value = None if found is None else found.get("lastClr") or found.get("val")
        fallback = INK_ON_DARK if name.startswith("bg") else INK_ON_LIGHT
        return f"#{value.upper()}" if value and len(value) == 6 else fallback  # noqa: PLR2004 - RRGGBB

    def paper(self, ink: str) -> str:
        """The colour behind the text; where a picture is, black or white as the text's colour asks."""
        for owner in (self._layout, self._master):
            background = owner.find(f"{P}cSld/{P}bg")
            if background is None:
                continue
            plain = background.find(f".//{A}srgbClr")
            scheme = background.find(f".//{A}schemeClr")
            if plain is not None and background.find(f".//{A}gradFill") is None:
                return f"#{plain.get('val').upper()}"
            if scheme is not None and background.find(f".//{A}blipFill") is None and not len(scheme):
                return self.colour(scheme.get("val"))
            break
        return max(INK_ON_DARK, INK_ON_LIGHT, key=lambda behind: contrast(ink, behind))

    def inks(self) -> tuple[Inks, str]:
        """An ink for each meaning that can be read on the paper, and the paper."""
        ink = self.colour("tx1")
        paper = self.paper(ink)
        own = LIGHT if contrast(INK_ON_LIGHT, paper) >= contrast(INK_ON_DARK, paper) else DARK
        plain = ink if contrast(ink, paper) >= READABLE else own["ink"]
        accents = (self.colour("accent1"), self.colour("tx2"), own["accent"])
        accent = next((one for one in accents if contrast(one, paper) >= READABLE), plain)

        def readable(name: str) -> str:
            return own[name] if contrast(own[name], paper) >= READABLE else plain

        unproven = own["unproven"] if contrast(own["unproven"], paper) >= VISIBLE else readable("quiet")
        return {
            Ink.PLAIN: plain,
            Ink.QUIET: readable("quiet"),
            Ink.ACCENT: accent,
            Ink.BEFORE: mixed(paper, accent, BEFORE_SHARE),
            Ink.BETTER: readable("better"),
            Ink.WORSE: readable("worse"),
            Ink.UNPROVEN: unproven,
            Ink.HAIR: mixed(paper, plain, HAIR_SHARE),
        }, paper
