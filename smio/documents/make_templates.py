"""Makes ``assets/templates/<act|letter|report|plan>_<language>.docx``: ``python -m smio.documents.make_templates``.

A template is an ordinary Word file with docxtpl's tags in it, so that a group can open it in Word and put its own
letterhead, words and styles in. It is made by a script because a binary file cannot be read in a change: here stands
why each margin and style is as it is. Its fixed words come from the language catalogue.

Layout after the practice of ГОСТ Р 7.0.97: margins left 20, right 10, top and bottom 20 mm, Times New Roman 12 (it has
the Kyrgyz letters, and every office has it or a face of the same widths), page numbers top centre from the second page.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from smio.documents.act_template import act_xml
from smio.documents.archive import same_bytes
from smio.documents.letter_template import letter_xml
from smio.documents.report_template import plan_xml, report_xml
from smio.documents.template import TEMPLATES, template_path
from smio.documents.template_pieces import paragraph
from smio.documents.template_styles import FACE, STYLES, style_xml, with_namespace
from smio.language import LANGUAGES, Translator, translator

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE_TAGS = {"ru": "ru-RU", "ky": "ky-KG", "en": "en-GB"}


def act_template(t: Translator) -> bytes:
    """The act's template in one language."""
    return _template(t, t("documents.act.word"), act_xml(t))


def letter_template(t: Translator) -> bytes:
    """The letter's template in one language."""
    return _template(t, t("documents.letter.word"), letter_xml(t))


def report_template(t: Translator) -> bytes:
    """The summary report's template in one language."""
    return _template(t, t("report.name"), report_xml(t))


def plan_template(t: Translator) -> bytes:
    """The plan's template in one language, on pages that lie."""
    return _template(t, t("plan.title"), plan_xml(t), lying=True)


def _template(t: Translator, title: str, content: tuple[str, ...], *, lying: bool = False) -> bytes:
    from docx import Document  # noqa: PLC0415 - heavy, and only this needs it

    document = Document()
    _defaults(document, LANGUAGE_TAGS[t.language])
    _styles(document)
    _page(document, lying=lying)
    _body(document, content)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.language = LANGUAGE_TAGS[t.language]
    stream = BytesIO()
    document.save(stream)
    return same_bytes(stream.getvalue())


def _xml(text: str) -> Any:
    from docx.oxml import parse_xml  # noqa: PLC0415 - see above

    return parse_xml(with_namespace(text))


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


def _styles(document: "Document") -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415 - see above

    styles: Any = document.styles.element
    for style in STYLES:
        for old in styles.xpath(f"w:style[@w:styleId='{style.id}']"):
            styles.remove(old)
        styles.append(parse_xml(style_xml(style)))


def _page(document: "Document", *, lying: bool) -> None:
    """A4 with its margins; the first page has a header of its own, without a number."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - see above
    from docx.shared import Mm  # noqa: PLC0415 - see above

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if lying else (Mm(210), Mm(297))
    section.left_margin, section.right_margin = Mm(20), Mm(10)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)
    section.different_first_page_header_footer = True
    labels = (
        paragraph("Label", "{%p for label in labels %}"),
        paragraph("Label", "{{ label }}"),
        paragraph("Label", "{%p endfor %}"),
    )
    first, others = section.first_page_header, section.header
    for header, content in ((first, (*labels, paragraph("Label", ""))), (others, (_PAGE_NUMBER, *labels))):
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


def main() -> None:
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        template_path(language).write_bytes(act_template(translator(language)))
        template_path(language, "letter").write_bytes(letter_template(translator(language)))
        template_path(language, "report").write_bytes(report_template(translator(language)))
        template_path(language, "plan").write_bytes(plan_template(translator(language)))


if __name__ == "__main__":
    main()
