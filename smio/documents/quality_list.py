"""What the quality desk saw and what was decided: an annex of the act, and a workbook of its own."""

from collections.abc import Iterator, Mapping, Sequence

from smio.documents.findings import finding_sentence
from smio.documents.results import Results
from smio.documents.tables import Column, Table, cells
from smio.language import Translator
from smio.survey import Finding, Round, SetAside, Severity

LISTED = 150  # findings printed; a paper is no place for thousands, the workbook has them all
WIDTHS = (18.0, 112.0, 50.0)  # mm
SHEET_WIDTHS = (14.0, 18.0, 8.0, 30.0, 80.0, 16.0, 40.0)  # characters


def quality_sentence(round_: Round, t: Translator) -> str | None:
    """Which questionnaires of a round were set aside, or that none was; None where nothing was odd."""
    if round_.set_aside:
        rows = ", ".join(str(one.row) for one in round_.set_aside if one.row is not None)
        return t("documents.quality.set_aside", n=len(round_.set_aside), round=round_.name, rows=rows)
    flagged = any(finding.respondent is not None for finding in round_.findings)
    return t("documents.quality.none_set_aside", round=round_.name) if flagged else None


def quality_tables(results: Results, t: Translator) -> Iterator[Table]:
    """A table a round: row, what was noticed, what was decided."""
    for round_ in results.rounds:
        if not round_.findings:
            continue
        ordered = by_severity(round_.findings)
        notes = (t("documents.quality.more", n=len(ordered) - LISTED),) if len(ordered) > LISTED else ()
        decisions = {one.respondent: one for one in round_.set_aside}
        yield Table(
            t("documents.quality.title", round=round_.name),
            tuple(
                Column(t(f"documents.quality.{word}"), width)
                for word, width in zip(("row", "what", "decision"), WIDTHS, strict=True)
            ),
            tuple(
                cells(
                    "" if finding.row is None else str(finding.row),
                    finding_sentence(finding, t),
                    _decision(finding, decisions, t),
                )
                for finding in ordered[:LISTED]
            ),
            notes,
        )


def quality_workbook(findings: Sequence[Finding], set_aside: Sequence[SetAside], t: Translator) -> bytes:
    """Every finding on a line: severity, sheet, row, column, what, decision, reason."""
    from smio.documents.sheet import Workbook  # noqa: PLC0415 - heavy, and only a download needs it

    words = ("severity", "sheet", "row", "column", "what", "decision", "reason")
    workbook = Workbook(t("documents.quality.heading"), "")
    sheet = workbook.sheet(t("documents.quality.heading")[:31])
    sheet.headings(0, [t(f"documents.quality.{word}") for word in words], SHEET_WIDTHS)
    decisions = {one.respondent: one for one in set_aside}
    for place, finding in enumerate(by_severity(findings), start=1):
        decided = decisions.get(finding.respondent) if finding.respondent is not None else None
        entries = [
            t(f"documents.quality.severity_{finding.severity}"),
            finding.sheet,
            "" if finding.row is None else str(finding.row),
            finding.column,
            finding_sentence(finding, t),
            t("documents.quality.aside") if decided else "",
            decided.reason if decided else "",
        ]
        sheet.entries(place, entries)
    return workbook.close()


def by_severity(findings: Sequence[Finding]) -> list[Finding]:
    """Errors first, then warnings, then notes; within each in the order of the file."""
    order = list(Severity)
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def _decision(finding: Finding, decisions: Mapping[int, SetAside], t: Translator) -> str:
    """Set aside with its reason, or counted; nothing where there was nothing to decide."""
    if finding.respondent is None or finding.severity is Severity.NOTE:
        return ""
    decided = decisions.get(finding.respondent)
    if decided is None:
        return t("documents.quality.counted")
    return f"{t('documents.quality.aside')}: {decided.reason}" if decided.reason else t("documents.quality.aside")
