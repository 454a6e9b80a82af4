"""Pieces of our templates as XML: paragraphs, lists and tables with docxtpl's tags in them."""

from smio.language import Translator

TEXT_WIDTH = 180  # mm: 210 less the margins
TWIPS = 56.7  # in a millimetre
KEEP = "<w:keepNext/>"
RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1"/></w:pBdr>'
CLOSE = '<w:spacing w:after="0"/>'
WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"  # a row that is not torn
LINE = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'  # to sign on


def paragraph(style: str, text: str, *, label: str = "", more: str = "") -> str:
    """A paragraph; ``label`` is set in bold before the text, ``more`` are further paragraph properties."""
    bold = f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{label}: </w:t></w:r>' if label else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{bold}'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def listed(each: str, shown: str, style: str, more: str = "") -> tuple[str, ...]:
    """A paragraph for each of a list."""
    return (
        paragraph(style, f"{{%p for {each} %}}", more=more),
        paragraph(style, shown, more=more),
        paragraph(style, "{%p endfor %}", more=more),
    )


def only_if(name: str, *content: str) -> tuple[str, ...]:
    """What stands there only where a tag holds anything."""
    return (paragraph("Normal", f"{{%p if {name} %}}"), *content, paragraph("Normal", "{%p endif %}"))


def cell(width: float, style: str, text: str, *, more: str = "", keep: bool = False, borders: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * TWIPS)}" w:type="dxa"/>{borders}</w:tcPr>'
        + paragraph(style, text, more=(KEEP if keep else "") + more)
        + "</w:tc>"
    )


def table(widths: tuple[float, ...], rows: str, *, lines: bool, title: str) -> str:
    edges = "".join(
        f'<w:{edge} w:val="{"single" if lines else "nil"}" w:sz="4" w:space="0" w:color="404040"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{round(width * TWIPS)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(widths) * TWIPS)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
        f'</w:tblCellMar><w:tblLook w:firstRow="1" w:val="0020"/><w:tblCaption w:val="{title}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def row_tag(tag: str, columns: int) -> str:
    wide = f'<w:gridSpan w:val="{columns}"/>'
    return f"<w:tr>{cell(TEXT_WIDTH, 'TableText', tag, borders=wide)}</w:tr>"


def across(widths: tuple[float, ...], content: tuple[str, ...]) -> str:
    """A cell across a table, flush with the text outside it."""
    width = f'<w:tcW w:w="{round(sum(widths) * TWIPS)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
    flush = '<w:tcMar><w:left w:w="0" w:type="dxa"/></w:tcMar>'
    return f"<w:tc><w:tcPr>{width}{flush}</w:tcPr>{''.join(content)}</w:tc>"


def side_by_side(left: str, right: str, title: str) -> str:
    widths = (87.0, 6.0, 87.0)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * TWIPS)}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in zip(widths, (left, paragraph("Particulars", ""), right), strict=True)
    )
    return table(widths, f"<w:tr>{cells}</w:tr>", lines=False, title=title)


def letterhead(t: Translator, *, ruled: bool) -> tuple[str, ...]:
    """Who writes: in Kyrgyz left and in Russian right where both are given, then the name; how to reach them.

    ``ruled`` draws the line below in any case; else it is drawn below both languages alone.
    """
    kyrgyz, russian = (
        "".join(listed(f"line in {name}", "{{ line }}", "Organisation", CLOSE)) for name in ("kyrgyz", "russian")
    )
    rule = paragraph("Rule", "", more=RULE)
    return (
        *only_if("kyrgyz", side_by_side(kyrgyz, russian, t("documents.letter.word"))),
        *only_if("organisation", paragraph("Organisation", "{{ organisation }}", more=CLOSE)),
        *only_if("contacts", paragraph("Contacts", "{{ contacts }}")),
        *((rule,) if ruled else only_if("kyrgyz", rule)),
    )
