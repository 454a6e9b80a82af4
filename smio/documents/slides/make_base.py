"""Makes ``assets/templates/slides_<wide|narrow>.pptx``: ``python -m smio.documents.slides.make_base``.

The base of a deck when a group has none of its own: an ordinary file of four layouts (title, title and content, title
only, blank), which a group can open and change. It is made by a script because a binary file cannot be read in a
change.

Arial is on every machine that has an office program, has ө ү ң, and LibreOffice has a face of the same widths. Titles
are sentences, so they stand left, two lines high; sources stand at the foot; nothing decorates but a bar of the accent.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from smio.documents.archive import same_bytes
from smio.documents.slides.areas import EMU, Area
from smio.documents.slides.base import base_path
from smio.documents.slides.office_xml import A, P, local_name, new, parsed, remove, written, xml_of
from smio.figures.palette import ACCENT, BETTER, LIGHT, NOT_PROVEN, RAMP, WORSE

if TYPE_CHECKING:
    from pptx.presentation import Presentation

FACE = "Arial"
NAMES = ("Title Slide", "Title and Content", "Title Only", "Blank")  # of the layouts kept
COLOURS = {  # of the theme: text and paper, the accent, then what verdicts and scales are drawn in
    "dk1": LIGHT["ink"], "lt1": "#FFFFFF", "dk2": ACCENT, "lt2": "#F3F6F9", "accent1": ACCENT, "accent2": BETTER,
    "accent3": WORSE, "accent4": NOT_PROVEN, "accent5": RAMP[3], "accent6": RAMP[1], "hlink": BETTER,
    "folHlink": ACCENT,
}  # fmt: skip
HEIGHT = 540.0  # points: 7.5 inches


@dataclass(frozen=True)
class Page:
    """A shape of page with the places of its master, in points."""

    name: str
    width: float
    margin: float

    @property
    def title(self) -> Area:
        return Area(self.margin, 20, self.width - 2 * self.margin, 74)

    @property
    def body(self) -> Area:
        return Area(self.margin, 112, self.width - 2 * self.margin, 362)

    @property
    def number(self) -> Area:
        return Area(self.width - self.margin - 40, 506, 40, 18)

    @property
    def footer(self) -> Area:
        return Area(self.margin, 484, self.width - 2 * self.margin - 48, 40)


PAGES = (Page("wide", 960.0, 48.0), Page("narrow", 720.0, 36.0))


def make_base(page: Page) -> bytes:
    """The base of a shape; the same bytes each time."""
    import pptx  # noqa: PLC0415 - office libraries are loaded when needed
    from pptx.util import Pt  # noqa: PLC0415 - see above

    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Pt(page.width), Pt(HEIGHT)
    for layout in [layout for layout in deck.slide_layouts if layout.name not in NAMES]:
        deck.slide_layouts.remove(layout)
    _theme(deck)
    _master(deck, page)
    for layout in deck.slide_layouts:
        _layout(layout, page)
    stream = BytesIO()
    deck.core_properties.title = "СМиО"
    deck.save(stream)
    return same_bytes(stream.getvalue())


def _theme(deck: "Presentation") -> None:
    """Colours and faces of the theme, so that a change of theme in the office program changes the deck."""
    master: Any = deck.slide_master
    part: Any = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    root = parsed(part.blob)
    root.set("name", "СМиО")
    scheme = root.find(f".//{A}clrScheme")
    scheme.set("name", "СМиО")
    for slot in scheme:
        slot[:] = [new(f"{A}srgbClr", val=COLOURS[local_name(slot)][1:])]
    fonts = root.find(f".//{A}fontScheme")
    fonts.set("name", "СМиО")
    for latin in fonts.iter(f"{A}latin"):
        latin.set("typeface", FACE)
    part._blob = written(root)  # noqa: SLF001 - no setter


def _master(deck: "Presentation", page: Page) -> None:
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND  # noqa: PLC0415 - see above
    from pptx.enum.text import MSO_ANCHOR  # noqa: PLC0415 - see above

    master: Any = deck.slide_master
    places = {KIND.TITLE: page.title, KIND.BODY: page.body, KIND.SLIDE_NUMBER: page.number, KIND.FOOTER: page.footer}
    for shape in list(master.placeholders):
        area = places.get(shape.placeholder_format.type)
        if area is None:
            remove(shape)
        else:
            area.place(shape)
            _bare_frame(shape)
            if area == page.title:  # in one line as near to what stands under it as in two
                shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    styles = master.element.find(f"{P}txStyles")
    title = styles.find(f"{P}titleStyle/{A}lvl1pPr")
    title.set("algn", "l")
    _run(title, size=2800, colour="tx2", bold=True)
    for level, (size, left) in enumerate(((2200, 18), (1800, 34), (1600, 48)), 1):
        paragraph = styles.find(f"{P}bodyStyle/{A}lvl{level}pPr")
        paragraph.set("marL", str(left * EMU))
        paragraph.set("indent", str(-16 * EMU))
        _run(paragraph, size=size, colour="tx1", bold=False)
    _bar(master, Area(0, 0, page.width, 7))


def _run(paragraph: Any, *, size: int, colour: str, bold: bool) -> None:
    run = paragraph.find(f"{A}defRPr")
    run.set("sz", str(size))
    run.set("b", "1" if bold else "0")
    run.find(f"{A}solidFill/{A}schemeClr").set("val", colour)


def _bare_frame(shape: Any) -> None:
    """No insets, and no size of the program's own choosing: ours is measured."""
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    body = frame._txBody.bodyPr  # noqa: SLF001 - the library has no word for a master's own
    for fit in list(body):
        body.remove(fit)


def _bar(owner: Any, area: Area) -> None:
    """A bar of the accent behind everything of a master or a layout."""
    from pptx.oxml.shapes.autoshape import CT_Shape  # noqa: PLC0415 - see above

    bar: Any = CT_Shape.new_autoshape_sp(900, "Bar", "rect", *area.emu)
    bar.remove(bar.find(f"{P}style"))  # the theme's own fill is shaded
    bar.spPr.get_or_change_to_solidFill().get_or_change_to_schemeClr().set("val", "accent1")
    xml_of(owner.shapes).insert(2, bar)  # behind the placeholders, after the tree's own properties


def _layout(layout: Any, page: Page) -> None:
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND  # noqa: PLC0415 - see above
    from pptx.enum.text import MSO_ANCHOR  # noqa: PLC0415 - see above

    places = {
        KIND.CENTER_TITLE: Area(page.margin, 120, page.width - 2 * page.margin, 150),
        KIND.SUBTITLE: Area(page.margin, 290, page.width - 2 * page.margin, 150),
    }
    for shape in list(layout.placeholders):
        kind = shape.placeholder_format.type
        if kind == KIND.DATE:
            remove(shape)
        elif kind in places:
            places[kind].place(shape)
            shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP if kind == KIND.SUBTITLE else MSO_ANCHOR.BOTTOM
    for paragraph in layout.element.iter(f"{A}lvl1pPr"):
        paragraph.set("algn", "l")
    for tint in list(layout.element.iter(f"{A}tint")):
        tint.getparent().remove(tint)  # grey on white is hard to read from the last row


def main() -> None:
    """Write both bases."""
    for page in PAGES:
        base_path(wide=page.name == "wide").write_bytes(make_base(page))


if __name__ == "__main__":
    main()
