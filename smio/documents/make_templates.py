"""Makes ``assets/templates/<act|letter>_<language>.docx``: ``python -m smio.documents.make_templates``.

A template is an ordinary Word file with docxtpl's tags in it, so that a group can open it in Word and put its own
letterhead, words and styles in. It is made by a script because a binary file cannot be read in a change: here stands
why each margin and style is as it is. Its fixed words come from the language catalogue.

Layout after the practice of ГОСТ Р 7.0.97: margins left 20, right 10, top and bottom 20 mm, Times New Roman 12 (it has
the Kyrgyz letters, and every office has it or a face of the same widths), page numbers top centre from the second page.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from smio.documents.archive import same_bytes
from smio.documents.template import TEMPLATES, template_path
from smio.documents.word import SHADE
from smio.language import LANGUAGES, Translator, translator

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE_TAGS = {"ru": "ru-RU", "ky": "ky-KG", "en": "en-GB"}
FACE = "Times New Roman"
TEXT_WIDTH = 180  # mm: 210 less the margins
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


def act_template(t: Translator) -> bytes:
    """The act's template in one language."""
    return _template(t, t("documents.act.word"), _act_xml(t))


def letter_template(t: Translator) -> bytes:
    """The letter's template in one language."""
    return _template(t, t("documents.letter.word"), _letter_xml(t))


def _template(t: Translator, title: str, content: tuple[str, ...]) -> bytes:
    from docx import Document  # noqa: PLC0415 - heavy, and only this needs it

    document = Document()
    _defaults(document, LANGUAGE_TAGS[t.language])
    for style in STYLES:
        _style(document, style)
    _page(document)
    _body(document, content)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.language = LANGUAGE_TAGS[t.language]
    stream = BytesIO()
    document.save(stream)
    return same_bytes(stream.getvalue())


def _xml(text: str) -> Any:
    from docx.oxml import parse_xml  # noqa: PLC0415 - see above

    return parse_xml(re.sub(r"^<w:\w+", rf'\g<0> xmlns:w="{W}"', text))


def _defaults(document: "Document", language: str) -> None:
    """Face, size and language of everything; python-docx's own template speaks American English in Cambria."""
    styles: Any = document.styles.element
    for old in styles.xpath("w:docDefaults"):
        styles.remove(old)
    styles.insert(0, _xml(
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:cs="{FACE}"'
        f' w:eastAsia="{FACE}"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="80" w:line="252" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    ))  # fmt: skip
    settings: Any = document.settings.element
    uri = "http://schemas.microsoft.com/office/word"
    replaced = {
        "compat": f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat>',
        "themeFontLang": f'<w:themeFontLang w:val="{language}"/>',
        "defaultTabStop": '<w:defaultTabStop w:val="708"/>',
    }
    for name, text in replaced.items():
        (old,) = settings.xpath(f"w:{name}")
        settings.replace(old, _xml(text))
    (stop,) = settings.xpath("w:defaultTabStop")
    stop.addnext(_xml("<w:autoHyphenation/>"))  # Russian and Kyrgyz words are long


def _style(document: "Document", style: Style) -> None:
    """A paragraph style written anew: the built-in ones are blue, sans serif and bound to a theme."""
    styles: Any = document.styles.element
    for old in styles.xpath(f"w:style[@w:styleId='{style.id}']"):
        styles.remove(old)
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
    styles.append(_xml(text))


def _page(document: "Document") -> None:
    """A4 with its margins; the first page has a header of its own, without a number."""
    from docx.shared import Mm  # noqa: PLC0415 - see above

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(20), Mm(10)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)
    section.different_first_page_header_footer = True
    labels = (
        _paragraph("Label", "{%p for label in labels %}"),
        _paragraph("Label", "{{ label }}"),
        _paragraph("Label", "{%p endfor %}"),
    )
    first, others = section.first_page_header, section.header
    for header, content in ((first, (*labels, _paragraph("Label", ""))), (others, (_PAGE_NUMBER, *labels))):
        header.is_linked_to_previous = False
        # There is no public way to a header's XML.
        element: Any = header._element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        for old in list(element):
            element.remove(old)
        for text in content:
            element.append(_xml(text))


_PAGE_NUMBER = (
    '<w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def _body(document: "Document", content: tuple[str, ...]) -> None:
    document_element: Any = document.element
    body: Any = document_element.body
    for position, text in enumerate(content):
        body.insert(position, _xml(text))


def _paragraph(style: str, text: str, *, label: str = "", more: str = "") -> str:
    """A paragraph; ``label`` is set in bold before the text, ``more`` are further paragraph properties."""
    bold = f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{label}: </w:t></w:r>' if label else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{bold}'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


KEEP = "<w:keepNext/>"
RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="4"/></w:pBdr><w:spacing w:before="120" w:after="160"/>'
CLOSE = '<w:spacing w:after="0"/>'
WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"  # a row that is not torn
LINE = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'  # to sign on


def _act_xml(t: Translator) -> tuple[str, ...]:
    def word(name: str) -> str:
        return t(f"documents.act.{name}")

    return (
        _paragraph("Organisation", "{{ organisation }}"),
        _paragraph("Title", word("word") + " {{ number }}"),
        _paragraph("Subtitle", "{{ title }}"),
        _place_and_date(),
        *(_paragraph("Particulars", f"{{{{ {name} }}}}", label=word(name)) for name in ("basis", "subject", "period")),
        _paragraph("Particulars", "", label=word("participants"), more=KEEP),
        *_listed("person in participants", "{{ person }}", "Listed"),
        _paragraph("Heading1", f"1. {word('method')}"),
        *_listed("paragraph in method", "{{ paragraph }}", "Numbered"),
        _paragraph("Heading1", f"2. {word('facts')}"),
        *_listed("fact in facts", "2.{{ loop.index }}. {{ fact }}", "Numbered"),
        _paragraph("Normal", "{{p result_tables }}"),
        _paragraph("Numbered", "{{ see_annexes }}", more='<w:spacing w:before="120"/>'),
        _paragraph("Heading1", f"3. {word('conclusions')}"),
        *_listed("conclusion in conclusions", "3.{{ loop.index }}. {{ conclusion }}", "Numbered"),
        _paragraph("Heading1", f"4. {word('recommendations')}"),
        _recommendations(t),
        _paragraph("Numbered", "{{ answer_by }}", more='<w:spacing w:before="160"/>'),
        _paragraph("Particulars", "", label=word("annexes"), more=KEEP + '<w:spacing w:before="120"/>'),
        *_listed("annex in annexes", "{{ annex }}", "Listed"),
        _signatures(t),
        _paragraph("Normal", "{{p annex_pages }}"),
    )


def _letter_xml(t: Translator) -> tuple[str, ...]:
    """Who writes, in both languages; № and date left, whom to right; heading, text, table, what stands together."""
    numbered = _paragraph("Particulars", "{{ outgoing }}") + _paragraph("Particulars", "{{ written }}")
    to_whom = "".join(_listed("line in addressee", "{{ line }}", "Particulars"))
    kyrgyz, russian = (
        "".join(_listed(f"line in {name}", "{{ line }}", "Organisation", CLOSE)) for name in ("kyrgyz", "russian")
    )
    return (
        _side_by_side(kyrgyz, russian, t("documents.letter.word")),
        _paragraph("Organisation", "{{ organisation }}", more=RULE),
        _side_by_side(numbered, to_whom, t("documents.letter.word")),
        _paragraph("Subtitle", "{{ heading }}", more='<w:spacing w:before="240"/><w:jc w:val="left"/>'),
        *_listed("paragraph in paragraphs", "{{ paragraph }}", "Numbered"),
        _paragraph("Normal", "{{p asked }}"),
        _end_of_letter(t),
    )


def _side_by_side(left: str, right: str, title: str) -> str:
    widths = (87.0, 6.0, 87.0)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 56.7)}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in zip(widths, (left, _paragraph("Particulars", ""), right), strict=True)
    )
    return _table(widths, f"<w:tr>{cells}</w:tr>", lines=False, title=title)


def _end_of_letter(t: Translator) -> str:
    """By when an answer is asked for, annexes, signature, copies: one block, so that no part is alone on a page."""
    widths = (70.0, 4.0, 42.0, 4.0, 60.0)
    space, high = (KEEP + f'<w:spacing w:before="{before}"/>' for before in (160, 240))
    shown = ("{{ signer_post }}", "", "", "", "{{ signer_name }}")
    signature = "".join(
        _cell(width, "Particulars", text, more=high, borders=LINE if place in {2, 4} else "")
        for place, (width, text) in enumerate(zip(widths, shown, strict=True))
    )
    before = (
        _paragraph("Numbered", "{{ answer_by }}", more=space),
        _paragraph("Particulars", "", label=t("documents.act.annexes"), more=space),
        *_listed("annex in annexes", "{{ annex }}", "Listed", KEEP),
    )
    after = (
        _paragraph("Particulars", "", label=t("documents.act.copies"), more=high),
        *_listed("copy in copies", "{{ copy }}", "Listed"),
    )
    cells = (_across(widths, before), signature, _across(widths, after))
    rows = "".join(f"<w:tr>{WHOLE}{row}</w:tr>" for row in cells)
    return _table(widths, rows, lines=False, title=t("documents.act.signatures"))


def _listed(each: str, shown: str, style: str, more: str = "") -> tuple[str, ...]:
    """A paragraph for each of a list."""
    return (
        _paragraph(style, f"{{%p for {each} %}}", more=more),
        _paragraph(style, shown, more=more),
        _paragraph(style, "{%p endfor %}", more=more),
    )


def _place_and_date() -> str:
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{round(TEXT_WIDTH * 56.7)}"/></w:tabs><w:spacing w:after="160"/>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Particulars"/>{stop}</w:pPr><w:r><w:t>{{{{ place }}}}</w:t></w:r>'
        "<w:r><w:tab/></w:r><w:r><w:t>{{ date }}</w:t></w:r></w:p>"
    )


def _cell(width: float, style: str, text: str, *, more: str = "", keep: bool = False, borders: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 56.7)}" w:type="dxa"/>{borders}</w:tcPr>'
        + _paragraph(style, text, more=(KEEP if keep else "") + more)
        + "</w:tc>"
    )


def _table(widths: tuple[float, ...], rows: str, *, lines: bool, title: str) -> str:
    edges = "".join(
        f'<w:{edge} w:val="{"single" if lines else "nil"}" w:sz="4" w:space="0" w:color="404040"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{round(width * 56.7)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(widths) * 56.7)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
        f'</w:tblCellMar><w:tblLook w:firstRow="1" w:val="0020"/><w:tblCaption w:val="{title}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _recommendations(t: Translator) -> str:
    """No., what with why, to whom, by when: a row each, the heading repeated on every page."""
    widths = (10, 108, 38, 24)
    headings = ("documents.table.number", *(f"documents.act.{name}" for name in ("what", "to_whom", "by_when")))
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
    header = "".join(
        _cell(w, "TableHeading", t(key), keep=True, borders=shade) for w, key in zip(widths, headings, strict=True)
    )
    tags = ("{{ item.number }}", "{{ item.what }}", "{{ item.to_whom }}", "{{ item.by_when }}")
    row = "".join(_cell(w, "TableText", tag) for w, tag in zip(widths, tags, strict=True))
    rows = (
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>"
        + _row_tag("{%tr for item in recommendations %}", len(widths))
        + f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="480" w:hRule="atLeast"/></w:trPr>{row}</w:tr>'
        + _row_tag("{%tr endfor %}", len(widths))
    )
    return _table(widths, rows, lines=True, title=t("documents.act.recommendations"))


def _row_tag(tag: str, columns: int) -> str:
    wide = f'<w:gridSpan w:val="{columns}"/>'
    return f"<w:tr>{_cell(TEXT_WIDTH, 'TableText', tag, borders=wide)}</w:tr>"


def _signatures(t: Translator) -> str:
    """Copies and the number of copies in a row across, then for each signer post, a line to sign on, name.

    Every row keeps with the next, so that the block is not torn. What stands before the signatures is a row of the
    same table: LibreOffice does not always keep a paragraph with a table that follows, and signatures would be alone.
    """
    widths = (70, 4, 42, 4, 60)
    shown = ("{{ signer.post }}", "", "", "", "{{ signer.name }}")
    lower = ("", "", f"({t('documents.act.signature')})", "", f"({t('documents.act.signer')})")
    space = '<w:spacing w:before="160" w:after="0"/>'
    upper_row = "".join(
        _cell(w, "Particulars", text, keep=True, more=space, borders=LINE if place in {2, 4} else "")
        for place, (w, text) in enumerate(zip(widths, shown, strict=True))
    )
    lower_row = "".join(
        _cell(w, "TableNote", text, keep=True, more='<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>')
        for w, text in zip(widths, lower, strict=True)
    )
    rows = (
        f"<w:tr>{WHOLE}{_before_signatures(t, widths)}</w:tr>"
        + _row_tag("{%tr for signer in signers %}", len(widths))
        + f"<w:tr>{WHOLE}{upper_row}</w:tr><w:tr>{WHOLE}{lower_row}</w:tr>"
        + _row_tag("{%tr endfor %}", len(widths))
    )
    return _table(widths, rows, lines=False, title=t("documents.act.signatures"))


def _before_signatures(t: Translator, widths: tuple[float, ...]) -> str:
    """A cell across the table: who gets a copy, how many copies there are, the word for what follows."""
    space = KEEP + '<w:spacing w:before="160"/>'
    content = (
        _paragraph("Particulars", "", label=t("documents.act.copies"), more=space),
        *_listed("copy in copies", "{{ copy }}", "Listed", KEEP),
        _paragraph("Particulars", t("documents.act.made_in"), more=space),
        _paragraph("Particulars", "", label=t("documents.act.signatures"), more=space),
    )
    return _across(widths, content)


def _across(widths: tuple[float, ...], content: tuple[str, ...]) -> str:
    """A cell across a table, flush with the text outside it."""
    width = f'<w:tcW w:w="{round(sum(widths) * 56.7)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
    flush = '<w:tcMar><w:left w:w="0" w:type="dxa"/></w:tcMar>'
    return f"<w:tc><w:tcPr>{width}{flush}</w:tcPr>{''.join(content)}</w:tc>"


def main() -> None:
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        template_path(language).write_bytes(act_template(translator(language)))
        template_path(language, "letter").write_bytes(letter_template(translator(language)))


if __name__ == "__main__":
    main()
