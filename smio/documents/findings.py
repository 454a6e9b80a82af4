"""What is odd or unsure about a file, in words."""

from smio.language import Translator
from smio.reading import Question
from smio.survey import Finding


def finding_sentence(finding: Finding, t: Translator) -> str:
    """A quality finding in a language."""
    place = {"sheet": finding.sheet, "row": finding.row or "", "column": finding.column}
    return t(f"quality.{finding.code}", **{**place, **finding.details})


def question_sentence(question: Question, t: Translator) -> str:
    """What a person must settle, in a language; the columns it is about stand in it."""
    columns = ", ".join(f"«{column}»" for column in question.columns)
    return t(f"reading.question.{question.code}", **{"column": question.column, "columns": columns, **question.details})
