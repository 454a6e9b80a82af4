"""A letter as a Word document."""

from smio.documents.act_parts import sides
from smio.documents.blanks import BLANK, LONG_BLANK, date_words, until_words
from smio.documents.tables import Table
from smio.documents.template import WordTemplate, template_path, xml
from smio.documents.typography import paragraphs, typeset
from smio.documents.word import table
from smio.language import Translator
from smio.monitoring import Letter


def write_letter(letter: Letter, t: Translator, asked: Table | None = None, template: bytes | None = None) -> bytes:
    """The letter as docx in the language of ``t``, with a table of what is asked for; the same bytes each time.

    ``template`` is the group's own template; UserError where it cannot be filled.
    """
    word = WordTemplate(template_path(t.language, "letter"), template)
    signer = letter.signer
    kyrgyz, russian = sides(letter.letterhead)
    written = t("documents.letter.written", date=date_words(letter.written_on, t))
    word.fill({
        "labels": [typeset(t("visit.generated.label"))] if letter.generated else [],
        "kyrgyz": kyrgyz,
        "russian": russian,
        "organisation": "" if _headed(letter) else typeset(letter.organisation or LONG_BLANK),
        "contacts": typeset(letter.contacts),
        "outgoing": typeset(t("documents.letter.outgoing", number=letter.number or BLANK)),
        "written": typeset(written),
        "addressee": [typeset(line) for line in letter.addressee] or [BLANK * 2] * 2,
        "heading": typeset(letter.heading or LONG_BLANK),
        "paragraphs": [line for paragraph in letter.paragraphs for line in paragraphs(paragraph)],
        "asked": xml(table(asked, asked.title) if asked else ""),
        "answer_by": typeset(t("documents.letter.answer_by", until=until_words(letter.answer_by, t))),
        "annexes": [
            typeset(_annex(number, title, pages, t)) for number, (title, pages) in enumerate(letter.annexes, 1)
        ] or [LONG_BLANK],
        "signer_post": typeset(signer.post if signer and not signer.chair else t("documents.act.chair")),
        "signer_name": typeset(signer.name if signer else ""),
        "copies": [typeset(copy) for copy in letter.copies] or [LONG_BLANK],
    })  # fmt: skip
    word.describe(letter.heading, letter.organisation, on=letter.written_on)
    return word.save()


def _headed(letter: Letter) -> bool:
    """Whether the letterhead names the organisation already."""
    kyrgyz, russian = letter.letterhead
    return letter.organisation in {*kyrgyz, *russian}


def _annex(number: int, title: str, pages: int | None, t: Translator) -> str:
    counted = t("documents.letter.pages", n=pages) if pages else t("documents.letter.one_copy")
    return t("documents.letter.annex", number=number, title=title, pages=counted)
