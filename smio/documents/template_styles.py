"""The paragraph styles of our templates, as XML: a group's own template that lacks one is given it."""

import re
from dataclasses import dataclass

FACE = "Times New Roman"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Style:
    """A paragraph style: size in points, space before and after in points, whether it keeps with what follows."""

    id: str
    name: str
    size: int
    bold: bool = False
    align: str = "left"
    before: int = 0
    after: int = 0
    keep: bool = False
    own: bool = True  # not one of Word's own styles


STYLES = (
    Style("Title", "Title", 16, bold=True, align="center", before=12, keep=True, own=False),
    Style("Subtitle", "Subtitle", 12, bold=True, align="center", after=10, keep=True, own=False),
    Style("Heading1", "heading 1", 13, bold=True, before=14, after=4, keep=True, own=False),
    Style("Heading2", "heading 2", 12, bold=True, before=10, after=4, keep=True, own=False),
    Style("Caption", "caption", 11, bold=True, before=8, after=3, keep=True, own=False),
    Style("Organisation", "Organisation", 12, bold=True, align="center", after=6, keep=True),
    Style("Contacts", "Contacts", 10, align="center", before=2),
    Style("Rule", "Rule", 2, after=8),
    Style("Particulars", "Particulars", 12, after=3),
    Style("Numbered", "Numbered", 12, after=5),
    Style("Listed", "Listed", 12, after=1),
    Style("TableText", "Table text", 10),
    Style("TableHeading", "Table heading", 9, bold=True),
    Style("TableNote", "Table note", 9, before=2, after=3),
    Style("PictureCaption", "Picture caption", 11, bold=True, before=3, after=2),
    Style("AnnexNumber", "Annex number", 12, align="right", after=6, keep=True),
    Style("Label", "Label", 9, bold=True, align="center", after=4),
    Style("PageNumber", "Page number", 12, align="center", after=2),
)


def style_xml(style: Style) -> str:
    """A style written anew: Word's built-in ones are blue, sans serif and bound to a theme."""
    own = ' w:customStyle="1"' if style.own else ""
    keep = "<w:keepNext/><w:keepLines/>" if style.keep else ""
    level = f'<w:outlineLvl w:val="{int(style.id[-1]) - 1}"/>' if style.id.startswith("Heading") else ""
    spacing = f'<w:spacing w:before="{style.before * 20}" w:after="{style.after * 20}" w:line="250" w:lineRule="auto"/>'
    size = f'<w:sz w:val="{style.size * 2}"/><w:szCs w:val="{style.size * 2}"/>'
    text = (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"{own}><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>{keep}{spacing}'
        f'<w:jc w:val="{style.align}"/>{level}</w:pPr><w:rPr>{"<w:b/>" if style.bold else ""}{size}</w:rPr></w:style>'
    )
    return with_namespace(text)


def styles_by_id() -> dict[str, str]:
    """Every style's XML by its id."""
    return {style.id: style_xml(style) for style in STYLES}


def with_namespace(text: str) -> str:
    """A piece of Word's XML that stands by itself."""
    return re.sub(r"^<w:\w+", rf'\g<0> xmlns:w="{W}"', text)
