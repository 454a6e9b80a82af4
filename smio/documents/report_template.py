"""What stands in the templates of a plan and of a summary report: who writes, the title, tables, who signs."""

from smio.documents.template_pieces import KEEP, LINE, WHOLE, across, cell, letterhead, listed, paragraph, table
from smio.language import Translator

UPRIGHT = (70.0, 4.0, 42.0, 4.0, 60.0)  # mm of the signature's cells across a page of 180 mm of text
ACROSS = (110.0, 6.0, 55.0, 6.0, 90.0)  # and across one that lies: 267 mm


def report_xml(t: Translator) -> tuple[str, ...]:
    """A summary report: its sections are tables and words made by the program; annexes begin after the signature."""
    return (
        *_head(t),
        paragraph("Normal", "{{p content }}"),
        _signature(t, UPRIGHT),
        paragraph("Normal", "{{p annex_pages }}"),
    )


def plan_xml(t: Translator) -> tuple[str, ...]:
    """A plan and schedule on a page that lies: one table, and who signs."""
    return (*_head(t), paragraph("Normal", "{{p content }}"), _signature(t, ACROSS))


def _head(t: Translator) -> tuple[str, ...]:
    return (
        *letterhead(t, ruled=True),
        paragraph("Particulars", "{{ approved }}", more='<w:jc w:val="right"/>'),
        paragraph("Title", "{{ title }}"),
        paragraph("Subtitle", "{{ subtitle }}"),
    )


def _signature(t: Translator, widths: tuple[float, ...]) -> str:
    """The last sentences and the signature as one table, no row of which is torn: neither is alone on a page."""
    space, high = (KEEP + f'<w:spacing w:before="{before}"/>' for before in (160, 240))
    shown = ("{{ signer_post }}", "", "", "", "{{ signer_name }}")
    signature = "".join(
        cell(width, "Particulars", text, more=high, borders=LINE if place in {2, 4} else "")
        for place, (width, text) in enumerate(zip(widths, shown, strict=True))
    )
    closing = listed("sentence in closing", "{{ sentence }}", "Numbered", space)
    rows = "".join(f"<w:tr>{WHOLE}{row}</w:tr>" for row in (across(widths, closing), signature))
    return table(widths, rows, lines=False, title=t("documents.act.signatures"))
