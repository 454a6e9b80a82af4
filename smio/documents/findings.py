"""What is odd or unsure about a file, in words."""

from smio.errors import UserError
from smio.language import Translator
from smio.reading import Question
from smio.survey import Finding


def error_sentence(error: UserError, t: Translator) -> str:
    """An error of the user's input in a language; where it holds several faults, all of them."""
    details = dict(error.details)
    if error.faults:
        details["faults"] = "; ".join(error_sentence(fault, t) for fault in error.faults)
    return t(error.code, **details)


def finding_sentence(finding: Finding, t: Translator) -> str:
    """A quality finding in a language."""
    place = {"sheet": finding.sheet, "row": finding.row or "", "column": finding.column}
    return t(f"quality.{finding.code}", **{**place, **finding.details})


def question_sentence(question: Question, t: Translator) -> str:
    """What a person must settle, in a language; the columns it is about stand in it."""
    columns = ", ".join(f"«{column}»" for column in question.columns)
    return t(f"reading.question.{question.code}", **{"column": question.column, "columns": columns, **question.details})
