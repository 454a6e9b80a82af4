"""What stands in a letter's template: who writes, to whom, words, a table, and what must not be torn apart."""

from smio.documents.template_pieces import (
    KEEP,
    LINE,
    WHOLE,
    across,
    cell,
    letterhead,
    listed,
    paragraph,
    side_by_side,
    table,
)
from smio.language import Translator


def letter_xml(t: Translator) -> tuple[str, ...]:
    """Who writes; № and date left, whom to right; heading, text, table, what stands together."""
    numbered = paragraph("Particulars", "{{ outgoing }}") + paragraph("Particulars", "{{ written }}")
    to_whom = "".join(listed("line in addressee", "{{ line }}", "Particulars"))
    return (
        *letterhead(t, ruled=True),
        side_by_side(numbered, to_whom, t("documents.letter.word")),
        paragraph("Subtitle", "{{ heading }}", more='<w:spacing w:before="240"/><w:jc w:val="left"/>'),
        *listed("paragraph in paragraphs", "{{ paragraph }}", "Numbered"),
        paragraph("Normal", "{{p asked }}"),
        _end_of_letter(t),
    )


def _end_of_letter(t: Translator) -> str:
    """By when an answer is asked for, annexes, signature, copies: one block, so that no part is alone on a page."""
    widths = (70.0, 4.0, 42.0, 4.0, 60.0)
    space, high = (KEEP + f'<w:spacing w:before="{before}"/>' for before in (160, 240))
    shown = ("{{ signer_post }}", "", "", "", "{{ signer_name }}")
    signature = "".join(
        cell(width, "Particulars", text, more=high, borders=LINE if place in {2, 4} else "")
        for place, (width, text) in enumerate(zip(widths, shown, strict=True))
    )
    before = (
        paragraph("Numbered", "{{ answer_by }}", more=space),
        paragraph("Particulars", "", label=t("documents.act.annexes"), more=space),
        *listed("annex in annexes", "{{ annex }}", "Listed", KEEP),
    )
    after = (
        paragraph("Particulars", "", label=t("documents.act.copies"), more=high),
        *listed("copy in copies", "{{ copy }}", "Listed"),
    )
    cells = (across(widths, before), signature, across(widths, after))
    rows = "".join(f"<w:tr>{WHOLE}{row}</w:tr>" for row in cells)
    return table(widths, rows, lines=False, title=t("documents.act.signatures"))
