"""What the quality desk saw and what was decided: an annex of the act, and a workbook of its own."""

from collections.abc import Iterator, Mapping, Sequence

from smio.documents.findings import finding_sentence
from smio.documents.results import Results
from smio.documents.tables import Column, Table, cells
from smio.language import Translator
from smio.survey import Decision, Finding, Round, Severity

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
        decisions = {one.respondent: one for one in round_.decisions}
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


def quality_workbook(findings: Sequence[Finding], decided: Sequence[Decision], t: Translator) -> bytes:
    """Every finding on a line: severity, sheet, row, column, what, decision, reason."""
    from smio.documents.sheet import Workbook  # noqa: PLC0415 - heavy, and only a download needs it

    words = ("severity", "sheet", "row", "column", "what", "decision", "reason")
    workbook = Workbook(t("documents.quality.heading"), "")
    sheet = workbook.sheet(t("documents.quality.heading")[:31])
    sheet.headings(0, [t(f"documents.quality.{word}") for word in words], SHEET_WIDTHS)
    decisions = {one.respondent: one for one in decided}
    for place, finding in enumerate(by_severity(findings), start=1):
        decision = decisions.get(finding.respondent) if finding.respondent is not None else None
        entries = [
            t(f"documents.quality.severity_{finding.severity}"),
            finding.sheet,
            "" if finding.row is None else str(finding.row),
            finding.column,
            finding_sentence(finding, t),
            _word(decision, t) if _to_decide(finding) else "",
            decision.reason if decision else "",
        ]
        sheet.entries(place, entries)
    return workbook.close()


def by_severity(findings: Sequence[Finding]) -> list[Finding]:
    """Errors first, then warnings, then notes; within each in the order of the file."""
    order = list(Severity)
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def _decision(finding: Finding, decisions: Mapping[int, Decision], t: Translator) -> str:
    """Set aside or counted, with the reason; nothing where there was nothing to decide."""
    if finding.respondent is None or not _to_decide(finding):
        return ""
    decision = decisions.get(finding.respondent)
    word = _word(decision, t)
    return f"{word}: {decision.reason}" if decision is not None and decision.reason else word


def _to_decide(finding: Finding) -> bool:
    return finding.respondent is not None and finding.severity is not Severity.NOTE


def _word(decision: Decision | None, t: Translator) -> str:
    return t("documents.quality.aside" if decision is not None and decision.aside else "documents.quality.counted")
