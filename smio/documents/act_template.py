"""What stands in an act's template: head, method, facts, conclusions, recommendations, signatures, annexes."""

from smio.documents.template_pieces import (
    KEEP,
    LINE,
    TEXT_WIDTH,
    TWIPS,
    WHOLE,
    across,
    cell,
    letterhead,
    listed,
    only_if,
    paragraph,
    row_tag,
    table,
)
from smio.documents.word import SHADE
from smio.language import Translator

ASKED = {"number": 9, "what": 59, "to_whom": 31, "by_when": 21, "why": 60}  # columns of a recommendation, in mm
HEADINGS = {
    "number": "documents.table.number",
    "what": "documents.act.what",
    "to_whom": "documents.act.to_whom",
    "by_when": "documents.act.by_when",
    "why": "visit.why",
}


def act_xml(t: Translator) -> tuple[str, ...]:
    """Every part of the act in its order; a part that may be empty leaves no trace where it is."""

    def word(name: str) -> str:
        return t(f"documents.act.{name}")

    space = '<w:spacing w:before="{}"/>'.format
    return (
        *letterhead(t, ruled=False),
        paragraph("Title", word("word") + " {{ number }}"),
        paragraph("Subtitle", "{{ title }}"),
        _place_and_date(),
        paragraph("Particulars", "{{ basis }}", label=word("basis")),
        *listed("law in laws", "{{ law }}", "Listed"),
        *(paragraph("Particulars", f"{{{{ {name} }}}}", label=word(name)) for name in ("subject", "period")),
        paragraph("Particulars", "", label=word("participants"), more=KEEP),
        *listed("person in participants", "{{ person }}", "Listed"),
        paragraph("Heading1", "1. {{ method_heading }}"),
        *listed("paragraph in method", "{{ paragraph }}", "Numbered"),
        paragraph("Heading1", f"2. {word('facts')}"),
        *listed("fact in facts", "2.{{ loop.index }}. {{ fact }}", "Numbered"),
        paragraph("Normal", "{{p result_tables }}"),
        *only_if("see_annexes", paragraph("Numbered", "{{ see_annexes }}", more=space(120))),
        paragraph("Heading1", f"3. {word('conclusions')}"),
        *listed("conclusion in conclusions", "3.{{ loop.index }}. {{ conclusion }}", "Numbered"),
        paragraph("Heading1", f"4. {word('recommendations')}"),
        _recommendations(t),
        paragraph("Numbered", "{{ answer_by }}", more=space(160)),
        *only_if(
            "annexes",
            paragraph("Particulars", "", label=word("annexes"), more=KEEP + space(120)),
            *listed("annex in annexes", "{{ annex }}", "Listed"),
        ),
        _signatures(t),
        paragraph("Normal", "{{p annex_pages }}"),
    )


def _place_and_date() -> str:
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{round(TEXT_WIDTH * TWIPS)}"/></w:tabs><w:spacing w:after="160"/>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Particulars"/>{stop}</w:pPr><w:r><w:t>{{{{ place }}}}</w:t></w:r>'
        "<w:r><w:tab/></w:r><w:r><w:t>{{ date }}</w:t></w:r></w:p>"
    )


def _recommendations(t: Translator) -> str:
    """No., what, to whom, by when, why: a row each, the heading repeated on every page."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
    header = "".join(
        cell(
            width,
            "TableHeading",
            t(HEADINGS[name]),
            keep=True,
            borders=shade,
        )
        for name, width in ASKED.items()
    )
    row = "".join(cell(width, "TableText", f"{{{{ item.{name} }}}}") for name, width in ASKED.items())
    rows = (
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>"
        + row_tag("{%tr for item in recommendations %}", len(ASKED))
        + f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="480" w:hRule="atLeast"/></w:trPr>{row}</w:tr>'
        + row_tag("{%tr endfor %}", len(ASKED))
    )
    return table(tuple(ASKED.values()), rows, lines=True, title=t("documents.act.recommendations"))


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
        cell(w, "Particulars", text, keep=True, more=space, borders=LINE if place in {2, 4} else "")
        for place, (w, text) in enumerate(zip(widths, shown, strict=True))
    )
    lower_row = "".join(
        cell(w, "TableNote", text, keep=True, more='<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>')
        for w, text in zip(widths, lower, strict=True)
    )
    rows = (
        f"<w:tr>{WHOLE}{_before_signatures(t, widths)}</w:tr>"
        + row_tag("{%tr for signer in signers %}", len(widths))
        + f"<w:tr>{WHOLE}{upper_row}</w:tr><w:tr>{WHOLE}{lower_row}</w:tr>"
        + row_tag("{%tr endfor %}", len(widths))
    )
    return table(widths, rows, lines=False, title=t("documents.act.signatures"))


def _before_signatures(t: Translator, widths: tuple[float, ...]) -> str:
    """A cell across the table: who gets a copy, how many copies there are, who abstains, the word for what follows."""
    space = KEEP + '<w:spacing w:before="160"/>'
    content = (
        paragraph("Particulars", "", label=t("documents.act.copies"), more=space),
        *listed("copy in copies", "{{ copy }}", "Listed", KEEP),
        paragraph("Particulars", t("documents.act.made_in"), more=space),
        *only_if(
            "abstained",
            paragraph("Particulars", "", label=t("visit.abstained"), more=space),
            *listed("person in abstained", "{{ person }}", "Listed", KEEP),
        ),
        paragraph("Particulars", "", label=t("documents.act.signatures"), more=space),
    )
    return across(widths, content)
